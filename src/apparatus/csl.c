#include "apparatus/csl.h"

#include "base/jsonread.h"

static const struct {
	const char *name;
	enum work_field field;
} places[] = {
	{ "id", WORK_KEY },
	{ "citation-key", WORK_KEY },
	{ "type", WORK_TYPE },
	{ "author", WORK_AUTHOR },
	{ "editor", WORK_EDITOR },
	{ "translator", WORK_TRANSLATOR },
	{ "title", WORK_TITLE },
	{ "title-short", WORK_SHORT },
	{ "shortTitle", WORK_SHORT },
	{ "container-title", WORK_CONTAINER },
	{ "volume", WORK_VOLUME },
	{ "issued", WORK_YEAR },
	{ "original-date", WORK_ORIGINAL_YEAR },
	{ "publisher", WORK_PUBLISHER },
	{ "publisher-place", WORK_PLACE },
	{ "page", WORK_PAGES },
	{ "language", WORK_LANGUAGE },
	{ "URL", WORK_URL },
	{ "DOI", WORK_URL },
	{ "ibid-also", WORK_ALSO },
};

/* Its types, and those of BibTeX, in which a work keeps its own. */
static const struct {
	const char *csl, *bibtex;
} types[] = {
	{ "book", "book" },
	{ "chapter", "incollection" },
	{ "article-journal", "article" },
	{ "article-magazine", "article" },
	{ "article-newspaper", "article" },
	{ "article", "article" },
	{ "paper-conference", "inproceedings" },
	{ "thesis", "thesis" },
	{ "report", "report" },
	{ "pamphlet", "booklet" },
};

struct reader {
	struct jsonread json;
	struct catalogue *catalogue;
	struct arena arena; /* of one item */
	size_t count;
};

static bool
is_key(const struct reader *r, const char *key)
{
	return slice_equal(buf_view(&r->json.key), slice_of(key));
}

static enum work_field
place_of(struct slice key)
{
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (slice_equal(key, slice_of(places[i].name)))
			return places[i].field;
	return WORK_FIELD_COUNT;
}

/* {"family": …, "given": …} or {"literal": …}; the object has begun. */
static bool
read_name(struct reader *r, struct buf *out)
{
	struct buf family = { 0 }, given = { 0 };
	enum jsonread_kind kind;
	bool literal = false;

	while ((kind = jsonread_next(&r->json)) != JSONREAD_END &&
		kind != JSONREAD_FAULT) {
		if (kind == JSONREAD_OBJECT || kind == JSONREAD_ARRAY) {
			jsonread_skip(&r->json);
		} else if (is_key(r, "given")) {
			buf_slice(&given, buf_view(&r->json.value));
		} else if (is_key(r, "family") || is_key(r, "literal") ||
			is_key(r, "non-dropping-particle")) {
			literal = literal || is_key(r, "literal");
			if (family.size > 0)
				buf_char(&family, ' ');
			buf_slice(&family, buf_view(&r->json.value));
		}
	}
	if (family.size > 0 && out->size > 0)
		buf_text(out, " and ");
	buf_text(out, literal ? "{" : "");
	buf_slice(out, buf_view(&family));
	buf_text(out, literal ? "}" : "");
	if (family.size > 0 && given.size > 0)
		buf_printf(out, ", %s", buf_string(&given));
	buf_release(&family);
	buf_release(&given);
	return kind == JSONREAD_END;
}

static bool
is_of_persons(enum work_field field)
{
	return field == WORK_AUTHOR || field == WORK_EDITOR ||
		field == WORK_TRANSLATOR;
}

/* What stands in an array or object that has begun: names; other titles; of a
 * date the years, which come first. */
static bool
read_nested(struct reader *r, enum work_field field, struct buf *out)
{
	unsigned outside = r->json.depth - 1;
	bool first = true;

	while (r->json.depth > outside) {
		enum jsonread_kind kind = jsonread_next(&r->json);

		if (kind == JSONREAD_FAULT)
			return false;
		if (kind == JSONREAD_OBJECT && is_of_persons(field)) {
			if (!read_name(r, out))
				return false;
			continue;
		}
		if (kind == JSONREAD_ARRAY)
			first = true;
		if (kind != JSONREAD_TEXT && kind != JSONREAD_NUMBER)
			continue;
		if (field != WORK_ALSO && !first)
			continue;
		if (out->size > 0)
			buf_char(out, field == WORK_ALSO ? '|' : '/');
		buf_slice(out, buf_view(&r->json.value));
		first = false;
	}
	return true;
}

static struct slice
type_of(struct slice csl)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (slice_equal(csl, slice_of(types[i].csl)))
			return slice_of(types[i].bibtex);
	return SLICE("misc");
}

static void
take_in(struct reader *r, struct work *w)
{
	struct buf key = { 0 };

	w->fields[WORK_TYPE] = type_of(w->fields[WORK_TYPE]);
	if (w->fields[WORK_KEY].size == 0) {
		work_make_key(w, &key);
		w->fields[WORK_KEY] = buf_view(&key);
	}
	work_add(r->catalogue, w);
	r->count++;
	buf_release(&key);
}

/* An item; its object has begun. */
static bool
read_item(struct reader *r)
{
	struct work w = { 0 };
	struct buf value = { 0 };
	enum jsonread_kind kind;

	arena_clear(&r->arena);
	while ((kind = jsonread_next(&r->json)) != JSONREAD_END &&
		kind != JSONREAD_FAULT) {
		enum work_field field = place_of(buf_view(&r->json.key));

		buf_clear(&value);
		if (kind == JSONREAD_OBJECT || kind == JSONREAD_ARRAY)
			read_nested(r, field, &value);
		else if (kind != JSONREAD_WORD)
			buf_slice(&value, buf_view(&r->json.value));
		if (field < WORK_FIELD_COUNT && value.size > 0)
			w.fields[field] = arena_copy(
				&r->arena, slice_trim(buf_view(&value)));
	}
	buf_release(&value);
	if (kind == JSONREAD_END && w.fields[WORK_TITLE].size > 0)
		take_in(r, &w);
	return kind == JSONREAD_END;
}

/* The items, wherever they are: objects in an array. */
static void
read_items(struct reader *r)
{
	enum jsonread_kind kind;

	while ((kind = jsonread_next(&r->json)) != JSONREAD_DONE &&
		kind != JSONREAD_FAULT) {
		bool array = r->json.depth > 1 && (r->json.objects & 2) == 0;

		if (kind == JSONREAD_OBJECT && array)
			read_item(r);
		else if (kind == JSONREAD_ARRAY && r->json.depth > 1 &&
			!is_key(r, "items"))
			jsonread_skip(&r->json);
	}
}

size_t
csl_read(struct catalogue *c, struct slice text, const char *name,
	size_t *faults, struct err *err)
{
	struct reader r = { .catalogue = c };

	jsonread_init(&r.json, text);
	read_items(&r);
	*faults = r.json.why != NULL;
	if (r.json.why)
		err_set(err, ERR_FILE, "%s:%zu: %s", name,
			jsonread_line(&r.json), r.json.why);
	arena_release(&r.arena);
	jsonread_release(&r.json);
	return r.count;
}

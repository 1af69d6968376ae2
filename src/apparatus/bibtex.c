/*
 * Entries become works. What an entry lacks it has from the one that its
 * crossref names, which may stand behind it.
 */
#include "apparatus/bibtex.h"

#include "apparatus/bibfile.h"
#include "apparatus/tex.h"

/* Where a field of BibTeX goes. Of several for one place the first that is
 * there counts. */
static const struct {
	const char *name;
	enum work_field field;
	bool handed_on; /* to those who refer to the entry by crossref */
} places[] = {
	{ "author", WORK_AUTHOR, false },
	{ "editor", WORK_EDITOR, true },
	{ "translator", WORK_TRANSLATOR, false },
	{ "title", WORK_TITLE, false },
	{ "shorttitle", WORK_SHORT, false },
	{ "booktitle", WORK_CONTAINER, true },
	{ "journaltitle", WORK_CONTAINER, true },
	{ "journal", WORK_CONTAINER, true },
	{ "maintitle", WORK_CONTAINER, true },
	{ "volume", WORK_VOLUME, true },
	{ "date", WORK_YEAR, true },
	{ "year", WORK_YEAR, true },
	{ "origdate", WORK_ORIGINAL_YEAR, false },
	{ "origyear", WORK_ORIGINAL_YEAR, false },
	{ "publisher", WORK_PUBLISHER, true },
	{ "institution", WORK_PUBLISHER, true },
	{ "school", WORK_PUBLISHER, true },
	{ "organization", WORK_PUBLISHER, true },
	{ "location", WORK_PLACE, true },
	{ "address", WORK_PLACE, true },
	{ "pages", WORK_PAGES, false },
	{ "langid", WORK_LANGUAGE, true },
	{ "language", WORK_LANGUAGE, true },
	{ "url", WORK_URL, false },
	{ "doi", WORK_URL, false },
	{ "ibid-also", WORK_ALSO, false },
	{ "crossref", WORK_PARENT, false },
};

enum { PLACE_COUNT = sizeof places / sizeof *places };

static struct slice
read_value(struct bibfile *f, struct slice value, bool names)
{
	struct buf out = { 0 };
	struct slice copy;

	tex_read(value, names, &out);
	copy = arena_copy(&f->arena, buf_view(&out));
	buf_release(&out);
	return copy;
}

static bool
is_names(enum work_field field)
{
	return field == WORK_AUTHOR || field == WORK_EDITOR ||
		field == WORK_TRANSLATOR;
}

/* Of a date the year; of several their span. */
static struct slice
year_in(struct slice date)
{
	size_t year;

	if (date.size > 4 && date.data[4] == '-' &&
		slice_number(slice_sub(date, 0, 4), &year))
		return slice_sub(date, 0, 4);
	return date;
}

static void
take_fields_of(struct bibfile *f, struct work *w, const struct bibfile_entry *e,
	bool handed_on)
{
	for (size_t i = 0; i < PLACE_COUNT; i++) {
		struct slice *to = &w->fields[places[i].field];
		struct slice value;

		if (to->size > 0 || (handed_on && !places[i].handed_on) ||
			!bibfile_value(e, places[i].name, &value))
			continue;
		*to = read_value(f, value, is_names(places[i].field));
		if (places[i].field == WORK_YEAR ||
			places[i].field == WORK_ORIGINAL_YEAR)
			*to = year_in(*to);
	}
}

/* From the entry that holds it. */
static void
inherit(struct bibfile *f, struct work *w)
{
	const struct bibfile_entry *parent =
		bibfile_entry(f, w->fields[WORK_PARENT]);
	struct slice title;

	if (!parent)
		return;
	if (w->fields[WORK_CONTAINER].size == 0 &&
		bibfile_value(parent, "title", &title))
		w->fields[WORK_CONTAINER] = read_value(f, title, false);
	take_fields_of(f, w, parent, true);
}

/* "Title: Subtitle" is another title of it. */
static void
add_subtitle(struct bibfile *f, struct work *w, const struct bibfile_entry *e)
{
	struct slice also = w->fields[WORK_ALSO];
	struct slice title = w->fields[WORK_TITLE], behind;

	if (!bibfile_value(e, "subtitle", &behind))
		return;
	behind = read_value(f, behind, false);
	w->fields[WORK_ALSO] = arena_printf(&f->arena, "%.*s: %.*s%s%.*s",
		(int)title.size, title.data, (int)behind.size, behind.data,
		also.size ? " | " : "", (int)also.size, also.data);
}

static void
add_work(struct bibfile *f, struct catalogue *c, const struct bibfile_entry *e)
{
	struct work w = { 0 };

	w.fields[WORK_KEY] = e->key;
	w.fields[WORK_TYPE] = e->type;
	take_fields_of(f, &w, e, false);
	add_subtitle(f, &w, e);
	if (w.fields[WORK_PARENT].size > 0)
		inherit(f, &w);
	if (slice_equal(w.fields[WORK_CONTAINER], w.fields[WORK_TITLE]))
		w.fields[WORK_CONTAINER] = SLICE("");
	work_add(c, &w);
}

size_t
bibtex_read(struct catalogue *c, struct slice text, const char *name,
	size_t *faults, struct err *err)
{
	struct bibfile f;
	size_t count;

	bibfile_init(&f, text, name, err);
	count = f.entries.count;
	for (size_t i = 0; i < count; i++)
		add_work(&f, c, vec_at(&f.entries, i));
	*faults = f.faults;
	bibfile_release(&f);
	return count;
}

void
bibtex_write(const struct work *w, struct buf *out)
{
	static const enum work_field order[] = { WORK_AUTHOR, WORK_TITLE,
		WORK_SHORT, WORK_CONTAINER, WORK_EDITOR, WORK_TRANSLATOR,
		WORK_VOLUME, WORK_YEAR, WORK_ORIGINAL_YEAR, WORK_PUBLISHER,
		WORK_PLACE, WORK_PAGES, WORK_LANGUAGE, WORK_URL, WORK_ALSO,
		WORK_PARENT };
	struct slice type = w->fields[WORK_TYPE];

	buf_char(out, '@');
	buf_slice(out, type.size ? type : SLICE("misc"));
	buf_char(out, '{');
	buf_slice(out, w->fields[WORK_KEY]);
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		struct slice value = w->fields[order[i]];
		size_t k = 0;

		while (k < PLACE_COUNT && places[k].field != order[i])
			k++;
		if (value.size == 0)
			continue;
		buf_printf(out, ",\n  %s = {", places[k].name);
		tex_write(value, out);
		buf_char(out, '}');
	}
	buf_text(out, "\n}\n");
}

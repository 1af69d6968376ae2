/*
 * A reference is a row of fields. Those that are no pages, dates and the like
 * are names and titles, told apart by their order: a name comes first, or
 * right behind a title in quotation marks; then the title, then the volume
 * that holds it.
 */
#include "apparatus/reference.h"

#include <string.h>

#include "apparatus/cue.h"
#include "apparatus/field.h"

struct reading {
	struct slice text;
	struct vec fields; /* of struct field */
	struct citation *out;
	bool title_set; /* in marks or in other type */
};

static struct slice
cut(const struct reading *r, struct range at)
{
	return slice_sub(r->text, at.start, at.end);
}

static struct field *
field_at(const struct reading *r, size_t index)
{
	return index < r->fields.count ? vec_at(&r->fields, index) : NULL;
}

/* Without what stands behind the numbers: "p. 12 – emphasis added". */
static size_t
pages_end(const struct reading *r, struct range at)
{
	struct slice rest = cut(r, at), word;
	size_t end = at.start;
	bool begun = false;

	while (slice_word(&rest, &word)) {
		bool number = false;

		for (size_t i = 0; i < word.size; i++)
			number = number || cue_digit(word, i);
		if (begun && !number)
			break;
		begun = begun || number;
		end = (size_t)(word.data - r->text.data) + word.size;
	}
	return end;
}

static void
read_pages(struct reading *r, struct range at)
{
	struct slice s;

	at.end = pages_end(r, at);
	s = cut(r, at);
	if (r->out->pages.size > 0)
		s = slice_sub(r->text,
			(size_t)(r->out->pages.data - r->text.data), at.end);
	r->out->pages = s;
}

/* "Vol.6 p.486" */
static void
read_volume(struct reading *r, struct range at)
{
	struct slice s = cut(r, at);
	size_t page = slice_find(s, SLICE(" p"), 0);

	if (page != SLICE_NONE &&
		cue_is_pages(slice_sub(s, page + 1, s.size))) {
		read_pages(r, (struct range){ at.start + page + 1, at.end });
		s.size = page;
	}
	r->out->volume = s;
}

/* What stands behind Ibid. in its field. */
static void
read_back(struct reading *r, struct range at)
{
	struct slice s = cut(r, at);

	at.start += cue_back(s);
	at = field_trim(r->text, at);
	s = cut(r, at);
	r->out->back = CITATION_WORK;
	if (cue_is_pages(s) || cue_digit(s, 0))
		read_pages(r, at);
	else if (cue_is_volume(s))
		read_volume(r, at);
}

/* Place: Publisher, year. */
static void
read_place(struct reading *r, const struct field *f)
{
	struct slice s = cut(r, f->range);
	size_t colon = slice_find(s, SLICE(": "), 0), end;

	if (cue_year(s).size > 0)
		r->out->year = cue_year(s);
	if (colon == SLICE_NONE)
		return;
	end = slice_find(s, SLICE(","), colon);
	r->out->publisher = slice_trim(
		slice_sub(s, colon + 2, end == SLICE_NONE ? s.size : end));
}

static bool
is_words(const struct field *f)
{
	return f && f->sort == FIELD_WORDS;
}

/* "1923 Letter to …" behind "October 8" is a title with its date. */
static struct range
with_date(const struct reading *r, size_t index)
{
	const struct field *f = field_at(r, index);
	const struct field *before = index ? field_at(r, index - 1) : NULL;
	struct range at = f->range;

	if (before && before->sort == FIELD_DATE && f->form == FIELD_PLAIN &&
		cue_digit(r->text, at.start)) {
		at.start = before->range.start;
		r->out->year = cue_year(cut(r, f->range));
	}
	return at;
}

/* Field INDEX is the author's name. */
static bool
is_author(const struct reading *r, size_t index)
{
	const struct field *f = field_at(r, index);
	const struct field *next = field_at(r, index + 1);
	const struct field *behind = field_at(r, index + 2);

	if (f->form != FIELD_PLAIN || r->out->author.size > 0 ||
		!cue_is_name(cut(r, f->range)))
		return false;
	if (r->out->title.size > 0)
		return r->title_set && !r->out->container.size && !f->in &&
			(!is_words(next) || next->form != FIELD_QUOTED);
	if (next && next->sort == FIELD_DATE && is_words(behind))
		return true;
	return is_words(next) || (next && next->sort == FIELD_BACK) ||
		(next && next->sort == FIELD_PAGES && !behind);
}

/* A title goes on behind a comma with a small letter. */
static struct range
whole_title(const struct reading *r, size_t *index)
{
	struct range at = with_date(r, *index);
	const struct field *f = field_at(r, *index), *next;

	while (f->form == FIELD_PLAIN && (next = field_at(r, *index + 1)) &&
		is_words(next) && next->form == FIELD_PLAIN && !next->in &&
		!cue_upper(r->text, next->range.start)) {
		at.end = next->range.end;
		++*index;
	}
	return at;
}

/* "preface to" before a title in other type. */
static bool
is_lead(const struct reading *r, size_t index)
{
	const struct field *f = field_at(r, index);
	const struct field *next = field_at(r, index + 1);

	return f->form == FIELD_PLAIN && next && next->form == FIELD_SET &&
		!cue_upper(r->text, f->range.start);
}

static void
read_words(struct reading *r, size_t *index)
{
	const struct field *f = field_at(r, *index);
	struct citation *out = r->out;

	if (is_lead(r, *index))
		return;
	if (is_author(r, *index)) {
		out->author = cut(r, f->range);
	} else if (f->in && cue_is_name(cut(r, f->range)) &&
		is_words(field_at(r, *index + 1)) && f->form == FIELD_PLAIN) {
		++*index;
		out->container = cut(r, field_at(r, *index)->range);
	} else if (out->title.size == 0 &&
		(!f->in || f->form == FIELD_QUOTED)) {
		r->title_set = f->form != FIELD_PLAIN;
		out->title = cut(r, whole_title(r, index));
	} else if (out->container.size == 0) {
		out->container = cut(r, f->range);
	}
}

static void
read_field(struct reading *r, size_t *index)
{
	const struct field *f = field_at(r, *index);
	struct slice s = cut(r, f->range);
	bool number = cue_digit(s, 0) && cue_year(s).size != s.size;

	switch (f->sort) {
	case FIELD_BACK:
		read_back(r, f->range);
		break;
	case FIELD_PAGES:
		read_pages(r, f->range);
		break;
	case FIELD_VOLUME:
		read_volume(r, f->range);
		break;
	case FIELD_DATE:
		if (number && (r->out->pages.size > 0 || r->out->back))
			read_pages(r, f->range);
		else if (cue_year(s).size > 0)
			r->out->year = cue_year(s);
		break;
	case FIELD_PLACE:
		read_place(r, f);
		break;
	case FIELD_PUBLISHER:
		r->out->publisher = s;
		break;
	case FIELD_WORDS:
		read_words(r, index);
		break;
	case FIELD_NOISE:
		break;
	}
}

/* What only names a volume names a work; what only has a name and a date is a
 * journal. */
static void
settle(struct citation *out)
{
	if (out->title.size == 0 && !out->back) {
		out->title = out->container;
		out->container = SLICE("");
	}
	if (out->title.size > 0 && out->back)
		out->back = CITATION_VOLUME;
}

/* What nothing sets off must begin with a capital and be no sentence. */
static bool
may_be_title(struct slice s)
{
	static const char *const verbs[] = { " is ", " was ", " are ", " were ",
		" has ", " have ", " had ", " refers ", " refer ", " appeared ",
		" ist ", " sind ", " est " };

	if (s.size == 0)
		return true;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (slice_find(s, slice_of(verbs[i]), 0) != SLICE_NONE)
			return false;
	return cue_upper(s, 0) || cue_digit(s, 0);
}

bool
reference_read(const struct doc *d, struct range at, struct citation *out)
{
	struct reading r = {
		.text = doc_text(d), .fields = VEC_OF(struct field), .out = out
	};

	field_list(d, at, &r.fields);
	for (size_t i = 0; i < r.fields.count; i++)
		read_field(&r, &i);
	settle(out);
	out->at = at;
	vec_release(&r.fields);
	if (!r.title_set && !may_be_title(out->title))
		return false;
	return out->author.size > 0 || out->title.size > 0 || out->back;
}

/* Before and between references. */

static size_t
lead_size(struct slice s)
{
	static const char *const words[] = { "see also", "see", "cf", "compare",
		"quoted in", "quoted from", "cited in", "cited from",
		"as quoted in", "from", "siehe auch", "siehe", "vgl",
		"zit. nach", "zitiert nach", "voir", "cité dans", "см", "См",
		"цит. по", "Цит. по", NULL };
	const char *word = cue_first(s, words);
	size_t size = word ? strlen(word) : 0;

	while (word && size < s.size && strchr(" .:,", s.data[size]))
		size++;
	return size;
}

/* "Translator's note: " and the like. */
static size_t
remark_size(struct slice s)
{
	enum { LONGEST = 60 };
	size_t colon = slice_find(slice_sub(s, 0, LONGEST), SLICE(": "), 0);
	struct slice before;

	if (colon == SLICE_NONE)
		return 0;
	before = slice_sub(s, 0, colon);
	return slice_ends(before, SLICE("note")) ||
			slice_ends(before, SLICE("Note"))
		? colon + 2
		: 0;
}

static bool
has_digit(struct slice s)
{
	for (size_t i = 0; i < s.size; i++)
		if (cue_digit(s, i))
			return true;
	return false;
}

/* A sentence that only leads to "See …". */
static size_t
sentence_size(struct slice s)
{
	size_t see = slice_find(s, SLICE(". See "), 0);

	return see != SLICE_NONE && !has_digit(slice_sub(s, 0, see)) ? see + 2
								     : 0;
}

struct range
reference_trim(const struct doc *d, struct range r)
{
	size_t size;

	r.start += remark_size(doc_cut(d, r));
	r.start += sentence_size(doc_cut(d, r));
	while ((size = lead_size(doc_cut(d, r))) > 0)
		r.start += size;
	while (range_size(r) > 0 && strchr(" \n.", doc_text(d).data[r.end - 1]))
		r.end--;
	return r;
}

struct range
reference_split(const struct doc *d, struct range r)
{
	for (size_t at = r.start; at < r.end; at++) {
		struct slice rest = slice_sub(doc_text(d), at, r.end);
		size_t end = field_title_end(d, r, at);

		if (end > at) {
			at = end - 1;
			continue;
		}
		if (slice_starts(rest, SLICE("; ")) && has_digit(rest))
			return (struct range){ at, at + 2 };
		if (at > r.start &&
			(slice_starts(rest, SLICE(", quoted in ")) ||
				slice_starts(rest, SLICE(", cited in "))))
			return (struct range){ at, at + 2 };
	}
	return RANGE_NONE;
}

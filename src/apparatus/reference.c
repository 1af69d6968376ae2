/*
 * A reference is a row of fields. Those that are no pages, dates and the like
 * are names and titles, told apart by their order: a name comes first, or
 * right behind a title in quotation marks; then the title, then the volume
 * that holds it.
 */
#include "apparatus/reference.h"

#include <string.h>

#include "apparatus/back.h"
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

/* Nothing but numbers and what joins them stands at R. */
static bool
is_joint(const struct reading *r, struct range at)
{
	static const char *const words[] = { "and", "und", "et", "и", "p", "pp",
		"s", "с", "f", "ff", NULL };
	struct slice rest = cut(r, at), word;

	while (slice_word(&rest, &word))
		if (!strchr(",;.&", word.data[0]) && !cue_digit(word, 0) &&
			!cue_first(word, words))
			return false;
	return true;
}

/* More pages behind those before; but "pp. 20-41, Title, p. 23" has first the
 * extent of the whole, then the place. */
static void
read_pages(struct reading *r, struct range at)
{
	struct slice before = r->out->pages;
	size_t start = (size_t)(before.data - r->text.data);

	at.end = pages_end(r, at);
	if (before.size > 0 &&
		is_joint(r, (struct range){ start + before.size, at.start }))
		at.start = start;
	else
		r->out->extent = before;
	r->out->pages = cut(r, at);
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
	size_t size = 0;

	r->out->word = back_at(s, &size);
	at.start += size;
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

/* One word before the year, behind the title: "Лунд, 1911". */
static bool
is_bare_place(const struct reading *r, size_t index)
{
	const struct field *f = field_at(r, index);
	const struct field *next = field_at(r, index + 1);

	return r->out->title.size > 0 && f->form == FIELD_PLAIN && !f->in &&
		next && next->sort == FIELD_DATE &&
		cue_year(cut(r, next->range)).size == range_size(next->range) &&
		slice_find(cut(r, f->range), SLICE(" "), 0) == SLICE_NONE;
}

static void
read_words(struct reading *r, size_t *index)
{
	const struct field *f = field_at(r, *index);
	struct citation *out = r->out;

	size_t editor = cue_editor(cut(r, f->range));

	if (is_lead(r, *index) || is_bare_place(r, *index))
		return;
	if (editor > 0) {
		out->editor = slice_sub(cut(r, f->range), 0, editor);
		if (out->title.size == 0 && out->author.size == 0)
			out->author = out->editor;
	} else if (is_author(r, *index)) {
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
	if (out->title.size > 0 && out->word == BACK_AUTHOR)
		out->back = CITATION_PRINTED;
	else if (out->title.size > 0 && out->back)
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

/* Somebody's, on a page: a title, even when it is a sentence. */
static bool
is_told(const struct citation *x)
{
	return x->author.size > 0 && x->pages.size > 0 &&
		cue_upper(x->title, 0);
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
	if (!r.title_set && !is_told(out) && !may_be_title(out->title))
		return false;
	return out->author.size > 0 || out->title.size > 0 || out->back ||
		out->pages.size > 0;
}

/*
 * Fields are divided by commas, by the change of type or the quotation marks of
 * a title, by brackets that hold place, publisher and year, and by a full stop
 * that ends a sentence; commas inside marks or brackets divide nothing. What a
 * field is, its shape tells; what is left over are names and titles.
 */
#include "apparatus/field.h"

#include <string.h>

#include "apparatus/back.h"
#include "apparatus/cue.h"

struct divider {
	struct slice text;
	struct spans types[2]; /* other type: emphasis, strong */
	struct range all;
	struct vec *fields; /* of struct field */
};

static struct slice
cut(const struct divider *p, struct range r)
{
	return slice_sub(p->text, r.start, r.end);
}

static bool
is_blank(const struct divider *p, size_t at)
{
	return strchr(" \t\n", p->text.data[at]) != NULL;
}

/* End of the words in quotation marks that begin at AT; AT when none do. */
static size_t
quoted_end(const struct divider *p, size_t at)
{
	static const char *const pairs[][2] = { { "“", "”" }, { "\"", "\"" },
		{ "„", "“" }, { "«", "»" } };
	struct slice text = slice_sub(p->text, 0, p->all.end);

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct slice open = slice_of(pairs[i][0]);
		struct slice close = slice_of(pairs[i][1]);
		size_t end;

		if (!slice_starts(slice_sub(text, at, text.size), open))
			continue;
		end = slice_find(text, close, at + open.size);
		return end == SLICE_NONE ? at : end + close.size;
	}
	return at;
}

/* S is all there is, and holds more than a title. */
static bool
is_whole(const struct divider *p, const struct span *s)
{
	return s->start <= p->all.start && s->end >= p->all.end &&
		slice_find(cut(p, p->all), SLICE(", "), 0) != SLICE_NONE;
}

static size_t
set_end(const struct divider *p, size_t at)
{
	for (size_t i = 0; i < sizeof p->types / sizeof *p->types; i++) {
		const struct span *s = span_at(p->types[i], at);

		if (s && !is_whole(p, s))
			return s->end < p->all.end ? s->end : p->all.end;
	}
	return at;
}

static size_t
round_end(const struct divider *p, size_t at)
{
	size_t depth = 0;

	for (size_t i = at; i < p->all.end; i++) {
		if (p->text.data[i] == '(')
			depth++;
		else if (p->text.data[i] == ')' && --depth == 0)
			return i + 1;
	}
	return p->all.end;
}

/* Brackets at AT hold place, publisher and year, not a part of a title. */
static bool
is_imprint(const struct divider *p, size_t at)
{
	size_t end = round_end(p, at);
	struct slice s = slice_sub(p->text, at + 1, end);
	struct slice rest, word = SLICE("");
	size_t year;

	if (!slice_ends(s, SLICE(")")))
		return true;
	s.size--;
	if (slice_number(s, &year) || slice_starts(s, SLICE("n.d")))
		return true;
	rest = s;
	slice_word(&rest, &word);
	return cue_year(s).size > 0 &&
		(slice_find(s, SLICE(", "), 0) != SLICE_NONE ||
			cue_is_month(word));
}

/* A full stop at AT that ends a sentence, no abbreviation. */
static bool
is_stop(const struct divider *p, size_t at)
{
	size_t start = at;

	if (p->text.data[at] != '.' || at + 2 >= p->all.end ||
		p->text.data[at + 1] != ' ' || !cue_upper(p->text, at + 2))
		return false;
	while (start > p->all.start && !is_blank(p, start - 1) &&
		p->text.data[start - 1] != '.')
		start--;
	return at - start > 3 || cue_digit(p->text, start) ||
		p->text.data[at - 1] == ')';
}

/* "p, 12" for "p. 12". */
static bool
is_slip(const struct divider *p, size_t at)
{
	return p->text.data[at] == ',' && at >= p->all.start + 2 &&
		p->text.data[at - 1] == 'p' &&
		strchr(" p", p->text.data[at - 2]) && at + 2 < p->all.end &&
		cue_digit(p->text, at + 2);
}

static bool
is_division(const struct divider *p, size_t at)
{
	char c = p->text.data[at];

	if (is_slip(p, at))
		return false;
	if (c == ',' || c == ';')
		return at + 1 == p->all.end || is_blank(p, at + 1) ||
			cue_upper(p->text, at + 1);
	return c == '\n' || is_stop(p, at);
}

/* Whether something else begins at AT in the middle of plain words. */
static bool
is_turn(const struct divider *p, size_t at)
{
	struct slice rest = slice_sub(p->text, at, p->all.end);
	size_t size;

	return quoted_end(p, at) > at || set_end(p, at) > at ||
		back_inside(rest, &size) != BACK_NONE;
}

static size_t
plain_end(const struct divider *p, size_t at)
{
	for (size_t i = at; i < p->all.end; i++) {
		bool begins = i == at || is_blank(p, i - 1);

		if (is_division(p, i))
			return i;
		if (i > at && begins && is_turn(p, i))
			return i;
		if (p->text.data[i] != '(')
			continue;
		if (is_imprint(p, i))
			return i;
		i = round_end(p, i) - 1;
	}
	return p->all.end;
}

struct range
field_trim(struct slice text, struct range r)
{
	static const char *const ends[] = { " ", ",", ".", ";", ":", "“", "”",
		"\"", "„", "«", "»", "(", "\n", "*", "_" };
	size_t before = SIZE_MAX;

	while (range_size(r) != before) {
		before = range_size(r);
		for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
			struct slice s = slice_sub(text, r.start, r.end),
				     end = slice_of(ends[i]);

			if (slice_starts(s, end))
				r.start += end.size;
			else if (slice_ends(s, end))
				r.end -= end.size;
		}
	}
	return r;
}

static void
take_in(const struct divider *p, struct field *f)
{
	static const char *const words[] = { "in:", "in", "aus", "из",
		"из:", "в", NULL };
	const char *word = cue_first(cut(p, f->range), words);

	if (!word)
		return;
	f->in = true;
	f->range.start += strlen(word);
	f->range = field_trim(p->text, f->range);
}

/* "and p. 8", the last of several. */
static void
drop_joint(const struct divider *p, struct field *f)
{
	static const char *const joints[] = { "and ", "und ", "et ", "и ",
		"& " };
	struct slice s = cut(p, f->range);

	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
		struct slice joint = slice_of(joints[i]);

		if (slice_starts(s, joint) &&
			cue_is_pages(slice_sub(s, joint.size, s.size)))
			f->range.start += joint.size;
	}
}

/* "Berg in" before a title in other type or in marks. */
static void
take_in_behind(const struct divider *p, struct field *f)
{
	static const char *const words[] = { " in", " из", " в", " aus" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (f->range.end < p->all.end &&
			slice_ends(cut(p, f->range), slice_of(words[i])) &&
			cue_is_name(slice_sub(p->text, f->range.start,
				f->range.end - strlen(words[i])))) {
			f->range.end -= strlen(words[i]);
			return;
		}
}

static void
add_field(struct divider *p, struct range r, enum field_form form)
{
	const struct field *last = vec_last(p->fields);
	struct field f = { .range = field_trim(p->text, r), .form = form };

	if (form == FIELD_PLAIN) {
		drop_joint(p, &f);
		take_in(p, &f);
		take_in_behind(p, &f);
	} else {
		f.in = last && last->in && last->form == FIELD_PLAIN &&
			range_size(last->range) == 0;
	}
	if (range_size(f.range) > 0 || f.in)
		*(struct field *)vec_push(p->fields) = f;
}

static void
divide(struct divider *p)
{
	for (size_t at = p->all.start, end; at < p->all.end; at = end) {
		enum field_form form = FIELD_QUOTED;

		end = quoted_end(p, at);
		if (end == at) {
			form = FIELD_SET;
			end = set_end(p, at);
		}
		if (end == at && p->text.data[at] == '(') {
			form = FIELD_ROUND;
			end = round_end(p, at);
		}
		if (end == at) {
			form = FIELD_PLAIN;
			end = plain_end(p, at);
		}
		if (end > at)
			add_field(p, (struct range){ at, end }, form);
		else
			end = at + 1;
	}
}

static enum field_sort
sort_of(const struct divider *p, const struct field *f)
{
	struct slice s = cut(p, f->range);
	size_t size;

	if (back_at(s, &size) != BACK_NONE)
		return FIELD_BACK;
	if (f->form == FIELD_ROUND)
		return FIELD_PLACE;
	if (f->form == FIELD_QUOTED)
		return FIELD_WORDS;
	if (cue_is_pages(s))
		return FIELD_PAGES;
	if (cue_is_volume(s))
		return FIELD_VOLUME;
	if (cue_is_date(s))
		return FIELD_DATE;
	if (f->form == FIELD_SET)
		return FIELD_WORDS;
	if (cue_is_place(s))
		return FIELD_PLACE;
	if (cue_is_publisher(s))
		return FIELD_PUBLISHER;
	return cue_is_noise(s) || range_size(f->range) == 0 ? FIELD_NOISE
							    : FIELD_WORDS;
}

static struct divider
divider_of(const struct doc *d, struct range r, struct vec *fields)
{
	return (struct divider){ .text = doc_text(d),
		.types = { doc_spans(d, SPAN_EMPHASIS),
			doc_spans(d, SPAN_STRONG) },
		.all = r,
		.fields = fields };
}

void
field_list(const struct doc *d, struct range r, struct vec *out)
{
	struct divider p = divider_of(d, r, out);

	divide(&p);
	for (size_t i = 0; i < out->count; i++) {
		struct field *f = vec_at(out, i);

		f->sort = sort_of(&p, f);
	}
}

size_t
field_title_end(const struct doc *d, struct range r, size_t at)
{
	struct divider p = divider_of(d, r, NULL);
	size_t end = quoted_end(&p, at);

	return end > at ? end : set_end(&p, at);
}

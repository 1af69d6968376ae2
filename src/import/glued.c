/*
 * 1. Every run of digits stuck to a word is a candidate, see glued_seek.c.
 * 2. The list is the longest run of blocks labelled 1, 2, 3 …
 * 3. The candidates that count 1, 2, 3 … are the notes. A longer run of digits
 *    is parted by the number that is due: "No. 1114See" is No. 11 and note 14.
 * 4. Too few of them that look like notes: then they were something else.
 * 5. The ends of the bodies, see glued_end.c. A body that only announces itself
 *    at the end of its paragraph ("note:") takes the paragraphs up to the one
 *    that goes on with the sentence; all of them become one block.
 */
#include "import/glued.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "import/glued_copy.h"
#include "import/glued_end.h"
#include "import/glued_seek.h"
#include "import/markers.h"

enum { CLUE_BYTES = 160, SKIPPED_BLOCKS = 3, FEWEST = 3 };

struct search {
	struct plain *p;
	struct vec found;  /* of struct candidate */
	struct vec chosen; /* the same, in order of their numbers */
	size_t list;	   /* first block of the list */
	uint32_t labels;   /* number of its labels */
	size_t *entries;   /* block of each, from label 1 on */
	size_t *last;	   /* last candidate of each number + 1 */
};

static struct candidate *
found_at(const struct search *s, size_t index)
{
	return vec_at(&s->found, index);
}

static struct candidate *
chosen_at(const struct search *s, size_t index)
{
	return vec_at(&s->chosen, index);
}

/* 2. The list. */

static struct marker
label_of(const struct plain *p, size_t index)
{
	const struct plain_block *b = plain_block_at(p, index);
	struct marker m = { 0 };

	if (b->kind == PLAIN_PROSE && b->quote == 0)
		m = markers_note(plain_words(p, b));
	if (m.series != MARKER_NUMBERS)
		m.form = MARKER_NONE;
	return m;
}

/* The longest run of labels that counts from 1, the last of equals. */
static void
find_list(struct search *x)
{
	size_t first = 0;
	uint32_t count = 0;
	enum marker_form form = MARKER_NONE;

	for (size_t i = 0; i < x->p->blocks.count; i++) {
		struct marker m = label_of(x->p, i);

		if (m.form == MARKER_NONE)
			continue;
		if (m.number == 1) {
			first = i;
			count = 0;
			form = m.form;
		}
		if (m.form != form || m.number != count + 1)
			continue;
		if (++count >= x->labels) {
			x->labels = count;
			x->list = first;
		}
	}
}

static void
note_entries(struct search *x)
{
	uint32_t due = 1;
	enum marker_form form = MARKER_NONE;

	x->entries = mem_new((x->labels + 1) * sizeof *x->entries);
	for (size_t i = x->list; due <= x->labels; i++) {
		struct marker m = label_of(x->p, i);

		if (due == 1)
			form = m.form;
		if (m.form == form && m.number == due)
			x->entries[due++ - 1] = i;
	}
}

/* The words of the list for note NUMBER; empty when it has none. */
static struct slice
copy_of(const struct search *x, uint32_t number)
{
	const struct plain_block *b;
	struct slice s;

	if (number == 0 || number > x->labels)
		return SLICE("");
	b = plain_block_at(x->p, x->entries[number - 1]);
	s = plain_words(x->p, b);
	return slice_sub(s, markers_note(s).size, s.size);
}

/* 3. The sequence. */

static void
note_last(struct search *x)
{
	x->last = mem_new((MARKER_HIGHEST + 1) * sizeof *x->last);
	for (size_t i = 0; i < x->found.count; i++) {
		const struct candidate *c = found_at(x, i);

		if (c->number <= MARKER_HIGHEST && c->stuck)
			x->last[c->number] = i + 1;
	}
}

/* The last digits are NUMBER. */
static bool
ends_in(const struct candidate *c, uint32_t number)
{
	uint32_t unit = 10;

	while (unit <= number)
		unit *= 10;
	return c->number % unit == number;
}

static size_t
digits_of(uint32_t number)
{
	size_t digits = 1;

	while (number >= 10) {
		number /= 10;
		digits++;
	}
	return digits;
}

/* Whether candidate INDEX can be note NUMBER: with its body, or in the list. */
static bool
can_be(const struct search *x, size_t index, uint32_t number)
{
	const struct candidate *c = found_at(x, index);

	if (c->stuck)
		return !c->parted || number < c->number;
	return number <= x->labels && c->number == number && c->block < x->list;
}

/* The number that INDEX is in the sequence, 0 when it is out of it. */
static uint32_t
place_in_sequence(const struct search *x, size_t index, uint32_t due)
{
	const struct candidate *c = found_at(x, index);

	if (ends_in(c, due) && can_be(x, index, due))
		return due;
	if (due > 1 && c->number == due + 1 && due < MARKER_HIGHEST &&
		x->last[due] <= index && can_be(x, index, due + 1))
		return due + 1;
	return 0;
}

static void
choose(struct search *x)
{
	uint32_t due = 1;

	for (size_t i = 0; i < x->found.count && due < MARKER_HIGHEST; i++) {
		struct candidate c = *found_at(x, i);
		uint32_t number = place_in_sequence(x, i, due);

		if (number == 0)
			continue;
		c.number = number;
		c.start = c.end - digits_of(number);
		*(struct candidate *)vec_push(&x->chosen) = c;
		due = number + 1;
	}
}

/* 4. Evidence. */

static bool
has_clue(struct slice s)
{
	static const char *const clues[] = { "Ibid", "ibid", " p. ", " pp. ",
		" p.", "http", "See ", "Quoted in", "ote: ", "Vol", "cit.",
		"Press", "(1", "(2", ", 1", ", 2", "ranslat", "\xe2\x80\x9c" };

	for (size_t i = 0; i < sizeof clues / sizeof *clues; i++)
		if (slice_find(s, slice_of(clues[i]), 0) != SLICE_NONE)
			return true;
	return false;
}

static bool
is_evident(const struct search *x, const struct candidate *c)
{
	size_t end = plain_block_at(x->p, c->block)->end;

	if (!c->stuck)
		return true;
	if (glued_copy_is(x->p->bytes, c->end, copy_of(x, c->number)))
		return true;
	end = end - c->end > CLUE_BYTES ? c->end + CLUE_BYTES : end;
	return has_clue(slice_sub(x->p->bytes, c->end, end));
}

/* With a list: nearly all of its numbers. Without: several, most of which look
 * like notes; all of them when they are few. */
static bool
is_believed(const struct search *x)
{
	size_t stuck = 0, evident = 0, copies = 0, count = x->chosen.count;

	for (size_t i = 0; i < count; i++) {
		const struct candidate *c = chosen_at(x, i);

		stuck += c->stuck;
		evident += is_evident(x, c);
		copies += c->stuck &&
			glued_copy_is(
				x->p->bytes, c->end, copy_of(x, c->number));
	}
	if (copies > 0)
		return copies * 2 >= stuck;
	if (stuck < count)
		return count * 4 >= (size_t)x->labels * 3 && count > 1;
	return count >= FEWEST && evident * 3 >= count * 2;
}

/* 5. Bodies. */

static bool
announces(struct slice s)
{
	s = slice_trim(s);
	return slice_ends(s, SLICE(":")) && s.size < CLUE_BYTES;
}

static bool
starts_small(struct slice s)
{
	uint32_t code;

	if (s.size == 0)
		return false;
	utf8_next(s, 0, &code);
	return utf8_is_letter(code) && !utf8_is_upper(code) &&
		!utf8_is_digit(code);
}

static bool
goes_on_small(const struct plain *p, const struct plain_block *b)
{
	return b->kind == PLAIN_PROSE && starts_small(plain_words(p, b));
}

/* The block that goes on with the sentence of block INDEX, 0 if there is none
 * near. */
static size_t
find_rest(const struct plain *p, size_t index)
{
	for (size_t i = index + 2;
		i <= index + SKIPPED_BLOCKS && i < p->blocks.count; i++)
		if (goes_on_small(p, plain_block_at(p, i)))
			return i;
	return 0;
}

/* Makes the block of the chosen one INDEX and those up to TO one, and moves the
 * candidates of TO to it. */
static void
merge(struct search *x, size_t index, size_t to)
{
	size_t from = chosen_at(x, index)->block;

	plain_join(x->p, from, to);
	for (; index < x->chosen.count && chosen_at(x, index)->block <= to;
		index++)
		chosen_at(x, index)->block = from;
}

/* A body that goes on behind its paragraph. */
static void
take_paragraphs(struct search *x, size_t index)
{
	struct candidate *c = chosen_at(x, index);
	const struct plain_block *b = plain_block_at(x->p, c->block);
	size_t rest = 0;

	if (c->stuck && announces(slice_sub(x->p->bytes, c->end, b->end)))
		rest = find_rest(x->p, c->block);
	if (rest == 0)
		return;
	c->body = plain_block_at(x->p, rest - 1)->end;
	merge(x, index, rest);
}

/* Ends the body of the chosen one INDEX; FROM is where the text before its
 * marker begins. */
static bool
end_body(struct search *x, size_t index, size_t from)
{
	struct candidate *c = chosen_at(x, index);
	const struct plain_block *b = plain_block_at(x->p, c->block);
	struct glued_body g = { .bytes = x->p->bytes,
		.from = from > b->start ? from : b->start,
		.mark = c->start,
		.start = c->end,
		.limit = b->end,
		.last = true,
		.copy = copy_of(x, c->number) };
	bool unsure = false;

	if (!c->stuck || c->body > 0)
		return false;
	if (index + 1 < x->chosen.count &&
		chosen_at(x, index + 1)->start < b->end) {
		g.limit = chosen_at(x, index + 1)->start;
		g.last = false;
	}
	c->body = glued_end_find(&g, &unsure);
	return unsure;
}

static void
put_marks(struct search *x)
{
	size_t from = 0;

	for (size_t i = 0; i < x->chosen.count; i++) {
		struct candidate *c = chosen_at(x, i);
		bool unsure = end_body(x, i, from);

		*(struct plain_mark *)vec_push(&x->p->marks) =
			(struct plain_mark){
				.start = c->start,
				.end = c->end,
				.number = c->number,
				.series = MARKER_NUMBERS,
				.note = PLAIN_NO_NOTE,
				.glued = true,
				.unsure = unsure,
				.body = c->body,
			};
		from = c->body > 0 ? c->body : c->end;
	}
}

void
glued_find(struct plain *p)
{
	struct search x = { .p = p,
		.found = VEC_OF(struct candidate),
		.chosen = VEC_OF(struct candidate) };

	glued_seek_all(p, &x.found);
	find_list(&x);
	note_entries(&x);
	note_last(&x);
	choose(&x);
	if (is_believed(&x)) {
		for (size_t i = 0; i < x.chosen.count; i++)
			take_paragraphs(&x, i);
		put_marks(&x);
		plain_drop_joined(p);
	}
	vec_release(&x.found);
	vec_release(&x.chosen);
	free(x.entries);
	free(x.last);
}

void
glued_name(struct plain *p)
{
	for (size_t i = 0; i < p->marks.count; i++) {
		const struct plain_mark *m = vec_at(&p->marks, i);
		struct plain_note *n;

		if (!m->glued || m->body == 0 || m->note == PLAIN_NO_NOTE)
			continue;
		n = vec_at(&p->notes, m->note);
		n->kind = DOC_NOTE_GLUED;
		n->unsure = n->unsure || m->unsure;
	}
}

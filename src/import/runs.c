/*
 * 1. Everything in brackets that could be a marker is collected: [12], [1*];
 *    markers stuck to a word are there already.
 * 2. Blocks that begin with a label (12. 12) [12] 12) and count upwards make a
 *    run. Between two labels a few blocks may stand: they go on with the note.
 *    A marker that has its body glued to it wants no other, unless what stands
 *    behind the label says the same again.
 * 3. Of each series (numbers, starred numbers, signs) the run of which most
 *    labels are used as markers is a list of notes. Another run is one too if
 *    the markers begin anew for it: its first label is marked between the list
 *    before and itself, and the best one's first label is marked behind it.
 *
 * Each step is one walk over marks, blocks or runs in order.
 */
#include "import/runs.h"

#include <stdlib.h>

#include "base/mem.h"
#include "import/glued_copy.h"

enum {
	BODY_BLOCKS = 12,  /* a note's body has no more */
	MISSING_LABELS = 2 /* that may be missing between two of a run */
};

struct entry *
runs_entry(const struct runs *s, size_t index)
{
	return vec_at(&s->entries, index);
}

struct run *
runs_at(const struct runs *s, size_t index)
{
	return vec_at(&s->items, index);
}

static struct plain_mark *
mark_at(const struct plain *p, size_t index)
{
	return vec_at(&p->marks, index);
}

/* 1. Marks and entries. */

static void
find_marks(struct plain *p, const struct plain_block *b)
{
	struct slice s = slice_sub(p->bytes, 0, b->end);
	size_t at = b->start, size;
	struct marker m;

	while ((at = slice_find(s, SLICE("["), at)) != SLICE_NONE) {
		size = markers_bracket(s, at, &m);
		if (size > 0)
			*(struct plain_mark *)vec_push(&p->marks) =
				(struct plain_mark){
					.start = at,
					.end = at + size,
					.number = m.number,
					.series = (uint8_t)m.series,
					.leading = at == b->start,
					.note = PLAIN_NO_NOTE,
				};
		at += size > 0 ? size : 1;
	}
}

static void
find_entry(struct runs *s, size_t index)
{
	const struct plain_block *b = plain_block_at(s->p, index);
	struct marker m = markers_note(plain_words(s->p, b));

	if (m.form != MARKER_NONE && b->quote == 0)
		*(struct entry *)vec_push(&s->entries) = (struct entry){
			.block = index,
			.marker = m,
			.note = PLAIN_NO_NOTE,
			.run = SIZE_MAX,
			.next = SIZE_MAX,
		};
}

static int
compare_marks(const void *left, const void *right)
{
	const struct plain_mark *a = left, *b = right;

	return (a->start > b->start) - (a->start < b->start);
}

static void
collect(struct runs *s)
{
	for (size_t i = 0; i < s->p->blocks.count; i++) {
		const struct plain_block *b = plain_block_at(s->p, i);

		if (b->kind == PLAIN_VERBATIM || b->kind == PLAIN_RULE)
			continue;
		find_marks(s->p, b);
		if (b->kind == PLAIN_PROSE)
			find_entry(s, i);
	}
	vec_sort(&s->p->marks, compare_marks);
	for (size_t i = 0; i < s->p->marks.count; i++) {
		const struct plain_mark *m = mark_at(s->p, i);

		if (m->leading)
			continue;
		s->distinct += s->uses[m->series][m->number]++ == 0;
		if (m->body > 0)
			s->embedded[m->number] = i + 1;
	}
}

/* 2. Runs. */

static bool
goes_on(const struct runs *s, const struct run *r, const struct entry *next)
{
	const struct entry *last = runs_entry(s, r->last);

	return next->marker.number > last->marker.number &&
		next->marker.number <=
		last->marker.number + 1 + MISSING_LABELS &&
		next->block - last->block <= BODY_BLOCKS;
}

static bool
is_marked(const struct runs *s, const struct entry *e)
{
	size_t embedded = e->marker.series == MARKER_NUMBERS
		? s->embedded[e->marker.number]
		: 0;
	uint32_t uses = s->uses[e->marker.series][e->marker.number];
	struct slice words = plain_words(s->p, plain_block_at(s->p, e->block));

	if (uses != 1 || embedded == 0)
		return uses > 0;
	words = slice_sub(words, e->marker.size, words.size);
	return glued_copy_is(
		s->p->bytes, mark_at(s->p, embedded - 1)->end, words);
}

static void
add_to_run(struct runs *s, struct run *r, size_t index)
{
	struct entry *e = runs_entry(s, index);

	if (r->count > 0)
		runs_entry(s, r->last)->next = index;
	else
		r->first = index;
	r->last = index;
	e->run = (size_t)(r - runs_at(s, 0));
	r->count++;
	r->hits += is_marked(s, e);
	r->end = e->block + 1;
}

static bool
is_too_far(const struct runs *s, const struct run *r, const struct entry *e)
{
	return e->block - runs_entry(s, r->last)->block > BODY_BLOCKS;
}

/* One open run for each series and form; they are kept by their index + 1. */
static void
build_runs(struct runs *s)
{
	size_t open[MARKER_SERIES_COUNT][MARKER_FORM_COUNT] = { 0 };

	for (size_t i = 0; i < s->entries.count; i++) {
		const struct entry *e = runs_entry(s, i);
		size_t *o = &open[e->marker.series][e->marker.form];
		struct run *r = *o > 0 ? runs_at(s, *o - 1) : NULL;

		if (r && !goes_on(s, r, e)) {
			if (e->marker.number != 1 && !is_too_far(s, r, e))
				continue;
			r = NULL;
		}
		if (!r) {
			r = vec_push(&s->items);
			r->series = e->marker.series;
			*o = s->items.count;
		}
		add_to_run(s, r, i);
	}
}

/* 3. Which runs are lists of notes. */

bool
runs_is_heading(struct slice s)
{
	static const char *const words[] = { "notes", "footnotes", "endnotes",
		"references", "note", "footnote", "notes and references",
		"notes to the text", "anmerkungen", "fussnoten", "fußnoten",
		"notas", "Примечания" };

	while (s.size > 0 &&
		(s.data[s.size - 1] == ':' || s.data[s.size - 1] == '*'))
		s.size--;
	while (s.size > 0 && s.data[0] == '*')
		s = slice_sub(s, 1, s.size);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_equal_ascii(s, slice_of(words[i])))
			return true;
	return false;
}

bool
runs_has_heading(const struct runs *s, const struct run *r)
{
	size_t block = runs_entry(s, r->first)->block;

	return block > 0 &&
		runs_is_heading(
			plain_words(s->p, plain_block_at(s->p, block - 1)));
}

/* A single entry needs more than its number to be a list. */
static bool
is_worth(const struct runs *s, const struct run *r)
{
	const struct entry *e = runs_entry(s, r->first);

	if (e->marker.form == MARKER_SPELLED)
		return r->hits > 0;
	if (runs_has_heading(s, r))
		return r->hits > 0 || (r->count > 1 && e->marker.number == 1);
	if (r->hits * 2 < r->count || r->hits == 0)
		return false;
	if (r->count == 1)
		return r->series != MARKER_NUMBERS ||
			e->marker.form == MARKER_BRACKET ||
			r->end == s->p->blocks.count;
	return e->marker.form != MARKER_PAREN || r->hits == r->count;
}

static struct run *
longest_run(const struct runs *s, enum marker_series series)
{
	struct run *best = NULL;

	for (size_t i = 0; i < s->items.count; i++) {
		struct run *r = runs_at(s, i);

		if (r->series == series && is_worth(s, r) &&
			(!best || r->hits >= best->hits))
			best = r;
	}
	return best;
}

static size_t
run_start(const struct runs *s, const struct run *r)
{
	return plain_block_at(s->p, runs_entry(s, r->first)->block)->lead;
}

size_t
runs_end(const struct runs *s, const struct run *r)
{
	return plain_block_at(s->p, r->end - 1)->end;
}

static uint32_t
first_number(const struct runs *s, const struct run *r)
{
	return runs_entry(s, r->first)->marker.number;
}

/* Where the last marker with the first label of BEST stands before it. */
static size_t
last_restart(const struct runs *s, const struct run *best)
{
	size_t last = 0, limit = run_start(s, best);

	for (size_t i = 0; i < s->p->marks.count; i++) {
		const struct plain_mark *m = mark_at(s->p, i);

		if (m->start >= limit)
			break;
		if (m->series == best->series && !m->leading &&
			m->number == first_number(s, best))
			last = m->start;
	}
	return last;
}

/* Those that call themselves footnotes may stand behind any paragraph. */
static bool
is_spelled(const struct runs *s, const struct run *r)
{
	return runs_entry(s, r->first)->marker.form == MARKER_SPELLED;
}

/* Accepts, in order, the runs that the markers begin anew for. */
static void
accept_runs(struct runs *s, enum marker_series series)
{
	struct run *best = longest_run(s, series);
	size_t *seen, restart, mark = 0, before = 0;

	if (!best)
		return;
	best->accepted = true;
	restart = last_restart(s, best);
	seen = mem_new((MARKER_HIGHEST + 1) * sizeof *seen);
	for (size_t i = 0; i < s->items.count; i++) {
		struct run *r = runs_at(s, i);

		if (r->series != series || run_start(s, r) < before)
			continue;
		for (; mark < s->p->marks.count &&
			mark_at(s->p, mark)->start < run_start(s, r);
			mark++) {
			const struct plain_mark *m = mark_at(s->p, mark);

			if (m->series == series && !m->leading)
				seen[m->number] = m->start + 1;
		}
		if (!r->accepted)
			r->accepted = is_worth(s, r) &&
				seen[first_number(s, r)] > before &&
				(r > best || is_spelled(s, r) ||
					(restart >= runs_end(s, r) &&
						runs_end(s, r) <=
							run_start(s, best)));
		if (r->accepted)
			before = runs_end(s, r);
	}
	free(seen);
}

bool
runs_is_label(const struct runs *s, const struct entry *e)
{
	return e->run != SIZE_MAX && runs_at(s, e->run)->accepted;
}

void
runs_find(struct runs *s, struct plain *p)
{
	*s = (struct runs){ .p = p,
		.entries = VEC_OF(struct entry),
		.items = VEC_OF(struct run) };
	for (size_t i = 0; i < MARKER_SERIES_COUNT; i++)
		s->uses[i] = mem_new((MARKER_HIGHEST + 2) * sizeof **s->uses);
	s->embedded = mem_new((MARKER_HIGHEST + 2) * sizeof *s->embedded);
	collect(s);
	build_runs(s);
	for (size_t i = 0; i < MARKER_SERIES_COUNT; i++)
		accept_runs(s, (enum marker_series)i);
}

void
runs_release(struct runs *s)
{
	for (size_t i = 0; i < MARKER_SERIES_COUNT; i++)
		free(s->uses[i]);
	free(s->embedded);
	vec_release(&s->entries);
	vec_release(&s->items);
}

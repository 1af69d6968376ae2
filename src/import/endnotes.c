/*
 * Notes at the end of a text, or at the end of each chapter. The lists of them
 * are found by runs.c, or, when their numbers are lost, by tail_notes.c.
 *
 * A marker belongs to the next list of its series that has its label, else to
 * the last one. A marker that no list has is a note without a body when its
 * number fits in with the other markers, else it is just words.
 */
#include "import/endnotes.h"

#include <stdlib.h>

#include "base/mem.h"
#include "import/runs.h"
#include "import/tail_notes.h"

static struct plain_mark *
mark_at(const struct plain *p, size_t index)
{
	return vec_at(&p->marks, index);
}

/* Bodies. */

static enum doc_note_kind
kind_of(enum marker_series series)
{
	return series == MARKER_NUMBERS ? DOC_NOTE_NUMBERED : DOC_NOTE_ASTERISK;
}

static uint32_t
add_note(struct plain *p, struct slice label, enum marker_series series)
{
	*(struct plain_note *)vec_push(&p->notes) =
		(struct plain_note){ .label = label, .kind = kind_of(series) };
	return (uint32_t)(p->notes.count - 1);
}

static void
give_blocks(struct plain *p, size_t from, size_t to, uint32_t note)
{
	for (; from < to; from++)
		plain_block_at(p, from)->note = note;
}

static bool
starts_before(const void *item, const void *offset)
{
	const struct plain_mark *m = item;

	return m->start < *(const size_t *)offset;
}

/* A marker of ENTRY stands in the blocks [from, to): they are main text. */
static bool
is_marked(const struct plain *p, const struct entry *e, size_t from, size_t to)
{
	size_t start = plain_block_at(p, from)->lead;
	size_t end = plain_block_at(p, to)->lead;
	size_t i = vec_lower(&p->marks, &start, starts_before);

	for (; i < p->marks.count && mark_at(p, i)->start < end; i++)
		if (mark_at(p, i)->series == e->marker.series &&
			mark_at(p, i)->number == e->marker.number)
			return true;
	return false;
}

/* Blocks up to the NEXT list go on with the run's last note when they are few
 * and nothing between looks like main text. */
static void
extend_last(struct runs *s, struct run *r, const struct run *next)
{
	enum { GAP = 4 };
	const struct entry *first = runs_entry(s, next->first);
	size_t i = r->end, limit = first->block;

	if (limit - i > GAP || is_marked(s->p, first, i, limit))
		return;
	while (i < limit && plain_block_at(s->p, i)->kind == PLAIN_PROSE &&
		!runs_is_heading(plain_words(s->p, plain_block_at(s->p, i))))
		i++;
	if (i == limit)
		r->end = limit;
}

/* Where the body ends that begins with entry INDEX. */
static size_t
body_end(const struct runs *s, size_t index)
{
	size_t end = runs_at(s, runs_entry(s, index)->run)->end;

	while (++index < s->entries.count) {
		const struct entry *e = runs_entry(s, index);

		if (runs_is_label(s, e))
			return e->block < end ? e->block : end;
	}
	return end;
}

/* The bracket that was opened before the label closes the body, if it is not
 * too far away; returns the block behind it. */
static size_t
close_spelled(struct plain *p, size_t index)
{
	int depth = 0;

	for (size_t i = index; i < p->blocks.count && i < index + 30; i++) {
		struct plain_block *b = plain_block_at(p, i);
		struct slice s = plain_words(p, b);

		for (size_t at = 0; at < s.size; at++)
			depth += (s.data[at] == '[') - (s.data[at] == ']');
		if (depth > 0)
			continue;
		if (s.size > 1 && slice_ends(s, SLICE("]")))
			b->end--;
		return i + 1;
	}
	return index + 1;
}

static void
make_note(struct runs *s, size_t index)
{
	struct entry *e = runs_entry(s, index);
	struct plain_block *b = plain_block_at(s->p, e->block);
	const struct run *r = runs_at(s, e->run);
	bool spelled = e->marker.form == MARKER_SPELLED;

	e->note = add_note(s->p, e->marker.label, r->series);
	((struct plain_note *)vec_at(&s->p->notes, e->note))->made = spelled;
	give_blocks(s->p, e->block,
		spelled ? close_spelled(s->p, e->block) : body_end(s, index),
		e->note);
	b->start = b->lead + e->marker.size;
	if (!spelled && r->end > s->p->notes_end)
		s->p->notes_end = r->end;
}

static void
make_notes(struct runs *s)
{
	for (size_t i = 0; i < s->entries.count; i++)
		if (runs_is_label(s, runs_entry(s, i)))
			make_note(s, i);
}

static void
mark_heading(struct runs *s, const struct run *r)
{
	struct plain_block *b;

	if (!runs_has_heading(s, r))
		return;
	b = plain_block_at(s->p, runs_entry(s, r->first)->block - 1);
	if (b->kind == PLAIN_PROSE) {
		b->kind = PLAIN_HEADING;
		b->depth = 2;
	}
}

static void
write_runs(struct runs *s)
{
	struct run *next = NULL;

	for (size_t i = s->items.count; i > 0; i--) {
		struct run *r = runs_at(s, i - 1);

		if (!r->accepted)
			continue;
		if (next)
			extend_last(s, r, next);
		next = r;
	}
	for (size_t i = 0; i < s->items.count; i++)
		if (runs_at(s, i)->accepted)
			mark_heading(s, runs_at(s, i));
	make_notes(s);
}

/* What resolving one series walks along. TABLE: number -> note + 1. */
struct resolver {
	struct plain *p;
	enum marker_series series;
	uint32_t *table;
	size_t mark; /* the next one */
};

/* Every mark up to END gets the note that the table has for its label. */
static void
resolve_until(struct resolver *r, size_t end)
{
	for (; r->mark < r->p->marks.count; r->mark++) {
		struct plain_mark *m = mark_at(r->p, r->mark);

		if (m->start >= end)
			return;
		if (m->series == r->series && m->note == PLAIN_NO_NOTE &&
			r->table[m->number] > 0)
			m->note = r->table[m->number] - 1;
	}
}

/* Lists behind overwrite those before, so a label that the next list lacks is
 * found in the last one that had it. */
static void
resolve_series(struct runs *s, enum marker_series series, uint32_t *table)
{
	struct resolver walk = { s->p, series, table, 0 };

	for (size_t i = 0; i < s->items.count; i++) {
		const struct run *r = runs_at(s, i);

		if (!r->accepted || r->series != series)
			continue;
		for (size_t k = r->first; k != SIZE_MAX;
			k = runs_entry(s, k)->next)
			table[runs_entry(s, k)->marker.number] =
				runs_entry(s, k)->note + 1;
		resolve_until(&walk, runs_end(s, r));
	}
	resolve_until(&walk, SIZE_MAX);
}

/* A number that fits in with the others, so that its body is only missing. */
static bool
is_dangling(const struct runs *s, const struct plain_mark *m)
{
	const uint32_t *uses = s->uses[m->series];

	if (m->series != MARKER_NUMBERS || m->glued)
		return true;
	if (m->leading || m->number >= 1000)
		return false;
	return m->number == 1 || uses[m->number - 1] > 0 ||
		uses[m->number + 1] > 0 ||
		(s->distinct > 1 && m->number <= s->distinct * 3);
}

static void
resolve_rest(struct runs *s, uint32_t **tables)
{
	for (size_t i = 0; i < s->p->marks.count; i++) {
		struct plain_mark *m = mark_at(s->p, i);
		uint32_t *slot = &tables[m->series][m->number];

		if (m->note != PLAIN_NO_NOTE || !is_dangling(s, m))
			continue;
		if (*slot == 0)
			*slot = 1 +
				add_note(s->p, plain_label(s->p, m),
					(enum marker_series)m->series);
		m->note = *slot - 1;
	}
}

static void
resolve(struct runs *s)
{
	uint32_t *tables[MARKER_SERIES_COUNT];

	for (size_t i = 0; i < MARKER_SERIES_COUNT; i++) {
		tables[i] = mem_new((MARKER_HIGHEST + 2) * sizeof **tables);
		resolve_series(s, (enum marker_series)i, tables[i]);
	}
	resolve_rest(s, tables);
	for (size_t i = 0; i < MARKER_SERIES_COUNT; i++)
		free(tables[i]);
}

void
endnotes_find(struct plain *p)
{
	struct runs runs;

	runs_find(&runs, p);
	write_runs(&runs);
	if (p->notes.count == 0)
		tail_notes_find(p);
	resolve(&runs);
	runs_release(&runs);
}

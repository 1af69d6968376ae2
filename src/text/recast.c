/*
 * The text becomes a row of pieces: what stood before, the moved stretch, a
 * blank that was put in, and so on; all offsets go through `map`, which looks
 * in which piece they are. Without a move there is one piece and nothing
 * changes its offset.
 *
 * A span that lies in the moved stretch goes with it, unless it is a block;
 * one that reaches into it is cut off there; a block that ended where it was
 * put in grows by it.
 */
#include "text/recast.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/flat.h"
#include "text/flat_layout.h"

enum { PIECES = 8 };

struct piece {
	struct range old; /* RANGE_NONE: a blank */
	size_t at;	  /* in the new text */
};

struct making {
	struct recast *r;
	struct slice text; /* the old one */
	struct piece pieces[PIECES];
	size_t count, size; /* of the pieces, of the new text */
	struct buf block;
	struct flat_head head;
};

void
recast_init(struct recast *r, const struct doc *d)
{
	*r = (struct recast){
		.doc = d,
		.bytes = VEC_OF(struct recast_byte),
		.moved = RANGE_NONE,
		.to = OFFSET_NONE,
	};
	for (enum span_kind k = 0; k < SPAN_KIND_COUNT; k++) {
		struct spans set = doc_spans(d, k);

		r->spans[k] = VEC_OF(struct span);
		for (size_t i = 0; i < set.count; i++)
			*(struct span *)vec_push(&r->spans[k]) = set.items[i];
	}
}

void
recast_release(struct recast *r)
{
	for (enum span_kind k = 0; k < SPAN_KIND_COUNT; k++)
		vec_release(&r->spans[k]);
	vec_release(&r->bytes);
}

/* Spans. */

void
recast_clear(struct recast *r, enum span_kind kind, struct range lines)
{
	struct vec *set = &r->spans[kind];

	for (size_t i = set->count; i-- > 0;) {
		struct span s = *(struct span *)vec_at(set, i);

		if (!range_overlaps(span_range(&s), lines))
			continue;
		vec_remove(set, i);
		if (s.start < lines.start)
			recast_mark(r, kind,
				(struct range){ s.start, lines.start - 1 },
				s.number);
		if (s.end > lines.end)
			recast_mark(r, kind,
				(struct range){ lines.end + 1, s.end },
				s.number);
	}
}

void
recast_mark(
	struct recast *r, enum span_kind kind, struct range at, uint32_t number)
{
	if (at.start < at.end)
		*(struct span *)vec_push(&r->spans[kind]) = (struct span){
			.start = at.start, .end = at.end, .number = number
		};
}

void
recast_exchange(struct recast *r, size_t at, char c)
{
	*(struct recast_byte *)vec_push(&r->bytes) =
		(struct recast_byte){ at, c };
}

/* Pieces. */

static bool
is_moving(const struct recast *r)
{
	return r->to != OFFSET_NONE;
}

static void
add_piece(struct making *m, struct range old)
{
	size_t size = range_is_none(old) ? 1 : range_size(old);

	if (size == 0)
		return;
	m->pieces[m->count++] = (struct piece){ old, m->size };
	m->size += size;
}

static void
add_moved(struct making *m)
{
	if (m->r->blank_before)
		add_piece(m, RANGE_NONE);
	add_piece(m, m->r->moved);
	if (m->r->blank_behind)
		add_piece(m, RANGE_NONE);
}

static void
cut_pieces(struct making *m)
{
	const struct recast *r = m->r;
	struct range all = { 0, m->text.size };

	if (!is_moving(r)) {
		add_piece(m, all);
	} else if (r->to <= r->hole.start) {
		add_piece(m, (struct range){ 0, r->to });
		add_moved(m);
		add_piece(m, (struct range){ r->to, r->hole.start });
		add_piece(m, (struct range){ r->hole.end, all.end });
	} else {
		add_piece(m, (struct range){ 0, r->hole.start });
		add_piece(m, (struct range){ r->hole.end, r->to });
		add_moved(m);
		add_piece(m, (struct range){ r->to, all.end });
	}
}

/* Where the character at AT stands now. */
static size_t
map(const struct making *m, size_t at)
{
	for (size_t i = 0; i < m->count; i++) {
		const struct piece *p = &m->pieces[i];

		if (!range_is_none(p->old) && range_has(p->old, at))
			return p->at + (at - p->old.start);
	}
	return m->size;
}

static struct range
map_range(const struct making *m, struct range r)
{
	size_t start = map(m, r.start);

	if (r.start == r.end)
		return (struct range){ start, start };
	return (struct range){ start, map(m, r.end - 1) + 1 };
}

/* The text. */

static void
put_text(struct making *m)
{
	const struct vec *bytes = &m->r->bytes;
	size_t start;

	flat_start(&m->block);
	start = m->block.size;
	for (size_t i = 0; i < m->count; i++) {
		const struct piece *p = &m->pieces[i];

		if (range_is_none(p->old))
			buf_char(&m->block, ' ');
		else
			buf_slice(&m->block,
				slice_sub(m->text, p->old.start, p->old.end));
	}
	for (size_t i = 0; i < bytes->count; i++) {
		const struct recast_byte *b = vec_at(bytes, i);

		m->block.data[start + map(m, b->at)] = b->c;
	}
	flat_text(&m->block, &m->head);
}

/* Spans in the new text. */

/* R without what is moved away from it, and without blanks left there. */
static struct range
stay(const struct making *m, struct range r)
{
	struct range moved = m->r->moved;

	if (range_has(moved, r.start)) {
		r.start = moved.end;
		while (r.start < r.end && m->text.data[r.start] == ' ')
			r.start++;
	} else if (range_has(moved, r.end - 1)) {
		r.end = moved.start;
		while (r.end > r.start && m->text.data[r.end - 1] == ' ')
			r.end--;
	}
	return r;
}

/* False when nothing is left of it. */
static bool
follow(const struct making *m, enum span_kind kind, struct span *s)
{
	const struct recast *r = m->r;
	struct range old = span_range(s), new;
	bool grows;

	if (is_moving(r) && old.start < old.end) {
		if (range_contains(r->moved, old)) {
			if (span_kind_is_block(kind))
				return false;
		} else {
			old = stay(m, old);
			if (old.start >= old.end)
				return false;
		}
	}
	grows = is_moving(r) && span_kind_is_block(kind) && old.start < r->to &&
		old.end == r->to;
	new = map_range(m, old);
	s->start = new.start;
	s->end = grows ? map(m, r->moved.end - 1) + 1 : new.end;
	return true;
}

static void
put_spans(struct making *m, enum span_kind kind)
{
	struct vec *set = &m->r->spans[kind];

	for (size_t i = set->count; i-- > 0;)
		if (!follow(m, kind, vec_at(set, i)))
			vec_remove(set, i);
	span_sort(set->items, set->count);
	flat_put(&m->block, &m->head, (enum flat_part)(FLAT_SPANS + kind),
		set->items, set->count);
}

/* Origins. */

/* The part of run O that stands in piece P, at its new place. */
static void
put_run(struct vec *out, struct origins set, const struct origin *o,
	const struct piece *p)
{
	struct range whole = { o->start, o->end };
	struct range part = range_intersect(whole, p->old);
	struct origin run = *o;

	if (part.start >= part.end)
		return;
	if (range_size(part) < range_size(whole)) {
		struct range from = origin_hull(set, part).range;

		run.from = from.start;
		run.to = from.end;
	}
	run.start = p->at + (part.start - p->old.start);
	run.end = run.start + range_size(part);
	*(struct origin *)vec_push(out) = run;
}

static void
put_origins(struct making *m)
{
	struct origins set = doc_origins(m->r->doc);
	struct vec runs = VEC_OF(struct origin);
	uint32_t *order;

	for (size_t i = 0; i < m->count; i++) {
		const struct piece *p = &m->pieces[i];

		for (size_t k = 0; !range_is_none(p->old) && k < set.count; k++)
			put_run(&runs, set, &set.items[k], p);
	}
	order = mem_resize(NULL, runs.count + 1, sizeof(*order));
	origin_order(runs.items, runs.count, order);
	flat_put(&m->block, &m->head, FLAT_ORIGINS, runs.items, runs.count);
	flat_put(&m->block, &m->head, FLAT_ORDER, order, runs.count);
	free(order);
	vec_release(&runs);
}

/* Notes. */

/* The first span of NOTE in the set of KIND, which is sorted by now. */
static struct range
first_of(const struct recast *r, enum span_kind kind, uint32_t note)
{
	const struct vec *set = &r->spans[kind];

	for (size_t i = 0; i < set->count; i++) {
		const struct span *s = vec_at(set, i);

		if (s->number == note)
			return span_range(s);
	}
	return RANGE_NONE;
}

static struct range
follow_body(const struct making *m, const struct doc_note *n, uint32_t index)
{
	struct range body = first_of(m->r, SPAN_NOTE_BODY, index);

	if (!range_is_none(body) || range_is_none(n->body))
		return body;
	return map_range(m, n->body);
}

static void
put_notes(struct making *m)
{
	const struct doc *d = m->r->doc;
	struct vec notes = VEC_OF(struct doc_note);

	for (size_t i = 0; i < doc_note_count(d); i++) {
		struct doc_note *n = vec_push(&notes);

		*n = *doc_note_at(d, i);
		if (!range_is_none(n->mark))
			n->mark = map_range(m, n->mark);
		n->body = follow_body(m, n, (uint32_t)i);
	}
	flat_put(&m->block, &m->head, FLAT_NOTES, notes.items, notes.count);
	vec_release(&notes);
}

static void
put_rest(struct making *m)
{
	for (enum flat_part part = FLAT_LINKS; part < FLAT_PART_COUNT; part++)
		flat_put(&m->block, &m->head, part, flat_items(m->r->doc, part),
			flat_count(m->r->doc, part));
}

struct doc *
recast_finish(struct recast *r)
{
	struct making m = { .r = r, .text = doc_text(r->doc) };
	size_t main_end = doc_main_end(r->doc);

	cut_pieces(&m);
	m.head.main_end = map(&m, main_end);
	put_text(&m);
	for (enum span_kind k = 0; k < SPAN_KIND_COUNT; k++)
		put_spans(&m, k);
	put_origins(&m);
	put_notes(&m);
	put_rest(&m);
	return flat_seal(&m.block, &m.head);
}

/*
 * Runs are sorted by the text; `order` names them by member and source, so
 * that both directions are binary searches. Importers may move text (bodies
 * of notes go to the end), so the two orders differ; what no run holds in the
 * order of the source was dropped.
 */
#include "text/origin.h"

#include <stdlib.h>
#include <string.h>

#include "base/charset.h"
#include "base/utf8.h"

/* Index of the first run that shares a byte with R or lies behind it; an empty
 * range shares nothing with any. */
static size_t
run_index(struct origins set, struct range r)
{
	size_t low = r.start < r.end ? 0 : set.count, high = set.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (set.items[middle].end <= r.start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const struct origin *
by_source(struct origins set, size_t i)
{
	return &set.items[set.order[i]];
}

/* How many runs of the source's order start at or before (MEMBER, AT). */
static size_t
source_index(struct origins set, uint32_t member, size_t at)
{
	size_t low = 0, high = set.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct origin *o = by_source(set, middle);

		if (o->member < member ||
			(o->member == member && o->from <= at))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int
compare(const void *left, const void *right, void *data)
{
	const struct origins *set = data;
	uint32_t l = *(const uint32_t *)left, r = *(const uint32_t *)right;
	const struct origin *a = &set->items[l], *b = &set->items[r];

	if (a->member != b->member)
		return a->member < b->member ? -1 : 1;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (l > r) - (l < r);
}

bool
origin_is_ordered(struct origins set)
{
	for (size_t i = 1; i < set.count; i++)
		if (compare(&set.order[i - 1], &set.order[i], &set) >= 0)
			return false;
	return true;
}

void
origin_order(const struct origin *items, size_t count, uint32_t *order)
{
	struct origins set = { items, count, order, { 0 } };

	for (size_t i = 0; i < count; i++)
		order[i] = (uint32_t)i;
	if (!origin_is_ordered(set))
		qsort_r(order, count, sizeof *order, compare, &set);
}

/* Bytes of the source that a character of O stands for, 0 if that varies. */
static size_t
unit_of(const struct origin *o)
{
	return o->flags & ORIGIN_BYTES ? 1 : o->flags & ORIGIN_UNITS ? 2 : 0;
}

bool
origin_is_true(const struct origin *o, struct slice text)
{
	size_t unit = unit_of(o);

	if (o->flags & ORIGIN_EXACT)
		return o->flags == ORIGIN_EXACT &&
			o->to - o->from == o->end - o->start;
	if (unit == 0)
		return o->flags == 0;
	return o->flags == (unit == 1 ? ORIGIN_BYTES : ORIGIN_UNITS) &&
		o->end - o->start <= ORIGIN_STRIDE &&
		o->to - o->from ==
		charset_span(slice_sub(text, o->start, o->end), unit);
}

/* The source of the place AT in O, which is not only a whole. */
static size_t
source_at(struct origins set, const struct origin *o, size_t at)
{
	if (o->flags & ORIGIN_EXACT)
		return o->from + (at - o->start);
	return o->from +
		charset_span(slice_sub(set.text, o->start, at), unit_of(o));
}

/* The place in O that the source byte AT became. */
static size_t
text_at(struct origins set, const struct origin *o, size_t at)
{
	size_t place = o->start, from = o->from, unit = unit_of(o);

	if (o->flags & ORIGIN_EXACT)
		return o->start + (at - o->from);
	while (unit > 0 && place < o->end) {
		size_t size = utf8_next(set.text, place, &(uint32_t){ 0 });

		from += charset_span(
			slice_sub(set.text, place, place + size), unit);
		if (from > at)
			break;
		place += size;
	}
	return place;
}

/* The source of what O and R share. */
static struct range
source_of(struct origins set, const struct origin *o, struct range r)
{
	struct range whole = { o->start, o->end };
	struct range both = range_intersect(whole, r);

	if (o->flags == 0 ||
		(both.start == whole.start && both.end == whole.end))
		return (struct range){ o->from, o->to };
	return (struct range){ source_at(set, o, both.start),
		source_at(set, o, both.end) };
}

static bool
is_dropped(struct origins set, uint32_t member, struct range gap)
{
	size_t i = source_index(set, member, gap.end - 1);
	const struct origin *o;

	if (i == 0)
		return true;
	o = by_source(set, i - 1);
	return o->member != member || o->to <= gap.start;
}

static bool
has_line_end(struct slice s)
{
	return s.size &&
		(memchr(s.data, '\n', s.size) || memchr(s.data, '\r', s.size));
}

/* Whether NEXT goes on where LAST ended, or behind something dropped. */
static bool
continues(struct origins set, const struct origin_piece *last,
	const struct origin_piece *next, struct slice source)
{
	struct range gap = { last->range.end, next->range.start };

	if (last->member != next->member || gap.start > gap.end)
		return false;
	if (gap.start == gap.end)
		return true;
	return gap.end <= source.size &&
		!has_line_end(slice_sub(source, gap.start, gap.end)) &&
		is_dropped(set, next->member, gap);
}

void
origin_pieces(struct origins set, struct range r, struct slice source,
	struct vec *out)
{
	size_t first = out->count;

	for (size_t i = run_index(set, r);
		i < set.count && set.items[i].start < r.end; i++) {
		const struct origin *o = &set.items[i];
		struct origin_piece piece = { source_of(set, o, r), o->member };
		struct origin_piece *last =
			out->count > first ? vec_last(out) : NULL;

		if (last && continues(set, last, &piece, source))
			last->range.end = piece.range.end;
		else
			*(struct origin_piece *)vec_push(out) = piece;
	}
}

struct origin_piece
origin_hull(struct origins set, struct range r)
{
	struct origin_piece hull = { RANGE_NONE, 0 };

	for (size_t i = run_index(set, r);
		i < set.count && set.items[i].start < r.end; i++) {
		const struct origin *o = &set.items[i];

		if (range_is_none(hull.range))
			hull.member = o->member;
		if (o->member == hull.member)
			hull.range =
				range_union(hull.range, source_of(set, o, r));
	}
	return hull;
}

size_t
origin_text(struct origins set, uint32_t member, size_t at)
{
	size_t i = source_index(set, member, at);
	const struct origin *o = i > 0 ? by_source(set, i - 1) : NULL;

	if (o && o->member == member && at < o->to)
		return text_at(set, o, at);
	if (i == set.count || by_source(set, i)->member != member)
		return OFFSET_NONE;
	return by_source(set, i)->start;
}

static void
put_dropped(struct vec *out, uint32_t member, size_t start, size_t end)
{
	if (start < end)
		*(struct origin_piece *)vec_push(out) =
			(struct origin_piece){ { start, end }, member };
}

void
origin_dropped(
	struct origins set, uint32_t member, size_t size, struct vec *out)
{
	size_t at = 0,
	       i = member > 0 ? source_index(set, member - 1, SIZE_MAX) : 0;

	for (; i < set.count && by_source(set, i)->member == member; i++) {
		const struct origin *o = by_source(set, i);

		put_dropped(out, member, at, o->from < size ? o->from : size);
		if (o->to > at)
			at = o->to;
	}
	put_dropped(out, member, at, size);
}

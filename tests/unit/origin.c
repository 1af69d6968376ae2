/* Origin runs against a table that says for each byte where it came from. */
#include "text/origin.h"

#include <stdlib.h>

#include "tap.h"

enum { RUNS = 6, SIZE = 64 };

struct world {
	struct origin items[RUNS];
	uint32_t order[RUNS];
	struct origins set;
	char source[SIZE];
	bool held[2][SIZE]; /* by member: the bytes that some run holds */
};

/* Runs with holes on both sides, in any order of the source. */
static void
make(struct world *w)
{
	size_t text = 0, from = 0;

	*w = (struct world){ .set.items = w->items, .set.order = w->order };
	for (size_t i = 0; i < SIZE; i++)
		w->source[i] = random() % 8 ? 'x' : '\n';
	w->set.count = (size_t)random() % RUNS;
	for (size_t i = 0; i < w->set.count; i++) {
		struct origin *o = &w->items[i];
		bool exact = random() % 3;
		size_t size = 1 + (size_t)random() % 3;

		text += (size_t)random() % 2;
		from += (size_t)random() % 3;
		*o = (struct origin){ text, text + size, from, from + size,
			i >= 4, exact };
		if (!exact)
			o->to += (size_t)random() % 2;
		text = o->end;
		from = i == 3 ? 0 : o->to;
	}
	if (w->set.count > 3 && random() % 2) { /* moved, as a note is */
		size_t shift = w->items[2].to;

		for (size_t i = 0; i < 3; i++) {
			w->items[i].from += w->items[3].to;
			w->items[i].to += w->items[3].to;
		}
		w->items[3].from -= w->items[3].from < shift ? 0 : shift;
		w->items[3].to = w->items[3].from +
			(w->items[3].end - w->items[3].start);
	}
	for (size_t i = 0; i < w->set.count; i++)
		for (size_t at = w->items[i].from; at < w->items[i].to; at++)
			w->held[w->items[i].member][at] = true;
	origin_order(w->items, w->set.count, w->order);
}

static struct range
source_of(const struct origin *o, size_t at)
{
	if (!(o->flags & ORIGIN_EXACT))
		return (struct range){ o->from, o->to };
	at = o->from + (at - o->start);
	return (struct range){ at, at + 1 };
}

static bool
may_join(const struct world *w, size_t a, size_t b, uint32_t member)
{
	if (a > b)
		return false;
	for (; a < b; a++)
		if (w->held[member][a] || w->source[a] == '\n')
			return false;
	return true;
}

/* The pieces, gathered byte by byte. */
static void
gather(const struct world *w, struct range r, struct vec *out)
{
	for (size_t i = 0; i < w->set.count; i++) {
		const struct origin *o = &w->items[i];

		for (size_t at = o->start; at < o->end; at++) {
			struct origin_piece *last = vec_last(out);
			struct range source = source_of(o, at);

			if (!range_has(r, at))
				continue;
			if (last && last->member == o->member &&
				last->range.end == source.end)
				continue;
			if (last && last->member == o->member &&
				may_join(w, last->range.end, source.start,
					o->member))
				last->range.end = source.end;
			else
				*(struct origin_piece *)vec_push(out) =
					(struct origin_piece){ source,
						o->member };
		}
	}
}

static bool
same(const struct vec *a, const struct vec *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		const struct origin_piece *x = vec_at(a, i), *y = vec_at(b, i);

		if (x->member != y->member ||
			x->range.start != y->range.start ||
			x->range.end != y->range.end)
			return false;
	}
	return true;
}

static bool
gives_pieces(const struct world *w, struct range r)
{
	struct vec got = VEC_OF(struct origin_piece);
	struct vec want = VEC_OF(struct origin_piece);
	bool good;

	origin_pieces(w->set, r, (struct slice){ w->source, SIZE }, &got);
	gather(w, r, &want);
	good = same(&got, &want);
	vec_release(&got);
	vec_release(&want);
	return good;
}

static bool
finds_text(const struct world *w, uint32_t member, size_t at)
{
	const struct origin *best = NULL;

	for (size_t i = 0; i < w->set.count; i++) {
		const struct origin *o = &w->items[i];

		if (o->member == member && o->to > at &&
			(!best || o->from < best->from))
			best = o;
	}
	if (!best)
		return origin_text(w->set, member, at) == OFFSET_NONE;
	return origin_text(w->set, member, at) ==
		best->start +
		((best->flags & ORIGIN_EXACT) && at > best->from
				? at - best->from
				: 0);
}

static bool
lists_dropped(const struct world *w, uint32_t member)
{
	struct vec out = VEC_OF(struct origin_piece);
	bool dropped[SIZE] = { 0 }, good = true;

	origin_dropped(w->set, member, SIZE, &out);
	for (size_t i = 0; i < out.count; i++) {
		const struct origin_piece *p = vec_at(&out, i);

		for (size_t at = p->range.start; at < p->range.end; at++)
			dropped[at] = true;
	}
	for (size_t at = 0; at < SIZE; at++)
		good = good && dropped[at] != w->held[member][at];
	vec_release(&out);
	return good;
}

static void
test_random(void)
{
	size_t failed[3] = { 0 };

	srandom(5);
	for (int round = 0; round < 2000; round++) {
		struct world w;

		make(&w);
		for (size_t a = 0; a < 20; a++)
			for (size_t b = a; b < 24; b++)
				failed[0] += !gives_pieces(
					&w, (struct range){ a, b });
		for (uint32_t member = 0; member < 2; member++) {
			for (size_t at = 0; at < SIZE; at++)
				failed[1] += !finds_text(&w, member, at);
			failed[2] += !lists_dropped(&w, member);
		}
	}
	tap_ok(failed[0] == 0, "pieces: %zu failed", failed[0]);
	tap_ok(failed[1] == 0, "text of source: %zu failed", failed[1]);
	tap_ok(failed[2] == 0, "dropped: %zu failed", failed[2]);
}

/* "ab" "&amp;" "cd", a hole of a marker, "ef" behind a line end. */
static void
test_example(void)
{
	const struct origin items[] = { { 0, 2, 10, 12, 0, ORIGIN_EXACT },
		{ 2, 3, 12, 17, 0, 0 }, { 3, 5, 17, 19, 0, ORIGIN_EXACT },
		{ 5, 6, 20, 21, 0, ORIGIN_EXACT },
		{ 6, 8, 23, 25, 0, ORIGIN_EXACT } };
	struct slice source = SLICE("..........ab&amp;cd*e\n.ef");
	uint32_t order[5];
	struct origins set = { items, 5, order, { 0 } };
	struct vec out = VEC_OF(struct origin_piece);
	struct origin_piece *p;

	origin_order(items, 5, order);
	origin_pieces(set, (struct range){ 1, 8 }, source, &out);
	p = vec_at(&out, 0);
	tap_ok(out.count == 2 && p->range.start == 11 && p->range.end == 21,
		"joined over what was dropped, not over a line end");
	vec_clear(&out);
	origin_pieces(set, (struct range){ 1, 8 }, (struct slice){ 0 }, &out);
	tap_ok(out.count == 3, "without the source only what touches");
	vec_release(&out);
	tap_ok(origin_hull(set, (struct range){ 2, 8 }).range.start == 12 &&
			origin_hull(set, (struct range){ 2, 8 }).range.end ==
				25,
		"hull");
	tap_ok(range_is_none(origin_hull(set, (struct range){ 8, 9 }).range),
		"no hull");
	tap_ok(origin_text(set, 0, 14) == 2, "inside an entity");
	tap_ok(origin_text(set, 0, 0) == 0, "before all");
	tap_ok(origin_text(set, 0, 25) == OFFSET_NONE, "behind all");
	tap_ok(origin_text(set, 1, 11) == OFFSET_NONE, "another member");
}

int
main(void)
{
	test_example();
	test_random();
	return tap_done();
}

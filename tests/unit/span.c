/* Ranges, and queries on span sets against trying each span. */
#include "text/span.h"

#include <stdlib.h>

#include "tap.h"

enum { MOST = 12, TEXT = 14 };

struct world {
	struct span items[MOST];
	struct spans set;
};

static void
make(struct world *w)
{
	w->set = (struct spans){ w->items, (size_t)random() % MOST };
	for (size_t i = 0; i < w->set.count; i++) {
		size_t start = (size_t)random() % TEXT;
		size_t size = (size_t)random() % (TEXT - start);

		w->items[i] = (struct span){ .start = start,
			.end = start + size,
			.number = (uint32_t)random() % 3 };
	}
	span_sort(w->items, w->set.count);
}

static bool
is_sorted(const struct world *w)
{
	size_t reach = 0;

	for (size_t i = 0; i < w->set.count; i++) {
		const struct span *s = &w->items[i];

		if (s->end > reach)
			reach = s->end;
		if (s->reach != reach)
			return false;
		if (i > 0 &&
			(s->start < s[-1].start ||
				(s->start == s[-1].start &&
					s->end > s[-1].end)))
			return false;
	}
	return true;
}

static bool
finds_at(const struct world *w, size_t at)
{
	const struct span *inner = NULL, *outer = NULL;
	size_t index = 0;

	for (size_t i = 0; i < w->set.count; i++) {
		const struct span *s = &w->items[i];

		index += s->start < at;
		if (!range_has(span_range(s), at))
			continue;
		inner = s;
		if (!outer)
			outer = s;
	}
	return span_at(w->set, at) == inner &&
		span_outermost_at(w->set, at) == outer &&
		span_index(w->set, at) == index;
}

static bool
meets(const struct span *s, struct range r)
{
	if (s->start == s->end)
		return r.start <= s->start &&
			(s->start < r.end || s->start == r.start);
	if (r.start == r.end)
		return range_has(span_range(s), r.start);
	return range_overlaps(span_range(s), r);
}

static bool
finds_in(const struct world *w, struct range r)
{
	size_t at = OFFSET_NONE;

	for (size_t i = 0; i < w->set.count; i++)
		if (meets(&w->items[i], r) &&
			(span_next_in(w->set, r, &at) != &w->items[i] ||
				at != i))
			return false;
	return !span_next_in(w->set, r, &at);
}

static void
test_queries(void)
{
	size_t failed = 0;

	srandom(1);
	for (int round = 0; round < 2000; round++) {
		struct world w;

		make(&w);
		failed += !is_sorted(&w);
		for (size_t a = 0; a < TEXT; a++) {
			failed += !finds_at(&w, a);
			for (size_t b = a; b < TEXT; b++)
				failed += !finds_in(&w, (struct range){ a, b });
		}
		failed += !finds_at(&w, OFFSET_NONE);
	}
	tap_ok(failed == 0, "queries: %zu failed", failed);
}

static bool
is_range(struct range r, size_t start, size_t end)
{
	return r.start == start && r.end == end;
}

static void
test_ranges(void)
{
	struct range a = { 2, 5 }, b = { 4, 9 }, c = { 7, 8 };

	tap_ok(range_is_none(RANGE_NONE) && !range_is_none(a), "none");
	tap_ok(range_size(a) == 3, "size");
	tap_ok(range_has(a, 2) && !range_has(a, 5), "half-open");
	tap_ok(!range_has(RANGE_NONE, OFFSET_NONE), "none holds nothing");
	tap_ok(range_overlaps(a, b) && !range_overlaps(a, c), "overlap");
	tap_ok(range_contains(b, c) && !range_contains(c, b), "contain");
	tap_ok(is_range(range_intersect(a, b), 4, 5), "both");
	tap_ok(is_range(range_intersect(a, c), 5, 5), "nothing, behind");
	tap_ok(is_range(range_intersect(c, a), 7, 7), "nothing, before");
	tap_ok(is_range(range_union(a, c), 2, 8), "around both");
	tap_ok(is_range(range_union(RANGE_NONE, c), 7, 8), "with none");
	tap_ok(slice_equal(slice_of(span_kind_name(SPAN_NOTE_MARK)),
		       SLICE("note-mark")),
		"name");
}

int
main(void)
{
	test_ranges();
	test_queries();
	return tap_done();
}

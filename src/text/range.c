#include "text/range.h"

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
most(size_t a, size_t b)
{
	return a > b ? a : b;
}

bool
range_is_none(struct range r)
{
	return r.start == OFFSET_NONE;
}

size_t
range_size(struct range r)
{
	return r.end - r.start;
}

bool
range_has(struct range r, size_t offset)
{
	return r.start <= offset && offset < r.end;
}

bool
range_overlaps(struct range a, struct range b)
{
	return most(a.start, b.start) < least(a.end, b.end);
}

bool
range_contains(struct range outer, struct range inner)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

struct range
range_intersect(struct range a, struct range b)
{
	size_t start = most(a.start, b.start);
	size_t end = least(a.end, b.end);

	if (start <= end)
		return (struct range){ start, end };
	return b.end < a.start ? (struct range){ a.start, a.start }
			       : (struct range){ a.end, a.end };
}

struct range
range_union(struct range a, struct range b)
{
	if (range_is_none(a))
		return b;
	if (range_is_none(b))
		return a;
	return (struct range){ least(a.start, b.start), most(a.end, b.end) };
}

#include "text/track.h"

#include "base/utf8.h"

void
track_init(struct track *t)
{
	*t = (struct track){ .runs = VEC_OF(struct origin) };
}

void
track_release(struct track *t)
{
	vec_release(&t->runs);
}

static bool
goes_on(const struct origin *last, const struct origin *next)
{
	return last && last->flags != 0 && last->flags == next->flags &&
		last->end == next->start && last->to == next->from &&
		last->member == next->member &&
		(last->flags == ORIGIN_EXACT ||
			next->end - last->start <= ORIGIN_STRIDE);
}

/* Runs that go on without a gap on both sides become one. */
static void
push(struct track *t, struct origin next)
{
	struct origin *last = vec_last(&t->runs);

	next.member = t->member;
	if (next.start == next.end)
		return;
	if (goes_on(last, &next)) {
		last->end = next.end;
		last->to = next.to;
	} else {
		*(struct origin *)vec_push(&t->runs) = next;
	}
}

static bool
is_ascii(struct slice s)
{
	for (size_t i = 0; i < s.size; i++)
		if ((unsigned char)s.data[i] & 0x80)
			return false;
	return true;
}

/* R stands for SOURCE of what was decoded, character for character if SINGLE. */
static void
put_decoded(struct track *t, struct slice text, struct range r,
	struct range source, bool single)
{
	size_t unit = t->decoded->unit;
	struct origin run = { r.start, r.end,
		charset_place(t->decoded, source.start),
		charset_place(t->decoded, source.end), 0, 0 };

	if (single && unit == 1 && is_ascii(slice_sub(text, r.start, r.end)))
		run.flags = ORIGIN_EXACT;
	else if (single)
		run.flags = unit == 1 ? ORIGIN_BYTES : ORIGIN_UNITS;
	if (!origin_is_true(&run, text))
		run.flags = 0;
	push(t, run);
}

/* The same for kept text of any length. */
static void
put_strides(
	struct track *t, struct slice text, struct range r, struct range source)
{
	while (range_size(r) > ORIGIN_STRIDE) {
		size_t cut = utf8_start(text, r.start + ORIGIN_STRIDE);
		size_t from = source.start + (cut - r.start);

		put_decoded(t, text, (struct range){ r.start, cut },
			(struct range){ source.start, from }, true);
		r.start = cut;
		source.start = from;
	}
	put_decoded(t, text, r, source, true);
}

void
track_put(struct track *t, struct slice text, size_t start, struct range source,
	bool kept)
{
	struct range r = { start, text.size };
	bool single = range_size(r) == 1 && range_size(source) == 1;

	if (t->decoded && kept)
		put_strides(t, text, r, source);
	else if (t->decoded)
		put_decoded(t, text, r, source, single);
	else
		push(t,
			(struct origin){ r.start, r.end, source.start,
				source.end, 0,
				kept || single ? ORIGIN_EXACT : 0 });
}

void
track_cut(struct track *t, size_t size)
{
	struct origin *last;

	while ((last = vec_last(&t->runs)) && last->start >= size)
		vec_pop(&t->runs);
	if (!last || last->end <= size)
		return;
	if (last->flags & (ORIGIN_EXACT | ORIGIN_BYTES))
		last->to -= last->end - size;
	else if (last->flags & ORIGIN_UNITS)
		last->to -= 2 * (last->end - size);
	last->end = size;
}

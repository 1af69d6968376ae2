#include "apparatus/choice.h"

enum {
	MOST = 20, /* passages */
	LONG = 16  /* words */
};

/* So much less alike another edition may be. */
static const double other_edition = 0.06, tie = 1e-9;

static int
compare_passages(const void *a, const void *b)
{
	const struct source_passage *x = a, *y = b;
	bool xv = x->grade == DIFFERENCE_VARIANT;
	bool yv = y->grade == DIFFERENCE_VARIANT;

	if (xv != yv)
		return xv ? 1 : -1;
	return x->score > y->score ? -1 : x->score < y->score;
}

/* Whether B is as good as A, the best one; of a long quotation other editions
 * of its source are named, too. */
static bool
is_as_good(const struct source_passage *a, const struct source_passage *b)
{
	bool a_link = a->grade != DIFFERENCE_VARIANT;
	bool b_link = b->grade != DIFFERENCE_VARIANT;
	double less = a->words >= LONG ? other_edition : tie;

	return a_link == b_link && b->score >= a->score - less;
}

static bool
is_same_place(const struct source_passage *a, const struct source_passage *b)
{
	return a->document == b->document && range_overlaps(a->range, b->range);
}

static bool
is_repeated(const struct vec *found, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (is_same_place(vec_at(found, k), vec_at(found, i)))
			return true;
	return false;
}

/* None of several that are equally good is sure. */
static void
tell_ties(struct vec *out, size_t from)
{
	for (size_t i = from; i + 1 < out->count; i++) {
		struct source_passage *p = vec_at(out, i), *next = p + 1;

		if (p->score - next->score < tie)
			p->unsure = next->unsure = true;
	}
}

/* A few words that are but named there, or stand in a later text, have no
 * source in it; though it is one of the places where they stand. */
static void
drop_named(struct vec *out, size_t from)
{
	for (size_t i = out->count; i > from; i--)
		if (((struct source_passage *)vec_at(out, i - 1))->named)
			vec_remove(out, i - 1);
}

void
choice_make(struct vec *found, bool one, struct vec *out)
{
	const struct source_passage *best;
	size_t from = out->count;

	if (found->count == 0)
		return;
	vec_sort(found, compare_passages);
	best = vec_at(found, 0);
	for (size_t i = 0; i < found->count && out->count - from < MOST; i++) {
		const struct source_passage *p = vec_at(found, i);

		if (is_as_good(best, p) && !is_repeated(found, i))
			*(struct source_passage *)vec_push(out) = *p;
	}
	if (one && out->count - from > 1)
		out->count = from;
	drop_named(out, from);
	tell_ties(out, from);
}

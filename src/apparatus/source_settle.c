/*
 * Links of a whole document, one beside the other. They are few, so every one
 * is held against its neighbours.
 */
#include "apparatus/source.h"

#include "apparatus/words.h"

enum {
	OWN_SOURCE = 8,	   /* words: a quotation in a quotation needs as many */
	OWN_RUN = 40,	   /* words: two translations have no longer ones */
	GAP_WORDS = 3,	   /* between two pieces of one quotation */
	GAP_SOURCE = 2400, /* bytes between them in the source */
	LEAP = 8000	   /* bytes that a quotation may leap, amply */
};

static bool
is_variant(const struct source_passage *p)
{
	return p->grade == DIFFERENCE_VARIANT;
}

static int
compare(const void *a, const void *b)
{
	const struct source_passage *x = a, *y = b;

	if (x->cited.start != y->cited.start)
		return x->cited.start < y->cited.start ? -1 : 1;
	if (x->cited.end != y->cited.end)
		return x->cited.end > y->cited.end ? -1 : 1;
	return x->score > y->score ? -1 : x->score < y->score;
}

/* Taking out. */

static bool
is_same_range(struct range a, struct range b)
{
	return a.start == b.start && a.end == b.end;
}

static bool
is_same_place(const struct source_passage *p, const struct source_passage *q)
{
	return p->document == q->document && range_overlaps(p->range, q->range);
}

/* P, a part of Q, has nearly all that Q has in common with the source. */
static bool
is_kernel(const struct source_passage *p, const struct source_passage *q)
{
	return p->words * 10 >= q->words * 7 && p->score > q->score + 0.05;
}

/* The same of two links to one place. */
static bool
is_same_said_by(const struct source_passage *p, const struct source_passage *q)
{
	if (range_contains(q->cited, p->cited))
		return is_same_range(p->cited, q->cited) || !is_kernel(p, q);
	if (range_contains(p->cited, q->cited))
		return is_kernel(q, p);
	return (p->kind != QUOTE_UNMARKED || q->kind != QUOTE_UNMARKED) &&
		q->words >= p->words;
}

static bool
is_near(const struct source_passage *p, const struct source_passage *q)
{
	return p->document == q->document &&
		p->range.start < q->range.end + LEAP &&
		q->range.start < p->range.end + LEAP;
}

/* A variant gives way to a link, unless that is but a short run of its words,
 * from nearby. */
static bool
is_variant_said_by(
	const struct source_passage *p, const struct source_passage *q)
{
	bool run = q->kind == QUOTE_UNMARKED && q->words < OWN_RUN &&
		is_near(p, q) && range_contains(p->cited, q->cited);

	return !run && range_overlaps(q->cited, p->cited);
}

/* P is a part of what Q says, or of what Q leaves unsaid. */
static bool
is_said_by(const struct source_passage *p, const struct source_passage *q)
{
	if (!range_overlaps(p->cited, q->cited))
		return false;
	if (is_variant(p) != is_variant(q))
		return is_variant(p) ? is_variant_said_by(p, q)
				     : !is_variant_said_by(q, p);
	if (p->kind == QUOTE_UNMARKED && q->kind != QUOTE_UNMARKED &&
		p->words < 2 * q->words)
		return true;
	if (is_same_place(p, q))
		return is_same_said_by(p, q);
	if (!range_contains(q->cited, p->cited) || p->words >= q->words)
		return false;
	/* where it could come from many places it comes with the rest */
	if (p->unsure && !q->unsure)
		return true;
	/* what is marked within words that nobody marked is a quotation */
	return q->kind != QUOTE_UNMARKED && p->words < OWN_SOURCE;
}

static bool
is_superfluous(const struct vec *passages, size_t at)
{
	const struct source_passage *p = vec_at(passages, at);

	for (size_t i = 0; i < passages->count; i++) {
		const struct source_passage *q = vec_at(passages, i);

		if (i == at || !is_said_by(p, q))
			continue;
		if (!is_said_by(q, p) || i < at)
			return true;
	}
	return false;
}

static void
take_out(struct vec *passages)
{
	struct vec kept = VEC_OF(struct source_passage);

	for (size_t i = 0; i < passages->count; i++)
		if (!is_superfluous(passages, i))
			*(struct source_passage *)vec_push(&kept) =
				*(struct source_passage *)vec_at(passages, i);
	vec_release(passages);
	*passages = kept;
}

/* Joining. */

/* Nothing but a few words, or an ellipsis, stand between. */
static bool
is_small_gap(const struct doc *d, size_t from, size_t to)
{
	struct vec words = VEC_OF(struct word);
	size_t count;

	if (to > from + GAP_SOURCE)
		return false;
	words_read(d, (struct range){ from, to }, &words);
	words_drop_ellipses(&words);
	count = words.count;
	vec_release(&words);
	return count <= GAP_WORDS;
}

static bool
are_pieces(const struct doc *d, const struct source_passage *a,
	const struct source_passage *b)
{
	if (a->document != b->document || is_variant(a) || is_variant(b) ||
		(a->kind != QUOTE_UNMARKED && b->kind != QUOTE_UNMARKED))
		return false;
	return b->cited.end > a->cited.end && b->range.end > a->range.end &&
		b->range.start > a->range.start &&
		b->range.start < a->range.end + GAP_SOURCE &&
		(b->cited.start <= a->cited.end ||
			is_small_gap(d, a->cited.end, b->cited.start));
}

static void
join(struct source_passage *a, const struct source_passage *b)
{
	struct range twice = range_intersect(a->cited, b->cited);
	size_t more = b->words -
		b->words * range_size(twice) / (range_size(b->cited) + 1);
	size_t words = a->words + more;

	a->score = (a->score * (double)a->words + b->score * (double)more) /
		(double)words;
	a->surprise += b->surprise;
	a->words = words;
	a->grade = a->grade > b->grade ? a->grade : b->grade;
	if (a->grade == DIFFERENCE_EXACT && b->range.start > a->range.end)
		a->grade = DIFFERENCE_SHORTENED;
	a->range = range_union(a->range, b->range);
	a->cited = range_union(a->cited, b->cited);
	a->by |= b->by;
	a->unsure = a->unsure && b->unsure;
	if (a->kind == QUOTE_UNMARKED)
		a->kind = b->kind;
}

void
source_settle(const struct doc *doc, struct vec *passages)
{
	vec_sort(passages, compare);
	take_out(passages);
	for (size_t i = 0; i < passages->count; i++)
		for (size_t k = i + 1; k < passages->count;)
			if (are_pieces(doc, vec_at(passages, i),
				    vec_at(passages, k))) {
				join(vec_at(passages, i), vec_at(passages, k));
				vec_remove(passages, k);
			} else {
				k++;
			}
}

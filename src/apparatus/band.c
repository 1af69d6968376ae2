/*
 * Four words in a row that stand once on either side are an anchor; of all
 * anchors the longest chain in which both sides go forward is believed. Between
 * two of its links the way leads from the one to the other, give or take some
 * words; before the first and behind the last it may go as far as words may
 * have been left out there, and anywhere if there is an ellipsis.
 */
#include "apparatus/band.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	SMALL = 16384, /* cells: such a table is filled as a whole */
	MARGIN = 24,   /* words beside the way */
	ANCHOR = 4     /* words */
};

/* Where a row of words stands, or that it stands twice. */
struct anchor {
	uint64_t words;
	uint32_t at;
	bool twice;
};

struct link {
	uint32_t quoted, source;
	uint32_t length;   /* of the chain up to here */
	uint32_t previous; /* index + 1 */
};

static uint64_t
row_of_words(const struct word *w)
{
	uint64_t row = 0;

	for (size_t i = 0; i < ANCHOR; i++) {
		if (w[i].hash == 0)
			return 0;
		row = (row ^ w[i].hash) * 0x9e3779b97f4a7c15u;
		row ^= row >> 29;
	}
	return row | 1;
}

static int
compare(const void *a, const void *b)
{
	const struct anchor *x = a, *y = b;

	if (x->words != y->words)
		return x->words < y->words ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

/* All rows of words of SIDE, sorted, each once. */
static void
read_anchors(const struct align_side *side, struct vec *out)
{
	struct anchor *a;
	size_t kept = 0;

	for (size_t i = 0; i + ANCHOR <= side->count; i++) {
		uint64_t words = row_of_words(&side->words[i]);

		if (words)
			*(struct anchor *)vec_push(out) =
				(struct anchor){ words, (uint32_t)i, false };
	}
	vec_sort(out, compare);
	a = out->items;
	for (size_t i = 0; i < out->count; i++) {
		if (kept > 0 && a[kept - 1].words == a[i].words)
			a[kept - 1].twice = true;
		else
			a[kept++] = a[i];
	}
	out->count = kept;
}

/* Pairs of anchors that stand once on both sides, in the order of the
 * quotation. */
static int
compare_links(const void *a, const void *b)
{
	const struct link *x = a, *y = b;

	return x->quoted < y->quoted ? -1 : x->quoted > y->quoted;
}

static void
match(const struct vec *quoted, const struct vec *source, struct vec *links)
{
	const struct anchor *q = quoted->items, *s = source->items;
	size_t i = 0, k = 0;

	while (i < quoted->count && k < source->count) {
		if (q[i].words == s[k].words && !q[i].twice && !s[k].twice)
			*(struct link *)vec_push(links) =
				(struct link){ .quoted = q[i].at,
					.source = s[k].at };
		if (q[i].words <= s[k].words)
			i++;
		else
			k++;
	}
	vec_sort(links, compare_links);
}

/* The longest chain (patience sorting): leaves its links, in order. */
static void
chain(struct vec *links)
{
	struct link *l = links->items;
	size_t *tops = mem_new((links->count + 1) * sizeof *tops);
	size_t longest = 0, at;

	for (size_t i = 0; i < links->count; i++) {
		size_t low = 0, high = longest;

		while (low < high) {
			size_t middle = (low + high) / 2;

			if (l[tops[middle]].source < l[i].source)
				low = middle + 1;
			else
				high = middle;
		}
		l[i].previous = low > 0 ? (uint32_t)tops[low - 1] + 1 : 0;
		tops[low] = i;
		longest = low + 1 > longest ? low + 1 : longest;
	}
	at = longest ? tops[longest - 1] + 1 : 0;
	for (size_t i = longest; i > 0; i--) {
		tops[i - 1] = at - 1;
		at = l[at - 1].previous;
	}
	for (size_t i = 0; i < longest; i++)
		l[i] = l[tops[i]];
	links->count = longest;
	free(tops);
}

/* Rows. */

static bool
has_ellipsis(const struct align_side *side, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (side->words[i].flags & WORDS_ELLIPSIS)
			return true;
	return false;
}

static size_t
less(size_t a, size_t b)
{
	return a > b ? a - b : 0;
}

/* The columns of row I, between the links A and B (NULL: the ends). */
static struct band
columns(const struct align_side *quoted, const struct align_side *source,
	size_t i, const struct link *a, const struct link *b)
{
	struct band band = { 0, source->count + 1, 0, 0 };

	if (a)
		band.from = less(a->source, MARGIN);
	else if (b && !has_ellipsis(quoted, 0, b->quoted))
		band.from =
			less(b->source, 2 * less(b->quoted, i) + 2 * MARGIN);
	if (b)
		band.to = b->source + MARGIN;
	else if (a && !has_ellipsis(quoted, a->quoted, quoted->count))
		band.to = a->source + 2 * less(i, a->quoted) + 2 * MARGIN;
	if (band.to > source->count + 1)
		band.to = source->count + 1;
	return band;
}

static void
find_links(const struct align_side *quoted, const struct align_side *source,
	struct vec *links)
{
	struct vec a = VEC_OF(struct anchor), b = VEC_OF(struct anchor);

	if (quoted->count * source->count > SMALL) {
		read_anchors(quoted, &a);
		read_anchors(source, &b);
		match(&a, &b, links);
		chain(links);
	}
	vec_release(&a);
	vec_release(&b);
}

size_t
band_find(const struct align_side *quoted, const struct align_side *source,
	struct vec *bands)
{
	struct vec links = VEC_OF(struct link);
	size_t cells = 0, origins = 0, next = 0;

	find_links(quoted, source, &links);
	vec_clear(bands);
	for (size_t i = 0; i <= quoted->count; i++) {
		const struct link *l = links.items;
		struct band band;

		while (next < links.count && l[next].quoted < i)
			next++;
		band = columns(quoted, source, i, next ? &l[next - 1] : NULL,
			next < links.count ? &l[next] : NULL);
		band.at = cells;
		band.origin = origins;
		*(struct band *)vec_push(bands) = band;
		cells += band.to - band.from;
		if (i > 0 && (quoted->words[i - 1].flags & WORDS_ELLIPSIS))
			origins += band.to - band.from;
	}
	vec_release(&links);
	return cells;
}

/*
 * The rarest shingles are asked for first, until there are hits enough. Then a
 * window as long as the quotation may be in its source slides over the hits of
 * each document; it weighs what the different shingles in it weigh, each as
 * many bits as it is rare. The heaviest few windows that don't overlap remain.
 *
 * Shingles are taken twice where there are brackets: with the words in them
 * and over them.
 */
#include "apparatus/seeds.h"

#include "apparatus/rarity.h"

enum {
	COMMON = 2000,	/* hits: such a shingle tells nothing */
	ENOUGH = 3000,	/* hits in all */
	SLACK = 40,	/* words that may have been left out unmarked */
	LEAP = 400,	/* words that an ellipsis may stand for */
	WORD_BYTES = 7, /* of a word and what is behind it, amply */
	FAVOUR = 12,	/* bits */
	HOPELESS = 8	/* less than one in so many shingles: chance */
};

struct probe {
	uint32_t shingle, word;
	size_t hits;
	double weight;
};

struct seed {
	int64_t document;
	uint32_t offset, probe;
};

void
seeds_init(struct seeds *s)
{
	*s = (struct seeds){ .probes = VEC_OF(struct probe),
		.seeds = VEC_OF(struct seed),
		.hits = VEC_OF(struct source_hit),
		.counts = VEC_OF(uint32_t) };
}

void
seeds_release(struct seeds *s)
{
	vec_release(&s->probes);
	vec_release(&s->seeds);
	vec_release(&s->hits);
	vec_release(&s->counts);
}

/* Probes. */

static bool
is_known(const struct seeds *s, uint32_t shingle)
{
	for (size_t i = 0; i < s->probes.count; i++)
		if (((struct probe *)vec_at(&s->probes, i))->shingle == shingle)
			return true;
	return false;
}

/* All shingles, those with a word that has one of FLAGS stepped over; a
 * SECOND time only those that are new. */
static void
probe(struct seeds *s, const struct source_library *library,
	const struct word *words, size_t count, uint32_t flags, bool second)
{
	const struct word *last[WORDS_SHINGLE] = { 0 };

	for (size_t i = 0; i < count; i++) {
		struct probe p = { 0 };

		if (words[i].flags & flags)
			continue;
		last[0] = last[1];
		last[1] = last[2];
		last[2] = &words[i];
		if (!last[0])
			continue;
		p.shingle = words_shingle(last[0], last[1], last[2]);
		p.word = (uint32_t)(last[0] - words);
		if (second && is_known(s, p.shingle))
			continue;
		p.hits = library->find(library->data, p.shingle, 0, &s->hits);
		if (p.hits > 0 && p.hits <= COMMON)
			*(struct probe *)vec_push(&s->probes) = p;
	}
}

static int
compare_probes(const void *a, const void *b)
{
	const struct probe *x = a, *y = b;

	return x->hits < y->hits ? -1 : x->hits > y->hits;
}

/* Seeds. */

static int
compare_seeds(const void *a, const void *b)
{
	const struct seed *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	return x->offset < y->offset ? -1 : x->offset > y->offset;
}

static void
collect(struct seeds *s, const struct source_library *library, int64_t self)
{
	size_t total = 0, words = library->size(library->data);

	vec_sort(&s->probes, compare_probes);
	for (size_t i = 0; i < s->probes.count; i++) {
		struct probe *p = vec_at(&s->probes, i);

		total += p->hits;
		if (i > 0 && total > ENOUGH) {
			s->probes.count = i;
			break;
		}
		p->weight = rarity_bits(p->hits, words);
		vec_clear(&s->hits);
		library->find(library->data, p->shingle, COMMON, &s->hits);
		for (size_t h = 0; h < s->hits.count; h++) {
			const struct source_hit *hit = vec_at(&s->hits, h);

			if (hit->document == self)
				continue;
			*(struct seed *)vec_push(&s->seeds) =
				(struct seed){ hit->document, hit->offset,
					(uint32_t)i };
		}
	}
	vec_sort(&s->seeds, compare_seeds);
}

/* Windows. */

struct slide {
	struct seeds *s;
	size_t width; /* bytes */
	size_t left, right;
	size_t distinct;
	double weight;
};

static const struct seed *
seed_at(const struct seeds *s, size_t i)
{
	return (const struct seed *)s->seeds.items + i;
}

static const struct probe *
probe_at(const struct seeds *s, size_t i)
{
	return (const struct probe *)s->probes.items + i;
}

static void
count_seed(struct slide *w, size_t i, int by)
{
	uint32_t probe = seed_at(w->s, i)->probe;
	uint32_t *count = (uint32_t *)w->s->counts.items + probe;
	double weight = probe_at(w->s, probe)->weight;

	if (by > 0 && (*count)++ == 0) {
		w->weight += weight;
		w->distinct++;
	} else if (by < 0 && --*count == 0) {
		w->weight -= weight;
		w->distinct--;
	}
}

static bool
is_too_far(const struct slide *w, size_t left, size_t right)
{
	const struct seed *a = seed_at(w->s, left);
	const struct seed *b = seed_at(w->s, right);

	return a->document != b->document || b->offset - a->offset > w->width;
}

static bool
overlaps(const struct seeds_window *w, const struct seed *a,
	const struct seed *b)
{
	return w->document == a->document && a->offset <= w->range.end &&
		b->offset >= w->range.start;
}

static bool
is_taken(const struct vec *out, const struct seed *a, const struct seed *b)
{
	for (size_t i = 0; i < out->count; i++)
		if (overlaps(vec_at(out, i), a, b))
			return true;
	return false;
}

static struct seeds_window
window_of(const struct slide *w)
{
	const struct seed *a = seed_at(w->s, w->left);
	const struct seed *b = seed_at(w->s, w->right);

	return (struct seeds_window){ .document = a->document,
		.range = { a->offset, b->offset },
		.first = probe_at(w->s, a->probe)->word,
		.last = probe_at(w->s, b->probe)->word,
		.distinct = w->distinct,
		.weight = w->weight };
}

/* The heaviest window that doesn't overlap those in OUT. */
static struct seeds_window
heaviest(struct seeds *s, size_t width, int64_t favoured, const struct vec *out)
{
	struct slide w = { .s = s, .width = width };
	struct seeds_window best = { 0 };

	vec_clear(&s->counts);
	for (size_t i = 0; i < s->probes.count; i++)
		vec_push(&s->counts);
	for (; w.right < s->seeds.count; w.right++) {
		double weight;

		count_seed(&w, w.right, 1);
		while (is_too_far(&w, w.left, w.right))
			count_seed(&w, w.left++, -1);
		weight = w.weight;
		if (seed_at(s, w.right)->document == favoured)
			weight += FAVOUR;
		if (weight <= best.weight ||
			is_taken(out, seed_at(s, w.left), seed_at(s, w.right)))
			continue;
		best = window_of(&w);
		best.weight = weight;
	}
	return best;
}

static size_t
window_width(const struct word *words, size_t count)
{
	size_t width = count + SLACK;

	for (size_t i = 0; i < count; i++)
		if (words[i].flags & WORDS_ELLIPSIS)
			width += LEAP;
	return width * WORD_BYTES;
}

static bool
has_brackets(const struct word *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (words[i].flags & WORDS_BRACKET)
			return true;
	return false;
}

void
seeds_find(struct seeds *s, const struct source_library *library,
	const struct word *words, size_t count, int64_t self, int64_t favoured,
	struct vec *out)
{
	size_t width = window_width(words, count);

	vec_clear(out);
	vec_clear(&s->probes);
	vec_clear(&s->seeds);
	probe(s, library, words, count, WORDS_ELLIPSIS, false);
	if (has_brackets(words, count))
		probe(s, library, words, count, WORDS_ELLIPSIS | WORDS_BRACKET,
			true);
	collect(s, library, self);
	while (out->count < SEEDS_MOST) {
		struct seeds_window best = heaviest(s, width, favoured, out);

		if (best.distinct == 0 ||
			best.distinct * HOPELESS < s->probes.count)
			return;
		if (out->count >= 2 &&
			best.weight < ((struct seeds_window *)vec_at(out, 0))
						->weight /
					2)
			return;
		*(struct seeds_window *)vec_push(out) = best;
	}
}

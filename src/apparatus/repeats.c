/*
 * Every place that has a shingle of ours lies on a diagonal: its offset there
 * less the one here. Words left out or put in move it by some bytes, so
 * diagonals are taken in bundles. Sorted by document, bundle and place, what
 * was repeated comes to stand in a row.
 */
#include "apparatus/repeats.h"

#include "apparatus/rarity.h"

enum {
	COMMON = 24, /* hits: such a shingle tells nothing here */
	BUNDLE = 8,  /* diagonals, as a power of two, in bytes */
	GAP = 12,    /* words between shingles of one run */
	SHINGLES =
		4, /* in a run: no rule is content with less than six words */
	WORDS = 8, /* in them: twelve words, one of them changed, have nine */
	LONGEST = 256, /* words of a run; a longer one is cut */
	BITS = 38      /* beyond what chance explains */
};

struct seed {
	int64_t document, bundle;
	uint32_t word, offset;
};

struct finder {
	const struct source_library *texts;
	int64_t self;
	struct vec words; /* of struct word */
	struct vec hits;  /* of struct source_hit */
	struct vec seeds; /* of struct seed */
	struct vec *out;
};

static const struct word *
word_at(const struct finder *f, size_t i)
{
	return (const struct word *)f->words.items + i;
}

/* Seeds. */

static void
put_hits(struct finder *f, size_t word)
{
	int64_t here = word_at(f, word)->start;

	for (size_t i = 0; i < f->hits.count; i++) {
		const struct source_hit *hit = vec_at(&f->hits, i);

		if (hit->document == f->self)
			continue;
		*(struct seed *)vec_push(&f->seeds) =
			(struct seed){ hit->document,
				((int64_t)hit->offset - here) >> BUNDLE,
				(uint32_t)word, hit->offset };
	}
}

static bool
is_taken(const struct vec *taken, size_t *at, size_t offset)
{
	while (*at < taken->count &&
		((struct range *)vec_at(taken, *at))->end <= offset)
		++*at;
	return *at < taken->count &&
		((struct range *)vec_at(taken, *at))->start <= offset;
}

static void
collect(struct finder *f, const struct vec *taken)
{
	const struct source_library *l = f->texts;
	size_t at = 0;

	for (size_t i = 0; i + WORDS_SHINGLE <= f->words.count; i++) {
		const struct word *w = word_at(f, i);
		uint32_t shingle = words_shingle(w, w + 1, w + 2);

		if (is_taken(taken, &at, w->start) || shingle == 0)
			continue;
		vec_clear(&f->hits);
		if (l->find(l->data, shingle, COMMON, &f->hits) <= COMMON)
			put_hits(f, i);
	}
}

static int
compare(const void *a, const void *b)
{
	const struct seed *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	if (x->bundle != y->bundle)
		return x->bundle < y->bundle ? -1 : 1;
	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return x->offset < y->offset ? -1 : x->offset > y->offset;
}

/* Runs. */

static const struct seed *
seed_at(const struct finder *f, size_t i)
{
	return (const struct seed *)f->seeds.items + i;
}

static bool
follows(const struct seed *a, const struct seed *b, const struct seed *first)
{
	return a->document == b->document && a->bundle == b->bundle &&
		b->word - a->word <= GAP && b->offset >= a->offset &&
		b->word - first->word < LONGEST;
}

/* What the words of a run are worth, and how many they are. */
static double
bits(const struct finder *f, size_t from, size_t to, size_t *count)
{
	const struct source_library *l = f->texts;
	size_t all = l->size(l->data), next = 0;
	double sum = -rarity_bits(1, all);

	for (size_t i = from; i < to; i++) {
		size_t word = seed_at(f, i)->word,
		       beyond = word + WORDS_SHINGLE;

		for (word = word > next ? word : next; word < beyond;
			word++, ++*count)
			sum += rarity_bits(
				l->count(l->data, word_at(f, word)->hash), all);
		next = beyond;
	}
	return sum;
}

static void
put_run(struct finder *f, size_t from, size_t to)
{
	const struct seed *a = seed_at(f, from), *b = seed_at(f, to - 1);
	size_t count = 0;

	if (b->word - a->word + 1 < SHINGLES || to - from < SHINGLES ||
		bits(f, from, to, &count) < BITS || count < WORDS)
		return;
	*(struct repeats_run *)vec_push(f->out) =
		(struct repeats_run){ a->document,
			{ word_at(f, a->word)->start,
				word_at(f, b->word + WORDS_SHINGLE - 1)->end },
			{ a->offset, b->offset } };
}

void
repeats_find(const struct source_library *library, const struct doc *d,
	struct range r, int64_t self, const struct vec *taken, struct vec *out)
{
	struct finder f = { .texts = library,
		.self = self,
		.words = VEC_OF(struct word),
		.hits = VEC_OF(struct source_hit),
		.seeds = VEC_OF(struct seed),
		.out = out };
	size_t from = 0;

	words_read(d, r, &f.words);
	words_drop_ellipses(&f.words);
	collect(&f, taken);
	vec_sort(&f.seeds, compare);
	for (size_t i = 1; i <= f.seeds.count; i++)
		if (i == f.seeds.count ||
			!follows(seed_at(&f, i - 1), seed_at(&f, i),
				seed_at(&f, from))) {
			put_run(&f, from, i);
			from = i;
		}
	vec_release(&f.words);
	vec_release(&f.hits);
	vec_release(&f.seeds);
}

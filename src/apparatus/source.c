/*
 * Seeds say where to look, an alignment says what is there, a table of rules
 * says whether that is a quotation. What is measured of an alignment: its
 * likeness, its longest run of the same words, and the surprise: how many bits
 * the common words have, rare ones many, less what so many places of the
 * library would show by chance.
 */
#include "apparatus/source.h"

#include <assert.h>
#include <stdlib.h>

#include "apparatus/rarity.h"
#include "apparatus/seeds.h"
#include "base/mem.h"

/* A quotation has as many words, is so alike, has so long a run and so many
 * bits of surprise; any row will do. Short ones must be more alike. Between
 * two translations of one sentence runs are short even where the likeness is
 * great: therefore the rows with long runs. */
struct rule {
	size_t words;
	double likeness;
	size_t run;
	double surprise;
};

static const struct rule rules[] = {
	{ 3, 1.00, 3, 10 },
	{ 5, 0.80, 3, 6 },
	{ 8, 0.75, 3, 6 },
	{ 8, 0.70, 9, 6 },
	{ 25, 0.62, 9, 60 },
};

static const struct rule variant = { 8, 0.50, 2, 60 };

enum {
	SHORT = 5,	 /* words; less must stand in one place only */
	BLOCK_LEAST = 8, /* words of a block */
	CITED = 12,	 /* bits that a citation is worth */
	FORMER = 4,	 /* that the quotation before is worth */
	NEAR = 2,	 /* and if it is near */
	NEAR_BYTES = 4000,
	MARGIN = 12, /* words around what is expected */
	LEAP = 200,  /* the same where something was left out */
	WORD_BYTES = 7,
	MOST_PASSAGES = 20,
	DOUBT = 4 /* bits of surprise that halve a score */
};

static const double alike_worth = 0.6; /* of a word's bits */

struct source_finder {
	const struct source_library *library;
	struct seeds seeds;
	struct vec windows;	/* of struct seeds_window */
	struct vec words;	/* of struct word: the quotation */
	struct vec passage;	/* of struct word: a window */
	struct vec bits;	/* of double, one for each word */
	struct vec differences; /* of struct difference */
	struct vec found;	/* of struct source_passage */
	struct align_result align;
	size_t plain; /* words of the quotation without ellipses */
	size_t ellipses;
};

struct source_finder *
source_new(const struct source_library *library)
{
	struct source_finder *f = mem_new(sizeof *f);

	f->library = library;
	seeds_init(&f->seeds);
	f->windows = VEC_OF(struct seeds_window);
	f->words = VEC_OF(struct word);
	f->passage = VEC_OF(struct word);
	f->bits = VEC_OF(double);
	f->differences = VEC_OF(struct difference);
	f->found = VEC_OF(struct source_passage);
	align_init(&f->align);
	return f;
}

void
source_free(struct source_finder *f)
{
	if (!f)
		return;
	seeds_release(&f->seeds);
	vec_release(&f->windows);
	vec_release(&f->words);
	vec_release(&f->passage);
	vec_release(&f->bits);
	vec_release(&f->differences);
	vec_release(&f->found);
	align_release(&f->align);
	free(f);
}

/* The quotation. */

static const struct word *
word_at(const struct vec *words, size_t i)
{
	return (const struct word *)words->items + i;
}

static void
read_question(struct source_finder *f, const struct source_question *q)
{
	vec_clear(&f->words);
	if (q->doc) {
		words_read(q->doc, q->range, &f->words);
	} else {
		words_read_text(
			slice_sub(q->text, q->range.start, q->range.end),
			&f->words);
		for (size_t i = 0; i < f->words.count; i++) {
			struct word *w = vec_at(&f->words, i);

			w->start += (uint32_t)q->range.start;
			w->end += (uint32_t)q->range.start;
		}
	}
	f->ellipses = 0;
	for (size_t i = 0; i < f->words.count; i++)
		if (word_at(&f->words, i)->flags & WORDS_ELLIPSIS)
			f->ellipses++;
	f->plain = f->words.count - f->ellipses;
}

/* What each word is worth; counted only when a window was found. */
static void
weigh_words(struct source_finder *f)
{
	const struct source_library *l = f->library;
	size_t all = l->size(l->data);

	vec_clear(&f->bits);
	for (size_t i = 0; i < f->words.count; i++) {
		uint32_t hash = word_at(&f->words, i)->hash;

		*(double *)vec_push(&f->bits) =
			hash ? rarity_bits(l->count(l->data, hash), all) : 0;
	}
}

/* Windows. */

static size_t
blank_before(struct slice text, size_t at)
{
	while (at > 0 && text.data[at - 1] != ' ' && text.data[at - 1] != '\n')
		at--;
	return at;
}

static size_t
blank_behind(struct slice text, size_t at)
{
	while (at < text.size && text.data[at] != ' ' && text.data[at] != '\n')
		at++;
	return at;
}

/* The words around a window that may belong to the quotation. */
static void
read_window(struct source_finder *f, const struct doc *d,
	const struct seeds_window *w)
{
	size_t margin = MARGIN + (f->ellipses ? LEAP : 0);
	size_t before = (w->first * 5 / 4 + margin) * WORD_BYTES;
	size_t behind =
		((f->words.count - w->last) * 5 / 4 + margin) * WORD_BYTES;
	struct slice text = doc_text(d);
	struct range r = { w->range.start, w->range.end };

	r.start = r.start > before ? blank_before(text, r.start - before) : 0;
	r.end = r.end + behind < text.size ? blank_behind(text, r.end + behind)
					   : text.size;
	vec_clear(&f->passage);
	words_read(d, r, &f->passage);
	words_drop_ellipses(&f->passage);
}

/* Judging. */

static double
surprise(const struct source_finder *f)
{
	const struct source_library *l = f->library;
	double bits = -rarity_bits(1, l->size(l->data));

	for (size_t i = 0; i < f->align.steps.count; i++) {
		const struct align_step *s = vec_at(&f->align.steps, i);
		double worth = s->what == ALIGN_SAME ? 1
			: s->what == ALIGN_ALIKE     ? alike_worth
						     : 0;

		for (size_t k = 0; k < s->quoted_count && worth > 0; k++)
			bits += worth *
				((double *)f->bits.items)[s->quoted + k];
	}
	return bits;
}

static bool
keeps(const struct rule *rule, const struct align_result *a, double bits)
{
	return a->plain >= rule->words && a->likeness >= rule->likeness &&
		a->run >= rule->run && bits >= rule->surprise;
}

static bool
is_quotation(const struct source_finder *f, enum quote_kind kind, double bits)
{
	if (kind == QUOTE_BLOCK && f->plain < BLOCK_LEAST)
		return false;
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (keeps(&rules[i], &f->align, bits))
			return true;
	return false;
}

static double
prior(const struct source_prior *p, const struct seeds_window *w)
{
	double bits = 0;

	if (p->cited && p->cited == w->document)
		bits += CITED;
	if (p->former && p->former == w->document) {
		bits += FORMER;
		if (w->range.start + NEAR_BYTES > p->near &&
			w->range.start < p->near + NEAR_BYTES)
			bits += NEAR;
	}
	return bits;
}

static enum difference_grade
grade(struct source_finder *f, const struct source_question *q,
	const struct doc *d)
{
	struct difference_side quoted = { .doc = q->doc, .text = q->text };
	struct difference_side source = { .doc = d, .text = doc_text(d) };

	vec_clear(&f->differences);
	difference_steps(&quoted, f->words.items, &source, f->passage.items,
		&f->align.steps, &f->differences);
	return difference_grade(f->differences.items, f->differences.count);
}

/* From the first word that has a partner to the last. */
static struct range
cited_range(const struct source_finder *f)
{
	struct range r = RANGE_NONE;

	for (size_t i = 0; i < f->align.steps.count; i++) {
		const struct align_step *s = vec_at(&f->align.steps, i);

		if (s->quoted_count == 0 || s->what == ALIGN_ELLIPSIS)
			continue;
		if (range_is_none(r))
			r.start = word_at(&f->words, s->quoted)->start;
		r.end = word_at(&f->words, s->quoted + s->quoted_count - 1)
				->end;
	}
	return r;
}

static struct range
source_range(const struct source_finder *f)
{
	return (struct range){ word_at(&f->passage, f->align.first)->start,
		word_at(&f->passage, f->align.beyond - 1)->end };
}

static void
judge(struct source_finder *f, const struct source_question *q,
	const struct seeds_window *w, const struct doc *d)
{
	double bits = surprise(f), extra = prior(&q->prior, w);
	struct source_passage p = { .document = w->document,
		.surprise = bits + extra,
		.by = SOURCE_BY_WORDS };

	if (extra >= CITED)
		p.by |= SOURCE_BY_CITATION;
	if (is_quotation(f, q->kind, bits + extra))
		p.grade = grade(f, q, d);
	else if (keeps(&variant, &f->align, bits))
		p.grade = DIFFERENCE_VARIANT;
	else
		return;
	if (p.surprise < 0)
		p.surprise = 0;
	p.score = f->align.likeness * p.surprise / (p.surprise + DOUBT);
	p.range = source_range(f);
	p.cited = cited_range(f);
	*(struct source_passage *)vec_push(&f->found) = p;
}

static void
look_at(struct source_finder *f, const struct source_question *q,
	const struct seeds_window *w)
{
	const struct source_library *l = f->library;
	const struct doc *d = l->open(l->data, w->document);
	struct align_side quoted = { .text = q->text,
		.words = f->words.items,
		.count = f->words.count };
	struct align_side source = { 0 };

	if (!d)
		return;
	read_window(f, d, w);
	source.text = doc_text(d);
	source.words = f->passage.items;
	source.count = f->passage.count;
	if (align_whole(&quoted, &source, &f->align) &&
		f->align.beyond > f->align.first)
		judge(f, q, w, d);
}

/* Choosing. */

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

/* Whether the passages A and B, A the better one, are as good. */
static bool
is_as_good(const struct source_passage *a, const struct source_passage *b)
{
	return b->score >= a->score - 1e-9;
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

/* The best, and all that are as good; a short quotation that stands in several
 * places has no source. */
static void
choose(struct source_finder *f, struct vec *out)
{
	const struct source_passage *best;
	size_t from = out->count, count;

	vec_sort(&f->found, compare_passages);
	if (f->found.count == 0)
		return;
	best = vec_at(&f->found, 0);
	for (size_t i = 0; i < f->found.count; i++) {
		const struct source_passage *p = vec_at(&f->found, i);

		if (!is_as_good(best, p) || is_repeated(&f->found, i) ||
			out->count - from == MOST_PASSAGES)
			continue;
		*(struct source_passage *)vec_push(out) = *p;
	}
	count = out->count - from;
	if (count > 1 && f->plain < SHORT)
		out->count = from;
	for (size_t i = from; i < out->count; i++)
		((struct source_passage *)vec_at(out, i))->unsure = count > 1;
}

void
source_find(struct source_finder *f, const struct source_question *q,
	struct vec *out)
{
	read_question(f, q);
	vec_clear(&f->found);
	if (f->plain < QUOTE_LEAST)
		return;
	seeds_find(&f->seeds, f->library, f->words.items, f->words.count,
		q->prior.self, q->prior.cited, &f->windows);
	if (f->windows.count == 0)
		return;
	weigh_words(f);
	for (size_t i = 0; i < f->windows.count; i++)
		look_at(f, q, vec_at(&f->windows, i));
	choose(f, out);
}

void
source_repeats(struct source_finder *f, const struct doc *doc, struct range r,
	int64_t self, const struct vec *taken, struct vec *out)
{
	(void)f, (void)doc, (void)r, (void)self, (void)taken, (void)out;
}

void
source_settle(const struct doc *doc, struct vec *passages)
{
	(void)doc, (void)passages;
}

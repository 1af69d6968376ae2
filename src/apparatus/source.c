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

#include "apparatus/choice.h"
#include "apparatus/cue.h"
#include "apparatus/few.h"
#include "apparatus/naming.h"
#include "apparatus/repeats.h"
#include "apparatus/said.h"
#include "apparatus/seeds.h"
#include "apparatus/signs.h"
#include "apparatus/verify.h"
#include "base/mem.h"

/* A quotation has as many words, is so alike, has so long a run and so many
 * bits of surprise; any row will do. Short ones must be more alike, or tell
 * more; what speaks for a few words beside them counts (few.h). Between two
 * translations of one sentence runs are short even where the likeness is great:
 * therefore a small likeness needs long runs. */
struct rule {
	size_t words;
	double likeness;
	size_t run;
	double surprise;
};

static const struct rule rules[] = {
	{ 3, 1.00, 3, 13 },
	{ 5, 1.00, 3, 6 },
	{ 5, 0.80, 4, 36 },
	{ 8, 0.85, 3, 36 },
	{ 8, 0.75, 6, 45 },
	{ 8, 0.70, 9, 60 },
};

static const struct rule variant = { 8, 0.50, 2, 60 };

/* Who translates anew changes words in many places, a few words apart; who
 * quotes badly changes some, or leaves much out. And who repeats without
 * saying so repeats well. */
struct translation {
	double likeness; /* below */
	size_t changes;	 /* stretches of changed words, at least */
	double places;	 /* altered stretches for each word, at least */
};

static const struct translation quoted_anew = { 0.90, 5, 0.11 };
static const struct translation repeated_anew = { 0.92, 5, 0.10 };

static const struct rule repetitions[] = {
	{ 9, 1.00, 9, 80 },
	{ 12, 0.90, 6, 70 },
	{ 16, 0.80, 6, 110 },
};

enum {
	SHORT = 5,	 /* words; less must stand in one place only */
	NAME = 8,	 /* words; more are said, not named */
	BLOCK_LEAST = 8, /* words of a block */
	FEW = 12,	 /* words; with fewer ... */
	LONG = 16,	 /* words */
	TITLE = 6,	 /* words; fewer may be a name */
	PIECE = 3,	 /* ... so many must be between two ellipses */
	ANY = 1000,	 /* bits, more than any rule asks for */
	CITED = 12,	 /* bits that a citation is worth */
	SIGN = 4,	 /* that a sign is worth, of a few words */
	CAPITAL = 1,	 /* that the first letter is worth, of a few words */
	FORMER = 4,	 /* that the quotation before is worth */
	NEAR = 2,	 /* and if it is near */
	BESIDE = 6,	 /* that one beside it is worth, to a few words */
	NEAR_BYTES = 4000,
	MARGIN = 12, /* words around what is expected */
	LEAP = 200,  /* the same where something was left out */
	WORD_BYTES = 7,
	AROUND = 280, /* bytes: some forty words */
	DOUBT = 4     /* bits of surprise that halve a score */
};

/* Of two places the one that has to leap less is better. */
static const double leap = 0.00001;

struct source_finder {
	const struct source_library *library;
	struct verifier v;
	struct seeds seeds;
	struct vec windows; /* of struct seeds_window */
	struct vec runs;    /* of struct repeats_run */
	struct vec found;   /* of struct source_passage */
	size_t plain;	    /* words of the quotation without ellipses */
};

struct source_finder *
source_new(const struct source_library *library)
{
	struct source_finder *f = mem_new(sizeof *f);

	f->library = library;
	verify_init(&f->v, library);
	seeds_init(&f->seeds);
	f->windows = VEC_OF(struct seeds_window);
	f->runs = VEC_OF(struct repeats_run);
	f->found = VEC_OF(struct source_passage);
	return f;
}

void
source_free(struct source_finder *f)
{
	if (!f)
		return;
	verify_release(&f->v);
	seeds_release(&f->seeds);
	vec_release(&f->windows);
	vec_release(&f->runs);
	vec_release(&f->found);
	free(f);
}

/* Where the quotation may begin and end around a window. */
static struct range
widen(const struct source_finder *f, const struct doc *d,
	const struct seeds_window *w)
{
	size_t margin = MARGIN + (f->v.ellipses ? LEAP : 0);
	size_t before = (w->first * 5 / 4 + margin) * WORD_BYTES;
	size_t behind =
		((f->v.words.count - w->last) * 5 / 4 + margin) * WORD_BYTES;
	size_t size = doc_text(d).size, start = w->range.start;

	return (struct range){ start > before ? start - before : 0,
		w->range.end + behind < size ? w->range.end + behind : size };
}

/* Judging. */

static bool
keeps(const struct rule *rule, const struct align_result *a, double bits)
{
	return a->plain >= rule->words && a->likeness >= rule->likeness &&
		a->run >= rule->run && bits >= rule->surprise;
}

static bool
keeps_one(const struct rule *list, size_t count, const struct align_result *a,
	double bits)
{
	for (size_t i = 0; i < count; i++)
		if (keeps(&list[i], a, bits))
			return true;
	return false;
}

static bool
is_quotation(const struct source_finder *f, enum quote_kind kind, double bits)
{
	const struct align_result *a = &f->v.align;

	if (kind == QUOTE_BLOCK && f->plain < BLOCK_LEAST)
		return false;
	if (a->plain < FEW && a->piece < PIECE)
		return false;
	return keeps_one(rules, sizeof rules / sizeof *rules, a, bits);
}

static bool
is_translation(const struct translation *t, const struct align_result *a)
{
	return a->likeness < t->likeness && a->changes >= t->changes &&
		(double)a->places >=
		t->places * (double)(a->plain + a->omitted);
}

/* A few words need more than that the quotation before is from there. */
static double
prior(const struct source_finder *f, const struct source_question *q,
	const struct seeds_window *w)
{
	const struct source_prior *p = &q->prior;
	double bits = 0;

	if (p->cited && p->cited == w->document)
		bits += CITED;
	if (f->plain < SHORT)
		return few_is_near(q, w->document, w->range) ? bits + BESIDE
							     : bits;
	if (p->former && p->former == w->document) {
		bits += FORMER;
		if (w->range.start + NEAR_BYTES > p->near &&
			w->range.start < p->near + NEAR_BYTES)
			bits += NEAR;
	}
	return bits;
}

static void
put_passage(struct source_finder *f, struct source_passage p, double bits)
{
	p.surprise = bits > 0 ? bits : 0;
	p.score = f->v.align.likeness * p.surprise / (p.surprise + DOUBT) -
		leap * (double)f->v.align.skipped;
	p.range = verify_source(&f->v);
	p.cited = verify_cited(&f->v);
	p.words = f->v.align.same + f->v.align.alike;
	*(struct source_passage *)vec_push(&f->found) = p;
}

/* A few words that are written just so, with their capitals and signs, tell
 * more than the same words. A capital in front tells one place from another, if
 * these are all. */
static double
writing(struct source_finder *f, const struct source_question *q)
{
	struct range here = verify_cited(&f->v), there = verify_source(&f->v);
	struct slice text = f->v.source.text;
	size_t signs = signs_count(q->text, here);

	if (f->plain >= SHORT || f->v.align.likeness < 1 ||
		!signs_same_case(q->text, here, text, there))
		return 0;
	if (signs == 0 || !signs_equal(q->text, here, text, there))
		return cue_upper(q->text, here.start) &&
				f->windows.count < SEEDS_MOST
			? CAPITAL
			: 0;
	return (signs > 2 ? 2 : (double)signs) * SIGN;
}

/* The words of a title are a reference, where they are not in their book, and
 * nobody says them. */
static bool
is_title(const struct source_finder *f, const struct source_question *q)
{
	return f->plain >= TITLE && f->plain < LONG &&
		signs_title(q->text, q->range) &&
		!(q->doc && said_plainly(q->text, q->prior.self_range.start));
}

/* A few words that have not enough for them still are one of the places where
 * they stand. */
static void
judge(struct source_finder *f, const struct source_question *q,
	const struct seeds_window *w)
{
	double bits = verify_surprise(&f->v) + writing(f, q);
	double extra = prior(f, q, w);
	bool few = f->v.align.plain < SHORT;
	double trust = few ? few_trust(q, w->document) : 0;
	bool enough = is_quotation(f, q->kind, bits + extra + trust);
	struct source_passage p = { .document = w->document,
		.kind = q->kind,
		.grade = DIFFERENCE_VARIANT,
		.by = SOURCE_BY_WORDS };

	p.named = few && !enough && is_quotation(f, q->kind, ANY);
	if (!enough && !p.named && !keeps(&variant, &f->v.align, bits))
		return;
	if (extra >= CITED)
		p.by |= SOURCE_BY_CITATION;
	if (p.named || (enough && !is_translation(&quoted_anew, &f->v.align)))
		p.grade = verify_grade(&f->v);
	put_passage(f, p, bits + extra);
}

/* Whether D is from a later year than the document that quotes. */
static bool
is_later(const struct doc *d, const struct doc *quoting)
{
	struct slice year = cue_year(doc_fact(d, DOC_DATE, 0)), other;
	size_t theirs, ours;

	if (!quoting)
		return false;
	other = cue_year(doc_fact(quoting, DOC_DATE, 0));
	return slice_number(year, &theirs) && slice_number(other, &ours) &&
		theirs > ours;
}

/* Whether the words have no source at P, a place of D. */
static bool
is_named(const struct source_finder *f, const struct source_question *q,
	const struct source_passage *p, const struct doc *d)
{
	struct range there = p->range;

	if (f->plain >= NAME || q->anywhere)
		return false;
	if (naming_is(d, there) || is_later(d, q->doc))
		return true;
	if (f->plain >= SHORT)
		return false;
	if (!(p->by & SOURCE_BY_CITATION) &&
		naming_is_name(
			slice_sub(q->text, p->cited.start, p->cited.end)))
		return true;
	return naming_is_term(d, there) || !few_has_rest(q, p->document, there);
}

static void
look_at(struct source_finder *f, const struct source_question *q,
	const struct seeds_window *w)
{
	const struct source_library *l = f->library;
	const struct doc *d = l->open(l->data, w->document);
	struct source_passage *p;
	size_t before;

	if (!d || !verify_align(&f->v, d, widen(f, d, w), false))
		return;
	before = f->found.count;
	judge(f, q, w);
	if (f->found.count == before)
		return;
	p = vec_last(&f->found);
	p->named = p->named || is_named(f, q, p, d);
}

void
source_find(struct source_finder *f, const struct source_question *q,
	struct vec *out)
{
	verify_quoted(&f->v, q->doc, q->text, q->range);
	vec_clear(&f->found);
	f->plain = f->v.words.count - f->v.ellipses;
	if (f->plain < QUOTE_LEAST || is_title(f, q))
		return;
	seeds_find(&f->seeds, f->library, f->v.words.items, f->v.words.count,
		q->prior.self, q->prior.cited, &f->windows);
	for (size_t i = 0; i < f->windows.count; i++)
		look_at(f, q, vec_at(&f->windows, i));
	choice_make(&f->found, f->plain < SHORT && !q->anywhere, out);
}

/* Repetitions. */

/* A quarter of a run and AROUND bytes on both sides, within BOUNDS. */
static struct range
around(struct range r, struct range bounds)
{
	size_t more = AROUND + range_size(r) / 4;

	r.start = r.start > bounds.start + more ? r.start - more : bounds.start;
	r.end = r.end + more < bounds.end ? r.end + more : bounds.end;
	return r;
}

/* What of R is left between the ranges of TAKEN, around HERE. */
static struct range
free_around(struct range r, struct range here, const struct vec *taken)
{
	for (size_t i = 0; i < taken->count; i++) {
		struct range t = *(struct range *)vec_at(taken, i);

		if (t.end <= here.start && t.end > r.start)
			r.start = t.end;
		if (t.start >= here.end && t.start < r.end)
			r.end = t.start;
	}
	return r;
}

static bool
is_known_run(const struct source_finder *f, const struct repeats_run *run)
{
	for (size_t i = f->found.count; i > 0; i--) {
		const struct source_passage *p = vec_at(&f->found, i - 1);

		if (p->document == run->document &&
			range_contains(p->cited, run->here) &&
			range_overlaps(p->range, run->there))
			return true;
	}
	return false;
}

static void
look_at_run(struct source_finder *f, const struct doc *doc, struct range bounds,
	const struct repeats_run *run)
{
	const struct source_library *l = f->library;
	const struct doc *d = l->open(l->data, run->document);
	struct source_passage p = { .document = run->document,
		.kind = QUOTE_UNMARKED,
		.by = SOURCE_BY_WORDS };
	struct range all;
	double bits;

	if (!d || is_known_run(f, run))
		return;
	all = (struct range){ 0, doc_text(d).size };
	verify_quoted(&f->v, doc, doc_text(doc), around(run->here, bounds));
	if (!verify_align(&f->v, d, around(run->there, all), true))
		return;
	bits = verify_surprise(&f->v);
	if (!keeps_one(repetitions, sizeof repetitions / sizeof *repetitions,
		    &f->v.align, bits))
		return;
	p.grade = is_translation(&repeated_anew, &f->v.align)
		? DIFFERENCE_VARIANT
		: verify_grade(&f->v);
	put_passage(f, p, bits);
}

void
source_repeats(struct source_finder *f, const struct doc *doc, struct range r,
	int64_t self, const struct vec *taken, struct vec *out)
{
	vec_clear(&f->runs);
	vec_clear(&f->found);
	repeats_find(f->library, doc, r, self, taken, &f->runs);
	for (size_t i = 0; i < f->runs.count; i++) {
		const struct repeats_run *run = vec_at(&f->runs, i);

		look_at_run(f, doc, free_around(r, run->here, taken), run);
	}
	for (size_t i = 0; i < f->found.count; i++)
		*(struct source_passage *)vec_push(out) =
			*(struct source_passage *)vec_at(&f->found, i);
}

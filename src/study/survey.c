#include "study/survey.h"

#include <stdlib.h>

#include "apparatus/few.h"
#include "apparatus/footnote.h"
#include "apparatus/speaker.h"
#include "base/clock.h"
#include "base/mem.h"
#include "study/taking.h"
#include "study/works.h"

enum { PIECE = 16 << 10 /* bytes looked through for repetitions at once */ };

struct survey {
	struct library *library; /* borrowed */
	struct reading *reading; /* borrowed */
	const struct doc *doc;	 /* the same as it was at the start */
	bool collected;
	struct vec quotes;   /* of struct quote */
	struct vec passages; /* of struct source_passage */
	struct vec found;    /* of struct proposal */
	struct vec taken;    /* of struct range */
	struct source_passage former;
	size_t next; /* quotation; behind them all, the same anew for those of
		      * a few words, when the others are known */
	size_t at;   /* byte from which on repetitions are looked for */
};

struct survey *
survey_new(struct library *l, struct reading *r)
{
	struct survey *s = mem_new(sizeof(*s));

	s->library = l;
	s->reading = r;
	s->doc = r->doc;
	s->quotes = VEC_OF(struct quote);
	s->passages = VEC_OF(struct source_passage);
	s->found = VEC_OF(struct proposal);
	s->taken = VEC_OF(struct range);
	return s;
}

void
survey_free(struct survey *s)
{
	if (!s)
		return;
	vec_release(&s->quotes);
	vec_release(&s->passages);
	vec_release(&s->found);
	vec_release(&s->taken);
	free(s);
}

const struct doc *
survey_doc(const struct survey *s)
{
	return s->doc;
}

const struct vec *
survey_found(const struct survey *s)
{
	return &s->found;
}

void
survey_question(struct reading *r, const struct quote *q,
	const struct source_passage *former, const struct vec *others,
	struct source_question *out)
{
	struct slice label = speaker_source(r->doc, q->outer);

	*out = (struct source_question){
		.doc = r->doc,
		.text = doc_text(r->doc),
		.range = q->range,
		.kind = q->kind,
		.prior = { .self = r->id,
			.self_range = q->outer,
			.others = others },
	};
	if (former) {
		out->prior.former = former->document;
		out->prior.near = former->range.start;
	}
	if (label.size > 0)
		works_of_label(r, label, &out->prior.cited);
}

static void
look_at_quote(struct survey *s)
{
	bool few = s->next >= s->quotes.count;
	const struct quote *q = vec_at(&s->quotes, s->next++ % s->quotes.count);
	struct source_question question;
	size_t before = s->passages.count;

	if (few_are(s->doc, q->range) != few)
		return;
	survey_question(s->reading, q,
		s->former.document != 0 ? &s->former : NULL, &s->passages,
		&question);
	library_find(s->library, &question, &s->passages);
	if (s->passages.count > before)
		s->former =
			*(struct source_passage *)vec_at(&s->passages, before);
}

static int
compare_ranges(const void *a, const void *b)
{
	const struct range *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* The words that have a source are not looked for again. */
static void
take(struct survey *s, size_t from)
{
	for (size_t i = from; i < s->passages.count; i++) {
		const struct source_passage *p = vec_at(&s->passages, i);

		if (p->grade != DIFFERENCE_VARIANT)
			*(struct range *)vec_push(&s->taken) = p->cited;
	}
	vec_sort(&s->taken, compare_ranges);
}

/* Two texts that cite the same work do not repeat one another. */
static void
take_references(struct survey *s)
{
	for (uint32_t i = 0; i < doc_note_count(s->doc); i++)
		if (footnote_only_cites(s->doc, i))
			*(struct range *)vec_push(&s->taken) =
				doc_note_at(s->doc, i)->body;
}

static void
look_at_piece(struct survey *s)
{
	struct slice text = doc_text(s->doc);
	struct range piece = { s->at, taking_piece(text, s->at, PIECE) };
	size_t before = s->passages.count;

	if (s->at == 0) {
		take_references(s);
		take(s, 0);
	}
	library_rest(s->library);
	source_repeats(s->library->finder, s->doc, piece, s->reading->id,
		&s->taken, &s->passages);
	if (s->passages.count > before)
		take(s, before);
	s->at = piece.end;
}

/* The kind of the quotation that holds most of R, the inner one of two;
 * unmarked if none holds half of it. */
static enum quote_kind
kind_of(const struct survey *s, struct range r)
{
	enum quote_kind kind = QUOTE_UNMARKED;
	size_t most = (range_size(r) + 1) / 2;

	for (size_t i = 0; i < s->quotes.count; i++) {
		const struct quote *q = vec_at(&s->quotes, i);
		size_t held = range_size(range_intersect(q->range, r));

		if (q->range.start >= r.end)
			break;
		if (held < most)
			continue;
		most = held;
		kind = q->kind;
	}
	return kind;
}

static void
finish(struct survey *s)
{
	source_settle(s->doc, &s->passages);
	for (size_t i = 0; i < s->passages.count; i++) {
		const struct source_passage *p = vec_at(&s->passages, i);

		*(struct proposal *)vec_push(&s->found) = (struct proposal){
			.citing = s->reading->id,
			.source = p->document,
			.cited = p->cited,
			.range = p->range,
			.kind = (int)kind_of(s, p->cited),
			.grade = (int)p->grade,
			.by = p->by,
			.unsure = p->unsure,
			.score = p->score,
		};
	}
}

static void
collect(struct survey *s)
{
	reading_read_citations(s->reading);
	quote_collect(s->doc, &s->quotes);
	s->collected = true;
}

/* A bit of what is to be done; false at the end. */
static bool
go_on(struct survey *s)
{
	if (!s->collected)
		collect(s);
	else if (s->next < 2 * s->quotes.count)
		look_at_quote(s);
	else if (s->at < doc_text(s->doc).size)
		look_at_piece(s);
	else
		return false;
	return true;
}

bool
survey_step(struct survey *s, int64_t ms)
{
	int64_t start = clock_ticks();

	do
		if (!go_on(s)) {
			finish(s);
			return false;
		}
	while (clock_ticks() - start < ms);
	return true;
}

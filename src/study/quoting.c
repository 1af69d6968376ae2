#include "study/quoting.h"

#include <stdlib.h>
#include <unistd.h>

#include "apparatus/footnote.h"
#include "apparatus/speaker.h"
#include "base/mem.h"
#include "study/connect.h"
#include "study/inside.h"
#include "study/linking.h"
#include "study/quoted.h"
#include "study/survey.h"
#include "text/motion.h"

enum {
	COLLECTED = 16 << 20, /* bytes of a text whose quotations are read
			       * while it is open */
	PATIENCE = 60,	      /* times 50 ms: another process is at it */
	TRACED = 4096	      /* bytes; of more words each paragraph is asked */
};

/* Of a reading. */
struct kept {
	struct quoting quoting;
	struct vec collected; /* of struct quote */
	struct vec found;     /* of struct proposal: of a survey that cannot be
			       * stored */
	const struct doc *doc, *surveyed, *read; /* that these were made of */
	unsigned library, notes; /* versions of what it was made of */
};

static void
release(void *data)
{
	struct kept *k = data;

	vec_release(&k->quoting.quotes);
	vec_release(&k->quoting.links);
	vec_release(&k->quoting.uses);
	vec_release(&k->collected);
	vec_release(&k->found);
	free(k);
}

static struct kept *
kept_of(struct reading *r)
{
	struct kept *k = r->quoting;

	if (k)
		return k;
	k = mem_new(sizeof(*k));
	k->quoting.quotes = VEC_OF(struct quoting_quote);
	k->quoting.links = VEC_OF(struct quoting_link);
	k->quoting.uses = VEC_OF(struct quoting_link);
	k->collected = VEC_OF(struct quote);
	k->found = VEC_OF(struct proposal);
	r->quoting = k;
	r->quoting_free = release;
	return k;
}

static void
collect(struct reading *r, struct kept *k, size_t most)
{
	if (k->read == r->doc || doc_text(r->doc).size > most)
		return;
	vec_clear(&k->collected);
	quote_collect(r->doc, &k->collected);
	k->read = r->doc;
	k->doc = NULL;
}

/* Whether what was found before stands in the text as it is now. */
static bool
fits(const struct proposal *x, bool use, size_t size)
{
	struct range here = use ? x->range : x->cited;

	return here.start <= here.end && here.end <= size;
}

static void
drop_unfit(struct vec *found, bool use, size_t size)
{
	for (size_t i = found->count; i-- > 0;)
		if (!fits(vec_at(found, i), use, size))
			vec_remove(found, i);
}

/* How a passage that the reader found is quoted. */
static void
grade_made(struct reading *r, struct vec *links, bool from_here)
{
	for (size_t i = 0; i < links->count; i++) {
		struct quoting_link *l = vec_at(links, i);
		struct arena arena = { 0 };
		struct vec steps = VEC_OF(struct difference);
		struct slice other;

		if (l->by == 0 &&
			quoting_differences(r, l, from_here, &arena, &steps,
				&other, NULL) == 0)
			l->grade = difference_grade(steps.items, steps.count);
		vec_release(&steps);
		arena_release(&arena);
	}
}

static void
build(struct reading *r, struct kept *k, struct library *l)
{
	size_t size = doc_text(r->doc).size;
	struct vec found = VEC_OF(struct proposal), uses = found;
	struct quoted all = { .document = r->id,
		.collected = k->read == r->doc ? &k->collected : NULL,
		.found = k->surveyed == r->doc ? &k->found : &found,
		.uses = &uses,
		.decided = &r->links };

	if (r->id != 0 && l) {
		proposal_of(l->proposals, r->id, &found, NULL);
		proposal_to(l->proposals, r->id, &uses, NULL);
	}
	drop_unfit(&found, false, size);
	drop_unfit(&uses, true, size);
	quoted_build(&all, &k->quoting);
	grade_made(r, &k->quoting.links, true);
	grade_made(r, &k->quoting.uses, false);
	vec_release(&found);
	vec_release(&uses);
}

const struct quoting *
quoting_of(struct reading *r)
{
	struct kept *k = kept_of(r);
	struct library *l = library_of(r->study, NULL);
	unsigned version = l ? l->version : 0;

	collect(r, k, COLLECTED);
	k->quoting.looked = k->surveyed == r->doc ||
		(r->id != 0 && linking_is_done(r->study, r->id));
	if (k->doc == r->doc && k->library == version && k->notes == r->version)
		return &k->quoting;
	k->doc = r->doc;
	k->library = version;
	k->notes = r->version;
	build(r, k, l);
	k->quoting.version++;
	return &k->quoting;
}

size_t
quoting_at(const struct quoting *q, size_t offset)
{
	size_t inner = OFFSET_NONE, linked = OFFSET_NONE;

	for (size_t i = 0; i < q->quotes.count; i++) {
		const struct quoting_quote *x = vec_at(&q->quotes, i);

		if (x->quote.outer.start > offset &&
			x->quote.range.start > offset)
			break;
		if (offset >= x->quote.outer.end)
			continue;
		inner = i;
		if (x->count > 0)
			linked = i;
	}
	return linked != OFFSET_NONE ? linked : inner;
}

/* Where quotations come from: appended to OUT (of struct source_passage). The
 * place among them of the last one before INDEX, or OFFSET_NONE. */
static size_t
read_others(const struct quoting *q, size_t index, struct vec *out)
{
	size_t former = OFFSET_NONE;

	for (size_t i = 0; i < q->quotes.count; i++) {
		const struct quoting_quote *x = vec_at(&q->quotes, i);
		const struct quoting_link *l =
			x->count > 0 ? vec_at(&q->links, x->first) : NULL;

		if (!l || i == index || l->state == QUOTING_REFUSED)
			continue;
		if (i < index)
			former = out->count;
		*(struct source_passage *)vec_push(out) =
			(struct source_passage){ .document = l->document,
				.range = l->range,
				.cited = l->here,
				.kind = l->kind,
				.grade = l->grade };
	}
	return former;
}

static void
take_passages(struct reading *r, const struct vec *passages,
	enum quote_kind kind, struct vec *out)
{
	size_t before = out->count;

	for (size_t i = 0; i < passages->count; i++) {
		struct quoting_link l = quoted_link(vec_at(passages, i), kind);

		if (r)
			quoted_decide(&r->links, r->id, &l);
		if (l.state != QUOTING_REFUSED)
			*(struct quoting_link *)vec_push(out) = l;
	}
	if (out->count > before)
		quoted_sort(vec_at(out, before), out->count - before);
}

int
quoting_look(struct reading *r, size_t index, struct vec *out, struct err *err)
{
	const struct quoting *q = quoting_of(r);
	struct library *l = library_of(r->study, err);
	const struct quoting_quote *x;
	struct vec passages = VEC_OF(struct source_passage), others = passages;
	struct source_question question;
	size_t former;

	if (!l)
		return -1;
	if (index >= q->quotes.count)
		return 0;
	x = vec_at(&q->quotes, index);
	former = read_others(q, index, &others);
	survey_question(r, &x->quote,
		former == OFFSET_NONE ? NULL : vec_at(&others, former), &others,
		&question);
	library_find(l, &question, &passages);
	take_passages(r, &passages, x->quote.kind, out);
	vec_release(&passages);
	vec_release(&others);
	return 0;
}

const struct doc *
quoting_doc(struct study *s, int64_t document)
{
	struct library *l = library_of(s, NULL);

	return l ? library_doc(l, document) : NULL;
}

static bool
is_within(struct slice text, struct range r)
{
	return r.start <= r.end && r.end <= text.size;
}

int
quoting_compare(struct study *s, const struct difference_side *here,
	const struct quoting_link *link, bool from_here, struct arena *arena,
	struct vec *out, struct slice *other, struct err *err)
{
	struct library *l = library_of(s, err);
	const struct doc *there;
	struct difference_side far;
	size_t before = out->count;

	if (!l)
		return -1;
	library_rest(l);
	there = library_doc(l, link->document);
	if (!there || !is_within(doc_text(there), link->range) ||
		!is_within(here->text, here->range))
		return err_set(err, ERR_ABSENT,
			"the document at the other end is not there");
	far = (struct difference_side){ there, doc_text(there), link->range };
	difference_read(from_here ? here : &far, from_here ? &far : here, out);
	*other = arena_copy(arena, doc_cut(there, link->range));
	for (size_t i = before; i < out->count; i++) {
		struct difference *d = vec_at(out, i);
		struct range *side = from_here ? &d->source : &d->quoted;

		side->start -= link->range.start;
		side->end -= link->range.start;
	}
	return 0;
}

int
quoting_differences(struct reading *r, const struct quoting_link *link,
	bool from_here, struct arena *arena, struct vec *out,
	struct slice *other, struct err *err)
{
	struct difference_side here = { r->doc, doc_text(r->doc), link->here };

	return quoting_compare(
		r->study, &here, link, from_here, arena, out, other, err);
}

/* AROUND as it is read, and where HIT is in it. */
static void
put_sentence(const struct doc *doc, struct range around, struct range hit,
	struct arena *arena, struct quoting_context *out)
{
	struct buf words = { 0 };

	footnote_unmark(doc, (struct range){ around.start, hit.start }, &words);
	out->hit.start = words.size;
	footnote_unmark(doc, hit, &words);
	out->hit.end = words.size;
	footnote_unmark(doc, (struct range){ hit.end, around.end }, &words);
	out->sentence = arena_copy(arena, buf_view(&words));
	buf_release(&words);
}

int
quoting_describe(struct study *s, const struct quoting_link *link,
	struct arena *arena, struct quoting_context *out, struct err *err)
{
	const struct doc *doc = quoting_doc(s, link->document);
	struct shelf_entry entry = { 0 };
	struct buf place = { 0 };
	struct range around;

	if (!doc || !is_within(doc_text(doc), link->range) ||
		shelf_entry(s->store, link->document, arena, &entry, err) != 0)
		return err_set(err, ERR_ABSENT,
			"the document at the other end is not there");
	around = range_union(
		motion_sentence_at(doc, link->range.start), link->range);
	doc_place_print(doc, doc_place_of(doc, link->range.start), &place);
	out->title = entry.title;
	out->place = arena_copy(arena, buf_view(&place));
	buf_release(&place);
	put_sentence(doc, around, link->range, arena, out);
	return 0;
}

struct slice
quoting_label(const struct reading *r, const struct quote *q)
{
	return speaker_source(r->doc, q->outer);
}

static void
trace(struct library *l, struct slice words, struct range r, struct vec *out)
{
	struct vec passages = VEC_OF(struct source_passage);
	struct source_question question = { .text = words,
		.range = r,
		.kind = QUOTE_MARKED,
		.anywhere = true };

	library_find(l, &question, &passages);
	take_passages(NULL, &passages, QUOTE_MARKED, out);
	vec_release(&passages);
}

int
quoting_trace(
	struct study *s, struct slice words, struct vec *out, struct err *err)
{
	struct library *l = library_of(s, err);
	struct slice rest = words, line;

	if (!l)
		return -1;
	if (words.size <= TRACED) {
		trace(l, words, (struct range){ 0, words.size }, out);
		return 0;
	}
	while (slice_cut(&rest, '\n', &line)) {
		size_t start = (size_t)(line.data - words.data);

		trace(l, words, (struct range){ start, start + line.size },
			out);
	}
	return 0;
}

static int
decide_anew(struct reading *r, const struct quoting_link *link,
	enum quoting_state state, struct err *err)
{
	struct reading *to = reading_open(r->study, link->document, err);
	int64_t id;

	if (!to)
		return -1;
	id = connect_add(r, link->here, to, link->range, LINK_QUOTES,
		state == QUOTING_REFUSED ? LINK_REFUSED : LINK_ACCEPTED, err);
	reading_close(to);
	return id < 0 ? -1 : 0;
}

int
quoting_decide(struct reading *r, const struct quoting_link *link,
	enum quoting_state state, struct err *err)
{
	if (link->decision == 0)
		return state == QUOTING_PROPOSED
			? 0
			: decide_anew(r, link, state, err);
	if (state == QUOTING_PROPOSED)
		return connect_delete(r->study, link->decision, err);
	return connect_decide(r->study, link->decision,
		state == QUOTING_REFUSED ? LINK_REFUSED : LINK_ACCEPTED, err);
}

int
quoting_step(struct study *s, struct err *err)
{
	return linking_step(s, LINKING_ALL, err);
}

/* Steps for DOCUMENT to their end. */
static int
run(struct study *s, int64_t document, quoting_tell *tell, struct err *err)
{
	int rc = linking_hurry(s, err);

	if (rc == 0)
		do {
			rc = linking_step(s, document, err);
			if (tell)
				tell(linking_left(s));
		} while (rc > 0);
	return rc;
}

int
quoting_prepare(struct study *s, quoting_tell *tell, struct err *err)
{
	int rc = run(s, LINKING_NONE, tell, err);

	for (int i = 0; rc == 0 && linking_left(s) > 0 && i < PATIENCE; i++) {
		usleep(50000);
		rc = run(s, LINKING_NONE, tell, err);
	}
	return rc;
}

/* Where nothing can be stored the findings live as long as the reading. */
static void
survey(struct reading *r, struct library *l)
{
	struct kept *k = kept_of(r);
	struct survey *s = survey_new(l, r);

	while (survey_step(s, INT64_MAX))
		;
	vec_clear(&k->found);
	for (size_t i = 0; i < survey_found(s)->count; i++)
		*(struct proposal *)vec_push(&k->found) =
			*(struct proposal *)vec_at(survey_found(s), i);
	k->surveyed = r->doc;
	k->doc = NULL;
	survey_free(s);
}

int
quoting_finish(struct reading *r, quoting_tell *tell, struct err *err)
{
	struct library *l = library_of(r->study, err);
	int rc = l ? quoting_prepare(r->study, tell, err) : -1;

	if (rc == 0 && r->id != 0)
		rc = run(r->study, r->id, tell, err);
	if (rc == 0 && (r->id == 0 || !linking_is_done(r->study, r->id)))
		survey(r, l);
	collect(r, kept_of(r), SIZE_MAX);
	return rc;
}

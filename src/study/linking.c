/*
 * When a document comes to the shelf, older ones may turn out to quote it. The
 * question is put the other way round: its words are walked through once, and
 * whoever shares five in a row that are rare on the shelf is looked at anew.
 * (Shorter quotations of an older document from a newer one are found when it
 * is looked at for another reason, or when the reader asks.)
 *
 * What is found of a document is put down at once, at its end: a kill loses the
 * work on one document. A document is looked at only when it is in the postings
 * itself, so that none can come later without being announced.
 */
#include "study/linking.h"

#include <stdlib.h>

#include "base/mem.h"
#include "study/herald.h"
#include "study/inside.h"
#include "study/survey.h"
#include "study/taking.h"

enum {
	STROKE = 1 << 17, /* words published at once: a few milliseconds */
	SLICE_MS = 4,
	HURRY_MS = 100
};

enum phase { PHASE_ASK, PHASE_TAKE, PHASE_LIST, PHASE_LOOK };

struct linking {
	struct study *study;	 /* borrowed */
	struct library *library; /* borrowed */
	enum phase phase;
	struct taking taking;
	struct vec looks;	 /* of struct proposal_look: the shelf */
	struct vec todo;	 /* of int64_t, next one last */
	struct herald *herald;	 /* of the next one; NULL: none */
	bool announced;		 /* the next one was */
	struct survey *survey;	 /* of the next one; NULL: not begun */
	struct reading *reading; /* owned: it is surveyed */
	int64_t state;		 /* of the postings when that began */
	int64_t ms;
};

static void
stop_survey(struct linking *l)
{
	survey_free(l->survey);
	l->survey = NULL;
	reading_close(l->reading);
	l->reading = NULL;
}

static void
release(void *data)
{
	struct linking *l = data;

	stop_survey(l);
	herald_free(l->herald);
	taking_release(&l->taking);
	vec_release(&l->looks);
	vec_release(&l->todo);
	free(l);
}

static struct linking *
linking_of(struct study *s, struct err *err)
{
	struct linking *l = s->linking.data;
	struct library *library = library_of(s, err);

	if (l || !library)
		return l;
	l = mem_new(sizeof(*l));
	l->study = s;
	l->library = library;
	l->looks = VEC_OF(struct proposal_look);
	l->todo = VEC_OF(int64_t);
	taking_init(&l->taking);
	l->taking.batch = STROKE;
	l->ms = SLICE_MS;
	s->linking = (struct study_hook){ l, release };
	return l;
}

int
linking_hurry(struct study *s, struct err *err)
{
	struct linking *l = linking_of(s, err);

	if (!l)
		return -1;
	l->taking.batch = POSTING_INTAKE;
	l->ms = HURRY_MS;
	return 0;
}

static void
open_documents(const struct linking *l, struct vec *out)
{
	for (size_t i = 0; i < l->study->readings.count; i++) {
		const struct reading *r =
			*(struct reading **)vec_at(&l->study->readings, i);

		if (r->id != 0)
			*(int64_t *)vec_push(out) = r->id;
	}
}

static int
ask(struct linking *l, struct err *err)
{
	struct vec open = VEC_OF(int64_t);
	int rc;

	stop_survey(l);
	herald_free(l->herald);
	l->herald = NULL;
	vec_clear(&l->todo);
	open_documents(l, &open);
	rc = taking_ask(&l->taking, l->library, &open, err);
	vec_release(&open);
	l->phase = PHASE_TAKE;
	return rc < 0 ? -1 : 1;
}

static struct proposal_look *
look_of(const struct linking *l, int64_t document)
{
	for (size_t i = 0; i < l->looks.count; i++) {
		struct proposal_look *look = vec_at(&l->looks, i);

		if (look->citing == document)
			return look;
	}
	return NULL;
}

/* Who asks for one DOCUMENT wants to hear of all that came since. */
static bool
is_due(const struct linking *l, const struct proposal_look *look,
	int64_t document)
{
	const struct postings *p = l->library->postings;
	int64_t least = document ? posting_state(p) : 1;

	return look->state >= 0 && look->state < least &&
		(!document || look->citing == document) &&
		posting_since(p, look->citing) > 0;
}

/* Open ones last, since the last is the next. */
static void
list_due(struct linking *l, int64_t document)
{
	struct vec open = VEC_OF(int64_t);

	open_documents(l, &open);
	for (size_t i = l->looks.count; i-- > 0;) {
		const struct proposal_look *look = vec_at(&l->looks, i);

		if (is_due(l, look, document))
			*(int64_t *)vec_push(&l->todo) = look->citing;
	}
	for (size_t i = open.count; i-- > 0;) {
		int64_t id = *(int64_t *)vec_at(&open, i);

		for (size_t k = 0; k + 1 < l->todo.count; k++)
			if (*(int64_t *)vec_at(&l->todo, k) == id) {
				vec_remove(&l->todo, k);
				*(int64_t *)vec_push(&l->todo) = id;
				break;
			}
	}
	vec_release(&open);
}

static int
list(struct linking *l, int64_t document, struct err *err)
{
	vec_clear(&l->looks);
	if (proposal_looks(l->library->proposals, &l->looks, err) < 0)
		return -1;
	list_due(l, document);
	l->phase = PHASE_LOOK;
	return 1;
}

/* Whoever may quote the next document is looked at again. */
static int
announce(struct linking *l, struct err *err)
{
	size_t at = 0;
	int64_t id;
	int rc = 0;

	if (herald_step(l->herald, l->ms))
		return 1;
	while (rc == 0 && (id = herald_next(l->herald, &at)) != 0) {
		rc = proposal_forget(l->library->proposals, id, err);
		look_of(l, id)->state = 0;
	}
	herald_free(l->herald);
	l->herald = NULL;
	return rc < 0 ? -1 : 1;
}

static void
next(struct linking *l)
{
	stop_survey(l);
	vec_pop(&l->todo);
	l->announced = false;
}

static int
put_down(struct linking *l, struct err *err)
{
	const struct vec *found = survey_found(l->survey);
	struct proposal_look *look = look_of(l, l->reading->id);
	int rc = proposal_put(l->library->proposals, l->reading->id, l->state,
		found->items, found->count, err);

	if (rc == 0 && look)
		look->state = l->state;
	l->library->version++;
	reading_outdate(l->reading);
	next(l);
	return rc < 0 ? -1 : 1;
}

/* The text that was begun with may be another one by now. */
static int
look(struct linking *l, struct err *err)
{
	if (l->reading->doc != survey_doc(l->survey)) {
		stop_survey(l);
		return 1;
	}
	return survey_step(l->survey, l->ms) ? 1 : put_down(l, err);
}

static int
begin(struct linking *l)
{
	int64_t id = *(int64_t *)vec_last(&l->todo);

	if (!l->announced) {
		l->announced = true;
		l->herald = herald_new(l->library, id, &l->looks);
		return 1;
	}
	l->reading = reading_open(l->study, id, NULL);
	if (!l->reading) { /* it is tried once */
		look_of(l, id)->state = -1;
		next(l);
		return 1;
	}
	l->survey = survey_new(l->library, l->reading);
	l->state = posting_state(l->library->postings);
	return 1;
}

/* What was announced meanwhile comes behind all that was due. */
static int
look_on(struct linking *l, int64_t document, struct err *err)
{
	if (l->herald)
		return announce(l, err);
	if (l->survey)
		return look(l, err);
	if (l->todo.count == 0)
		list_due(l, document);
	if (l->todo.count > 0)
		return begin(l);
	l->phase = PHASE_ASK;
	return 0;
}

static int
step(struct linking *l, int64_t document, struct err *err)
{
	int rc;

	switch (l->phase) {
	case PHASE_ASK:
		return ask(l, err);
	case PHASE_TAKE:
		rc = taking_step(&l->taking, l->library, err);
		if (rc != 0)
			return rc;
		l->phase = PHASE_LIST;
		return 1;
	case PHASE_LIST:
		if (document == LINKING_NONE ||
			store_is_read_only(l->study->store))
			break;
		return list(l, document, err);
	case PHASE_LOOK:
		return look_on(l, document, err);
	}
	l->phase = PHASE_ASK;
	return 0;
}

int
linking_step(struct study *s, int64_t document, struct err *err)
{
	struct linking *l = linking_of(s, err);
	int rc = l ? step(l, document, err) : -1;

	if (rc < 0 && l)
		l->phase = PHASE_ASK;
	return rc;
}

size_t
linking_left(const struct study *s)
{
	const struct linking *l = s->linking.data;

	if (!l)
		return 0;
	return l->phase < PHASE_LOOK ? l->taking.behind.count : l->todo.count;
}

bool
linking_is_done(struct study *s, int64_t document)
{
	const struct linking *l = s->linking.data;
	const struct proposal_look *found = l ? look_of(l, document) : NULL;

	return found && found->state > 0;
}

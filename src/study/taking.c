/*
 * A piece is read at a time, and each ends with a paragraph: so it does not
 * matter to what is found whether a text was taken in at one go or in many,
 * with kills in between.
 */
#include "study/taking.h"

#include "apparatus/words.h"
#include "base/utf8.h"
#include "study/inside.h"
#include "study/shelve.h"

enum {
	PIECE = 64 << 10, /* bytes: some 3 ms */
	FAR = 4, /* times its size a piece may be for a newline's sake */
};

void
taking_init(struct taking *t)
{
	*t = (struct taking){ .behind = VEC_OF(int64_t),
		.words = VEC_OF(struct word),
		.batch = POSTING_INTAKE };
}

void
taking_release(struct taking *t)
{
	posting_drop(t->intake);
	doc_free(t->doc);
	vec_release(&t->behind);
	vec_release(&t->words);
}

size_t
taking_piece(struct slice text, size_t from, size_t size)
{
	size_t end = from + size, stop;

	if (text.size - from <= size)
		return text.size;
	stop = slice_find(
		slice_sub(text, 0, from + FAR * size), SLICE("\n"), end);
	if (stop != SLICE_NONE)
		return stop + 1;
	while (stop = end, end > from + size / 2 && text.data[end - 1] != ' ')
		end--;
	return text.data[end - 1] == ' ' ? end : utf8_start(text, from + size);
}

static bool
has(const struct vec *ids, int64_t id)
{
	for (size_t i = 0; i < ids->count; i++)
		if (*(int64_t *)vec_at(ids, i) == id)
			return true;
	return false;
}

/* Taken from the end. */
int
taking_ask(struct taking *t, struct library *l, const struct vec *first,
	struct err *err)
{
	struct vec all = VEC_OF(int64_t);
	int rc = posting_behind(l->postings, &all, err);

	vec_clear(&t->behind);
	for (size_t i = all.count; i-- > 0;)
		if (!has(first, *(int64_t *)vec_at(&all, i)))
			*(int64_t *)vec_push(&t->behind) =
				*(int64_t *)vec_at(&all, i);
	for (size_t i = first->count; i-- > 0;)
		if (has(&all, *(int64_t *)vec_at(first, i)))
			*(int64_t *)vec_push(&t->behind) =
				*(int64_t *)vec_at(first, i);
	if (t->behind.count > 0)
		library_forget(l, 0);
	vec_release(&all);
	return rc;
}

/* Opens the next one that there is. 0 or -1. */
static int
open_next(struct taking *t, struct library *l, struct err *err)
{
	while (!t->doc && t->behind.count > 0) {
		int64_t id = *(int64_t *)vec_last(&t->behind);
		int rc;

		vec_pop(&t->behind);
		t->doc = shelve_load(l->study, id, NULL);
		if (!t->doc)
			continue;
		rc = posting_document(t->intake, id, &t->at, err);
		t->id = id;
		if (rc == 0 && t->at <= doc_text(t->doc).size)
			return 0;
		doc_free(t->doc);
		t->doc = NULL;
		if (rc < 0)
			return -1;
	}
	return 0;
}

static void
read_piece(struct taking *t)
{
	struct slice text = doc_text(t->doc);
	size_t end = taking_piece(text, t->at, PIECE);
	const struct word *w;

	vec_clear(&t->words);
	words_read(t->doc, (struct range){ t->at, end }, &t->words);
	words_drop_ellipses(&t->words);
	w = t->words.items;
	for (size_t i = 0; i < t->words.count; i++)
		posting_add(t->intake, w[i].hash,
			i + WORDS_SHINGLE <= t->words.count
				? words_shingle(&w[i], &w[i + 1], &w[i + 2])
				: 0,
			w[i].start);
	posting_reach(t->intake, end, end == text.size);
	t->at = end;
	if (end < text.size)
		return;
	doc_free(t->doc);
	t->doc = NULL;
}

/* A document that isn't read to its end is opened again. */
static int
publish(struct taking *t, struct err *err)
{
	struct posting_intake *in = t->intake;

	if (t->doc) {
		*(int64_t *)vec_push(&t->behind) = t->id;
		doc_free(t->doc);
		t->doc = NULL;
	}
	t->intake = NULL;
	return posting_commit(in, err);
}

static int
begin(struct taking *t, struct library *l, struct err *err)
{
	if (posting_begin(l->postings, &t->intake, err) < 0)
		return -1;
	return t->intake ? 1 : 0;
}

static int
go_on(struct taking *t, struct library *l, struct err *err)
{
	if (open_next(t, l, err) < 0)
		return -1;
	if (t->doc)
		read_piece(t);
	if (!t->doc && t->behind.count == 0)
		return publish(t, err) < 0 ? -1 : 1;
	return 1;
}

int
taking_step(struct taking *t, struct library *l, struct err *err)
{
	int rc;

	if (t->intake && posting_intake_words(t->intake) >= t->batch)
		return publish(t, err) < 0 ? -1 : 1;
	if (!t->intake) {
		rc = posting_merge_step(l->postings, err);
		if (rc != 0 || (!t->doc && t->behind.count == 0))
			return rc;
		rc = begin(t, l, err);
		if (rc <= 0)
			return rc;
	}
	return go_on(t, l, err);
}

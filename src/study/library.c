#include "study/library.h"

#include <stdlib.h>

#include "apparatus/words.h"
#include "base/file.h"
#include "base/mem.h"
#include "study/inside.h"
#include "study/shelve.h"

/* Documents are mapped, not read: only pages that are looked at take memory. */
enum {
	DOCS_MOST = 256,
	DOCS_LEAST = 16,     /* uses: what was asked for just now */
	RESTS = 16,	     /* questions between two looks at the memory */
	RESIDENT = 130 << 20 /* bytes of mapped files that may stay */
};

struct library_doc {
	int64_t id;
	struct doc *doc; /* owned; NULL: gone */
	size_t used;
};

static size_t
find(void *data, uint32_t shingle, size_t limit, struct vec *hits)
{
	struct library *l = data;
	size_t count;

	vec_clear(&l->places);
	count = posting_find(l->postings, shingle, limit, &l->places);
	for (size_t i = 0; i < l->places.count; i++) {
		const struct posting_place *p = vec_at(&l->places, i);

		*(struct source_hit *)vec_push(hits) =
			(struct source_hit){ p->document, p->offset };
	}
	return count;
}

static size_t
count(void *data, uint32_t word)
{
	struct library *l = data;
	size_t n = posting_count(l->postings, word);

	return n > 0 ? n : 1;
}

static size_t
size(void *data)
{
	struct library *l = data;

	return posting_words(l->postings);
}

static const struct doc *
open_doc(void *data, int64_t document)
{
	return library_doc(data, document);
}

struct library *
library_of(struct study *s, struct err *err)
{
	struct library *l = s->library;

	if (l)
		return l;
	l = mem_new(sizeof(*l));
	l->study = s;
	l->docs = VEC_OF(struct library_doc);
	l->places = VEC_OF(struct posting_place);
	l->calls = (struct source_library){ l, find, count, size, open_doc };
	l->finder = source_new(&l->calls);
	l->postings = posting_open(s->store, WORDS_VERSION, err);
	if (l->postings)
		l->proposals = proposal_open(s->store, SOURCE_VERSION, err);
	if (l->proposals)
		return s->library = l;
	library_free(l);
	return NULL;
}

void
library_free(struct library *l)
{
	if (!l)
		return;
	source_free(l->finder);
	library_forget(l, 0);
	vec_release(&l->docs);
	vec_release(&l->places);
	posting_close(l->postings);
	proposal_close(l->proposals);
	free(l);
}

const struct doc *
library_doc(struct library *l, int64_t id)
{
	struct library_doc *d;

	l->uses++;
	for (size_t i = 0; i < l->docs.count; i++) {
		d = vec_at(&l->docs, i);
		if (d->id == id) {
			d->used = l->uses;
			return d->doc;
		}
	}
	d = vec_push(&l->docs);
	*d = (struct library_doc){ id, shelve_load(l->study, id, NULL),
		l->uses };
	return d->doc;
}

static void
close_at(struct library *l, size_t index)
{
	struct library_doc *d = vec_at(&l->docs, index);

	doc_free(d->doc);
	vec_remove(&l->docs, index);
}

/* Closes what was not among the last COUNT uses. */
static void
close_older(struct library *l, size_t count)
{
	size_t use = l->uses > count ? l->uses - count : 0;

	for (size_t i = l->docs.count; i-- > 0;) {
		const struct library_doc *d = vec_at(&l->docs, i);

		if (d->used < use)
			close_at(l, i);
	}
}

void
library_rest(struct library *l)
{
	if (l->docs.count > DOCS_MOST)
		close_older(l, DOCS_MOST / 2);
	if (++l->rests % RESTS == 0 && file_mapped() > RESIDENT)
		close_older(l, DOCS_LEAST);
}

void
library_forget(struct library *l, int64_t document)
{
	for (size_t i = l->docs.count; i-- > 0;) {
		const struct library_doc *d = vec_at(&l->docs, i);

		if (document == 0 || d->id == document)
			close_at(l, i);
	}
}

void
library_find(struct library *l, const struct source_question *question,
	struct vec *out)
{
	library_rest(l);
	source_find(l->finder, question, out);
}

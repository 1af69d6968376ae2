/*
 * The full-text index of the shelf: derived, in a file of its own in the cache
 * folder, which may be deleted at any time. FTS5, contentless, prefix='2 3',
 * one row a paragraph (a block of text between two newlines; one of many pages
 * is cut at blanks into several), words folded by utf8_fold. Any sign of damage: the file is dropped and made again.
 */
#ifndef STORE_INDEX_H
#define STORE_INDEX_H

#include <stdint.h>

#include "base/vec.h"
#include "store/store.h"
#include "text/doc.h"

struct index;

struct index_hit {
	int64_t document;
	size_t start;  /* of the paragraph, or the piece of it */
	double rank;   /* lower is better; 0 when unranked */
};

/* Opens or makes the index; nothing is read yet. NULL with an error. */
struct index *index_open(struct store *s, struct err *err);
void index_close(struct index *x);

/* Documents whose newest edition isn't in the index (or gone from the shelf
 * but still in it): ids into OUT (of int64_t). */
int index_behind(struct index *x, struct vec *out, struct err *err);

/* Brings one document a step nearer to being up to date: takes what was indexed
 * of an older edition out, then puts about BUDGET bytes of the newest in (DOC
 * NULL: it is gone). Each step is a transaction; the next one, whoever makes
 * it, goes on from there. 1 while there is more, 0 when up to date, -1. */
int index_step(struct index *x, int64_t document, const struct doc *doc,
	size_t budget, struct err *err);

/* Paragraphs with all WORDS (the last one as a beginning if PREFIX; "phrases
 * in quotation marks" stay together), at most LIMIT, in DOCUMENT or, when 0,
 * anywhere; ranked, else in the order in which they were put in. Into OUT (of
 * struct index_hit). A query without words finds nothing. */
struct index_query {
	struct slice words;
	int64_t document;
	size_t limit;
	bool prefix, ranked;
};
int index_find(struct index *x, const struct index_query *query,
	struct vec *out, struct err *err);

/* Makes a running index_find return early with nothing (from a progress
 * callback): true stops it. */
void index_set_interrupt(struct index *x, bool (*asked)(void *), void *data);

#endif

/* The reader's corrections of a document's structure, kept in the order in
 * which they were made. */
#ifndef STORE_CORRECTION_H
#define STORE_CORRECTION_H

#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"
#include "store/store.h"

struct correction {
	int64_t id;         /* 0 = not stored yet */
	int64_t document;
	struct slice kind;  /* a word of text/revise.h */
	uint32_t level;     /* of a heading */
	size_t paragraphs;
	size_t first;       /* byte of the text that it was made on */
	struct slice exact; /* the words there; perhaps only the first of them */
	struct slice before, after;
};

/* A new one, in one transaction; gets its id. 0 or -1. */
int correction_put(struct store *s, struct correction *c, struct err *err);

/* Takes one away: 0 or -1. */
int correction_drop(struct store *s, int64_t id, struct err *err);

/* Those of DOCUMENT are not made again: its newest edition has them. */
int correction_retire(struct store *s, int64_t document, struct err *err);

/* Those of DOCUMENT that are to be made, in their order, into OUT (of struct
 * correction), text in ARENA. 0 or -1. */
int correction_list(struct store *s, int64_t document, struct arena *arena,
	struct vec *out, struct err *err);

/* One of them: 0 found, 1 there is none, -1 failure. */
int correction_find(struct store *s, int64_t id, struct arena *arena,
	struct correction *out, struct err *err);

#endif

/* What each document cites, read once an edition and kept. */
#ifndef STUDY_CITED_H
#define STUDY_CITED_H

#include "apparatus/citation.h"
#include "base/arena.h"
#include "store/roster.h"
#include "study/study.h"

struct cited_item {
	struct slice author, title, container, year; /* in the arena */
	struct slice key;  /* of a work, when a link names it */
	struct slice near; /* names before it, when it gives no author */
	struct range at;
	uint32_t note;
	bool unsure;
	size_t work;       /* works.c: what it means; WORK_NONE */
};

struct cited {
	struct roster_line edition;
	unsigned version;   /* works.c: of the catalogue that was asked */
	struct vec items;   /* of struct cited_item */
	struct arena arena;
};

/* What the newest edition, LINE, cites. NULL with an error. */
struct cited *cited_read(struct study *s, const struct roster_line *line,
	struct err *err);
void cited_free(struct cited *c);

/* The key that a link within R names, "ibid:KEY#3.14"; empty without one. */
struct slice cited_key(const struct doc *d, struct range r);

/* Appends the words with capitals before X, among which its author may be. */
void cited_near(const struct doc *d, const struct citation *x,
	struct buf *out);

#endif

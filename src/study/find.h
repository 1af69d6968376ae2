/*
 * Finding in the whole library, and keeping its index up to date in small
 * steps.
 */
#ifndef STUDY_FIND_H
#define STUDY_FIND_H

#include "base/arena.h"
#include "base/vec.h"
#include "study/study.h"

struct find_query {
	struct slice words;  /* may hold in:DOC and "phrases" */
	size_t limit;        /* hits at most */
	bool prefix;         /* the last word may be unfinished */
	bool ranked;
};

struct find_hit {
	int64_t document;
	struct slice title;
	size_t offset;        /* of the first word found, else the paragraph */
	struct slice place;   /* "3.14" */
	struct slice context; /* about 160 bytes around it, one line */
	size_t hit_start, hit_end; /* the word in `context`; equal: none */
};

/* Hits into OUT (of struct find_hit), text in ARENA. 0, or -1: a document that
 * `in:` does not find, or a failure. */
int find_library(struct study *s, const struct find_query *query,
	struct arena *arena, struct vec *out, struct err *err);

/* Lets a running find_library end early, with nothing, when ASKED says so. */
void find_set_interrupt(struct study *s, bool (*asked)(void *), void *data);

/* Puts the next few pages of what is behind into the index, some 5 ms' worth;
 * stopped at any step, it is gone on with later. 1 while there is more, 0 when
 * all is done, -1 on failure. */
int find_index_step(struct study *s, struct err *err);

#endif

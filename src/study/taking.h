/* Documents on their way into the postings, piece by piece. */
#ifndef STUDY_TAKING_H
#define STUDY_TAKING_H

#include "study/library.h"

struct taking {
	struct vec behind;  /* of int64_t: documents still to be taken in */
	size_t batch;       /* words that are published at once */
	/* private: */
	struct posting_intake *intake;
	struct doc *doc;    /* being read */
	int64_t id;
	size_t at;
	struct vec words;   /* of struct word */
};

void taking_init(struct taking *t);

/* What was not published is let go of. */
void taking_release(struct taking *t);

/* Finds out what is behind; the documents FIRST (of int64_t) come first. 0 or
 * -1. */
int taking_ask(struct taking *t, struct library *l, const struct vec *first,
	struct err *err);

/* A few milliseconds' worth: 1 while there is more, 0 when all is in (or
 * another process is at it), -1. */
int taking_step(struct taking *t, struct library *l, struct err *err);

/* The end of a piece of TEXT from FROM on, about SIZE bytes: behind a newline,
 * or a blank if that is far. */
size_t taking_piece(struct slice text, size_t from, size_t size);

#endif

/*
 * A document made anew from the bytes that were kept when it was added: by a
 * newer importer, or because it was read as the wrong thing. The reader's
 * corrections are made again, and the notes follow their words.
 */
#ifndef STUDY_REMAKE_H
#define STUDY_REMAKE_H

#include "study/reanchor.h"

struct remake {
	struct slice format, encoding; /* empty = as before */
	bool dry_run;                  /* keep nothing of it */
	bool same;                     /* result: nothing has changed */
	struct reanchor_count notes;   /* result */
	size_t unfit;                  /* result: corrections without a place */
};

/* The new document, which the caller frees; NULL with an error. A library that
 * is only read keeps nothing of it. Facts that the reader gave stay. */
struct doc *remake_document(
	struct study *s, int64_t id, struct remake *r, struct err *err);

#endif

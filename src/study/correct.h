/*
 * The reader corrects a document's structure: at once in the text that is open,
 * and whenever it is read anew (amend.h). The notes on it stay on their words.
 */
#ifndef STUDY_CORRECT_H
#define STUDY_CORRECT_H

#include "study/reading.h"
#include "text/revise.h"

/* Makes CHANGE in the document of R and keeps it; R shows the new text from
 * then on (reading_renew). 0, or -1 with a sentence. */
int correct_add(struct reading *r, const struct revise_change *change,
	struct err *err);

/* Takes a correction away again and makes its document anew. 0 or -1. */
int correct_drop(struct study *s, int64_t id, struct err *err);

#endif

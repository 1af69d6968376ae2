/* The lists of works: the one that comes with ibid, and the reader's own, all
 * *.bib and *.json of the folder `works` in the data folder. */
#ifndef STUDY_WORKLIST_H
#define STUDY_WORKLIST_H

#include "apparatus/work.h"
#include "study/study.h"

/* Adds what they hold to C, the reader's last, so that theirs wins. For each
 * list with a fault a sentence is appended to FAULTS (of char *, owned by the
 * caller); the rest of it is there. */
void worklist_read(struct study *s, struct catalogue *c, struct vec *faults);

#endif

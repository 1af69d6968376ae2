/*
 * The quotations of the shelf and their sources, found behind the keys: first
 * all documents are taken into the postings, then each is looked at as one that
 * cites, in slices of a few milliseconds.
 */
#ifndef STUDY_LINKING_H
#define STUDY_LINKING_H

#include "study/library.h"

/* What is wanted beside the postings of all. */
enum { LINKING_ALL = 0, LINKING_NONE = -1 };

/* A few milliseconds' worth, for DOCUMENT or one of these; open documents
 * first. 1 while there is more, 0, -1. */
int linking_step(struct study *s, int64_t document, struct err *err);

/* From now on it is done for a verb, in large strokes. 0 or -1. */
int linking_hurry(struct study *s, struct err *err);

/* How far it is: documents that are left. */
size_t linking_left(const struct study *s);

/* Whether DOCUMENT was looked at with all of the shelf known. */
bool linking_is_done(struct study *s, int64_t document);

#endif

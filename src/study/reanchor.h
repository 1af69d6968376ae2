/*
 * The reader's notes and links on a document whose text has changed: a new
 * edition, or the same bytes read anew. Each is looked for by its words and the
 * words around them; where it was made is never overwritten, where it stands
 * now is kept beside that. What is nowhere is kept without a place rather than
 * put at a wrong one.
 */
#ifndef STUDY_REANCHOR_H
#define STUDY_REANCHOR_H

#include "base/buf.h"
#include "study/study.h"
#include "text/doc.h"

/* Notes that stand where they stood; elsewhere; on words that are not quite
 * theirs, or on one of several places; nowhere. */
struct reanchor_count {
	size_t kept, moved, unsure, lost;
	size_t ends; /* links that have lost an end */
};

/* Places the notes and links on DOCUMENT, which stood in OLD (NULL: that text is gone,
 * only words help), in NEW, which is its newest edition by now. *OUT may be NULL.
 * 0 or -1. */
int reanchor_document(struct study *s, int64_t document, const struct doc *old,
	const struct doc *new, struct reanchor_count *out, struct err *err);

/* "2 notes moved, 1 note has lost its place" appended; nothing when all are
 * where they were. */
void reanchor_tell(const struct reanchor_count *count, struct buf *out);

#endif

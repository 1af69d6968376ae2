/*
 * The pieces in which a text is laid out: a line (what stands between two
 * newlines), or a part of one that is longer than SEGMENT_LIMIT. Where a long
 * line is cut depends on the text alone and is found by looking around the
 * place, never at the whole line.
 */
#ifndef LAYOUT_SEGMENT_H
#define LAYOUT_SEGMENT_H

#include "layout/breaker.h"
#include "text/doc.h"

enum { SEGMENT_LIMIT = 16384 }; /* bytes */

/* A mark beside those of the breaker: within a note marker or in front of it,
 * where no row ends unless nothing else is left. */
enum { SEGMENT_TIED = BREAKER_MUST + 1 };

/* The segment that holds OFFSET, its newline included; of the size: the last
 * one. Empty only in an empty text. At most SEGMENT_LIMIT bytes. */
struct range segment_at(const struct doc *d, size_t offset);

/* For each byte of R whether a row may end before it, to MARKS. */
void segment_marks(const struct doc *d, struct range r, unsigned char *marks);

#endif

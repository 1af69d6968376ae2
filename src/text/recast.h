/*
 * A document taken apart to be put together in another way: spans taken away
 * and put on, a byte of white space exchanged for another, at most one stretch
 * of the text moved elsewhere. Origin runs, notes and links keep up. Documents
 * never change; what comes out is a new one.
 */
#ifndef TEXT_RECAST_H
#define TEXT_RECAST_H

#include "base/vec.h"
#include "text/doc.h"

struct recast_byte {
	size_t at;
	char c;
};

struct recast {
	const struct doc *doc;             /* borrowed */
	struct vec spans[SPAN_KIND_COUNT]; /* of struct span, unsorted */
	struct vec bytes;                  /* of struct recast_byte */
	/* The stretch that moves, without blanks at its ends; what is taken out
	 * where it was, blanks too; the place that it goes to (none: nothing
	 * moves), and whether blanks are put before and behind it there. */
	struct range moved, hole;
	size_t to;
	bool blank_before, blank_behind;
};

void recast_init(struct recast *r, const struct doc *d);
void recast_release(struct recast *r);

/* Takes the spans of KIND off the lines of LINES, which begins and ends with
 * lines; what a span covers above and below stays. */
void recast_clear(struct recast *r, enum span_kind kind, struct range lines);

void recast_mark(
	struct recast *r, enum span_kind kind, struct range at, uint32_t number);

/* The byte at AT, white space, becomes C. */
void recast_exchange(struct recast *r, size_t at, char c);

/* Puts it together; the caller frees the document. */
struct doc *recast_finish(struct recast *r);

#endif

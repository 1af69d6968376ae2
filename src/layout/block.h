/*
 * What a line of the text is (a line: what stands between two newlines), and
 * how much white space it asks for above it. Structure only: columns are the
 * matter of flow.
 */
#ifndef LAYOUT_BLOCK_H
#define LAYOUT_BLOCK_H

#include "text/doc.h"

/* What stands at the left of a block whose rows hang beside it. */
enum block_label {
	BLOCK_NOTE, /* "12. " before the body of a footnote */
	BLOCK_ITEM, /* bullet or number of a list item */
	BLOCK_LABEL_COUNT
};

struct block {
	size_t heading;     /* level, 0 = none */
	size_t quote, list; /* nesting depth, 0 = none */
	bool verbatim, rule, note;
	/* With the blank behind it, RANGE_NONE without one; may stand in an
	 * earlier line. */
	struct range label[BLOCK_LABEL_COUNT];
};

/* The block of the line that holds OFFSET. */
struct block block_at(const struct doc *d, size_t offset);

/* Blank rows above the line that starts at START. */
size_t block_lead(const struct doc *d, size_t start);

/* An offset within the line before the one that starts at START > 0. */
size_t block_before(const struct doc *d, size_t start);

#endif

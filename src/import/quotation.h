/*
 * Quotations inside a paragraph: what stands in quotation marks, of whatever
 * kind. A pass over the finished text, for all formats.
 */
#ifndef IMPORT_QUOTATION_H
#define IMPORT_QUOTATION_H

#include "text/builder.h"

/* Appends to OUT (of struct range) the quotations of one paragraph, marks
 * included, in the order in which they end. When NEXT, the paragraph behind
 * it, begins with the mark that one here is opened with, that one goes to the
 * end of the paragraph. */
void quotation_find(struct slice paragraph, struct slice next,
	struct vec *out);

/* Marks the quotations of the text in B. */
void quotation_mark(struct builder *b);

#endif

/* A document as a page of text: its rows at a width, quotations with a rule at
 * their left, markers in brackets. */
#ifndef CLI_PAGE_H
#define CLI_PAGE_H

#include "cli/output.h"
#include "text/doc.h"

enum { PAGE_WIDTH = 72 }; /* columns, unless the reader says another */

/* The rows of R, which begins at the start of a block. */
void page_print(
	struct output *o, const struct doc *d, struct range r, size_t width);

/* TEXT as lines of WIDTH columns at most that begin with INDENT blanks. */
void page_wrap(struct slice text, size_t indent, size_t width, struct buf *out);

#endif

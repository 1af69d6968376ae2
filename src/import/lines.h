/* The lines of a source: what every pass over plain text stands on. */
#ifndef IMPORT_LINES_H
#define IMPORT_LINES_H

#include "import/plain.h"

/* Appends to LINES (of struct plain_line) all lines of BYTES. A line ends at
 * LF, CR LF, CR; a form feed ends one and counts as a blank line. */
void lines_scan(struct slice bytes, struct vec *lines);

/* Whether S has a blank (blank, tab, no-break space) at AT; its bytes go to
 * *SIZE. */
bool lines_blank(struct slice s, size_t at, size_t *size);

/* Columns of the first word of LINE. */
uint32_t lines_first_word(struct slice bytes, const struct plain_line *line);

/* Decides whether the text is wrapped at a width: writes p->wrapped, width. */
struct plain;
void lines_shape(struct plain *p);

#endif

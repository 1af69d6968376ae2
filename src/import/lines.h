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

/* Whether LINE ended because the first word of the next one had no room within
 * WIDTH columns; whether its sentence goes on there, in small letters. */
bool lines_is_full(struct slice bytes, const struct plain_line *line,
	uint32_t width);
bool lines_runs_on(struct slice bytes, const struct plain_line *line);

/* Columns up to the end of LINE. */
uint32_t lines_right_edge(const struct plain_line *line);

/* Decides whether the text is wrapped at a width: writes p->wrapped, width. */
void lines_shape(struct plain *p);

#endif

/* Plain words in lines of a width: for panel, peek and prompt. */
#ifndef UI_WRAP_H
#define UI_WRAP_H

#include "base/vec.h"
#include "text/range.h"
#include "ui/screen.h"

/* Appends to OUT (of struct range, bytes of TEXT) the lines of TEXT broken at
 * COLUMNS (at least 1), at most LIMIT of them; trailing blanks are left out of
 * each. A newline or U+2028 ends a line. An empty text has no line. */
void wrap_lines(struct slice text, int columns, size_t limit, struct vec *out);

#endif

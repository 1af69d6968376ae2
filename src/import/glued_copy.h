/* The list at the end of a page as a dictionary of the notes in its text. */
#ifndef IMPORT_GLUED_COPY_H
#define IMPORT_GLUED_COPY_H

#include "base/slice.h"

/* Whether the words of S at START begin like COPY, blanks apart; false for an
 * empty one. */
bool glued_copy_is(struct slice s, size_t start, struct slice copy);

/* Where the words of S at START end that COPY repeats, in its words or at
 * least in the first and the last of them; 0 when they are others. */
size_t glued_copy_end(struct slice s, size_t start, struct slice copy);

#endif

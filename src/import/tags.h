/* The words of a piece of HTML, without its tags and comments. */
#ifndef IMPORT_TAGS_H
#define IMPORT_TAGS_H

#include "base/slice.h"

/* The next run of words of HTML at or behind *AT that holds no tag and no line
 * end, and goes behind it; false at the end. */
bool tags_next(struct slice html, size_t *at, struct slice *words);

/* Whether HTML is a <br> in any spelling. */
bool tags_is_break(struct slice html);

#endif

/*
 * Words compared with a text where any white space is as good as another: a
 * paragraph that was joined or cut, a line that was filled anew still has them.
 */
#ifndef TEXT_LOOSE_H
#define TEXT_LOOSE_H

#include "base/slice.h"

/* Where WORDS end that begin at AT of TEXT, OFFSET_NONE if others are there;
 * *SAME (may be NULL) is how many bytes of them are. */
size_t loose_match(
	struct slice text, size_t at, struct slice words, size_t *same);

/* How many bytes before AT are those at the end of WORDS. */
size_t loose_match_back(struct slice text, size_t at, struct slice words);

#endif

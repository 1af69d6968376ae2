/* What spellings of one word have in common, over alphabets and habits of
 * writing them in another: Троцкий, Trotskii, Trotzki, Trotsky. */
#ifndef APPARATUS_SPELLING_H
#define APPARATUS_SPELLING_H

#include "base/buf.h"

/* Appends the key of WORD: folded, in Latin letters, doubled letters single. */
void spelling_key(struct slice word, struct buf *out);

/* Appends S folded and in Latin letters, as one would transliterate it. */
void spelling_latin(struct slice s, struct buf *out);

/* Whether two keys are one, but for a letter more, less or other in those that
 * are long enough. */
bool spelling_near(struct slice a, struct slice b);

#endif

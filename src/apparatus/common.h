/* Words so common that none of them is another one misspelt. */
#ifndef APPARATUS_COMMON_H
#define APPARATUS_COMMON_H

#include "base/slice.h"

/* Whether the folded WORD is one. */
bool common_word(struct slice word);

#endif

/*
 * Where a line may break (Unicode Standard Annex 14, by libunistring; plain
 * ASCII prose by its own fast path, which a test proves equal).
 */
#ifndef LAYOUT_BREAKER_H
#define LAYOUT_BREAKER_H

#include "base/slice.h"

enum breaker_mark { BREAKER_NO, BREAKER_MAY, BREAKER_MUST };

/* For each byte of S into MARKS (S.size bytes): may the line break before it.
 * MUST stands at the byte behind a U+2028 or newline. */
void breaker_find(struct slice s, unsigned char *marks);

#endif

/*
 * The characters that terminals of East Asia may draw two columns wide: class
 * A of Unicode's EastAsianWidth.txt (14.0), without the combining ones.
 */
#ifndef BASE_AMBIGUOUS_H
#define BASE_AMBIGUOUS_H

#include <stdbool.h>
#include <stdint.h>

bool ambiguous_has(uint32_t code);

#endif

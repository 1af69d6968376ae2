/* Identity of bytes. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdint.h>

#include "base/slice.h"

enum { HASH_HEX = 64 };

/* SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits and a NUL. */
void hash_sha256(struct slice s, char hex[HASH_HEX + 1]);

/* FNV-1a, 64 bits: for tables and quick "has it changed". */
uint64_t hash_quick(struct slice s);

#endif

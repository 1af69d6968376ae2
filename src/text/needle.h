/*
 * Where a match may be: one character of a pattern, the rarest, that is looked
 * for in all its written forms (both cases, accents, ligatures) many bytes at
 * a time. What is found is only likely; who searches verifies it.
 */
#ifndef TEXT_NEEDLE_H
#define TEXT_NEEDLE_H

#include <stdint.h>

#include "base/slice.h"

/* Latin, Greek, Cyrillic: what may fold to the needle is looked up. */
enum { NEEDLE_FIRST = 0x80, NEEDLE_LAST = 0x52F };

struct needle {
	size_t at; /* of the character, in the pattern */
	/* private: a byte is a candidate if it is the letter (any case, if
	 * masked) before the other, or begins a character that may fold to it */
	unsigned char letter[2], mask[2];
	unsigned char other_least; /* from here on any byte may follow */
	unsigned char twos; /* so many lead bytes from 0xC2 on are candidates */
	unsigned char longs; /* and all from here on */
	unsigned char any;   /* not zero: begins the pattern, nothing is rare */
	uint64_t forms[(NEEDLE_LAST - NEEDLE_FIRST) / 64 + 1];
	bool exact;
};

/* Chooses the needle of PATTERN, which is not empty; unless EXACT it is folded
 * (utf8_fold). In an exact one quotation marks, hyphens and blanks are plain
 * too and never become the needle. */
void needle_init(struct needle *n, struct slice pattern, bool exact);

/* The first candidate in [from, limit), or LIMIT. */
size_t needle_after(const struct needle *n, struct slice text, size_t from,
	size_t limit);

/* The last candidate in [least, before), or SLICE_NONE. */
size_t needle_before(const struct needle *n, struct slice text, size_t least,
	size_t before);

#endif

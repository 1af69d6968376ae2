/*
 * Words that are alike by their letters: misread, misspelt, spelled as
 * elsewhere. Only edits that a word of its length bears make it alike.
 */
#ifndef APPARATUS_LIKENESS_H
#define APPARATUS_LIKENESS_H

#include "apparatus/words.h"

/* The folded letters of many words in a row. */
struct likeness_side {
	struct vec codes; /* of uint32_t */
	struct vec words; /* of struct likeness_word, one more than words */
	struct buf room;
};

struct likeness_word {
	uint32_t first;   /* among the codes */
	uint32_t size[2]; /* letters: of it, of it and the next */
	uint32_t mask[2]; /* which letters these have, roughly */
};

void likeness_init(struct likeness_side *s);
void likeness_release(struct likeness_side *s);

/* What WORDS, which stand in TEXT, are made of: replaces what S had. */
void likeness_read(struct likeness_side *s, struct slice text,
	const struct word *words, size_t count);

/* How alike the word at AT of A is, written as one with the next if A_TWO, to
 * that at BT of B: 100 for the same letters, 0 when they are too different. */
int likeness_of(const struct likeness_side *a, size_t at, bool a_two,
	const struct likeness_side *b, size_t bt, bool b_two);

/* Whether likeness_of may be anything but 0: so cheap that it can be asked for
 * every two words of two texts. */
static inline bool
likeness_possible(uint32_t a_size, uint32_t a_mask, uint32_t b_size,
	uint32_t b_mask)
{
	uint32_t longer = a_size > b_size ? a_size : b_size;
	uint32_t most = longer < 5 ? 1 : longer < 8 ? 2 : longer / 3;
	uint32_t other = a_mask ^ b_mask; /* an edit sets two bits of it */

	if (a_size + b_size - longer + most < longer)
		return false;
	for (; other && most; most--) {
		other &= other - 1;
		other &= other - 1;
	}
	return other == 0;
}

#endif

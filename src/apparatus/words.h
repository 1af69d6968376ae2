/*
 * A text as folded words: what is left when case, accents, punctuation, marks
 * of emphasis, line breaks and the markers of footnotes no longer count. Two
 * stretches that a reader would call the same words have the same hashes.
 */
#ifndef APPARATUS_WORDS_H
#define APPARATUS_WORDS_H

#include "base/vec.h"
#include "text/doc.h"

/* Goes up when a text is folded in another way: what was made of words by then
 * is made anew. */
enum { WORDS_VERSION = 2 };

enum words_flag {
	WORDS_ELLIPSIS = 1,  /* no word but an ellipsis, its hash is 0 */
	WORDS_BRACKET = 2,   /* within square brackets */
	WORDS_PARAGRAPH = 4  /* the first of its paragraph */
};

struct word {
	uint32_t hash;
	uint32_t start, end; /* bytes of the text */
	uint32_t flags;
};

/* Appends to OUT (of struct word) the words of D within R, in the order of the
 * text; markers and labels of notes are none. */
void words_read(const struct doc *d, struct range r, struct vec *out);

/* The same of a text that is no document; a single line break is a blank. */
void words_read_text(struct slice text, struct vec *out);

/* Takes the ellipses out: so a text is read that is quoted from, and so it is
 * indexed, since what quotes it may have them or not. */
void words_drop_ellipses(struct vec *words);

/* Appends the folded letters of the word at R of TEXT: those that were hashed. */
void words_fold(struct slice text, struct range r, struct buf *out);

/* Three words in a row as one number, never 0; 0 when one is an ellipsis. */
enum { WORDS_SHINGLE = 3 };
uint32_t words_shingle(const struct word *first, const struct word *second,
	const struct word *third);

#endif

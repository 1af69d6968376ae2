/*
 * One word of a text, letter by letter, and its hash. Letters are folded; what
 * stands between them without parting them is passed over: apostrophes, a soft
 * hyphen, a hyphen at the end of a line, the brackets of "[T]he" and "word[s]".
 * Digits glued to the end of a word are the marker of a note and cut off.
 */
#ifndef APPARATUS_LETTERS_H
#define APPARATUS_LETTERS_H

#include "base/buf.h"

struct letters {
	struct buf *out;      /* given: takes the folded letters; or NULL */
	struct buf *room;     /* given: working memory */
	uint32_t hash;        /* never 0 */
	size_t end;           /* where the word ends, its marker cut off */
	size_t beyond;        /* where the marker ends */
	size_t count, digits; /* letters; digits at its end */
	uint32_t whole;       /* inside: hash without these digits */
	size_t whole_end;
};

/* Reads the word at AT of S into L, not beyond STOP. False: there is none. */
bool letters_read(struct slice s, size_t at, size_t stop, struct letters *l);

/* Behind the blanks at AT, within the line. */
size_t letters_skip_blanks(struct slice s, size_t at);

/* Behind the line break at AT and the indentation after it, if the text goes
 * on there; else AT. */
size_t letters_skip_break(struct slice s, size_t at);

/* The character at AT and its size; 0 and 0 at the end. */
uint32_t letters_code(struct slice s, size_t at, size_t *size);

/* The byte at AT, NUL at the end. */
char letters_byte(struct slice s, size_t at);

#endif

/*
 * A form: words by which a thing is known in texts, prepared once to be looked
 * for often. Words are runs of letters, marks and digits; what stands between
 * two words must be the same in the text, quotation marks and dashes of all
 * kinds being equal, but a blank in the form is any white space of one
 * paragraph, or a hyphen, and a quotation mark may stand before it or behind.
 */
#ifndef APPARATUS_FORM_H
#define APPARATUS_FORM_H

#include "base/arena.h"
#include "base/buf.h"
#include "text/range.h"

struct form_piece {
	struct slice between; /* what stands before the word, folded */
	struct slice word;    /* folded; empty: BETWEEN ends the form */
	struct slice exact;   /* the word as written */
};

struct form {
	struct form_piece *pieces; /* COUNT of them, in the arena */
	size_t count;
	size_t size;  /* bytes as written */
	bool exact;   /* matches case and accents */
	bool stem;    /* the last word may go on */
};

/* Prepares WORDS, from which a final * (a stem) is taken off; memory in ARENA.
 * False when there is no word in it. */
bool form_init(struct form *f, struct slice words, bool exact,
	struct arena *arena);

/* The first word that starts at or after AT; RANGE_NONE behind the last. */
struct range form_word(struct slice text, size_t at);

/* WORD as forms are compared, instead of what is in OUT. */
void form_fold(struct slice word, struct buf *out);

/* End in TEXT of the form that begins with the word FIRST, which folded is
 * FOLDED; OFFSET_NONE when it does not stand there. SPARE is overwritten. */
size_t form_match(const struct form *f, struct slice text, struct range first,
	struct slice folded, struct buf *spare);

#endif

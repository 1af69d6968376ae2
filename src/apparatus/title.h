/* Titles as they are compared: words that carry them, in any spelling, and what
 * one title leaves out of another. */
#ifndef APPARATUS_TITLE_H
#define APPARATUS_TITLE_H

#include "base/arena.h"

struct title_word {
	struct slice key; /* as spelling_key */
	bool number;
};

struct title {
	struct title_word *words; /* without articles and the like */
	size_t count;
	size_t main; /* of them, before a colon */
};

/* Reads S; words in ARENA. */
struct title title_read(struct slice s, struct arena *arena);

/* How far CITED may be a way to cite KNOWN, 0..1; less than LEAST may be told as
 * 0. WEIGHT says how much a word tells, more than 0. */
double title_alike(const struct title *cited, const struct title *known,
	double least, double (*weight)(const void *data, struct slice word),
	const void *data);

/* Whether they are one title, but for articles, spelling and punctuation. */
bool title_same(const struct title *a, const struct title *b);

#endif

/*
 * Words that are alike by their letters: misread, misspelt, spelled as
 * elsewhere. A word bears as many edits as its length allows.
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

/* Two texts, and what is known of pairs of their words, by their hashes. */
struct likeness {
	struct likeness_side quoted, source;
	struct likeness_memo *memos; /* owned */
};

void likeness_init(struct likeness *l);
void likeness_release(struct likeness *l);

/* What WORDS, which stand in TEXT, are made of: replaces what SIDE had. */
void likeness_read(struct likeness_side *side, struct slice text,
	const struct word *words, size_t count);

/* How alike two words are: 100 for the same letters, 0 when too different. */
int likeness_words(const struct likeness *l, size_t quoted, uint32_t hash,
	size_t source, uint32_t source_hash);

/* The same of two words of the one text, written as one, and one of the other:
 * QUOTED and the next if QUOTED_TWO, else SOURCE and the next. */
int likeness_joined(const struct likeness *l, size_t quoted, bool quoted_two,
	size_t source);

/* The same of COUNT words each, written as one; only their letters count. */
int likeness_stretch(const struct likeness *l, size_t quoted,
	size_t quoted_count, size_t source, size_t source_count);

#endif

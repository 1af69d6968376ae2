/*
 * What others say of the words that a document quotes: another document that
 * quotes them, too, and prints the work behind them; or the work itself, in
 * which they stand. Whoever collects them takes care that none only repeats
 * what was guessed.
 */
#ifndef APPARATUS_WITNESS_H
#define APPARATUS_WITNESS_H

#include "apparatus/citation.h"
#include "base/vec.h"

struct witness {
	struct range words;         /* of the document: what it quotes */
	struct slice author, title; /* borrowed; one may be empty */
	struct slice pages;         /* of the reference; may be empty */
	bool source;                /* the words stand in that work itself */
	bool weak;                  /* counts only with the same page */
	uint64_t key;               /* private */
};

/* Makes them ready, when all are there: by the end of their words. */
void witness_settle(struct vec *all);

/* Those that may speak of one reference, borrowed. */
struct witnesses {
	const struct witness *items;
	size_t count;
	size_t end;         /* of what leads to it */
	struct slice pages; /* that it has */
};

/* Those of ALL (of struct witness, settled; may be NULL) with words in LEAD: it
 * leads to a reference with PAGES. */
struct witnesses witness_in(const struct vec *all, struct range lead,
	struct slice pages);

/* Whether W speaks of it: it has the same page, or its words are right before
 * the reference. */
bool witness_counts(const struct witnesses *all, const struct witness *w);

/* Whether one that counts has a title with KEY (shorter.h). */
bool witness_has(const struct witnesses *all, uint64_t key);

/* The most that they say of the work that X prints. */
enum witness_says {
	WITNESS_NOTHING,
	WITNESS_AUTHOR, /* they name its author, */
	WITNESS_TITLE,  /* its title, */
	WITNESS_PAGE,   /* and the same page; */
	WITNESS_SOURCE  /* the words stand in it */
};
enum witness_says witness_says(const struct witnesses *all,
	const struct citation *x);

#endif

/*
 * What stands between two words, and how a word is written: what folding took
 * away and a reader may still want to know of.
 */
#ifndef APPARATUS_SIGNS_H
#define APPARATUS_SIGNS_H

#include "text/doc.h"

/* Whether R of A and S of B have the same signs: every quotation mark is as
 * good as another, and every dash; blanks, brackets, figures and marks of
 * emphasis or of notes don't count. */
bool signs_equal(struct slice a, struct range r, struct slice b,
	struct range s);

/* How often marks of emphasis (* or _) stand in R of TEXT: one for each run. */
size_t signs_emphasis(struct slice text, struct range r);

/* Whether two words of the same letters have the same capitals. */
bool signs_same_case(struct slice a, struct range r, struct slice b,
	struct range s);

/* How many apostrophes stand in R of TEXT. */
size_t signs_apostrophes(struct slice text, struct range r);

/* How many signs that count stand in R of TEXT. */
size_t signs_count(struct slice text, struct range r);

/* Whether R of TEXT is written as titles are: no word of five letters or more
 * without a capital, and three of them at least. */
bool signs_title(struct slice text, struct range r);

/* Whether a hyphen stands in R of TEXT. */
bool signs_hyphen(struct slice text, struct range r);

#endif

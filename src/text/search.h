/*
 * Finding words in a text of any size, in slices: a search is a small state
 * that is stepped until it has found or come to the end, so that keys can come
 * in between. A pattern without capitals and accents matches any case and any
 * accents; one with a capital or an accent is exact. Blanks in the pattern
 * match any white space, line breaks included.
 *
 * An exact pattern still takes plain quotation marks and hyphens for the curly
 * ones and for dashes. How it is done: needle.h finds places where a match may
 * be, by the rarest letter in all its forms; search.c verifies them.
 */
#ifndef TEXT_SEARCH_H
#define TEXT_SEARCH_H

#include "base/buf.h"
#include "text/needle.h"
#include "text/range.h"

struct search_pattern {
	struct buf folded; /* what is looked for */
	bool exact;
	struct needle needle; /* private */
};

/* Prepares a pattern; an empty one finds nothing. Release it. */
void search_pattern_init(struct search_pattern *p, struct slice words);
void search_pattern_release(struct search_pattern *p);

struct search {
	const struct search_pattern *pattern; /* borrowed */
	struct slice text;                    /* borrowed */
	size_t at; /* scanned up to here (backward: down to here); on
		    * SEARCH_FOUND the start of the match */
	bool backward;
	/* private, zero at first: */
	bool begun;
	size_t next, edge;
};

enum search_state { SEARCH_MORE, SEARCH_FOUND, SEARCH_END };

/* Scans about BUDGET bytes on; SEARCH_END when nothing is left. On
 * SEARCH_FOUND *HIT is the match and the search goes on behind (before) its
 * start. Forward begins at `at`, backward finds matches that start before
 * `at`. */
enum search_state search_step(struct search *s, size_t budget, struct range *hit);

/* The first match that starts in R, or RANGE_NONE, without slices: for what
 * is on screen. */
struct range search_in(const struct search_pattern *p, struct slice text,
	struct range r);

#endif

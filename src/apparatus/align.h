/*
 * The words of a quotation against those of a passage: which are the same,
 * which stand for one another, what was left out, what came in. Gotoh's
 * alignment with affine gaps, a state for marked ellipses (any distance for
 * next to nothing), words in brackets cheap, words alike by their letters, two
 * words that are one.
 */
#ifndef APPARATUS_ALIGN_H
#define APPARATUS_ALIGN_H

#include "apparatus/words.h"

enum align_what {
	ALIGN_SAME,     /* the same folded words */
	ALIGN_ALIKE,    /* spelling: alike by their letters, or split, or joined */
	ALIGN_CHANGED,  /* another word in its place */
	ALIGN_ADDED,    /* only in the quotation */
	ALIGN_OMITTED,  /* only in the source, nothing says so */
	ALIGN_ELLIPSIS  /* left out, and marked */
};

/* One step: words [quoted, quoted + quoted_count) of the quotation and
 * [source, source + source_count) of the passage. Indices into the arrays that
 * were aligned; an ellipsis is counted among the quoted. */
struct align_step {
	enum align_what what;
	uint32_t quoted, quoted_count, source, source_count;
};

/* Words with the text that they stand in (letters are compared). Those of a
 * source are without ellipses. */
struct align_side {
	struct slice text;
	const struct word *words;
	size_t count;
};

struct lattice;

struct align_result {
	struct vec steps;      /* of struct align_step, in order, merged */
	size_t first, beyond;  /* words of the source that are quoted */
	size_t plain;          /* words of the quotation, without bracketed ones */
	size_t same, alike, changed, added, omitted;
	size_t bracketed;      /* words added within brackets */
	size_t run;            /* longest run of same words */
	size_t piece;          /* fewest same words between two ellipses */
	size_t skipped;        /* words that ellipses stand for */
	size_t changes;        /* stretches of changed words */
	size_t places;         /* those, and of words added or left out */
	double score;          /* of the alignment */
	double likeness;       /* 0..1 */
	struct lattice *lattice; /* kept for the next alignment */
};

void align_init(struct align_result *r);
void align_release(struct align_result *r);

/* All of QUOTED against the best part of SOURCE. False when there is nothing to
 * align (R is cleared). Costs |quoted| x |source| steps at most. */
bool align_whole(const struct align_side *quoted,
	const struct align_side *source, struct align_result *r);

/* The best parts of both (for repetitions that nobody marked); `first` of the
 * quoted side is the first step's. */
bool align_part(const struct align_side *quoted,
	const struct align_side *source, struct align_result *r);

#endif

/*
 * Words of one text held against a stretch of another: aligned, and what that
 * is worth as evidence that the one was taken from the other.
 */
#ifndef APPARATUS_VERIFY_H
#define APPARATUS_VERIFY_H

#include "apparatus/source.h"

struct verifier {
	const struct source_library *library;
	struct difference_side quoted, source;
	struct vec words;   /* of struct word: what may be quoted */
	struct vec bits;    /* of double, what each of these is worth */
	struct vec passage; /* of struct word: where it may be from */
	struct vec differences; /* of struct difference, for a moment */
	struct align_result align;
	size_t ellipses; /* among the words */
};

void verify_init(struct verifier *v, const struct source_library *library);
void verify_release(struct verifier *v);

/* Takes R of TEXT, which is DOC's or nobody's (NULL), as what may be quoted. */
void verify_quoted(struct verifier *v, const struct doc *doc,
	struct slice text, struct range r);

/* Aligns it, all or the best PART, with the words of D in R, which is widened
 * to whole words. False when there is nothing in common. */
bool verify_align(struct verifier *v, const struct doc *d, struct range r,
	bool part);

/* Bits that chance would not explain, of what was aligned; may be negative. */
double verify_surprise(struct verifier *v);

/* What was aligned: as differences are told; the quoted words that have a
 * partner, from the first to the last; the passage. */
enum difference_grade verify_grade(struct verifier *v);
struct range verify_cited(const struct verifier *v);
struct range verify_source(const struct verifier *v);

#endif

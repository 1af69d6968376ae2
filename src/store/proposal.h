/*
 * What ibid found by itself: the quotations of each document and the passages
 * they come from. Derived, in a file of its own in the cache folder; what the
 * reader decided about it is in store/link.h.
 */
#ifndef STORE_PROPOSAL_H
#define STORE_PROPOSAL_H

#include <stdint.h>

#include "base/vec.h"
#include "store/store.h"
#include "text/range.h"

struct proposals;

struct proposal {
	int64_t citing, source;    /* documents */
	struct range cited, range; /* bytes of their newest texts */
	int kind;                  /* enum quote_kind */
	int grade;                 /* enum difference_grade */
	unsigned by;
	bool unsure;
	double score;
};

/* Found in the way METHOD; what was found in another way counts until it is
 * looked for again. NULL with an error. */
struct proposals *proposal_open(struct store *s, uint32_t method,
	struct err *err);
void proposal_close(struct proposals *p);

/* What was found for the document CITING, looked for in state LIBRARY of the
 * postings: replaces what was there. COUNT may be 0. One transaction. 0 or -1. */
int proposal_put(struct proposals *p, int64_t citing, int64_t library,
	const struct proposal *found, size_t count, struct err *err);

/* The state that each document on the shelf was last looked at in, 0: never, or
 * its text has changed since, or a source of it changed or went: into OUT (of
 * struct proposal_look), by document. What was found for others is let go of.
 * 0 or -1. */
struct proposal_look {
	int64_t citing, state;
};
int proposal_looks(struct proposals *p, struct vec *out, struct err *err);

/* Makes CITING as if never looked at, since a source of it may have come; what
 * was found stays until it is looked at again. 0 or -1. */
int proposal_forget(struct proposals *p, int64_t citing, struct err *err);

/* Of a document as citing one, as source: appended to OUT (of struct proposal),
 * in the order of its text, then by score. Both ends have the texts they were
 * made for. 0 or -1. */
int proposal_of(struct proposals *p, int64_t citing, struct vec *out,
	struct err *err);
int proposal_to(struct proposals *p, int64_t source, struct vec *out,
	struct err *err);

#endif

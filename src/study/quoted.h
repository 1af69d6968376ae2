/* What was found about a document and what its reader decided, put together as
 * it is asked for. */
#ifndef STUDY_QUOTED_H
#define STUDY_QUOTED_H

#include "apparatus/source.h"
#include "store/link.h"
#include "store/proposal.h"
#include "study/quoting.h"

struct quoted {
	int64_t document;
	const struct vec *collected; /* of struct quote; NULL: not read */
	const struct vec *found;     /* of struct proposal: as citing one */
	const struct vec *uses;      /* of struct proposal: as source */
	const struct vec *decided;   /* of struct link */
};

/* Into OUT, which is cleared. */
void quoted_build(const struct quoted *all, struct quoting *out);

/* What the reader decided about LINK of DOCUMENT: sets state and decision. */
void quoted_decide(
	const struct vec *decided, int64_t document, struct quoting_link *link);

/* A passage found as a link. */
struct quoting_link quoted_link(
	const struct source_passage *p, enum quote_kind kind);

/* Sorts COUNT links: refused ones last, other versions before them, then by
 * score. */
void quoted_sort(struct quoting_link *links, size_t count);

#endif

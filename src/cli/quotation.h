/*
 * A quotation and its source for the shell: as JSON, with ranges in the bytes
 * of the original files of both, or as a few lines to be read.
 */
#ifndef CLI_QUOTATION_H
#define CLI_QUOTATION_H

#include "base/json.h"
#include "cli/request.h"
#include "study/quoting.h"

struct quotation {
	struct study *study;   /* borrowed */
	struct json *json;     /* borrowed */
	struct vec files;      /* of what sources were read from */
	struct arena arena;    /* for one link */
	struct vec steps;      /* of struct difference: of the latest link */
	struct slice other;    /* its source's words */
};

void quotation_init(struct quotation *q, struct study *s, struct json *j);
void quotation_release(struct quotation *q);

/* LINK of HERE as an object; QUOTED (of HERE's file, may be NULL) puts where
 * its words stand before it. */
void quotation_put(struct quotation *q, const struct difference_side *here,
	const struct quoting_link *link);

/* "-> Title 3.14  altered: 2 words changed", a line, and then (WORDS) the
 * difference: what is left out in [-…-], changed in {old -> new}, added in
 * {+…+}. */
void quotation_print(struct quotation *q, const struct difference_side *here,
	const struct quoting_link *link, bool words, struct buf *out);

/* Says how many documents are left to be read. */
void quotation_tell(size_t left);

#endif

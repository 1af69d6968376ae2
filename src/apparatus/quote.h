/*
 * What may be a quotation in a document: all that stands between quotation
 * marks, however many paragraphs it runs on for, and all that is set in as a
 * block. Generous: a stretch that has no source anywhere costs nothing.
 */
#ifndef APPARATUS_QUOTE_H
#define APPARATUS_QUOTE_H

#include "base/vec.h"
#include "text/doc.h"

enum quote_kind { QUOTE_MARKED, QUOTE_BLOCK, QUOTE_UNMARKED };

struct quote {
	enum quote_kind kind;
	struct range range; /* from the first word to the last, without marks */
	struct range outer; /* with its marks */
	uint32_t depth;     /* 0, or how many others it stands in */
};

enum { QUOTE_LEAST = 3 }; /* words */

/* Into OUT (of struct quote, empty) those of D, in the order of the text, longer
 * first. */
void quote_collect(const struct doc *d, struct vec *out);

const char *quote_kind_name(enum quote_kind kind); /* "marked" */

#endif

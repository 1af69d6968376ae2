/*
 * How a quotation stands in its sentence: whether somebody is said to say it,
 * or it is a term in marks that the sentence runs through.
 */
#ifndef APPARATUS_SAID_H
#define APPARATUS_SAID_H

#include "text/doc.h"

/* What the words before a quotation make of it. */
enum said {
	SAID_TERM, /* a part of their phrase */
	SAID_ALONE,
	SAID_LED   /* what is said: they end in a colon, a comma, a verb of
	            * saying or a "that", or it begins a paragraph */
};

/* Of the quotation that begins at AT of TEXT, with its mark. */
enum said said_how(struct slice text, size_t at);

/* Whether it is led to by more than a comma, which stands before titles, too. */
bool said_plainly(struct slice text, size_t at);

/* Whether the mark of a note or a page in brackets stands behind the quotation
 * of D that has the range OUTER, its marks included. */
bool said_with_place(const struct doc *d, struct range outer);

/* A quotation is parted by who says it ("A thing," he wrote, "of beauty."): the
 * other part of the one that has the range OUTER of D, its marks included;
 * RANGE_NONE when it is whole. */
struct range said_rest(const struct doc *d, struct range outer);

#endif

/* Who is named in the running text that leads to a place: outside of quotation
 * marks and blocks, behind the reference before. */
#ifndef APPARATUS_LEAD_H
#define APPARATUS_LEAD_H

#include "base/vec.h"
#include "text/doc.h"

struct lead_name {
	struct range range; /* first names and all */
	bool says;          /* a verb of saying or the like goes with it */
	bool leads;         /* the first of its sentence */
	bool opens;         /* one word that opens a sentence: may be no name */
};

/* Appends to OUT (of struct lead_name) the names before PLACE in D, none before
 * FLOOR, the nearest first. True when the last who speaks is a "he" or "she":
 * any of them may be meant. */
bool lead_names(const struct doc *d, size_t floor, size_t place,
	struct vec *out);

#endif

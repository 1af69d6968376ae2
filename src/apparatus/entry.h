/*
 * One entry as it stands in a glossary: a heading, the lines of its fields
 * directly below (also: not: years: see:, in any order), the definition.
 */
#ifndef APPARATUS_ENTRY_H
#define APPARATUS_ENTRY_H

#include "text/doc.h"

struct entry {
	struct slice name;     /* words of the heading */
	struct slice also, excluded, years, see; /* borrowed; may be empty */
	struct range definition; /* without breaks at its ends */
	size_t heading;        /* offset */
};

/* Reads the entry under heading INDEX of D; it ends at the next heading of
 * its level or above, or where the notes begin. */
void entry_read(const struct doc *d, size_t index, struct entry *out);

/* Whether LINE, which may hold several, begins with a field. */
bool entry_is_field(struct slice line);

#endif

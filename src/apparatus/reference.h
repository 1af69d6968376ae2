/* One reference, taken apart into its fields. Used by citation.c. */
#ifndef APPARATUS_REFERENCE_H
#define APPARATUS_REFERENCE_H

#include "apparatus/citation.h"

/* Fills OUT with what the words at R say; its `source` stays NONE. False when
 * they name nothing and refer to nothing. */
bool reference_read(const struct doc *d, struct range r,
	struct citation *out);

/* Where the words at R hand over to a second reference: the end of the first
 * and the start of the second; RANGE_NONE when there is one. */
struct range reference_split(const struct doc *d, struct range r);

/* R without "See", "Quoted in:", "Translator's note:" before the reference. */
struct range reference_trim(const struct doc *d, struct range r);

#endif

/* One reference, taken apart into its fields. Used by citation.c. */
#ifndef APPARATUS_REFERENCE_H
#define APPARATUS_REFERENCE_H

#include "apparatus/citation.h"

/* Fills OUT with what the words at R say; its chain stays NONE. False when
 * they name nothing and refer to nothing. */
bool reference_read(const struct doc *d, struct range r,
	struct citation *out);

#endif

/* What stands before and between the references of a note: words that lead to
 * them, hand over from one to the next, or say whom they quote. */
#ifndef APPARATUS_BETWEEN_H
#define APPARATUS_BETWEEN_H

#include "text/doc.h"

/* R without "See", "Quoted in:", "Translator's note:" before the reference. */
struct range between_trim(const struct doc *d, struct range r);

/* Where the words at R hand over to a second reference: the end of the first
 * and the start of the second; RANGE_NONE when there is one. */
struct range between_split(const struct doc *d, struct range r);

/* Where what is before is quoted in what is behind: "A, quoted in B": the end
 * of A and the start of B; RANGE_NONE without. */
struct range between_quoted(const struct doc *d, struct range r);

#endif

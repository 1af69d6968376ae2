/*
 * The pass over plain text that makes words whole which the end of a line has
 * cut: a hyphen there belongs to a compound (self-evident) or to nobody.
 */
#ifndef IMPORT_HYPHENS_H
#define IMPORT_HYPHENS_H

#include "import/plain.h"

/* Lines whose last word goes on in the next one are `cut`; `end` leaves a
 * hyphen that goes. */
void hyphens_find(struct plain *p);

#endif

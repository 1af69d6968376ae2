/*
 * Words that are only named where they stand: a title in italics or in marks, a
 * heading, the form of a glossary's entry. Nobody is quoted by naming a thing.
 */
#ifndef APPARATUS_NAMING_H
#define APPARATUS_NAMING_H

#include "text/doc.h"

/* Whether the words at R of D are named there rather than said. */
bool naming_is(const struct doc *d, struct range r);

#endif

/*
 * Words that are only named where they stand: a title in italics or in marks, a
 * heading, the form of a glossary's entry. Nobody is quoted by naming a thing.
 */
#ifndef APPARATUS_NAMING_H
#define APPARATUS_NAMING_H

#include "text/doc.h"

/* Whether the words at R of D are named there rather than said. */
bool naming_is(const struct doc *d, struct range r);

/* Whether they are a term there: in marks of their own, and part of a phrase. */
bool naming_is_term(const struct doc *d, struct range r);

/* Whether WORDS are written as a name: each of some length with a capital, one
 * behind the first at least, and no sign but hyphens and apostrophes. */
bool naming_is_name(struct slice words);

#endif

/* Verbs by which somebody is said to say something. */
#ifndef APPARATUS_SAYING_H
#define APPARATUS_SAYING_H

#include "base/slice.h"

/* WORD is folded, with a blank before and behind. */
bool saying_is_verb(struct slice word);

/* The same, or one of what is done with words as with other things. */
bool saying_is_deed(struct slice word);

/* One by which the sentence is about to say who does: "arguing". */
bool saying_is_participle(struct slice word);

/* A capital that begins a sentence and no name; the same, or a word by which
 * one sentence is joined to another. */
bool saying_is_starter(struct slice word);
bool saying_is_joint(struct slice word);

#endif

/*
 * Notes that a page showed in a window of their own and that a copy of the
 * page left in the midst of the sentence: "lecture3Karl Brandt, …". The marker
 * is the number, the body begins right behind it, and then the text goes on.
 */
#ifndef IMPORT_GLUED_H
#define IMPORT_GLUED_H

#include "import/plain.h"

/* Finds the markers and where their bodies end, before lists of notes are
 * looked for: a list that repeats them will be joined by its numbers. Numbers
 * stuck to a word whose bodies stand only in such a list are marks too. */
void glued_find(struct plain *p);

/* Tells the notes of these marks, once they all have one, what they are. */
void glued_name(struct plain *p);

#endif

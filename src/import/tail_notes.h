/*
 * Bodies of notes that lost their numbers: as many paragraphs at the end of
 * the text as there are markers, most of which read like citations.
 */
#ifndef IMPORT_TAIL_NOTES_H
#define IMPORT_TAIL_NOTES_H

#include "import/plain.h"

/* Joins them with the markers [1], [2], [3] … in order; or does nothing. */
void tail_notes_find(struct plain *p);

#endif

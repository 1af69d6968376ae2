/* Notes that are joined by their numbers alone. */
#ifndef IMPORT_NOTE_LISTS_H
#define IMPORT_NOTE_LISTS_H

#include "import/notes.h"

/* Joins raised numbers and numbers in brackets that nothing else explains with
 * the items of a list of notes. */
void note_lists_find(struct notes *n);

#endif

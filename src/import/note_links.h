/* Notes whose markers are links to their bodies. */
#ifndef IMPORT_NOTE_LINKS_H
#define IMPORT_NOTE_LINKS_H

#include "import/notes.h"

void note_links_find(struct notes *n);

#endif

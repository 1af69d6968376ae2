/* Where the body of a note begins and ends, when it is known what leads there. */
#ifndef IMPORT_NOTE_BODIES_H
#define IMPORT_NOTE_BODIES_H

#include "import/notes.h"

struct note_target {
	uint32_t node, note;  /* where the markers of the note lead */
	uint32_t first, last; /* its body: to be found */
};

/* Sorts TARGETS (of struct note_target), finds their bodies and adds them. */
void note_bodies_find(struct notes *notes, struct vec *targets);

#endif

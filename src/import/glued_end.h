/* Where the body of a note ends that is glued into a sentence. */
#ifndef IMPORT_GLUED_END_H
#define IMPORT_GLUED_END_H

#include "base/slice.h"

struct glued_body {
	struct slice bytes;
	size_t from;       /* where its paragraph, or the text behind the note
			    * before, begins */
	size_t mark;       /* start of the marker */
	size_t start;      /* of the body */
	size_t limit;      /* the next marker, or the end of the paragraph */
	bool last;         /* the limit is the end of the paragraph */
	struct slice copy; /* the same note in a list, or empty */
};

/* The end of the body; *UNSURE when another reading is as good. */
size_t glued_end_find(const struct glued_body *g, bool *unsure);

#endif

/* The origin runs of a text while it grows: what the builder tells of where
 * each bit came from, as few and long runs. */
#ifndef TEXT_TRACK_H
#define TEXT_TRACK_H

#include "base/charset.h"
#include "base/vec.h"
#include "text/origin.h"

struct track {
	struct vec runs; /* of struct origin */
	uint32_t member; /* of the archive that it is in, 0 = the file itself */
	const struct charset_text *decoded; /* borrowed; NULL: nothing was */
};

void track_init(struct track *t);
void track_release(struct track *t);

/* The end of TEXT from START on stands for the bytes SOURCE, of the file or of
 * what was decoded; KEPT: it is just these bytes. */
void track_put(struct track *t, struct slice text, size_t start,
	struct range source, bool kept);

/* The text is cut off at SIZE; only newlines go. */
void track_cut(struct track *t, size_t size);

#endif

/* A passage that is shown for the sake of another text. */
#ifndef UI_READER_PASSAGE_H
#define UI_READER_PASSAGE_H

#include "ui/reader.h"

/* Goes to PASSAGE, as much of it in sight as there is room for, and marks its
 * words: those of MARKS (of struct range), or all (NULL). */
void reader_passage_show(
	struct reader *r, struct range passage, const struct vec *marks);

/* Nothing is marked any more. */
void reader_passage_forget(struct reader *r);

#endif

/* A reader as a view: the state of reader.h with its motions and its drawing. */
#ifndef UI_READER_VIEW_H
#define UI_READER_VIEW_H

#include "ui/reader.h"

/* Takes over the caller's share of READING; opens where it was left. Freed by
 * reader_free. */
struct reader *reader_view_new(struct reading *reading,
	const struct reader_look *look);

#endif

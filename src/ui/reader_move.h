/* The motions of a reader (view.h), from one table. */
#ifndef UI_READER_MOVE_H
#define UI_READER_MOVE_H

#include "ui/view.h"

/* V is the view of a reader. */
void reader_move(struct view *v, enum view_motion motion, size_t count);

#endif

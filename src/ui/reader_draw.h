/* Drawing a reader: rows, gutter, overlays. Reads state, changes none. */
#ifndef UI_READER_DRAW_H
#define UI_READER_DRAW_H

#include "ui/view.h"

/* V is the view of a reader. */
void reader_draw(const struct view *v, struct screen *s, bool focused);

#endif

/* One frame: areas are given out, every view brings itself up to date, all is
 * drawn into the screen. */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include "ui/app.h"

enum { FRAME_LEAST_ROWS = 10, FRAME_LEAST_COLUMNS = 40 };

/* Areas and figures for the present size; no drawing. */
void frame_place(struct app *a);

/* Draws what frame_place has laid out. */
void frame_draw(struct app *a);

#endif

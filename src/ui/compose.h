/* One frame: areas are given out, every view brings itself up to date, all is
 * drawn into the screen. */
#ifndef UI_COMPOSE_H
#define UI_COMPOSE_H

#include "ui/app.h"

enum { COMPOSE_LEAST_ROWS = 10, COMPOSE_LEAST_COLUMNS = 40 };

/* Areas and figures for the present size; no drawing. */
void compose_place(struct app *a);

/* Draws what compose_place has laid out. */
void compose_draw(struct app *a);

#endif

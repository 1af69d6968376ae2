/* The rows of a screen on their way to ncurses: only those go that are not what
 * went last. Used by term.c. */
#ifndef UI_CELLS_H
#define UI_CELLS_H

#include "ui/screen.h"

struct cells;

struct cells *cells_new(void);
void cells_free(struct cells *c);

/* ncurses shows ROWS x COLUMNS in so many colours (0: none), and nothing of what
 * went before. */
void cells_renew(struct cells *c, int rows, int columns, int colours);

/* Hands over what has changed in the rows that both have. */
void cells_show(struct cells *c, const struct screen *s);

#endif

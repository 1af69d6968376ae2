/* Drawing the side panel: who gets how many rows, and what stands in them. */
#ifndef UI_PANEL_DRAW_H
#define UI_PANEL_DRAW_H

#include "ui/view.h"

/* V is the view of a panel. */
void panel_draw(const struct view *v, struct screen *s, bool focused);

#endif

/* The panel's entries for sources of the quotations in sight, for who quotes
 * the passages in sight, and for links made by hand. */
#ifndef UI_PANEL_QUOTES_H
#define UI_PANEL_QUOTES_H

#include "ui/panel.h"

void panel_quotes_sources(struct panel *p, const struct reader *r);
void panel_quotes_uses(struct panel *p, const struct reader *r);
void panel_quotes_links(struct panel *p, const struct reader *r);

#endif

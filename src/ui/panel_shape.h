/*
 * The lines of an entry of the side panel as they would be drawn: a footnote's
 * body begins behind its number, the others' below their name.
 */
#ifndef UI_PANEL_SHAPE_H
#define UI_PANEL_SHAPE_H

#include "ui/panel.h"

enum { PANEL_SHAPE_INDENT = 2 };

struct panel_shape {
	struct slice head;  /* in the arena, or borrowed from the entry */
	struct vec lines;   /* owned: of struct range of the body */
	bool run_in;        /* the body begins in the head's line */
	size_t rows;
};

void panel_shape(const struct panel *p, const struct panel_entry *e,
	struct arena *arena, struct panel_shape *out);

/* Whether entries have one line each now. */
bool panel_shape_is_brief(const struct panel *p);

/* Whether what is behind an entry is a passage: its place is in the head. */
bool panel_shape_is_passage(const struct panel_entry *e);

#endif

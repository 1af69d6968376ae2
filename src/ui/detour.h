/*
 * A look at another place without losing this one: it is shown in another pane,
 * and one key brings both panes back as they were.
 */
#ifndef UI_DETOUR_H
#define UI_DETOUR_H

#include "ui/app.h"

/* Shows PASSAGE of DOCUMENT, its words MARKS (NULL: all) marked, in another pane
 * (the one that shows the document, else the one that follows sources, else the
 * next; a new one if there is none) and goes there. 0 or -1, told in the message. */
int detour_go(struct app *a, int64_t document, struct range passage,
	const struct vec *marks);

/* Back from the last detour of the focused pane, if nothing was jumped over
 * since; false: there is none. */
bool detour_back(struct app *a);

#endif

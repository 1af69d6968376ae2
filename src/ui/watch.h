/*
 * What is known of quotations, kept up between keys: looked for on the shelf in
 * small steps, read for every pane, and shown by the pane that follows the
 * sources.
 */
#ifndef UI_WATCH_H
#define UI_WATCH_H

#include "ui/app.h"

/* Begins to look through the shelf, if that isn't being done. */
void watch_start(struct app *a);

/* Reads what is known for every pane; whether that has changed, so that panes
 * and panel are to be drawn anew. Nothing is read twice. */
bool watch_read(struct app *a);

/* Puts the pane that follows the sources (if there is one) at the source of the
 * quotation nearest to the cursor of the focused pane. */
void watch_follow(struct app *a);

/* The pane that follows, or NULL. */
struct pane *watch_follower(const struct app *a);

#endif

/*
 * The desk as it was left: panes, places, panel, settings, in the state file
 * "desk". Lines, panes in reading order:
 *
 *     split beside|above SHARE      a node, its two parts follow
 *     pane DOCUMENT TOP LEAD CURSOR a leaf
 *     focus INDEX
 *     panel on|off
 *     set NAME VALUE
 */
#ifndef UI_SESSION_H
#define UI_SESSION_H

#include "ui/app.h"

/* Makes panes as the desk says; false when there is nothing to restore (the
 * app is as it was). Documents that are gone are left out. */
bool session_restore(struct app *a);

/* Writes the desk and the places if they changed; SYNC: durable. */
void session_save(struct app *a, bool sync);

#endif

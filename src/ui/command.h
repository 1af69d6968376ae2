/* From a command line to what it does. */
#ifndef UI_COMMAND_H
#define UI_COMMAND_H

#include "ui/app.h"

/* Runs LINE (several commands between `;`), with COUNT before the first. A
 * wrong one is told in the message and the rest is left. */
void command_run(struct app *a, struct slice line, size_t count);

/* Runs one command of a file; APP is a struct app. -1 with what is wrong. */
int command_take(void *app, const struct line_command *line, struct err *err);

#endif

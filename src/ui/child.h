/* Another program in the foreground of the same terminal: the editor. */
#ifndef UI_CHILD_H
#define UI_CHILD_H

#include "base/err.h"

/* Runs `sh -c 'COMMAND "$1"' COMMAND FILE` with the signals of a fresh program
 * and waits. Its exit status; -1 with an error when it could not be started or
 * was killed. */
int child_run(const char *command, const char *file, struct err *err);

#endif

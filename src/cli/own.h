/* The reader's own glossary: a file of the data folder, and on the shelf. */
#ifndef CLI_OWN_H
#define CLI_OWN_H

#include "study/study.h"

/* A new entry at the end of the file (made if it isn't there), which is then
 * put on the shelf anew; DRY: only looked at. 0 or -1. */
int own_add(struct study *s, struct slice name, struct slice definition,
	bool dry, struct err *err);

#endif

/*
 * The pass over plain text that reads its first lines: title, author, date,
 * translator. Only what stands there plainly is taken.
 */
#ifndef IMPORT_TITLES_H
#define IMPORT_TITLES_H

#include "import/plain.h"

/* Writes facts, makes the title a heading of level 1, marks bylines. */
void titles_find(struct plain *p);

#endif

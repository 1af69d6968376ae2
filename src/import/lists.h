/* The pass over plain text that finds lists. */
#ifndef IMPORT_LISTS_H
#define IMPORT_LISTS_H

#include "import/plain.h"

void lists_find(struct plain *p);

#endif

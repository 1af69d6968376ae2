/* The pass over plain text that finds block quotations set in by blanks. */
#ifndef IMPORT_QUOTES_H
#define IMPORT_QUOTES_H

#include "import/plain.h"

void quotes_find(struct plain *p);

#endif

/*
 * The pass over plain text that makes whole the paragraphs which a page break
 * had cut in two.
 */
#ifndef IMPORT_JOINS_H
#define IMPORT_JOINS_H

#include "import/plain.h"

void joins_find(struct plain *p);

#endif

/*
 * The first pass over plain text: lines become blocks. Paragraphs, and what
 * a single line can tell: headings with # or an underline, rules, fences.
 */
#ifndef IMPORT_BLOCKS_H
#define IMPORT_BLOCKS_H

#include "import/plain.h"

void blocks_find(struct plain *p);

#endif

/*
 * Block quotations that nothing marks: paragraphs that are set off only by
 * what leads to them, by a note marker or reference at their end, or by how
 * they speak. A pass over the finished text, for all formats.
 */
#ifndef IMPORT_UNMARKED_H
#define IMPORT_UNMARKED_H

#include "text/builder.h"

/* Marks them, unsure; nothing in a text whose quotations are marked. */
void unmarked_mark(struct builder *b);

#endif

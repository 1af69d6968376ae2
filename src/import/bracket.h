/*
 * References in brackets inside the text: "[Author, Title, p. 12]" behind what
 * they source. Each becomes a note whose marker is the whole bracket. A pass
 * over the finished text, for all formats; notes are marked before it.
 */
#ifndef IMPORT_BRACKET_H
#define IMPORT_BRACKET_H

#include "text/builder.h"

void bracket_mark(struct builder *b);

#endif

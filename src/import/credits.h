/*
 * The pass over plain text that reads what a text says of its origin in
 * sentences: "First published on …", "Translation: …", the copyright below it.
 */
#ifndef IMPORT_CREDITS_H
#define IMPORT_CREDITS_H

#include "import/plain.h"

void credits_find(struct plain *p);

/* The language, unless the text names it. */
void credits_language(struct plain *p);

#endif

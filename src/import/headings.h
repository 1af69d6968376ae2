/*
 * The pass over plain text that finds headings without markup, and the shapes
 * that others look for as well.
 */
#ifndef IMPORT_HEADINGS_H
#define IMPORT_HEADINGS_H

#include "import/plain.h"

void headings_find(struct plain *p);

/* Whether the words of block INDEX could be a heading by themselves: short,
 * begun with a capital, a number or a quotation mark, not ended like a
 * sentence, no marker at the end. */
bool headings_is_like(const struct plain *p, size_t index);

/* The same for the title of the whole text, which may be longer. */
bool headings_is_title(const struct plain *p, size_t index);

/* "4. The Lessons", "Chapter I", "Section 2", "III." */
bool headings_is_numbered(struct slice s);

/* Words of a site's own furniture ("Facebook Twitter Share") and no others. */
bool headings_is_navigation(struct slice s);

#endif

/* Where sentences begin: decided from a few characters around a place. */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include "text/doc.h"

/* Whether a sentence begins at AT, a border of characters in LINE (doc_line):
 * at its start, or behind . ! ? … with closing marks and note markers and a
 * blank, unless a small letter follows or the full stop belongs to an
 * abbreviation, an initial or the number of a list item. */
bool sentence_begins(const struct doc *d, struct range line, size_t at);

#endif

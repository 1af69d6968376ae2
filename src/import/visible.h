/* What a page does not show, and what it shows around its text. */
#ifndef IMPORT_VISIBLE_H
#define IMPORT_VISIBLE_H

#include "import/tree.h"

/* Whether the author or the page hides node INDEX, an element; the numbers of
 * printed pages count as hidden. */
bool visible_is_hidden(const struct tree *t, uint32_t index);

/* Whether node INDEX, an element, is navigation and not text. */
bool visible_is_furniture(const struct tree *t, uint32_t index);

/* Appends the words that stand for node INDEX, an image or a drawing. */
void visible_alternative(
	const struct tree *t, uint32_t index, struct buf *out);

#endif

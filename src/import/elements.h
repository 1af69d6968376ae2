/* What the elements of HTML mean to a reader: one table. */
#ifndef IMPORT_ELEMENTS_H
#define IMPORT_ELEMENTS_H

#include <stdint.h>

#include "base/slice.h"

enum element_kind {
	ELEMENT_INLINE,   /* nothing of its own: span, and what isn't known */
	ELEMENT_EMPHASIS, ELEMENT_STRONG, ELEMENT_CODE,
	ELEMENT_QUOTED,   /* q */
	ELEMENT_LINK,
	ELEMENT_RAISED,   /* sup */
	ELEMENT_BREAK,
	ELEMENT_IMAGE,
	ELEMENT_HIDDEN,   /* nothing in it is read */
	ELEMENT_DRAWING,  /* svg: its title is */
	ELEMENT_BLOCK,    /* from here on: blocks */
	ELEMENT_PARAGRAPH,
	ELEMENT_HEADING,
	ELEMENT_QUOTE,
	ELEMENT_LIST, ELEMENT_ITEM,
	ELEMENT_VERBATIM,
	ELEMENT_RULE,
	ELEMENT_TABLE, ELEMENT_ROW, ELEMENT_CELL,
	ELEMENT_FURNITURE, /* nav */
	ELEMENT_CAPTION,
};

struct element {
	const char *name;
	enum element_kind kind;
};

/* The element called NAME in small letters, or NULL. */
const struct element *elements_find(struct slice name);

/* Whether a KIND begins a block. */
bool elements_is_block(unsigned kind);

#endif

/* HTML as it is found, parsed by gumbo as browsers do; only soup.c knows it. */
#ifndef IMPORT_SOUP_H
#define IMPORT_SOUP_H

#include "import/tree.h"

/* Appends all of HTML, which must outlive the tree, to the latest member. */
void soup_parse(struct tree *t, struct slice html);

/* Makes XHTML that is not well-formed fit for it: <title/> begins a title in
 * HTML, and what follows would be lost in it. No byte moves. */
void soup_mend(struct buf *xhtml);

/* Appends what stands for the entity "&name;" to OUT; nothing if unknown. */
void soup_entity(struct slice name, struct buf *out);

#endif

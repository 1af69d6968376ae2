/* The importer of books, EPUB 2 and 3. */
#ifndef IMPORT_EPUB_H
#define IMPORT_EPUB_H

#include "base/err.h"
#include "text/builder.h"

/* Whether BYTES begin like an EPUB. */
bool epub_is(struct slice bytes);

/* The importer; -1 when it is no EPUB, damaged beyond reading, or locked. */
int epub_read(struct slice bytes, struct builder *b, struct err *err);

#endif

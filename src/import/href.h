/* Paths inside a book, as its links write them. */
#ifndef IMPORT_HREF_H
#define IMPORT_HREF_H

#include "base/buf.h"

/* Appends what HREF, which stands in file BASE, means: "text/a.xhtml#id", with
 * escapes decoded and without . and .. (none leads out of the book). False,
 * and nothing, when it leads elsewhere: another scheme or machine. */
bool href_resolve(struct slice base, struct slice href, struct buf *out);

/* PATH without the part from '#' on. */
struct slice href_file(struct slice path);

#endif

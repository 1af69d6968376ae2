/* The importer of web pages. */
#ifndef IMPORT_HTML_H
#define IMPORT_HTML_H

#include "base/err.h"
#include "text/builder.h"

/* Whether BYTES begin like HTML. */
bool html_is(struct slice bytes);

/* The importer. Always 0: everything is some HTML. */
int html_read(struct slice bytes, struct builder *b, struct err *err);

#endif

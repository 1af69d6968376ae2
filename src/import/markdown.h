/*
 * Markdown as CommonMark with GitHub's footnotes, tables and strikethrough,
 * parsed by cmark-gfm, which only markdown.c knows.
 */
#ifndef IMPORT_MARKDOWN_H
#define IMPORT_MARKDOWN_H

#include "base/err.h"
#include "text/builder.h"

/* The importer. Always 0: everything is some Markdown. */
int markdown_read(struct slice bytes, struct builder *b, struct err *err);

#endif

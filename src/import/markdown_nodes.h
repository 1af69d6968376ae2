/*
 * What each kind of node of a Markdown tree becomes. With markdown.c the only
 * file that knows the parser.
 */
#ifndef IMPORT_MARKDOWN_NODES_H
#define IMPORT_MARKDOWN_NODES_H

#include "import/writer.h"

struct cmark_node;

struct nodes {
	struct writer w;
	struct vec notes;   /* of uint32_t: those of the tree, by number */
	size_t note;        /* number of the next definition */
	struct buf covered; /* a byte for each line of the source: not 0 when
	                     * a block that was written covers it */
	ptrdiff_t shift;    /* lines of the source before the tree's */
	size_t quotes, items, rows, cells; /* that are open */
	bool keep_lines;    /* in a paragraph of fields */
};

/* Writes all of NODE. */
void markdown_nodes_write(struct nodes *n, struct cmark_node *node);

/* The line of the source (0 = first) that NODE begins on. */
size_t markdown_nodes_line(const struct nodes *n, struct cmark_node *node);

#endif

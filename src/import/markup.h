/*
 * A tree of HTML written as a document: blocks, spans, tables, notes. Nothing
 * here recurses; elements nested deeper than anybody can see keep their words
 * and lose their marks.
 */
#ifndef IMPORT_MARKUP_H
#define IMPORT_MARKUP_H

#include "import/tree.h"
#include "text/builder.h"

/* A heading that a member lacks and its book's table of contents knows. */
struct markup_heading {
	uint32_t node;       /* it stands before this one */
	struct slice words;
	struct slice member; /* where its words stand, and where in there */
	struct range source;
	uint32_t level;
};

/* Writes all of TREE to OUT: the main text, then the bodies of notes. HEADINGS
 * (of struct markup_heading) are in order. Titles of the work that the facts
 * of OUT tell make their heading the first of all. */
void markup_write(struct tree *tree, const struct vec *headings,
	struct slice title, struct builder *out);

/* The words of the only heading of the highest rank, or of the one that stands
 * in TITLE; appended to OUT, nothing when there is none. */
void markup_title(const struct tree *t, struct slice title, struct buf *out);

#endif

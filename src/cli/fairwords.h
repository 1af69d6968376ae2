/*
 * Words of a document as Markdown: escaped where they would mean something,
 * with the marks of emphasis, links and notes around them.
 */
#ifndef CLI_FAIRWORDS_H
#define CLI_FAIRWORDS_H

#include "base/arena.h"
#include "base/vec.h"
#include "text/doc.h"

struct fairwords {
	const struct doc *doc; /* borrowed */
	struct buf *out;       /* borrowed */
	struct buf margin;     /* before every line but the first of a block */
	bool all;              /* boilerplate within a line, too */
	/* private: */
	struct arena arena;
	struct vec labels; /* of struct slice: a label for each note */
	struct vec marks;  /* what is marked in the line */
	struct vec open;   /* of them, outermost first */
};

void fairwords_init(struct fairwords *w, const struct doc *d, struct buf *out);
void fairwords_release(struct fairwords *w);

/* The label of a note as it is written, different from all others. */
struct slice fairwords_label(const struct fairwords *w, uint32_t note);

/* The words of R, which lies within one line of the text. A HEADING is one
 * line in the file, too. */
void fairwords_put(struct fairwords *w, struct range r, bool heading);

#endif

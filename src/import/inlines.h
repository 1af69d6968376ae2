/* Writing a block of plain text: line ends, emphasis, markers of notes. */
#ifndef IMPORT_INLINES_H
#define IMPORT_INLINES_H

#include "import/plain.h"

/* What writing keeps from block to block. A zeroed one with P set is ready. */
struct inlines {
	struct plain *p;
	struct vec delims; /* of struct delim, of the block at hand */
	size_t delim;      /* the next of them */
	size_t mark;       /* the next of the text's marks */
};

void inlines_init(struct inlines *w, struct plain *p);
void inlines_release(struct inlines *w);

/* Appends the words of B. */
void inlines_write(struct inlines *w, const struct plain_block *b);

#endif

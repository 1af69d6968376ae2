/*
 * Words of markup on their way into a document: blocks open with their first
 * word, white space becomes one blank, spans inside a line begin anew with
 * each block.
 */
#ifndef IMPORT_GALLEY_H
#define IMPORT_GALLEY_H

#include "base/vec.h"
#include "text/builder.h"

struct galley {
	struct builder *out; /* borrowed */
	enum span_kind kind; /* of the next block */
	uint32_t number;
	bool bare;           /* the next block has no span: furniture */
	bool one;            /* blocks are parts of one: of a cell, a heading */
	bool begun;          /* a label stands before the next block */
	/* private: */
	bool parted;         /* blocks ended, of which one is made */
	bool open;
	enum span_kind open_kind;
	bool open_bare;
	size_t start;        /* of the words of the open block */
	size_t blanks, breaks; /* due before the next word */
	struct range gap;    /* their source */
	struct buf bullet;
	struct vec inlines;  /* of struct galley_inline */
};

struct galley_inline {
	enum span_kind kind;
	uint32_t number;
	size_t start;
};

void galley_init(struct galley *g, struct builder *out);
void galley_release(struct galley *g);

/* Words with white space in them, which stand at FROM of the source just so;
 * or for SOURCE. */
void galley_copy(struct galley *g, struct slice words, size_t from);
void galley_stand(struct galley *g, struct slice words, struct range source);

/* The same for words whose white space counts. */
void galley_verbatim(struct galley *g, struct slice words, struct range source,
	bool exact);

/* Words of our own, written as they are. */
void galley_put(struct galley *g, struct slice words);

/* The next row of a table. */
void galley_row(struct galley *g);

/* A blank or a line end is due before the next words. */
void galley_blank(struct galley *g, struct range source);
void galley_break(struct galley *g, struct range source);

/* Ends the open block. BULLET comes before the words of the next one. */
void galley_end(struct galley *g);
void galley_bullet(struct galley *g, struct slice bullet);

/* The next block begins a line, even behind a label. */
void galley_fresh(struct galley *g);

/* Makes sure that a block is open, and what is due is written. */
void galley_begin(struct galley *g);

/* Whether words stand in the open block. */
bool galley_is_open(const struct galley *g);
struct slice galley_line(const struct galley *g); /* they */

/* A span inside of lines. */
void galley_open(struct galley *g, enum span_kind kind, uint32_t number);
void galley_close(struct galley *g);

#endif

/* What each kind of element of HTML becomes: the walk over a part of a tree. */
#ifndef IMPORT_MARKUP_NODES_H
#define IMPORT_MARKUP_NODES_H

#include "import/galley.h"
#include "import/notes.h"

struct markup_nodes {
	struct tree *tree;
	struct notes *notes;
	struct builder *out;
	struct galley galley;
	struct vec open;     /* of struct markup_open */
	size_t quotes, items, furniture; /* that are open */
	size_t tables, rows, cells;
	size_t verbatim;
	size_t piece;        /* the next of the notes' */
	const struct tree_member *member;
	uint32_t title;      /* node of the work's title, or TREE_NONE */
	uint32_t before;     /* headings before this node are lines */
	uint32_t shift;      /* added to the level of all other headings */
	uint32_t body;       /* the note that is written, or TREE_NONE */
	uint32_t root;       /* its first node */
};

void markup_nodes_init(struct markup_nodes *m, struct tree *t,
	struct notes *notes, struct builder *out);
void markup_nodes_release(struct markup_nodes *m);

/* Writes the nodes [FIRST, LAST) without the bodies of notes in them. */
void markup_nodes_write(struct markup_nodes *m, uint32_t first, uint32_t last);

/* Writes the body of PIECE. */
void markup_nodes_body(struct markup_nodes *m, const struct note_piece *piece);

#endif

/*
 * The notes of a tree: which nodes are markers, which stretches are bodies.
 * What finds them are note_links.c (markers that are links) and note_lists.c
 * (markers and labels that only look alike); markup.c writes them.
 */
#ifndef IMPORT_NOTES_H
#define IMPORT_NOTES_H

#include "import/tree.h"
#include "text/doc.h"

struct note {
	struct slice label; /* borrowed from the tree */
	uint32_t mark;      /* its first marker, TREE_NONE without one */
	uint32_t first;     /* where its body begins, TREE_NONE without one */
	uint32_t label_node; /* the label printed before the body ends in these
	                      * words, TREE_NONE: there is none */
	uint32_t label_end;  /* and takes so many of their bytes */
	uint32_t label_from; /* nodes of it begin here */
};

/* A stretch of nodes that belongs to the body of a note. */
struct note_piece {
	uint32_t first, last, note;
};

struct notes {
	struct tree *tree;
	struct vec items;  /* of struct note, in the order of their markers */
	struct vec pieces; /* of struct note_piece, in order, apart */
};

void notes_init(struct notes *n, struct tree *t);
void notes_release(struct notes *n);

struct note *notes_at(const struct notes *n, size_t index);

/* What a label is. */
enum notes_label { NOTES_NO_LABEL, NOTES_NUMBER, NOTES_SIGN, NOTES_LETTER };

/* Whether WORDS are a label and no more, in brackets or not, a stop behind. */
enum notes_label notes_label(struct slice words, struct slice *label);

/* The label that the stretch [FIRST, LAST) begins with. Its place goes to OUT
 * (label, label_node, label_end, label_from). */
enum notes_label notes_opening(struct tree *t, uint32_t first,
	uint32_t last, struct note *out);

/* A new note; returns its index. */
uint32_t notes_add(struct notes *n, struct slice label);

/* NODE is a marker of NOTE. */
void notes_mark(struct notes *n, uint32_t node, uint32_t note);

/* [FIRST, LAST) is the body of NOTE; its label is looked for. */
void notes_body(struct notes *n, uint32_t first, uint32_t last, uint32_t note);

/* The block that NODE stands in, or NODE itself; the outermost node without. */
uint32_t notes_block(const struct tree *t, uint32_t node);

/* Whether NODE or one of three around it says to be a note, or notes. */
bool notes_says_note(const struct tree *t, uint32_t node);

/* Puts items and pieces in order when all are found. */
void notes_sort(struct notes *n);

#endif

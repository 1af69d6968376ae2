/*
 * The tree of panes: a leaf holds a reader, a node splits its area in two. The
 * tree knows areas and neighbours and draws what lies between; it knows nothing
 * of what a reader shows.
 */
#ifndef UI_PANE_H
#define UI_PANE_H

#include "ui/reader.h"

enum { PANE_WHOLE = 1000 }; /* shares are thousandths */

struct pane {
	struct pane *parent;           /* NULL: the root */
	struct pane *first, *second;   /* both or none */
	bool beside;                   /* side by side, else one above the other */
	int share;                     /* of the first */
	struct reader *reader;         /* of a leaf; owned */
	struct screen_area area;       /* title line included */
};

enum pane_side { PANE_LEFT, PANE_DOWN, PANE_UP, PANE_RIGHT };

/* A leaf; takes READER over. */
struct pane *pane_new(struct reader *reader);
void pane_free(struct pane *root);

/* Splits LEAF; READER goes into the new leaf behind it, which is returned. */
struct pane *pane_split(struct pane *leaf, bool beside, struct reader *reader);

/* Takes LEAF out of the tree and frees it; returns the leaf that is now nearest
 * and updates *ROOT. The last leaf stays (NULL is returned). */
struct pane *pane_close(struct pane **root, struct pane *leaf);

/* Gives areas to all, places the readers; each leaf has a title line on top. */
void pane_place(struct pane *root, struct screen_area area);

/* The leaf behind (the first again after the last); the neighbour on a side, or
 * NULL; the first leaf; the index of a leaf. */
struct pane *pane_next(struct pane *root, struct pane *leaf);
struct pane *pane_neighbour(struct pane *root, const struct pane *leaf,
	enum pane_side side);
struct pane *pane_first(struct pane *root);
size_t pane_index(struct pane *root, const struct pane *leaf);

/* Gives the leaf STEPS twentieths more (less, when negative) of its split. */
void pane_grow(struct pane *leaf, int steps);
void pane_equal(struct pane *root); /* every leaf the same */

/* Readers of two leaves change places. */
void pane_exchange(struct pane *a, struct pane *b);

/* Readers, title lines and the rules between. */
void pane_draw(const struct pane *root, struct screen *s,
	const struct pane *focus);

#endif

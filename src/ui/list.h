/*
 * A list to choose from: shelf, headings, notes, terms, hits, help. Fills the
 * screen; narrows by typing. What it lists and what choosing means is its
 * spec's.
 */
#ifndef UI_LIST_H
#define UI_LIST_H

#include "base/arena.h"
#include "base/vec.h"
#include "ui/view.h"

struct list_entry {
	struct slice text;     /* in the list's arena, like the others */
	struct slice detail;   /* at the right, dim */
	struct slice context;  /* a second line; may be empty */
	size_t hit_start, hit_end; /* to be marked in the context */
	int depth;             /* indent */
	int64_t document;      /* to open */
	int64_t id;            /* of a note, else the spec's business */
	size_t offset;
};

struct list;

/* What the entries are, for commands that do something to them: notes and links
 * of the reader's (id is theirs); sources that are proposed, who quotes, works
 * of the ledger (id is a number of their owner's). */
enum list_holds {
	LIST_PLACES, LIST_NOTES, LIST_LINKS, LIST_PROPOSALS, LIST_USES,
	LIST_WORKS
};

struct list_spec {
	const char *title;
	void *owner;
	bool outline;      /* context outline instead of list */
	/* Adds the entries for FILTER to the (emptied) list. When it does not
	 * narrow itself (NARROWS false) the list keeps those that fit. */
	void (*fill)(void *owner, struct list *l, struct slice filter);
	bool narrows;
	/* The list is gone when this is called, and E's texts with it. */
	void (*accept)(void *owner, const struct list_entry *e, bool split);
	enum list_holds holds;
	const char *empty; /* what is said when there is nothing */
};

struct list {
	struct view view;
	struct list_spec spec;
	struct arena arena;
	struct vec entries;  /* of struct list_entry */
	struct buf filter;
	size_t selected, top;
	size_t total;        /* before narrowing */
	struct buf notice;   /* a sentence in the place of entries, or empty */
};

/* Filled at once with an empty filter. */
struct list *list_new(const struct list_spec *spec);
void list_free(struct list *l);

/* For fill: a new entry, its texts to be put into the list's arena. */
struct list_entry *list_add(struct list *l);

void list_set_filter(struct list *l, struct slice filter);
void list_refill(struct list *l); /* keeps the choice near where it was */
void list_select(struct list *l, size_t index);
void list_step(struct list *l, int direction);
const struct list_entry *list_chosen(const struct list *l);

bool list_is(const struct view *v);

#endif

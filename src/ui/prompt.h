/*
 * A line to type into, at the bottom of the screen; it grows to several rows.
 * What it is for is its spec; OWNER is handed to each call.
 */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "ui/view.h"

struct prompt;

struct prompt_spec {
	const char *label;     /* "/", ":", "note: " */
	void *owner;
	/* The reader is done; true: the prompt may go. */
	bool (*accept)(void *owner, struct prompt *p, struct slice text);
	void (*changed)(void *owner, struct prompt *p); /* may be NULL */
	void (*cancelled)(void *owner, struct prompt *p); /* may be NULL */
	/* Completes the text before the cursor: puts what may be added into OUT,
	 * and the choices into CHOICES for showing. May be NULL. */
	void (*complete)(void *owner, struct slice before, struct buf *out,
		struct buf *choices);
	/* Up and down choose in a list below instead of in the history. */
	void (*choose)(void *owner, int direction);
	bool keeps_draft;      /* what is typed is worth keeping */
};

struct prompt {
	struct view view;
	struct prompt_spec spec;
	struct buf text;
	size_t cursor;          /* bytes */
	struct vec *history;    /* of char *, borrowed; may be NULL */
	size_t history_at;
	char *draft;            /* name of the draft file; owned */
	struct range range;     /* for notes: what it is about */
	int64_t document, id;   /* for notes: whose; which, 0 = a new one */
	bool unsaved;           /* typed since the draft was written */
	int64_t typed;          /* ticks of the first key since then */
};

struct prompt *prompt_new(const struct prompt_spec *spec, struct slice text);
void prompt_free(struct prompt *p);

void prompt_set(struct prompt *p, struct slice text);
void prompt_insert(struct prompt *p, struct slice text);
void prompt_erase(struct prompt *p);       /* the character before the cursor */
void prompt_remove(struct prompt *p);      /* the one behind it */
void prompt_erase_word(struct prompt *p);
void prompt_erase_line(struct prompt *p);
void prompt_complete(struct prompt *p, struct buf *choices);

/* A line of the history: -1 earlier, +1 later. */
void prompt_recall(struct prompt *p, int direction);

/* Rows that it needs at COLUMNS, at most MOST. */
int prompt_rows(const struct prompt *p, int columns, int most);

bool prompt_is(const struct view *v); /* whether V is a prompt */

#endif

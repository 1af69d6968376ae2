/*
 * Words being typed, kept in a file until they are saved: the prompt's text,
 * with what it is about in the first line.
 */
#ifndef UI_DRAFT_H
#define UI_DRAFT_H

#include "study/study.h"
#include "ui/prompt.h"

/* An unfinished note of a program that is gone. */
struct draft_note {
	char *name;          /* of the draft; owned */
	int64_t document, note; /* NOTE 0: a new one */
	struct range range;
	struct buf text;
};

/* Writes what P holds, if it is worth keeping and not written yet. */
void draft_write(struct study *s, struct prompt *p);

/* The words are saved or given up: the draft goes. */
void draft_drop(struct study *s, struct prompt *p);

/* The first draft left behind; false when there is none. Release it. */
bool draft_find(struct study *s, struct draft_note *out);
void draft_release(struct draft_note *d);

#endif

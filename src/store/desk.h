/*
 * The state that is dear but not precious: places, desk, history in one text
 * file, `key value` a line; and drafts of notes, one file each. The desk is
 * renamed into place, so a kill leaves the old one or the new one.
 */
#ifndef STORE_DESK_H
#define STORE_DESK_H

#include "base/vec.h"
#include "store/store.h"

#include "base/buf.h"

/* The file NAME ("desk", "places") of the state folder appended to OUT; an
 * absent one adds nothing and is no error. */
int desk_read(struct store *s, const char *name, struct buf *out,
	struct err *err);

/* Replaces it; SYNC: durable when this returns. Does nothing, 0, when the
 * store is read-only. */
int desk_write(struct store *s, const char *name, struct slice content,
	bool sync, struct err *err);

/* Drafts: words being typed. A new name goes to *NAME (the caller frees it). */
int desk_draft_new(struct store *s, char **name, struct err *err);
int desk_draft_write(struct store *s, const char *name, struct slice content,
	struct err *err);
void desk_draft_drop(struct store *s, const char *name);

/* Names of drafts whose process is gone, into OUT (of char *, each and the
 * vec to be freed by the caller). */
int desk_draft_list(struct store *s, struct vec *out, struct err *err);
int desk_draft_read(struct store *s, const char *name, struct buf *out,
	struct err *err);

/* Full path of a draft, for an editor; the caller frees it. */
char *desk_draft_path(struct store *s, const char *name);

#endif

/*
 * What the desk keeps of itself between two starts: small state files, and
 * drafts of what is being typed.
 */
#ifndef STUDY_KEEP_H
#define STUDY_KEEP_H

#include "base/buf.h"
#include "base/vec.h"
#include "study/study.h"

/* The state file NAME appended to OUT; an absent one adds nothing. */
int keep_read(struct study *s, const char *name, struct buf *out,
	struct err *err);

/* Replaces it; SYNC: durable when this returns. Nothing, 0, when the library
 * is read-only. */
int keep_write(struct study *s, const char *name, struct slice content,
	bool sync, struct err *err);

/* Writes a draft; *NAME is made on the first call (the caller frees it). */
int keep_draft(struct study *s, char **name, struct slice content,
	struct err *err);
int keep_draft_read(struct study *s, const char *name, struct buf *out,
	struct err *err);
void keep_draft_drop(struct study *s, const char *name);

/* Full path of a draft, for an editor; the caller frees it. */
char *keep_draft_path(struct study *s, const char *name);

/* Names of the drafts whose process is gone, into OUT (of char *; each and the
 * vec are the caller's). 0 or -1. */
int keep_draft_list(struct study *s, struct vec *out, struct err *err);

#endif

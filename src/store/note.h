/*
 * What the reader wrote: notes, bookmarks, highlights, each on a range of a
 * document, with the exact words and the words around them, so that it can be
 * found again in a changed text. Deleting puts into the trash, from which it
 * can come back.
 */
#ifndef STORE_NOTE_H
#define STORE_NOTE_H

#include <stdint.h>

#include "base/vec.h"
#include "store/anchor.h"
#include "store/store.h"

enum note_kind { NOTE_REMARK, NOTE_BOOKMARK, NOTE_HIGHLIGHT };

struct note {
	int64_t id;          /* 0 = not stored yet */
	struct anchor at;
	enum note_kind kind;
	char mark;           /* letter of a highlight's kind or of a mark; 0 = none */
	struct slice body;   /* what the reader wrote; may be empty */
	struct slice tags;   /* blank between */
	int64_t created, changed; /* UTC seconds */
};

/* Writes NOTE in one transaction: a new one (id 0, gets its id and times) or
 * the changed body, tags, kind, mark of one that is there. 0 or -1. After 0
 * it is on the disk. */
int note_put(struct store *s, struct note *note, struct err *err);

/* Where each of COUNT notes stands from now on (range, hash, grade, section,
 * place of its anchor), in one transaction; where it was made stays kept. 0 or -1. */
int note_place(struct store *s, const struct note *notes, size_t count,
	struct err *err);

/* Into the trash, and out of it again. */
int note_delete(struct store *s, int64_t id, struct err *err);
int note_restore(struct store *s, int64_t id, struct err *err);

/* Into OUT (of struct note), text in ARENA: the notes of one document in the
 * order of the text, or of all (DOCUMENT 0) by document and place; those that
 * have none come last. Deleted ones only when TRASH. */
int note_list(struct store *s, int64_t document, bool trash,
	struct arena *arena, struct vec *out, struct err *err);

/* One note, deleted or not: 0 found, 1 there is none, -1 failure. */
int note_find(struct store *s, int64_t id, struct arena *arena,
	struct note *out, struct err *err);

#endif

/* What the reader does to notes; each act is one transaction and can be undone
 * for as long as the program runs. */
#ifndef STUDY_ANNOTATE_H
#define STUDY_ANNOTATE_H

#include "study/reading.h"

/* A new note on RANGE of the reading: of KIND, with the letter MARK (or 0),
 * saying BODY. Returns its id, or -1. */
int64_t annotate_add(struct reading *r, struct range range, enum note_kind kind,
	char mark, struct slice body, struct err *err);

/* Notes of DOCUMENT (0: of all) into OUT (of struct note), text in ARENA, by
 * document and place; deleted ones only when TRASH. 0 or -1. */
int annotate_list(struct study *s, int64_t document, bool trash,
	struct arena *arena, struct vec *out, struct err *err);

/* One note, deleted or not: 0 found, 1 there is none, -1 failure. */
int annotate_look(struct study *s, int64_t note, struct arena *arena,
	struct note *out, struct err *err);

/* What a note says from now on. 0 or -1. */
int annotate_change(struct study *s, int64_t note, struct slice body,
	struct err *err);

/* Into the trash. 0 or -1. */
int annotate_delete(struct study *s, int64_t note, struct err *err);
int annotate_restore(struct study *s, int64_t note, struct err *err);

/* Takes the last of these back. 0 and a word for it ("note deleted again") in
 * *WHAT (a constant), 1 when there is none, -1 on failure. */
int annotate_undo(struct study *s, const char **what, struct err *err);

/* The note with the letter MARK in this document (a-z) or, for A-Z, anywhere;
 * id or 0, -1 on failure. Its place goes to *DOCUMENT, *OFFSET. */
int64_t annotate_find_mark(struct reading *r, char mark, int64_t *document,
	size_t *offset, struct err *err);

#endif

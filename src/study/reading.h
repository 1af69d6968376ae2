/*
 * A document being read, shared by all panes that show it: the document, what
 * the shelf knows of it, and the reader's notes on it.
 */
#ifndef STUDY_READING_H
#define STUDY_READING_H

#include "apparatus/citation.h"
#include "store/link.h"
#include "store/note.h"
#include "store/shelf.h"
#include "study/study.h"

struct reading {
	struct study *study;        /* borrowed */
	const struct doc *doc;      /* owned */
	int64_t id;                 /* 0: a preview, takes no notes */
	struct shelf_entry entry;   /* texts in `arena` */
	struct vec notes;           /* of struct note, in the order of the text */
	struct vec links;           /* of struct link, with an end in the text */
	unsigned version;           /* goes up when notes or links change */
	/* private: */
	struct doc *former; /* owned: the text before the last renewal, or NULL */
	struct arena arena, notes_arena;
	struct citations *citations;
	bool outdated; /* more may be known about them by now */
	void *quoting; /* of quoting.c, or NULL */
	void (*quoting_free)(void *quoting);
	int users;
};

/* The document of the shelf; one reading however often it is opened. NULL with
 * an error. Close each. */
struct reading *reading_open(struct study *s, int64_t id, struct err *err);

/* A file that is not on the shelf and does not get there. */
struct reading *reading_preview(struct study *s, const char *path,
	struct err *err);

/* Of DOC, which is on no shelf and is the reading's from now on. */
struct reading *reading_of(struct study *s, struct doc *doc,
	struct slice title);

void reading_close(struct reading *r);

/* The document has another text: who has it open gets that, and the notes where
 * they stand in it; what was laid out over the old one is void, though its
 * bytes stay until the next time. 0 or -1 (then all is as it was). */
int reading_renew(struct study *s, int64_t id, struct err *err);

/* Where the character at OFFSET of the text before stands now, or what is
 * nearest to it. */
size_t reading_follow(const struct reading *r, size_t offset);

/* Reads notes and links of all open documents again. 0 or -1. */
int reading_refresh(struct study *s, struct err *err);

/* The anchor of RANGE; texts are borrowed from the reading or in ARENA. */
struct anchor reading_anchor(const struct reading *r, struct range range,
	struct arena *arena);

/* The first note (of any kind, or of KIND if not negative) whose range holds
 * or touches OFFSET; NULL when there is none. Borrowed until the next refresh. */
const struct note *reading_note_at(const struct reading *r, size_t offset,
	int kind);

/* Index of the first note that ends behind OFFSET. */
size_t reading_note_index(const struct reading *r, size_t offset);

/* What the notes of the document cite; NULL while that has not been read.
 * Borrowed. */
const struct citations *reading_citations(const struct reading *r);

/* Reads it, if it was not or is outdated, and the text is of a size where that
 * is quick (40 ms for 1 MB with 750 citations, at most READING_CITED); whether
 * it has now come.
 * Other documents have a say (testimony.h) as far as they were read: ten
 * milliseconds more for a thousand quotations. */
enum { READING_CITED = 4 << 20 }; /* bytes */
bool reading_read_citations(struct reading *r);

/* The same whatever its size, other documents are read, too. */
void reading_read_all_citations(struct reading *r);

/* What is known of the document's quotations has changed: its citations are
 * outdated. */
void reading_outdate(struct reading *r);

/* "3.14", "n12" at OFFSET appended. */
void reading_place(const struct reading *r, size_t offset, struct buf *out);

#endif

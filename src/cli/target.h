/*
 * The document that a word of the command line means: one of the shelf (its
 * number, the file it came from, words of its title) or a file that is not on
 * it, with `#PLACE` behind it or not.
 */
#ifndef CLI_TARGET_H
#define CLI_TARGET_H

#include "base/arena.h"
#include "cli/request.h"
#include "study/shelve.h"

/* What is meant, nothing opened yet. */
struct target_place {
	int64_t id;         /* 0: a file that is not on the shelf */
	struct buf path;    /* of that file, owned */
	struct slice place; /* "3.14", borrowed from the word; may be empty */
};

/* 0, or -1 with a sentence of kind ERR_ABSENT, ERR_USAGE (several fit) or
 * ERR_FILE. Release OUT in either case. */
int target_locate(struct request *r, const char *word,
	struct target_place *out, struct err *err);
void target_place_release(struct target_place *p);

/* The offset of PLACE in D, OFFSET_NONE when PLACE is empty; -1 when there is
 * no such place. */
int target_offset(
	const struct doc *d, struct slice place, size_t *offset, struct err *err);

/* The document itself. */
struct target {
	int64_t id;               /* 0: a preview */
	struct doc *doc;          /* owned */
	struct shelf_entry entry; /* texts in `arena`; complete without id too */
	struct slice source;      /* original bytes */
	size_t offset;            /* of the place named, else OFFSET_NONE */
	/* private: */
	struct arena arena;
	struct buf bytes;
	bool mapped;
};

/* Opens it for reading. 0 or -1; close it in either case. */
int target_open(
	struct request *r, const char *word, struct target *t, struct err *err);
void target_close(struct target *t);

#endif

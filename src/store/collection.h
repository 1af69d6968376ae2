/*
 * The segments of a library's postings, in a folder of the cache: which ones
 * count, what of them is up to date, who may change them.
 */
#ifndef STORE_COLLECTION_H
#define STORE_COLLECTION_H

#include "store/manifest.h"
#include "store/roster.h"
#include "store/segment.h"

/* How far the newest text of a document is in. */
struct collection_holding {
	int64_t document;
	int64_t since;  /* state that its last part came with */
	size_t covered; /* bytes from its start */
	bool whole;
};

struct collection {
	struct store *store;    /* borrowed */
	uint32_t fold;
	struct vec segments;    /* of struct segment *, as the manifest has them */
	struct vec roster;      /* of struct roster_line: the shelf */
	struct vec holdings;    /* of struct collection_holding, by document */
	struct manifest manifest;
	unsigned version;       /* goes up when any of these changes */
	/* private: */
	char *folder, *boot;
	struct file_facts facts; /* of the manifest */
	int lock;               /* -1: not held */
	unsigned locks;         /* by how many of us it is held */
};

/* Words are folded in the way FOLD. NULL with an error. */
struct collection *collection_open(struct store *s, uint32_t fold,
	struct err *err);

/* What was written is then on the disk, if nobody else is at it. */
void collection_close(struct collection *c);

/* Reads the shelf anew, and the segments if another process changed them.
 * 0 or -1. */
int collection_refresh(struct collection *c, struct err *err);

/* NULL: nothing of DOCUMENT is in. */
const struct collection_holding *collection_holding(const struct collection *c,
	int64_t document);

/* The right to change them, as often as wanted: 1, or 0: another process has
 * it, or -1. */
int collection_lock(struct collection *c, struct err *err);
void collection_unlock(struct collection *c);

/* Number and path (to be freed) of a segment to be written. */
char *collection_next(struct collection *c, int64_t *number);

/* From now on that one counts instead of the COUNT segments OLD, which are
 * closed. 0, or -1: all is as it was. */
int collection_replace(struct collection *c, struct segment *const *old,
	size_t count, int64_t number, struct err *err);

#endif

/*
 * Links between two places that the reader decided: made by hand, with a kind,
 * or a proposal of ibid's accepted or refused. Both ends are anchored as notes
 * are: exact words, the words around, section and place; where it was made is
 * never overwritten. Precious: in library.db.
 */
#ifndef STORE_LINK_H
#define STORE_LINK_H

#include <stdint.h>

#include "base/vec.h"
#include "store/anchor.h"
#include "store/store.h"

enum link_kind {
	LINK_QUOTES, LINK_PARAPHRASES, LINK_REPLIES, LINK_CONTRADICTS,
	LINK_DEFINES, LINK_SEE_ALSO,
	LINK_KIND_COUNT
};

enum link_state { LINK_MADE, LINK_ACCEPTED, LINK_REFUSED };

struct link {
	int64_t id;          /* 0 = not stored yet */
	enum link_kind kind;
	enum link_state state;
	struct anchor from, to;
	int64_t created, changed; /* UTC seconds */
};

/* Writes LINK in one transaction: a new one (gets id and times), or the kind
 * and state of one that is there. 0 or -1; after 0 it is on the disk. */
int link_put(struct store *s, struct link *link, struct err *err);

/* Where the ends of COUNT links stand from now on; where they were made stays
 * kept. One transaction. */
int link_place(struct store *s, const struct link *links, size_t count,
	struct err *err);

/* Into the trash, and out of it again. */
int link_delete(struct store *s, int64_t id, struct err *err);
int link_restore(struct store *s, int64_t id, struct err *err);

/* Links that begin or end in DOCUMENT (0: all) into OUT (of struct link), text
 * in ARENA, in the order in which they were made; deleted ones only when TRASH.
 * 0 or -1. */
int link_list(struct store *s, int64_t document, bool trash,
	struct arena *arena, struct vec *out, struct err *err);

/* One link, deleted or not: 0 found, 1 there is none, -1 failure. */
int link_find(struct store *s, int64_t id, struct arena *arena,
	struct link *out, struct err *err);

const char *link_kind_name(enum link_kind kind); /* "replies to" */

#endif

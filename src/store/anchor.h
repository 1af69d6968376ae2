/*
 * How something of the reader's holds on to a range of a document: the exact
 * words, those around them, section and place. Where it was made is never
 * overwritten; where it stands in a later text is kept beside that.
 */
#ifndef STORE_ANCHOR_H
#define STORE_ANCHOR_H

#include <stdint.h>

#include "base/arena.h"
#include "text/range.h"

struct db_query;

/* How well it stands in a text that is not the one it was made on: at the same
 * place; the same words elsewhere; other words; one of several places; it has
 * none, `range` is RANGE_NONE. */
enum anchor_grade {
	ANCHOR_EXACT, ANCHOR_MOVED, ANCHOR_CHANGED, ANCHOR_AMBIGUOUS,
	ANCHOR_ORPHAN
};

struct anchor {
	int64_t document;
	enum anchor_grade grade;
	struct range range;  /* bytes of the text of the edition with HASH */
	struct slice hash;   /* of the original bytes of that edition */
	struct slice exact;  /* the words themselves */
	struct slice before, after; /* up to 64 bytes around, cut at a character */
	struct slice section;
	struct slice place;  /* "3.14" */
};

/* An anchor in a statement that inserts: its columns and values, of which
 * anchor_bind binds the numbers 1 to 9. */
#define ANCHOR_COLUMNS \
	"document, hash, first, beyond, exact, before, after, section, place"
#define ANCHOR_VALUES "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9"
enum { ANCHOR_BOUND = 9 };
void anchor_bind(struct db_query *q, const struct anchor *a);

/* Where it stands now, in a row that is put over the former one: the numbers 1
 * to 6. */
#define ANCHOR_MOVED_COLUMNS "hash, grade, first, beyond, section, place"
#define ANCHOR_MOVED_VALUES "?1, ?2, ?3, ?4, ?5, ?6"
enum { ANCHOR_MOVED_BOUND = 6 };
void anchor_bind_moved(struct db_query *q, const struct anchor *a);

/* The columns of an anchor that is kept in the table MADE and, if it has moved,
 * in MOVED (aliases); a place that is none is -1 there. */
#define ANCHOR_SELECTED(made, moved) \
	made ".document, coalesce(" moved ".hash, " made ".hash)," \
	" coalesce(" moved ".first, " made ".first)," \
	" coalesce(" moved ".beyond, " made ".beyond), " made ".exact, " \
	made ".before, " made ".after," \
	" coalesce(" moved ".section, " made ".section)," \
	" coalesce(" moved ".place, " made ".place)," \
	" coalesce(" moved ".grade, 'exact')"
enum { ANCHOR_READ = 10 };

/* The anchor in columns AT to AT + ANCHOR_READ of a row; texts in ARENA. */
void anchor_read(struct db_query *q, int at, struct arena *arena,
	struct anchor *out);

#endif

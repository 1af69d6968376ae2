/* What each document cites, read once an edition and kept. */
#ifndef STUDY_CITED_H
#define STUDY_CITED_H

#include "apparatus/citation.h"
#include "apparatus/work.h"
#include "base/arena.h"
#include "store/roster.h"
#include "study/study.h"

struct cited_item {
	struct work_hint hint; /* in the arena; works.c fills in `not` */
	struct slice key; /* of a work, when a link names it */
	struct slice pages;
	struct range at;
	struct range lead; /* to its mark, from behind the one before */
	uint32_t note;
	bool unsure;
	bool named;       /* it prints the title, or a name that is enough */
	size_t work;      /* works.c: what it means; WORK_NONE */
};

struct cited {
	struct roster_line edition;
	unsigned version;   /* works.c: of the catalogue that was asked */
	struct vec items;   /* of struct cited_item */
	struct arena arena;
};

/* What the newest edition, LINE, cites. NULL with an error. */
struct cited *cited_read(struct study *s, const struct roster_line *line,
	struct err *err);
void cited_free(struct cited *c);

/* The same as bytes, appended; read back, NULL when they are none of ours.
 * CITED_FORM goes up when citations are read in another way, too. */
enum { CITED_FORM = 6 };
void cited_write(const struct cited *c, struct buf *out);
struct cited *cited_parse(const struct roster_line *line, struct slice bytes);

/* The key that a link within R names, "ibid:KEY#3.14"; empty without one. */
struct slice cited_key(const struct doc *d, struct range r);

/* What X in D says or, if it only goes back to another of ALL, what that one
 * says. The names before it are put into NEAR. */
struct work_hint cited_hint(const struct doc *d, const struct citations *all,
	const struct citation *x, struct buf *near);

#endif

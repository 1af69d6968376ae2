/*
 * The catalogue of works: what authors wrote, under all the titles by which it
 * is cited, and the one that a citation means. Records come from anywhere
 * (bibtex.h, csl.h). Candidates share an author or a rare word of the title;
 * the score is work.c's.
 */
#ifndef APPARATUS_WORK_H
#define APPARATUS_WORK_H

#include "apparatus/citation.h"
#include "base/arena.h"

enum work_field {
	WORK_KEY, WORK_TYPE, WORK_AUTHOR, WORK_EDITOR, WORK_TRANSLATOR,
	WORK_TITLE, WORK_SHORT, WORK_CONTAINER, WORK_VOLUME, WORK_YEAR,
	WORK_ORIGINAL_YEAR, WORK_PUBLISHER, WORK_PLACE, WORK_PAGES,
	WORK_LANGUAGE, WORK_URL,
	WORK_ALSO,   /* other titles, "|" between */
	WORK_PARENT, /* key of the work that holds it */
	WORK_FIELD_COUNT
};

/* A record: names as in names.h. */
struct work {
	struct slice fields[WORK_FIELD_COUNT]; /* may be empty */
	int64_t document; /* on the shelf; 0: not there */
	bool cited_only;  /* made from citations, in no list of works */
};

struct catalogue;

struct catalogue *work_catalogue_new(void);
void work_catalogue_free(struct catalogue *c);

/* Takes a copy of W in; one of the same key is replaced. Its index. */
size_t work_add(struct catalogue *c, const struct work *w);

size_t work_count(const struct catalogue *c);
const struct work *work_at(const struct catalogue *c, size_t index);
void work_set_document(struct catalogue *c, size_t index, int64_t document);

/* The work with that key; WORK_NONE. */
#define WORK_NONE SIZE_MAX
size_t work_keyed(const struct catalogue *c, struct slice key);

/* Works from FIRST on that are the same as one before it take its place: its key
 * means them now, and what they lack they have from it. */
void work_join(struct catalogue *c, size_t first);

/* What a citation says; all may be empty. */
struct work_hint {
	struct slice author, title, container, volume, year;
	bool presumed;      /* the author is not named in it */
	struct slice words; /* all of it, as it is printed */
	struct slice near;  /* names before it, among which the author may be */
	bool by_name;       /* it must be there */
	size_t not;         /* a work that it is not: the one that speaks */
	bool listed;        /* only works of lists and shelf are asked for */
};

/* The work that is meant: WORK_NONE when none is like it, SURE when it is like
 * enough and no other is nearly as like. */
struct work_match {
	size_t work;
	double score; /* 0..1 */
	bool sure;
};
struct work_match work_match(const struct catalogue *c,
	const struct work_hint *hint);

/* "Author, Title (Year)" of W appended; with all that is known of it. */
void work_name(const struct work *w, struct buf *out);
void work_record(const struct work *w, struct buf *out);

/* A key for it, "author-first-words-of-title", appended. */
void work_make_key(const struct work *w, struct buf *out);

#endif

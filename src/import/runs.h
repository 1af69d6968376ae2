/*
 * Lists of notes in a plain text: runs of blocks whose labels count upwards,
 * and which of those runs the markers of the text mean.
 */
#ifndef IMPORT_RUNS_H
#define IMPORT_RUNS_H

#include "import/markers.h"
#include "import/plain.h"

/* A block that begins with a label. */
struct entry {
	size_t block;
	struct marker marker;
	uint32_t note;
	size_t run;  /* SIZE_MAX: none */
	size_t next; /* the run's next entry, SIZE_MAX at the end */
};

/* A list of entries. */
struct run {
	enum marker_series series;
	size_t first, last; /* entries */
	size_t count, hits;
	size_t end; /* block behind it */
	bool accepted;
};

struct runs {
	struct plain *p;
	struct vec entries; /* of struct entry */
	struct vec items;   /* of struct run, in order of their first entry */
	uint32_t *uses[MARKER_SERIES_COUNT]; /* marks of each number */
	size_t *embedded; /* of each number: the mark + 1 that has its body */
	size_t distinct;		     /* numbers that are marked */
};

/* Collects the marks of P (into p->marks) and the runs, and accepts those that
 * are lists of notes. */
void runs_find(struct runs *r, struct plain *p);
void runs_release(struct runs *r);

struct entry *runs_entry(const struct runs *r, size_t index);
struct run *runs_at(const struct runs *r, size_t index);

/* Whether entry E is the label of a note; whether a heading such as "Notes"
 * stands right before R; where R ends in the source. */
bool runs_is_label(const struct runs *r, const struct entry *e);
bool runs_has_heading(const struct runs *s, const struct run *r);
size_t runs_end(const struct runs *s, const struct run *r);

/* Whether S is the heading of a list of notes ("Notes", "References:"). */
bool runs_is_heading(struct slice s);

#endif

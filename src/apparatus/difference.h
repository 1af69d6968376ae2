/*
 * How a quotation differs from its source, as a reader would tell it: stretches
 * of words with a kind, and one verdict.
 */
#ifndef APPARATUS_DIFFERENCE_H
#define APPARATUS_DIFFERENCE_H

#include "apparatus/align.h"
#include "text/doc.h"

enum difference_kind {
	DIFFERENCE_EQUAL,
	DIFFERENCE_CASE,        /* capitals only */
	DIFFERENCE_PUNCTUATION, /* other signs between the same words: the signs */
	DIFFERENCE_SPELLING,    /* alike by letters, or split, or joined */
	DIFFERENCE_CHANGED,
	DIFFERENCE_ADDED,
	DIFFERENCE_BRACKETED,   /* added, and marked as added */
	DIFFERENCE_OMITTED,     /* left out, and nothing says so */
	DIFFERENCE_ELLIPSIS,    /* left out, and marked */
	DIFFERENCE_EMPHASIS,    /* the same words, set off in one of the two */
	DIFFERENCE_KIND_COUNT
};

/* A text and the part of it that is compared; DOC may be NULL (no emphasis). */
struct difference_side {
	const struct doc *doc;
	struct slice text;
	struct range range;
};

struct difference {
	enum difference_kind kind;
	struct range quoted, source; /* bytes of the two texts; may be empty */
	size_t words;                /* of the source for what is left out, else
	                              * of the quotation */
};

enum difference_grade {
	DIFFERENCE_EXACT,     /* word for word; capitals, signs may differ */
	DIFFERENCE_SHORTENED, /* and all that is left out is marked */
	DIFFERENCE_ALTERED,   /* words changed, added, left out unmarked */
	DIFFERENCE_VARIANT    /* another version of the same: a translation */
};

/* Appends to OUT (of struct difference) what leads from the source's range to
 * the quotation's, in order; neighbours of one kind are one. */
void difference_read(const struct difference_side *quoted,
	const struct difference_side *source, struct vec *out);

/* The same when the words were aligned before. QUOTED and SOURCE are the texts
 * that they stand in; ranges don't matter. */
void difference_steps(const struct difference_side *quoted,
	const struct word *quoted_words, const struct difference_side *source,
	const struct word *source_words, const struct vec *steps,
	struct vec *out);

/* The verdict of differences; LIKENESS below that of a quotation: a variant. */
enum difference_grade difference_grade(const struct difference *d, size_t count);

/* "exact", "shortened: 41 words left out", "altered: 3 words changed, 2 left
 * out without mark" appended. */
void difference_tell(enum difference_grade grade, const struct difference *d,
	size_t count, struct buf *out);

const char *difference_kind_name(enum difference_kind kind);  /* "changed" */
const char *difference_grade_name(enum difference_grade grade); /* "exact" */

#endif

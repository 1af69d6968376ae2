/*
 * All citations before the one at hand, and which of them it refers to. Where
 * two answers are as good, or a name has none, X becomes unsure. Used by
 * chain.c.
 */
#ifndef APPARATUS_PAST_H
#define APPARATUS_PAST_H

#include "apparatus/authors.h"
#include "apparatus/heard.h"
#include "apparatus/places.h"
#include "apparatus/attribution.h"
#include "apparatus/witness.h"

struct past {
	const struct doc *doc; /* borrowed */
	struct vec *items;     /* of struct citation, borrowed */
	struct vec works;      /* of size_t: the first item of each one's work */
	struct vec titles;     /* of uint64_t: keys of their titles */
	struct vec authors;    /* of uint64_t: keys of their first authors */
	struct vec credits;    /* of struct credit, by item */
	struct vec recent;     /* of size_t: the latest item of each work, the
	                        * latest of all last; of what could be read */
	struct heard heard;    /* before the one at hand */
	struct attributions attributions;
	struct authors behind; /* the titles */
	struct places places;  /* of all of them, on paper */
	const struct vec *witnesses; /* borrowed; NULL: none */
	bool broken;           /* what was cited just before is not known */
};

void past_init(struct past *p, const struct doc *d, const struct vec *said,
	struct vec *items);
void past_release(struct past *p);

const struct citation *past_item(const struct past *p, size_t index);
size_t past_work(const struct past *p, size_t index);
uint64_t past_title(const struct past *p, size_t index);

uint64_t past_author(const struct past *p, size_t index);

/* What the title of the work of item INDEX is known by, as shorter_key. */
uint64_t past_name(const struct past *p, size_t index);

/* Learns who is behind TITLE from item INDEX, which says X and is of it. */
void past_learn(struct past *p, size_t index, const struct citation *x,
	uint64_t title);

/* The last item belongs to its work. */
void past_note(struct past *p);

/* The first that a reference may go back to. */
size_t past_first(const struct past *p);

/* The citation which prints what the one at INDEX says. */
size_t past_printed(const struct past *p, size_t index);

/* The last citation. */
size_t past_last(const struct past *p, struct citation *x);

/* What others say of the words before the mark of X, behind the mark before. */
struct witnesses past_witnesses(const struct past *p, const struct citation *x);

/* "Ibid."; "Author, op. cit." */
size_t past_same(struct past *p, struct citation *x);
size_t past_named(const struct past *p, struct citation *x);

/* The latest citation with the title of X, by the same author if both have
 * one; KEY is that of the title. */
size_t past_titled(const struct past *p, const struct citation *x,
	uint64_t key);

#endif

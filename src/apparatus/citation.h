/*
 * What the notes of a document cite: author, work, volume, pages, as printed
 * or, for an Ibid. and its like, as inherited from the note before. References
 * in brackets inside the text are notes too. Chains are resolved within the
 * document; what could only be guessed is unsure.
 */
#ifndef APPARATUS_CITATION_H
#define APPARATUS_CITATION_H

#include "text/doc.h"

enum citation_back {
	CITATION_PRINTED, /* refers to no other note */
	CITATION_WORK,    /* "Ibid., p. 3": the same work */
	CITATION_VOLUME   /* "Author, Title, ibid., p. 3": the same volume */
};

struct citation {
	uint32_t note;    /* index of the note */
	struct range at;  /* its words in the text */
	struct slice author, title; /* borrowed from the text; may be empty */
	struct slice container;     /* volume or journal that holds it */
	struct slice publisher, volume, year, pages;
	enum citation_back back;
	bool unsure;
	size_t source;    /* citation which prints what is inherited, or NONE */
};

#define CITATION_NONE SIZE_MAX

struct citations;

/* All citations of D, which must outlive them, in the order of the notes'
 * bodies. Never NULL. */
struct citations *citation_read(const struct doc *d);
void citation_free(struct citations *c);

size_t citation_count(const struct citations *c);
const struct citation *citation_at(const struct citations *c, size_t index);

/* The first citation of a note; NULL when it has none. */
const struct citation *citation_of(const struct citations *c, uint32_t note);

/* Appends "Author, Title" of X. */
void citation_name(const struct citation *x, struct buf *out);

#endif

/*
 * What the notes of a document cite: author, work, volume, pages, as printed
 * or, for an Ibid. and its like, as inherited from the citation that it refers
 * to. References in brackets inside the text are notes too. Chains are
 * resolved within the document (chain.h); what could only be guessed is unsure.
 */
#ifndef APPARATUS_CITATION_H
#define APPARATUS_CITATION_H

#include "apparatus/back.h"
#include "base/vec.h"
#include "text/doc.h"

enum citation_back {
	CITATION_PRINTED, /* refers to no other note */
	CITATION_WORK,    /* "Ibid., p. 3", "Author, op. cit.": the same work */
	CITATION_VOLUME,  /* "Author, Title, ibid., p. 3": the same volume */
	CITATION_SHORT    /* "Author, Short, p. 3", "Author, p. 3" */
};

struct citation {
	uint32_t note;    /* index of the note */
	struct range at;  /* its words in the text */
	struct slice author, title; /* borrowed from the text; may be empty */
	struct slice editor;        /* "Name (ed.)" */
	struct slice container;     /* volume or journal that holds it */
	struct slice publisher, volume, year, pages;
	struct slice extent;        /* pages of the whole of it, "pp. 20-41, …" */
	struct slice original;      /* whose words: "NAME, quoted in …" */
	enum citation_back back;
	enum back_word word;        /* by which it refers back, if by one */
	bool unsure;
	size_t from;      /* citation that it refers to, or NONE */
	size_t source;    /* citation which prints what is inherited, or NONE:
	                   * the end of the chain that `from` begins */
};

#define CITATION_NONE SIZE_MAX

struct citations;

/* All citations of D, which must outlive them, in the order of the notes'
 * bodies. Never NULL. */
struct citations *citation_read(const struct doc *d);

/* The same, when it is known what else is said of the words that D quotes:
 * WITNESSES (of struct witness, settled) are borrowed only meanwhile; NULL for
 * none. */
struct citations *citation_read_with(const struct doc *d,
	const struct vec *witnesses);

void citation_free(struct citations *c);

size_t citation_count(const struct citations *c);
const struct citation *citation_at(const struct citations *c, size_t index);

/* The first citation of a note; NULL when it has none. */
const struct citation *citation_of(const struct citations *c, uint32_t note);

const char *citation_back_name(enum citation_back back); /* "volume"; "" */

/* Appends "Author, Title" of X. */
void citation_name(const struct citation *x, struct buf *out);

/* "16 ← 12" appended: the labels of the notes by which X goes back to the one
 * that prints the work, the first CITATION_STEPS of them and the last, without
 * brackets in the text, which have no label a reader sees. */
enum { CITATION_STEPS = 2 };
void citation_chain(const struct citations *c, const struct citation *x,
	const char *arrow, struct buf *out);

#endif

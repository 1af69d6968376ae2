/*
 * Where the words of a quotation come from: candidates by shingles, each
 * verified by an alignment. What is known of the library is asked through
 * functions, so this file knows no files. Seed and extend over words, as in
 * programs that align genomes; thresholds in source.c.
 */
#ifndef APPARATUS_SOURCE_H
#define APPARATUS_SOURCE_H

#include "apparatus/difference.h"
#include "apparatus/quote.h"

/* Goes up when other sources are found, so that texts are looked through anew. */
enum { SOURCE_VERSION = 6 };

struct source_hit {
	int64_t document;
	uint32_t offset; /* of the first word of the shingle */
};

struct source_library {
	void *data;      /* handed to the functions, borrowed */
	/* Appends at most LIMIT places of SHINGLE to HITS (of struct
	 * source_hit); how many there are in all. */
	size_t (*find)(void *data, uint32_t shingle, size_t limit,
		struct vec *hits);
	/* How often a word stands in the library, about; never 0. */
	size_t (*count)(void *data, uint32_t word);
	/* How many words the library has. */
	size_t (*size)(void *data);
	/* The document, borrowed until the next source_find; NULL: gone. */
	const struct doc *(*open)(void *data, int64_t document);
};

/* What speaks for a place beside the words. */
struct source_prior {
	int64_t cited;   /* document that the citation names; 0 */
	int64_t former;  /* document of the quotation before; 0 */
	size_t near;     /* place in it */
	int64_t self;    /* the citing document: never its own source here */
	struct range self_range; /* of the quotation, with its marks */
	/* What other quotations of the text come from (of struct
	 * source_passage), borrowed; NULL. */
	const struct vec *others;
};

enum source_by { SOURCE_BY_WORDS = 1, SOURCE_BY_CITATION = 2 };

struct source_passage {
	int64_t document;
	struct range range; /* from its first quoted word to its last */
	struct range cited; /* of the quotation that it is the source of */
	enum quote_kind kind; /* of the quotation */
	size_t words;       /* of the quotation that stand in the source */
	enum difference_grade grade; /* VARIANT: never a link */
	bool named;         /* no source: the words are but named there */
	bool unsure;        /* one of several that are as good, or weak */
	double score;       /* 0..1 */
	double surprise;    /* bits: how little chance would explain it */
	unsigned by;        /* enum source_by, or-ed */
};

struct source_finder;

/* LIBRARY must outlive it. One finder serves many calls: it keeps its rooms. */
struct source_finder *source_new(const struct source_library *library);
void source_free(struct source_finder *f);

/* Appends to OUT (of struct source_passage), best first, the passages that the
 * words of RANGE of TEXT come from. KIND says how strict to be; DOC is the
 * document of TEXT or NULL; PRIOR may be NULL. */
struct source_question {
	const struct doc *doc;
	struct slice text;
	struct range range;
	enum quote_kind kind;
	bool anywhere; /* few words may stand in several places */
	struct source_prior prior;
};
void source_find(struct source_finder *f, const struct source_question *q,
	struct vec *out);

/* Appends to OUT (of struct source_passage) long runs of words within R of DOC
 * that stand in other documents of the library too, outside the ranges of
 * TAKEN (of struct range, sorted). */
void source_repeats(struct source_finder *f, const struct doc *doc,
	struct range r, int64_t self, const struct vec *taken, struct vec *out);

/* What was found for all quotations of DOC, and its repetitions, together in
 * PASSAGES: sorts them by their place in DOC, takes out what says again a part
 * of what another says (a quotation in a quotation, with the same source), and
 * joins pieces that follow one another in both texts. */
void source_settle(const struct doc *doc, struct vec *passages);

#endif

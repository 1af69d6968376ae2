/*
 * The works that documents cite: the catalogue (works.bib of the texts that
 * come with ibid, the reader's own lists in the data folder, *.bib and CSL-JSON
 * *.json), the citations of each document matched to it, the documents of the
 * shelf that are such works, and the ledger of all that.
 */
#ifndef STUDY_WORKS_H
#define STUDY_WORKS_H

#include "apparatus/work.h"
#include "study/reading.h"

/* The catalogue: works of the lists, and of the shelf, marked with their
 * documents; read when it was not, or the shelf has changed. Works that only
 * citations name come behind when the ledger is made. Borrowed until the shelf
 * changes, never NULL. */
const struct catalogue *works_catalogue(struct study *s);

/* What is wrong in the reader's lists: sentences, borrowed (of char *). */
const struct vec *works_faults(struct study *s);

/* The work that X, of the citations ALL of D, means, DOCUMENT being D's id or
 * 0; WORK_NONE when none is sure to be. *SURE (may be NULL): that X itself is
 * sure, too. */
size_t works_meant(struct study *s, const struct doc *d, int64_t document,
	const struct citations *all, const struct citation *x, bool *sure);

/* The same for citation INDEX of R; WORK_NONE while they are not read. */
size_t works_of_citation(struct reading *r, size_t index, bool *sure);

/* The work, and the document on the shelf (0: not there), that the note with
 * LABEL cites. */
size_t works_of_label(struct reading *r, struct slice label,
	int64_t *document);

/* The document KEY means in a link "ibid:KEY#3.14": a document's `id:`, or the
 * key of a work that is on the shelf; 0 when neither; *WORK (may be NULL) is
 * the work with that key or WORK_NONE. -1 on failure. */
int64_t works_document(struct study *s, struct slice key, size_t *work,
	struct err *err);

/* Reads what one more document of the shelf cites, so that the ledger needs
 * not wait: 1 while there are more, 0, -1. */
int works_step(struct study *s, struct err *err);

/* One line of the ledger: a work and the places where it is cited. */
struct works_place {
	int64_t document;
	struct range at;    /* the citation's words in its text */
	uint32_t note;
	bool unsure;
};
struct works_line {
	size_t work;        /* in works_catalogue */
	int64_t document;   /* on the shelf; 0 */
	struct slice name;  /* "Author, Title (1923)"; in ARENA */
	size_t first, count; /* its places among PLACES */
};

/* The ledger of DOCUMENT (0: of the whole shelf), by what each document says
 * alone, witnesses (testimony.h) not heard: into LINES (of struct works_line),
 * most cited first, and PLACES (of struct works_place). 0 or -1. */
int works_ledger(struct study *s, int64_t document, struct arena *arena,
	struct vec *lines, struct vec *places, struct err *err);

#endif

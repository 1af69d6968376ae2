/*
 * A document's quotations and their sources, and who quotes it: what was found
 * by words and citations, under what the reader decided. A reading has it as
 * long as it is open; a step between keys keeps it up to date.
 */
#ifndef STUDY_QUOTING_H
#define STUDY_QUOTING_H

#include "apparatus/difference.h"
#include "apparatus/quote.h"
#include "study/reading.h"

enum quoting_state { QUOTING_PROPOSED, QUOTING_ACCEPTED, QUOTING_REFUSED };

/* One end seen from the other. */
struct quoting_link {
	int64_t document;   /* at the other end */
	struct range range; /* there, in its newest text */
	struct range here;  /* in this document */
	enum difference_grade grade;
	enum quoting_state state;
	enum quote_kind kind;
	bool unsure;
	double score;       /* 0..1 */
	unsigned by;        /* enum source_by; 0: by the reader alone */
	int64_t decision;   /* the reader's link (connect.h); 0: none */
};

struct quoting_quote {
	struct quote quote;
	size_t first, count; /* its links among `links`, best first */
};

struct quoting {
	struct vec quotes;  /* of struct quoting_quote, as quote_collect's, the
	                     * unmarked ones among them */
	struct vec links;   /* of struct quoting_link; refused ones come last */
	struct vec uses;    /* of struct quoting_link: who quotes this document,
	                     * in the order of its text; no refused ones */
	bool looked;        /* all of the shelf was looked through */
	unsigned version;   /* goes up with every change */
};

/* What is known of R's document, read when it was not or has changed. Borrowed
 * from the reading. Never NULL; empty when it cannot be read. */
const struct quoting *quoting_of(struct reading *r);

/* Index of the innermost quotation that holds OFFSET and has a source (else of
 * the innermost), or OFFSET_NONE. */
size_t quoting_at(const struct quoting *q, size_t offset);

/* Looks for the sources of quotation INDEX now, without waiting for the step:
 * links (of struct quoting_link) into OUT, best first, refused ones left out.
 * 0 or -1. */
int quoting_look(struct reading *r, size_t index, struct vec *out,
	struct err *err);

/* The document at the other end, borrowed until the next question; NULL: gone. */
const struct doc *quoting_doc(struct study *s, int64_t document);

/* What leads from the passage of LINK to the quotation in R (FROM_HERE), or
 * from R's passage to the quotation at the other end: into OUT (of struct
 * difference), the words of the other end, copied, in *OTHER (from ARENA; the
 * ranges of that side are offsets into it). 0 or -1. */
int quoting_differences(struct reading *r, const struct quoting_link *link,
	bool from_here, struct arena *arena, struct vec *out,
	struct slice *other, struct err *err);

/* The same for a text HERE that need not be a document. */
int quoting_compare(struct study *s, const struct difference_side *here,
	const struct quoting_link *link, bool from_here, struct arena *arena,
	struct vec *out, struct slice *other, struct err *err);

/* Title, place ("3.14") and the sentence around the other end, for lists and
 * the panel: texts in ARENA. */
struct quoting_context {
	struct slice title, place, sentence;
	struct range hit; /* of the range in `sentence` */
};
int quoting_describe(struct study *s, const struct quoting_link *link,
	struct arena *arena, struct quoting_context *out, struct err *err);

/* The work that the citation of a quotation names and its document on the
 * shelf, as study/works.h knows them: the label of its note (may be empty). */
struct slice quoting_label(const struct reading *r, const struct quote *q);

/* Where WORDS come from, on the whole shelf as it was made ready by
 * quoting_prepare: into OUT (of struct quoting_link; `here` is a range of
 * WORDS), best first. 0 or -1. */
int quoting_trace(struct study *s, struct slice words, struct vec *out,
	struct err *err);

/* The reader accepts or refuses LINK of R. 0 or -1; it is on the disk then. */
int quoting_decide(struct reading *r, const struct quoting_link *link,
	enum quoting_state state, struct err *err);

/* Brings postings and proposals of the shelf a few milliseconds nearer to being
 * up to date, documents that are open first: 1 while there is more, 0, -1. */
int quoting_step(struct study *s, struct err *err);

/* For the verbs, all at once; TELL (may be NULL) hears how many documents are
 * left. quoting_prepare: the whole shelf is ready to be asked; quoting_finish:
 * R, which may be a preview, was looked through, too. 0 or -1. */
typedef void quoting_tell(size_t left);
int quoting_prepare(struct study *s, quoting_tell *tell, struct err *err);
int quoting_finish(struct reading *r, quoting_tell *tell, struct err *err);

#endif

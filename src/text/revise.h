/*
 * Corrections of a document's structure: what a careful reader sees and import
 * did not. Each makes a new document. Offsets of the text stay what they were,
 * but for the end of a note: then a stretch of text moves between the sentence
 * that a note was stuck into and its body.
 */
#ifndef TEXT_REVISE_H
#define TEXT_REVISE_H

#include "text/doc.h"

/* X(name, word, what is told when it does not fit) */
#define REVISE_KINDS(X) \
	X(HEADING, "heading", "there is no paragraph here") \
	X(QUOTATION, "quotation", "there is no paragraph here") \
	X(PARAGRAPH, "paragraph", "there is no paragraph here") \
	X(BOILERPLATE, "boilerplate", "there is no paragraph here") \
	X(TEXT, "text", "there is no boilerplate here") \
	X(JOIN, "join", "there is no paragraph below to join") \
	X(CUT, "cut", "there is nothing to cut off here") \
	X(NOTE_END, "note-end", "no note can end here")

enum revise_kind {
#define X(name, word, fault) REVISE_##name,
	REVISE_KINDS(X)
#undef X
	REVISE_KIND_COUNT
};

struct revise_change {
	enum revise_kind kind;
	size_t at;      /* in the (first) paragraph; CUT, NOTE_END: the place */
	size_t lines;   /* paragraphs from there on, at least 1 */
	uint32_t level; /* of a heading */
};

const char *revise_word(enum revise_kind kind);  /* "note-end" */
const char *revise_fault(enum revise_kind kind); /* why it was refused */

/* The kind with this word; REVISE_KIND_COUNT when there is none. */
enum revise_kind revise_kind_of(struct slice word);

/*
 * The document with the change made; the caller frees it. NULL when that makes
 * no sense there. CUT begins a paragraph with the word at `at`. NOTE_END, in
 * the body of a note: what stands from there on goes back to its marker; in a
 * sentence behind a marker: what stands between them goes to the note.
 */
struct doc *revise(const struct doc *d, const struct revise_change *change);

#endif

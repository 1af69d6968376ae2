/*
 * A document: one immutable UTF-8 text in reading order, sorted spans over it,
 * and origin runs. It never changes after it was made (builder.h) or mapped
 * (flat.h); everything else points into it by byte offset.
 *
 * The text is NFC; paragraphs are separated by one newline, a hard break
 * inside one is U+2028. Bodies of footnotes stand behind the main text, each
 * with its label before it.
 *
 * Sections and paragraph numbers: every heading but the title opens a section,
 * counted in reading order from 1; section 0 is what stands before the first.
 * The paragraphs of a section are numbered from 1. A place in a note's body is
 * numbered by its note.
 */
#ifndef TEXT_DOC_H
#define TEXT_DOC_H

#include "base/buf.h"
#include "text/origin.h"
#include "text/span.h"

struct doc;

/* What is known of the work. Authors may be several. */
enum doc_fact {
	DOC_TITLE, DOC_SUBTITLE, DOC_AUTHOR, DOC_TRANSLATOR, DOC_DATE,
	DOC_PUBLISHER, DOC_LANGUAGE, DOC_ID, DOC_NOTICE,
	DOC_FACT_COUNT
};

enum doc_note_kind {
	DOC_NOTE_NUMBERED, DOC_NOTE_ASTERISK, DOC_NOTE_UNNUMBERED, DOC_NOTE_GLUED,
	DOC_NOTE_BRACKET,
	DOC_NOTE_KIND_COUNT
};

/* A footnote of the author's. Marker and body are joined by the index. */
struct doc_note {
	uint32_t label; /* string id, without brackets: "12", "1*" */
	uint32_t kind;  /* enum doc_note_kind */
	struct range mark; /* first marker in the text, or RANGE_NONE */
	struct range body; /* without its label, or RANGE_NONE */
	uint32_t unsure;
	uint32_t reserved;
};

/* "3.14", "n12": a place as it is cited. */
struct doc_place {
	size_t section, paragraph; /* paragraph 0: the heading, or before any */
	uint32_t note;             /* index, or UINT32_MAX */
};

void doc_free(struct doc *d); /* gives back memory or mapping */

struct slice doc_text(const struct doc *d);
struct slice doc_cut(const struct doc *d, struct range r);

/* End of the main text: where the bodies of the notes begin. */
size_t doc_main_end(const struct doc *d);

struct spans doc_spans(const struct doc *d, enum span_kind kind);
struct origins doc_origins(const struct doc *d);

/* String 0 is the empty one; an id out of range is empty too. */
struct slice doc_string(const struct doc *d, uint32_t id);

size_t doc_note_count(const struct doc *d);
const struct doc_note *doc_note_at(const struct doc *d, size_t index);
struct slice doc_link(const struct doc *d, size_t index); /* target */

/* The INDEXth value of a fact; empty when there is none. */
struct slice doc_fact(const struct doc *d, enum doc_fact fact, size_t index);
const char *doc_fact_name(enum doc_fact fact);           /* "title" */
const char *doc_note_kind_name(enum doc_note_kind kind); /* "numbered" */

/* The block of text between two newlines around OFFSET (at most the size);
 * the newline is not part of it. */
struct range doc_line(const struct doc *d, size_t offset);

/* Number of the place at OFFSET, the place of a number: start of the
 * paragraph (paragraph 0: of the heading), OFFSET_NONE when there is none. */
struct doc_place doc_place_of(const struct doc *d, size_t offset);
size_t doc_place_find(const struct doc *d, struct doc_place place);

/* "3.14" or "n12" appended; reading it back, false when it is no number. */
void doc_place_print(const struct doc *d, struct doc_place place, struct buf *out);
bool doc_place_parse(const struct doc *d, struct slice s, struct doc_place *out);

/* How far OFFSET is through the main text, 0..100; in notes 100. */
int doc_percent(const struct doc *d, size_t offset);

#endif

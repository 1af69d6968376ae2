/*
 * What an importer writes with whose parser hands out words: blocks with the
 * bullets before them, words with their place in the source, notes by label.
 */
#ifndef IMPORT_WRITER_H
#define IMPORT_WRITER_H

#include "base/map.h"
#include "import/locate.h"

/* A hard break inside a paragraph. */
#define WRITER_BREAK SLICE("\xe2\x80\xa8")

struct writer {
	struct builder *out; /* borrowed */
	struct locate where;
	struct buf marker;   /* due before the next words */
	struct range marked; /* its source */
	struct map labels;   /* folded label -> note + 1, as a pointer */
	size_t block;        /* where the words of the last block began */
};

void writer_init(struct writer *w, struct slice source, struct builder *out);
void writer_release(struct writer *w);

/* WORDS, a bullet or number that stands at SOURCE, come before the words of
 * the next block. */
void writer_marker(struct writer *w, struct slice words, struct range source);

/* Opens a block; closes it and ends the paragraph; its words so far. */
void writer_begin(struct writer *w, enum span_kind kind, uint32_t number);
void writer_end(struct writer *w, enum span_kind kind);
struct slice writer_block(const struct writer *w);

/* Words of a text, in which [^x] is a marker; of code in a line; one line of a
 * code block, which stands at the end of line LINE. */
void writer_text(struct writer *w, struct slice words, size_t hint);
void writer_code(struct writer *w, struct slice words, size_t hint);
void writer_code_line(struct writer *w, struct slice words, size_t line);

/* The words of a block of HTML; a single tag, of which only a break is left. */
void writer_html(struct writer *w, struct slice html);
void writer_html_tag(struct writer *w, struct slice tag, size_t hint);

/* A new note with LABEL; the first one with it, made when there is none. */
uint32_t writer_add_note(struct writer *w, struct slice label);
uint32_t writer_note(struct writer *w, struct slice label);

/* The label of "[^label]" at AT of S, and whether there is one. */
bool writer_label_at(struct slice s, size_t at, struct slice *label);

/* Where "[^label]:" begins on line LINE, else SIZE_MAX. */
size_t writer_definition_at(const struct writer *w, size_t line);

/* Writes the marker "[label]" of NOTE for the source up to END. */
void writer_mark(struct writer *w, struct slice label, uint32_t note,
	size_t end);

/* Writes the label of NOTE, which is defined on line LINE. */
void writer_note_label(struct writer *w, size_t line, uint32_t note);

#endif

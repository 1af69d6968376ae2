/*
 * The only way to make a document. An importer appends text in reading order
 * and says of each bit where it came from; it opens and closes spans around
 * what it appends, or marks ranges afterwards. builder_finish sorts, joins
 * notes with their bodies and lays the whole out as one flat block.
 *
 * Text need not be clean: broken UTF-8 becomes U+FFFD (counted in the notice),
 * NFC is made, NUL and carriage returns go, and the origin runs keep up.
 */
#ifndef TEXT_BUILDER_H
#define TEXT_BUILDER_H

#include "base/charset.h"
#include "text/doc.h"

struct builder;

struct builder *builder_new(void);
void builder_free(struct builder *b);

/* The archive member that the following source offsets are in; empty = the
 * file itself. */
void builder_member(struct builder *b, struct slice name);

/* The following source offsets are places in what DECODED (borrowed) became;
 * NULL = in the source itself. */
void builder_decoded(struct builder *b, const struct charset_text *decoded);

/* S, which stands at FROM in the source just so. */
void builder_copy(struct builder *b, struct slice s, size_t from);

/* S, standing for the source bytes SOURCE, whatever they are. */
void builder_stand(struct builder *b, struct slice s, struct range source);

/* S, which has no source. */
void builder_put(struct builder *b, struct slice s);

/* Ends the paragraph: one newline, unless the text is empty or ends in one. */
void builder_break(struct builder *b);

/* Where the next text will stand; the text so far (borrowed). */
size_t builder_here(const struct builder *b);
struct slice builder_text(const struct builder *b);

/* Spans. Open ones nest; close takes the latest open one of KIND and ends it
 * here (before a trailing newline). An empty span of a block is dropped. */
void builder_open(struct builder *b, enum span_kind kind, uint32_t number);
void builder_close(struct builder *b, enum span_kind kind);
void builder_mark(struct builder *b, enum span_kind kind, struct range r,
	uint32_t number, uint32_t flags);

/* The spans of KIND marked so far, sorted; borrowed until the next is marked. */
struct spans builder_spans(struct builder *b, enum span_kind kind);

/* A new footnote; returns its index, the `number` of its spans. */
uint32_t builder_note(struct builder *b, struct slice label,
	enum doc_note_kind kind, bool unsure);

/* A link target; returns the index for a LINK span. */
uint32_t builder_link(struct builder *b, struct slice target);

/* Bodies of notes follow from here on. Called once at most. */
void builder_main_end(struct builder *b);

void builder_fact(struct builder *b, enum doc_fact fact, struct slice value);
bool builder_has_fact(const struct builder *b, enum doc_fact fact);

/* Hands the document over; B is freed. Never NULL. */
struct doc *builder_finish(struct builder *b);

#endif

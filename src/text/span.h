/*
 * Marked stretches of a text. A span set holds all spans of one kind, sorted
 * by start, longer first. `reach` is the greatest end so far in that order; it
 * lets a query walk back from its place and stop early (an interval list as in
 * augmented trees), so every query costs a binary search plus its answer.
 *
 * Block kinds come from import and may shape lines; the others only colour.
 */
#ifndef TEXT_SPAN_H
#define TEXT_SPAN_H

#include "text/range.h"

/* X(name, block): the one list of kinds. What `number` means for each:
 *   HEADING      level, 1 = title of the document
 *   PARAGRAPH    0; every block with a paragraph number has exactly one (plain
 *                paragraph, quotation paragraph, list item, paragraph of a note)
 *   QUOTE        nesting depth, 1 = outermost; around its paragraphs
 *   LIST_ITEM    nesting depth, 1 = outermost; around its paragraphs
 *   VERBATIM     0; lines kept as they are (code, tables)
 *   RULE         0; a line that only separates
 *   NOTE_BODY    index into the notes of the document; without its label
 *   NOTE_LABEL   index; the label printed before the body
 *   BOILERPLATE  0
 *   NOTE_MARK    index; the marker in the text, brackets included
 *   EMPHASIS STRONG CODE   0
 *   LINK         index into the links of the document
 *   QUOTATION    0; inline, marks included
 *   CITATION     0 */
#define SPAN_KINDS(X) \
	X(HEADING, true) \
	X(PARAGRAPH, true) \
	X(QUOTE, true) \
	X(LIST_ITEM, true) \
	X(VERBATIM, true) \
	X(RULE, true) \
	X(NOTE_BODY, true) \
	X(NOTE_LABEL, false) \
	X(BOILERPLATE, true) \
	X(NOTE_MARK, false) \
	X(EMPHASIS, false) \
	X(STRONG, false) \
	X(CODE, false) \
	X(LINK, false) \
	X(QUOTATION, false) \
	X(CITATION, false)

enum span_kind {
#define X(name, block) SPAN_##name,
	SPAN_KINDS(X)
#undef X
	SPAN_KIND_COUNT
};

enum { SPAN_UNSURE = 1 }; /* flag */

struct span {
	size_t start, end; /* bytes of the text */
	size_t reach;      /* greatest end up to here */
	uint32_t number;
	uint32_t flags;
};

/* A borrowed, finished set. */
struct spans {
	const struct span *items;
	size_t count;
};

const char *span_kind_name(enum span_kind kind); /* "note-mark" */
bool span_kind_is_block(enum span_kind kind);

/* Sorts COUNT spans and fills in `reach`. */
void span_sort(struct span *items, size_t count);

/* The innermost span that holds OFFSET, or NULL. */
const struct span *span_at(struct spans set, size_t offset);

/* The outermost span that holds OFFSET, or NULL. */
const struct span *span_outermost_at(struct spans set, size_t offset);

/* Index of the first span that starts at or after OFFSET (count if none). */
size_t span_index(struct spans set, size_t offset);

/* Walks the spans that overlap R in order: start with *AT = OFFSET_NONE;
 * NULL at the end. An empty span inside R counts. */
const struct span *span_next_in(struct spans set, struct range r, size_t *at);

struct range span_range(const struct span *s);

#endif

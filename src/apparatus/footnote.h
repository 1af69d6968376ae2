/* Queries on the author's footnotes that import joined. */
#ifndef APPARATUS_FOOTNOTE_H
#define APPARATUS_FOOTNOTE_H

#include "base/vec.h"
#include "text/doc.h"

/* Appends to OUT (of uint32_t, note indices) the notes whose markers stand in
 * R, in the order of the text, each once. */
void footnote_in(const struct doc *d, struct range r, struct vec *out);

/* The note whose marker holds OFFSET, whose body (or label) holds OFFSET; the
 * index, or -1. */
int64_t footnote_mark_at(const struct doc *d, size_t offset);
int64_t footnote_body_at(const struct doc *d, size_t offset);

/* Appends to OUT (of struct range) every marker of note INDEX. */
void footnote_marks(const struct doc *d, uint32_t index, struct vec *out);

/* What leads to the marker of note INDEX, from behind the one before it on;
 * RANGE_NONE for a note without marker. */
struct range footnote_lead(const struct doc *d, uint32_t index);

/* Words of the body, all its paragraphs; empty for a marker without body. */
struct slice footnote_body(const struct doc *d, uint32_t index);

/* Appends R to OUT as it reads without the markers of notes. */
void footnote_unmark(const struct doc *d, struct range r, struct buf *out);

/* Label as printed, without brackets. */
struct slice footnote_label(const struct doc *d, uint32_t index);

/* Whether the note only cites: short, with the shape of a reference (pages,
 * years in brackets, Ibid.) and no sentence of its own beside it. */
bool footnote_only_cites(const struct doc *d, uint32_t index);

#endif

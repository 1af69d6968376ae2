/*
 * Rows: a document at a width. Nothing is laid out that isn't asked for; a
 * place is a byte offset, never a row number. A row is plain data and knows all
 * it needs to give its neighbours. Rows cover the text in order, without gap or
 * overlap: trailing blanks and the newline belong to the row they end. Between
 * blocks stand blank rows, which have no bytes: they belong to the text row
 * below them and are counted from it (`lead`).
 *
 * Paragraphs are laid out whole and their breaks kept in a small table; a very
 * long one in segments (segment.h), so a file of a single line costs what any
 * costs.
 */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/measure.h"

struct flow_style {
	size_t width; /* columns of the measure, at least 8 */
	enum measure_markers markers;
	bool quote_rule; /* quotations have a rule at their left (2 columns for
			    each depth); without it they are set in by 4 */
};

struct flow;

struct flow_row {
	size_t start, end; /* bytes of the text; equal in a blank row */
	size_t lead;       /* blank rows: 1 = directly above the text row */
	size_t indent;     /* columns before the text */
	size_t quote;      /* nesting depth of the quotation, 0 = none */
	size_t heading;    /* level, 0 = none */
	bool first;        /* first row of its block */
	bool verbatim;
	bool note;         /* in a footnote's body */
	size_t folded;     /* lines of boilerplate this row stands for, 0 = none;
			      such a row has no signs */
};

struct flow *flow_new(const struct doc *doc, struct flow_style style);
void flow_free(struct flow *f);
struct flow_style flow_style_of(const struct flow *f);

/* From now on runs of boilerplate (fold.h) stand as one row each, but for those
 * in OPEN (of struct range, borrowed; to be called again when it changes). */
void flow_fold(struct flow *f, const struct vec *open);

/* The text row that holds OFFSET (of the text's size: the last row). */
struct flow_row flow_row_at(struct flow *f, size_t offset);

/* The row below, above; false at the ends, *ROW unchanged. */
bool flow_row_next(struct flow *f, struct flow_row *row);
bool flow_row_before(struct flow *f, struct flow_row *row);

/* The blank row LEAD rows above the text row that starts at or holds OFFSET,
 * or that text row when LEAD is 0 or there are not so many. */
struct flow_row flow_row_lead(struct flow *f, size_t offset, size_t lead);

/* Columns of the text of a row (without indent and trailing blanks). */
size_t flow_columns(struct flow *f, const struct flow_row *row);

/* The offset of the sign at COLUMN of ROW (counted from the indent), the last
 * one when the row is shorter; and the column of OFFSET in its row. */
size_t flow_offset_at(struct flow *f, const struct flow_row *row, size_t column);
size_t flow_column_of(struct flow *f, const struct flow_row *row, size_t offset);

/* Ready to draw the row: signs from its start to its end. */
void flow_measure(const struct flow *f, const struct flow_row *row,
	struct measure *m);

#endif

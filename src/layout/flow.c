/*
 * A segment of the text is laid out when a row of it is first asked for: the
 * breaker marks it, and rows are filled greedily, sign by sign, until one
 * does not fit. What is kept of it is where its rows start and what all of
 * them share. Some FLOW_ROOM segments are kept; a new one takes the place of
 * the one that was longest not asked for. So a step to the next row or the one
 * above costs a look into the table, at the end of a paragraph one more layout.
 *
 * Columns of a row, from left to right:
 *
 *   quotation  list item  label   text                         quotation
 *   |.........|..........|.......|.............................|..|
 *   0                            indent                    right  width
 *
 * The row that holds the label itself begins where the label does.
 */
#include "layout/flow.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/vec.h"
#include "layout/block.h"
#include "layout/fold.h"
#include "layout/segment.h"

enum {
	FLOW_ROOM = 64,
	FLOW_LEAST = 8,
	FLOW_LIST = 2,	     /* columns for each depth */
	FLOW_QUOTE = 2,	     /* with a rule */
	FLOW_QUOTE_BARE = 4, /* without */
	FLOW_QUOTE_RIGHT = 2,
};

struct piece {
	struct range range;
	struct block block;
	bool opens;	   /* starts its line */
	size_t folded;	   /* lines that stand as one row, 0 = none */
	size_t lead;	   /* blank rows above */
	size_t gap;	   /* depth of the quotation that goes through them */
	size_t indents[2]; /* of the first row of the line, of the others */
	struct vec rows;   /* uint32_t: starts, from the start of the piece */
	uint64_t used;	   /* when it was last asked for; 0 = empty */
};

struct flow {
	const struct doc *doc; /* borrowed */
	struct flow_style style;
	const struct vec *open; /* runs not folded; NULL: nothing folds */
	struct piece pieces[FLOW_ROOM];
	struct piece *latest;
	uint64_t turn;
	unsigned char marks[SEGMENT_LIMIT];
};

struct flow *
flow_new(const struct doc *doc, struct flow_style style)
{
	struct flow *f = mem_new(sizeof *f);

	assert(style.width >= FLOW_LEAST);
	f->doc = doc;
	f->style = style;
	f->latest = &f->pieces[0];
	for (size_t i = 0; i < FLOW_ROOM; i++)
		f->pieces[i].rows = VEC_OF(uint32_t);
	return f;
}

void
flow_free(struct flow *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < FLOW_ROOM; i++)
		vec_release(&f->pieces[i].rows);
	free(f);
}

struct flow_style
flow_style_of(const struct flow *f)
{
	return f->style;
}

void
flow_fold(struct flow *f, const struct vec *open)
{
	f->open = open;
	for (size_t i = 0; i < FLOW_ROOM; i++)
		f->pieces[i].used = 0;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
text_size(const struct flow *f)
{
	return doc_text(f->doc).size;
}

/* A blank that may hang past the edge at the end of a row. */
static bool
is_blank(const struct flow *f, const struct measure_sign *s)
{
	char c = doc_text(f->doc).data[s->start];

	return c == ' ' || c == '\t';
}

struct extent {
	size_t all, inked; /* columns with and without trailing blanks */
};

static struct extent
extent_of(const struct flow *f, struct range r)
{
	struct measure m;
	struct measure_sign s;
	struct extent e = { 0, 0 };

	measure_start(&m, f->doc, f->style.markers, r);
	while (measure_next(&m, &s)) {
		e.all += (size_t)s.columns;
		if (s.columns > 0 && !is_blank(f, &s))
			e.inked = e.all;
	}
	return e;
}

static void
set_indents(const struct flow *f, struct piece *p)
{
	size_t quote = f->style.quote_rule ? FLOW_QUOTE : FLOW_QUOTE_BARE;
	size_t first = p->block.quote * quote;
	size_t rest, widest = f->style.width / 2;

	if (p->block.list > 0)
		first += (p->block.list - 1) * FLOW_LIST;
	rest = first;
	for (size_t i = 0; i < BLOCK_LABEL_COUNT; i++) {
		struct range label = p->block.label[i];
		size_t columns;

		if (range_is_none(label))
			continue;
		columns = extent_of(f, label).all;
		rest += columns;
		if (label.start < p->range.start)
			first += columns;
	}
	p->indents[0] = least(p->opens ? first : rest, widest);
	p->indents[1] = least(rest, widest);
}

/* Columns for text right of INDENT; never under half of the page, so that
 * every sign fits. */
static size_t
room_for_text(const struct flow *f, const struct piece *p, size_t indent)
{
	size_t room = f->style.width - indent, half = f->style.width / 2;

	if (p->block.quote > 0 && room >= half + FLOW_QUOTE_RIGHT)
		room -= FLOW_QUOTE_RIGHT;
	return room;
}

/* End of the row of P that begins at START and has ROOM columns. */
static size_t
fill_row(const struct flow *f, const struct piece *p, size_t start, size_t room)
{
	struct measure m;
	struct measure_sign s;
	size_t column = 0, may = start, cut = start;

	measure_start(&m, f->doc, f->style.markers,
		(struct range){ start, p->range.end });
	while (measure_next(&m, &s)) {
		unsigned char mark = f->marks[s.start - p->range.start];

		column += (size_t)s.columns;
		if (s.start == start)
			continue;
		if (mark == BREAKER_MUST)
			return s.start;
		if (mark == BREAKER_MAY)
			may = s.start;
		if (mark != SEGMENT_TIED)
			cut = s.start;
		if (column <= room || s.columns == 0 ||
			(is_blank(f, &s) && !p->block.verbatim))
			continue;
		if (may > start)
			return may;
		return cut > start ? cut : s.start;
	}
	return p->range.end;
}

static void
set_marks(struct flow *f, const struct piece *p)
{
	size_t size = range_size(p->range);

	segment_marks(f->doc, p->range, f->marks);
	for (size_t i = 0; p->block.verbatim && i < size; i++)
		if (f->marks[i] == BREAKER_MAY)
			f->marks[i] = BREAKER_NO;
	/* A hard break before the newline has nothing to begin. */
	if (size > 1 && doc_text(f->doc).data[p->range.end - 1] == '\n')
		f->marks[size - 1] = BREAKER_NO;
}

static void
fill_rows(struct flow *f, struct piece *p)
{
	size_t start = p->range.start;

	set_marks(f, p);
	vec_clear(&p->rows);
	do {
		size_t indent = p->indents[p->rows.count > 0];

		*(uint32_t *)vec_push(&p->rows) =
			(uint32_t)(start - p->range.start);
		start = fill_row(f, p, start, room_for_text(f, p, indent));
	} while (start < p->range.end);
}

static void
centre(const struct flow *f, struct piece *p)
{
	size_t room = f->style.width - p->indents[0];
	size_t columns = extent_of(f, p->range).inked;

	if (p->rows.count == 1 && columns < room)
		p->indents[0] = least(p->indents[0] + (room - columns) / 2,
			f->style.width / 2);
}

/* What is above P. */
static void
set_lead(const struct flow *f, struct piece *p)
{
	size_t start = p->range.start, above;

	p->lead = p->gap = 0;
	if (!p->opens || start == 0)
		return;
	above = block_at(f->doc, block_before(f->doc, start)).quote;
	p->lead = block_lead(f->doc, start);
	p->gap = least(above, p->block.quote);
}

/* Makes P one row when OFFSET is in a run that is folded. */
static bool
fold_up(const struct flow *f, struct piece *p, size_t offset)
{
	struct range run = f->open ? fold_at(f->doc, offset) : RANGE_NONE;

	p->folded = 0;
	if (range_is_none(run) || fold_is_open(f->open, run))
		return false;
	p->range = run;
	p->folded = fold_lines(f->doc, run);
	p->opens = true;
	p->block = (struct block){ .label = { RANGE_NONE, RANGE_NONE } };
	p->indents[0] = p->indents[1] = 0;
	set_lead(f, p);
	vec_clear(&p->rows);
	vec_push(&p->rows);
	return true;
}

static void
lay_out(struct flow *f, struct piece *p, size_t offset)
{
	size_t start;

	if (fold_up(f, p, offset))
		return;
	p->range = segment_at(f->doc, offset);
	start = p->range.start;
	p->opens = start == 0 || doc_text(f->doc).data[start - 1] == '\n';
	p->block = block_at(f->doc, start);
	set_lead(f, p);
	set_indents(f, p);
	fill_rows(f, p);
	if (p->block.rule)
		centre(f, p);
}

static bool
is_in(const struct piece *p, size_t offset)
{
	return p->used > 0 && range_has(p->range, offset);
}

/* The piece that holds OFFSET, laid out. */
static struct piece *
piece_at(struct flow *f, size_t offset)
{
	struct piece *oldest = &f->pieces[0], *found = NULL;
	size_t size = text_size(f);

	if (offset >= size)
		offset = size > 0 ? size - 1 : 0;
	if (is_in(f->latest, offset))
		return f->latest;
	for (size_t i = 0; i < FLOW_ROOM && !found; i++) {
		if (is_in(&f->pieces[i], offset))
			found = &f->pieces[i];
		else if (f->pieces[i].used < oldest->used)
			oldest = &f->pieces[i];
	}
	if (!found) {
		found = oldest;
		lay_out(f, found, offset);
	}
	found->used = ++f->turn;
	return f->latest = found;
}

static size_t
row_start(const struct piece *p, size_t index)
{
	if (index == p->rows.count)
		return p->range.end;
	return p->range.start + *(uint32_t *)vec_at(&p->rows, index);
}

static struct flow_row
row_of(const struct piece *p, size_t index)
{
	return (struct flow_row){
		.start = row_start(p, index),
		.end = row_start(p, index + 1),
		.indent = p->indents[index > 0],
		.quote = p->block.quote,
		.heading = p->block.heading,
		.first = p->opens && index == 0,
		.verbatim = p->block.verbatim,
		.note = p->block.note,
		.folded = p->folded,
	};
}

static struct flow_row
blank_row(const struct piece *p, size_t lead)
{
	return (struct flow_row){
		.start = p->range.start,
		.end = p->range.start,
		.lead = lead,
		.quote = p->gap,
	};
}

struct flow_row
flow_row_at(struct flow *f, size_t offset)
{
	const struct piece *p = piece_at(f, offset);
	size_t low = 0, high = p->rows.count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (row_start(p, middle) <= offset)
			low = middle;
		else
			high = middle;
	}
	return row_of(p, low);
}

bool
flow_row_next(struct flow *f, struct flow_row *row)
{
	const struct piece *p;

	if (row->lead > 0) {
		*row = flow_row_lead(f, row->start, row->lead - 1);
		return true;
	}
	if (row->end >= text_size(f))
		return false;
	p = piece_at(f, row->end);
	if (p->lead > 0 && p->range.start == row->end)
		*row = blank_row(p, p->lead);
	else
		*row = flow_row_at(f, row->end);
	return true;
}

bool
flow_row_before(struct flow *f, struct flow_row *row)
{
	const struct piece *p = piece_at(f, row->start);

	if ((row->lead > 0 || row->first) && row->lead < p->lead) {
		*row = blank_row(p, row->lead + 1);
		return true;
	}
	if (row->start == 0)
		return false;
	*row = flow_row_at(f, row->start - 1);
	return true;
}

struct flow_row
flow_row_lead(struct flow *f, size_t offset, size_t lead)
{
	struct flow_row row = flow_row_at(f, offset);
	const struct piece *p = piece_at(f, row.start);

	if (lead == 0 || !row.first || lead > p->lead)
		return row;
	return blank_row(p, lead);
}

void
flow_measure(
	const struct flow *f, const struct flow_row *row, struct measure *m)
{
	measure_start(m, f->doc, f->style.markers,
		(struct range){
			row->start, row->folded ? row->start : row->end });
}

size_t
flow_columns(struct flow *f, const struct flow_row *row)
{
	if (row->folded)
		return 0;
	return extent_of(f, (struct range){ row->start, row->end }).inked;
}

size_t
flow_offset_at(struct flow *f, const struct flow_row *row, size_t column)
{
	struct measure m;
	struct measure_sign s;
	size_t columns = flow_columns(f, row), here = 0;

	if (columns == 0)
		return row->start;
	column = least(column, columns - 1);
	flow_measure(f, row, &m);
	while (measure_next(&m, &s)) {
		here += (size_t)s.columns;
		if (here > column)
			break;
	}
	return s.start;
}

size_t
flow_column_of(struct flow *f, const struct flow_row *row, size_t offset)
{
	struct measure m;
	struct measure_sign s;
	size_t column = 0, last = f->style.width - row->indent - 1;

	flow_measure(f, row, &m);
	while (measure_next(&m, &s) && s.end <= offset)
		column += (size_t)s.columns;
	return least(column, last);
}

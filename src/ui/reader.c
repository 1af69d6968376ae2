/*
 * The rows in sight are derived: `top` and `lead` name the first, the flow
 * gives the rest. They are made anew by fill_rows after everything that can
 * change them: scrolling, another area, another document. Until the first
 * place there is no width and so no flow; what moves the cursor then only
 * notes the offset.
 */
#include "ui/reader.h"

#include <stdlib.h>

#include "base/mem.h"
#include "layout/fold.h"
#include "text/motion.h"

/* Columns for signs at the left, and of air at the right. */
enum { GUTTER = 3, AIR = 2, NUMBER_COLUMNS = 7, LEAST_WIDTH = 12 };

static const struct flow_row *
row_at(const struct reader *r, size_t index)
{
	return vec_at(&r->rows, index);
}

static void
fill_rows(struct reader *r)
{
	size_t room = (size_t)(r->view.area.rows > 1 ? r->view.area.rows : 1);
	struct flow_row row = flow_row_lead(r->flow, r->top, r->lead);

	vec_clear(&r->rows);
	do
		*(struct flow_row *)vec_push(&r->rows) = row;
	while (r->rows.count < room && flow_row_next(r->flow, &row));
}

static bool
is_blank(const struct flow_row *row)
{
	return row->lead > 0;
}

size_t
reader_cursor_row(const struct reader *r)
{
	for (size_t i = r->rows.count; i-- > 0;) {
		const struct flow_row *row = row_at(r, i);

		if (!is_blank(row) && row->start <= r->cursor)
			return i;
	}
	return 0;
}

struct range
reader_visible(const struct reader *r)
{
	const struct flow_row *last = vec_last(&r->rows);

	if (!last)
		return (struct range){ r->top, r->top };
	return (struct range){ row_at(r, 0)->start,
		is_blank(last) ? last->start : last->end };
}

/* The text row nearest to the screen row KEEP, downwards first. */
static const struct flow_row *
text_row_near(const struct reader *r, size_t index)
{
	if (index >= r->rows.count)
		index = r->rows.count - 1;
	for (size_t i = index; i < r->rows.count; i++)
		if (!is_blank(row_at(r, i)))
			return row_at(r, i);
	for (size_t i = index; i-- > 0;)
		if (!is_blank(row_at(r, i)))
			return row_at(r, i);
	return row_at(r, index);
}

static void
cursor_to_kept_row(struct reader *r)
{
	const struct flow_row *row = text_row_near(r, (size_t)r->keep);

	r->cursor = flow_offset_at(r->flow, row, r->column);
}

static void
scroll_down(struct reader *r, size_t *left)
{
	struct flow_row first = *row_at(r, 0);
	struct flow_row last = *(struct flow_row *)vec_last(&r->rows);

	while (*left > 0 && flow_row_next(r->flow, &last)) {
		flow_row_next(r->flow, &first);
		--*left;
	}
	r->top = first.start;
	r->lead = first.lead;
}

static void
scroll_up(struct reader *r, size_t *left)
{
	struct flow_row first = *row_at(r, 0);

	while (*left > 0 && flow_row_before(r->flow, &first))
		--*left;
	r->top = first.start;
	r->lead = first.lead;
}

size_t
reader_scroll(struct reader *r, long rows)
{
	size_t left = (size_t)labs(rows);

	if (!r->flow)
		return left;
	if (rows > 0)
		scroll_down(r, &left);
	else
		scroll_up(r, &left);
	fill_rows(r);
	cursor_to_kept_row(r);
	return left;
}

/* How many rows to scroll so that OFFSET comes into sight, when that is less
 * than a screen away; 0 when it is in sight or far. */
static long
rows_out_of_sight(struct reader *r, size_t offset)
{
	struct range seen = reader_visible(r);
	struct flow_row row;
	long room = r->view.area.rows;

	if (offset < seen.start) {
		row = *row_at(r, 0);
		for (long n = 1; n <= room; n++)
			if (!flow_row_before(r->flow, &row))
				return 0;
			else if (!is_blank(&row) && row.start <= offset)
				return -n;
	} else if (offset >= seen.end) {
		row = *(struct flow_row *)vec_last(&r->rows);
		for (long n = 1; n <= room; n++)
			if (!flow_row_next(r->flow, &row))
				return 0;
			else if (!is_blank(&row) && offset < row.end)
				return n;
	}
	return 0;
}

static bool
is_in_sight(const struct reader *r, size_t offset)
{
	struct range seen = reader_visible(r);
	const struct flow_row *last = vec_last(&r->rows);

	return offset >= seen.start &&
		(offset < seen.end ||
			(offset == seen.end && last && !is_blank(last) &&
				seen.end == doc_text(r->reading->doc).size));
}

/* Scrolls so that OFFSET stands on screen row ROW, as far as the text allows. */
static void
scroll_to(struct reader *r, size_t offset, size_t row)
{
	struct flow_row first = flow_row_at(r->flow, offset);
	struct flow_row last = first;
	size_t room = (size_t)r->view.area.rows, below = 0;

	while (below + row + 1 < room && flow_row_next(r->flow, &last))
		below++;
	row = room > below ? room - below - 1 : row;
	while (row > 0 && flow_row_before(r->flow, &first))
		row--;
	r->top = first.start;
	r->lead = first.lead;
	fill_rows(r);
}

static void
note_cursor(struct reader *r)
{
	struct flow_row row = flow_row_at(r->flow, r->cursor);

	r->keep = (int)reader_cursor_row(r);
	r->column = flow_column_of(r->flow, &row, r->cursor);
}

void
reader_put_cursor(struct reader *r, size_t offset)
{
	long away;

	r->cursor = offset;
	if (!r->flow)
		return;
	if (!is_in_sight(r, offset)) {
		away = rows_out_of_sight(r, offset);
		if (away != 0) {
			reader_scroll(r, away);
			r->cursor = offset;
		} else {
			scroll_to(r, offset, (size_t)r->view.area.rows / 3);
		}
	}
	note_cursor(r);
}

static void
refold(struct reader *r)
{
	if (r->flow) {
		flow_fold(r->flow, &r->open);
		fill_rows(r);
	}
}

bool
reader_fold(struct reader *r)
{
	struct range run = fold_at(r->reading->doc, r->cursor);

	if (range_is_none(run))
		return false;
	fold_toggle(&r->open, run);
	r->cursor = run.start;
	refold(r);
	reader_put_cursor(r, r->cursor);
	return true;
}

/* Where somebody wants to go lies open. */
static void
unfold(struct reader *r, size_t offset)
{
	struct range run = fold_at(r->reading->doc, offset);

	if (range_is_none(run) || offset == run.start ||
		fold_is_open(&r->open, run))
		return;
	fold_toggle(&r->open, run);
	refold(r);
}

void
reader_go(struct reader *r, size_t offset)
{
	size_t size = doc_text(r->reading->doc).size;

	r->cursor = offset < size ? offset : size;
	unfold(r, r->cursor);
	if (!r->flow) {
		r->top = r->cursor;
		r->lead = 0;
		return;
	}
	if (!is_in_sight(r, r->cursor))
		scroll_to(r, r->cursor, (size_t)r->view.area.rows / 3);
	note_cursor(r);
}

struct range
reader_selection(const struct reader *r)
{
	const struct doc *d = r->reading->doc;
	struct range s;

	if (r->anchor == OFFSET_NONE)
		return RANGE_NONE;
	s.start = r->anchor < r->cursor ? r->anchor : r->cursor;
	s.end = motion_char_next(
		d, r->anchor < r->cursor ? r->cursor : r->anchor);
	if (r->paragraphs)
		s = range_union(doc_line(d, s.start),
			doc_line(d, s.end > s.start ? s.end - 1 : s.end));
	return s;
}

struct range
reader_meant(const struct reader *r)
{
	struct range range = reader_selection(r);

	return range_is_none(range)
		? motion_sentence_at(r->reading->doc, r->cursor)
		: range;
}

static struct flow_style
wanted_style(const struct reader *r)
{
	int room = r->view.area.columns - GUTTER - AIR;

	if (r->look->numbers)
		room -= NUMBER_COLUMNS - GUTTER;
	if (room < LEAST_WIDTH)
		room = LEAST_WIDTH;
	return (struct flow_style){
		.width = (size_t)room < r->look->measure ? (size_t)room
							 : r->look->measure,
		.markers = r->look->markers,
		.quote_rule = true,
	};
}

/* Whether there is a new flow. */
static bool
make_flow(struct reader *r)
{
	struct flow_style want = wanted_style(r);
	struct flow_style have = r->flow ? flow_style_of(r->flow) : want;
	int least = r->look->numbers ? NUMBER_COLUMNS : GUTTER;
	int free_columns = r->view.area.columns - (int)want.width - least;

	r->margin = least + (free_columns > AIR ? (free_columns - AIR) / 2 : 0);
	if (r->flow && have.width == want.width && have.markers == want.markers)
		return false;
	flow_free(r->flow);
	r->doc = r->reading->doc;
	r->flow = flow_new(r->doc, want);
	flow_fold(r->flow, &r->open);
	return true;
}

/* A window that grew beyond the end of the text is filled from above. */
static void
fill_from_above(struct reader *r)
{
	size_t missing = (size_t)r->view.area.rows - r->rows.count;

	if (r->rows.count < (size_t)r->view.area.rows && missing > 0) {
		scroll_up(r, &missing);
		fill_rows(r);
	}
}

static void
forget_passage(struct reader *r)
{
	r->passage = RANGE_NONE;
	vec_clear(&r->marks);
}

static bool
same_area(struct screen_area a, struct screen_area b)
{
	return a.row == b.row && a.column == b.column && a.rows == b.rows &&
		a.columns == b.columns;
}

void
reader_place(struct reader *r, struct screen_area area)
{
	bool same = same_area(r->view.area, area) && r->rows.count > 0;

	r->view.area = area;
	if (!make_flow(r) && same)
		return;
	fill_rows(r);
	fill_from_above(r);
	if (!is_in_sight(r, r->cursor))
		scroll_to(r, r->cursor, (size_t)area.rows / 3);
	note_cursor(r);
}

static void
start_at(struct reader *r, size_t offset)
{
	size_t size = doc_text(r->reading->doc).size;

	r->cursor = r->top = offset < size ? offset : 0;
	r->lead = 0;
	r->column = 0;
	r->keep = 0;
	r->anchor = OFFSET_NONE;
	r->paragraphs = false;
	r->terms_of = RANGE_NONE;
	r->quoting = NULL;
	forget_passage(r);
	vec_clear(&r->rows);
	vec_clear(&r->open);
}

struct reader *
reader_new(struct reading *reading, const struct reader_look *look,
	const struct view_ops *ops)
{
	struct reader *r = mem_new(sizeof(*r));

	r->view.ops = ops;
	r->reading = reading;
	r->look = look;
	r->rows = VEC_OF(struct flow_row);
	r->terms = VEC_OF(struct reader_term);
	r->open = VEC_OF(struct range);
	r->marks = VEC_OF(struct range);
	trail_init(&r->trail);
	start_at(r, study_place(reading->study, reading->id));
	return r;
}

void
reader_show(struct reader *r, struct reading *reading)
{
	study_set_place(r->reading->study, r->reading->id, r->cursor);
	flow_free(r->flow);
	r->flow = NULL;
	reading_close(r->reading);
	r->reading = reading;
	start_at(r, study_place(reading->study, reading->id));
	if (r->view.area.rows > 0)
		r->view.ops->place(&r->view, r->view.area);
}

struct reader_place
reader_here(const struct reader *r)
{
	return (struct reader_place){ r->reading->id, r->top, r->lead,
		r->cursor };
}

int
reader_return(struct reader *r, struct reader_place place, struct err *err)
{
	struct reading *reading;
	size_t size;

	if (place.document != r->reading->id) {
		reading = reading_open(r->reading->study, place.document, err);
		if (!reading)
			return -1;
		reader_show(r, reading);
	}
	size = doc_text(r->reading->doc).size;
	r->anchor = OFFSET_NONE;
	forget_passage(r);
	if (place.top > size || place.cursor > size)
		return 0;
	r->top = place.top;
	r->lead = place.lead;
	r->cursor = place.cursor;
	if (r->flow) {
		fill_rows(r);
		if (!is_in_sight(r, r->cursor))
			scroll_to(r, r->cursor, (size_t)r->view.area.rows / 3);
		note_cursor(r);
	}
	return 0;
}

void
reader_renew(struct reader *r)
{
	if (!r->flow || r->doc == r->reading->doc)
		return;
	r->cursor = reading_follow(r->reading, r->cursor);
	r->top = reading_follow(r->reading, r->top);
	r->lead = 0;
	r->anchor = OFFSET_NONE;
	r->terms_of = RANGE_NONE;
	r->quoting = NULL;
	forget_passage(r);
	vec_clear(&r->rows);
	vec_clear(&r->open);
	flow_free(r->flow);
	r->flow = NULL;
	r->view.ops->place(&r->view, r->view.area);
}

void
reader_free(struct reader *r)
{
	if (!r)
		return;
	study_set_place(r->reading->study, r->reading->id, r->cursor);
	flow_free(r->flow);
	vec_release(&r->rows);
	vec_release(&r->terms);
	vec_release(&r->open);
	vec_release(&r->marks);
	trail_release(&r->trail);
	reading_close(r->reading);
	free(r);
}

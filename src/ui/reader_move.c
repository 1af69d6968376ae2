#include "ui/reader_move.h"

#include "text/motion.h"
#include "ui/reader.h"

typedef void move_fn(struct reader *r, size_t count);

static bool
is_selecting(const struct reader *r)
{
	return r->anchor != OFFSET_NONE;
}

static struct flow_row
text_row(struct reader *r, size_t offset)
{
	return flow_row_at(r->flow, offset);
}

/* The cursor COUNT text rows on; the wanted column stays. */
static void
cursor_rows(struct reader *r, size_t count,
	bool (*step)(struct flow *, struct flow_row *))
{
	struct flow_row row = text_row(r, r->cursor), last = row;
	size_t column = r->column;

	while (count > 0 && step(r->flow, &row))
		if (row.lead == 0) {
			last = row;
			count--;
		}
	reader_put_cursor(r, flow_offset_at(r->flow, &last, column));
	r->column = column;
}

static void
cursor_down(struct reader *r, size_t count)
{
	cursor_rows(r, count, flow_row_next);
}

static void
cursor_up(struct reader *r, size_t count)
{
	cursor_rows(r, count, flow_row_before);
}

/* The text moves under the cursor; at the ends of the text the cursor does. */
static void
scroll(struct reader *r, long rows)
{
	size_t left;

	if (is_selecting(r)) {
		cursor_rows(r, (size_t)(rows < 0 ? -rows : rows),
			rows < 0 ? flow_row_before : flow_row_next);
		return;
	}
	left = reader_scroll(r, rows);
	if (left > 0)
		cursor_rows(
			r, left, rows < 0 ? flow_row_before : flow_row_next);
}

static void
row_down(struct reader *r, size_t count)
{
	scroll(r, (long)count);
}

static void
row_up(struct reader *r, size_t count)
{
	scroll(r, -(long)count);
}

static long
half(const struct reader *r, size_t count)
{
	int rows = r->view.area.rows / 2;

	return (rows > 1 ? rows : 1) * (long)count;
}

static long
page(const struct reader *r, size_t count)
{
	int rows = r->view.area.rows;

	return (rows > 1 ? rows : 1) * (long)count;
}

static void
half_down(struct reader *r, size_t count)
{
	scroll(r, half(r, count));
}

static void
half_up(struct reader *r, size_t count)
{
	scroll(r, -half(r, count));
}

static void
page_down(struct reader *r, size_t count)
{
	scroll(r, page(r, count));
}

static void
page_up(struct reader *r, size_t count)
{
	scroll(r, -page(r, count));
}

static void
row_start(struct reader *r, size_t count)
{
	struct flow_row row = text_row(r, r->cursor);

	(void)count;
	reader_put_cursor(r, row.start);
}

static void
row_end(struct reader *r, size_t count)
{
	struct flow_row row = text_row(r, r->cursor);

	(void)count;
	reader_put_cursor(r, flow_offset_at(r->flow, &row, SIZE_MAX));
	r->column = SIZE_MAX;
}

static void
percent(struct reader *r, size_t count)
{
	const struct doc *d = r->reading->doc;
	size_t end = doc_main_end(d);

	reader_go(r,
		doc_line(d,
			count >= 100
				? end
				: end / 100 * count + end % 100 * count / 100)
			.start);
}

static void
to_start(struct reader *r, size_t count)
{
	(void)count;
	reader_go(r, 0);
}

static void
to_end(struct reader *r, size_t count)
{
	(void)count;
	reader_go(r, motion_text_end(r->reading->doc, r->cursor));
}

static move_fn *const moves[VIEW_MOTION_COUNT] = {
	[VIEW_ROW_DOWN] = row_down,
	[VIEW_ROW_UP] = row_up,
	[VIEW_HALF_DOWN] = half_down,
	[VIEW_HALF_UP] = half_up,
	[VIEW_PAGE_DOWN] = page_down,
	[VIEW_PAGE_UP] = page_up,
	[VIEW_START] = to_start,
	[VIEW_END] = to_end,
	[VIEW_CURSOR_DOWN] = cursor_down,
	[VIEW_CURSOR_UP] = cursor_up,
	[VIEW_ROW_START] = row_start,
	[VIEW_ROW_END] = row_end,
	[VIEW_PERCENT] = percent,
};

static motion_fn *const motions[VIEW_MOTION_COUNT] = {
	[VIEW_CURSOR_RIGHT] = motion_char_next,
	[VIEW_CURSOR_LEFT] = motion_char_before,
	[VIEW_WORD_NEXT] = motion_word_next,
	[VIEW_WORD_BEFORE] = motion_word_before,
	[VIEW_SENTENCE_NEXT] = motion_sentence_next,
	[VIEW_SENTENCE_BEFORE] = motion_sentence_before,
	[VIEW_PARAGRAPH_NEXT] = motion_paragraph_next,
	[VIEW_PARAGRAPH_BEFORE] = motion_paragraph_before,
	[VIEW_SECTION_NEXT] = motion_section_next,
	[VIEW_SECTION_BEFORE] = motion_section_before,
};

static bool
is_section_motion(enum view_motion motion)
{
	return motion == VIEW_SECTION_NEXT || motion == VIEW_SECTION_BEFORE;
}

static void
move_by(struct reader *r, enum view_motion motion, size_t count)
{
	size_t at = r->cursor;

	while (count-- > 0) {
		size_t next = motions[motion](r->reading->doc, at);

		if (next == at)
			break;
		at = next;
	}
	if (is_section_motion(motion))
		reader_go(r, at);
	else
		reader_put_cursor(r, at);
}

void
reader_move(struct view *v, enum view_motion motion, size_t count)
{
	struct reader *r = (struct reader *)v;

	if (!r->flow)
		return;
	if ((motion == VIEW_START || motion == VIEW_END) && count > 0)
		motion = VIEW_PERCENT;
	if (count == 0)
		count = 1;
	if (moves[motion])
		moves[motion](r, count);
	else if (motions[motion])
		move_by(r, motion, count);
}

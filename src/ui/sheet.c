#include "ui/sheet.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/vec.h"
#include "ui/wrap.h"

enum { MARGIN = 3, WIDEST = 76 };

struct part {
	struct range range;
	enum theme_role role;
};

struct sheet {
	struct view view;
	struct buf title, text;
	struct vec parts; /* of struct part, in their order */
	struct vec lines; /* of struct range, for the width of the last place */
	size_t top;
};

static int
text_columns(int columns)
{
	int room = columns - 2 * MARGIN;

	return room > WIDEST ? WIDEST : room > 8 ? room : 8;
}

int
sheet_rows(const struct view *v, int columns, int most)
{
	const struct sheet *sh = (const struct sheet *)v;
	struct vec lines = VEC_OF(struct range);
	int rows;

	wrap_lines(buf_view(&sh->text), text_columns(columns), (size_t)most,
		&lines);
	rows = (int)lines.count + 2;
	vec_release(&lines);
	return rows < most ? rows : most;
}

static void
place(struct view *v, struct screen_area area)
{
	struct sheet *sh = (struct sheet *)v;
	size_t room = (size_t)(area.rows > 2 ? area.rows - 2 : 1);

	v->area = area;
	vec_clear(&sh->lines);
	wrap_lines(buf_view(&sh->text), text_columns(area.columns), SIZE_MAX,
		&sh->lines);
	if (sh->top + room > sh->lines.count)
		sh->top = sh->lines.count > room ? sh->lines.count - room : 0;
}

static void
draw_line(const struct sheet *sh, struct screen *s, int row, struct range line)
{
	struct screen_area a = sh->view.area;
	struct slice text = buf_view(&sh->text);

	screen_text(s, row, a.column + MARGIN, a.columns - MARGIN,
		slice_sub(text, line.start, line.end), THEME_TEXT);
	for (size_t i = 0; i < sh->parts.count; i++) {
		const struct part *p = vec_at(&sh->parts, i);
		struct range r = range_intersect(p->range, line);
		int before = (int)glyph_columns(
			slice_sub(text, line.start, r.start));

		if (range_overlaps(p->range, line))
			screen_tint(s, row, a.column + MARGIN + before,
				(int)glyph_columns(
					slice_sub(text, r.start, r.end)),
				p->role);
	}
}

static void
draw(const struct view *v, struct screen *s, bool focused)
{
	const struct sheet *sh = (const struct sheet *)v;
	struct screen_area a = v->area;
	int used;

	(void)focused;
	screen_blank(s, a);
	screen_horizontal(s, a.row, a.column, a.columns);
	screen_text(s, a.row, a.column + MARGIN - 1, 1, SLICE(" "), THEME_TEXT);
	used = screen_text(s, a.row, a.column + MARGIN, a.columns - 2 * MARGIN,
		buf_view(&sh->title), THEME_TITLE_FOCUSED);
	screen_text(
		s, a.row, a.column + MARGIN + used, 1, SLICE(" "), THEME_TEXT);
	for (int i = 0; i < a.rows - 2; i++) {
		size_t index = sh->top + (size_t)i;

		if (index >= sh->lines.count)
			break;
		draw_line(sh, s, a.row + 1 + i,
			*(struct range *)vec_at(&sh->lines, index));
	}
	s->cursor_row = a.row + 1;
	s->cursor_column = a.column + MARGIN;
}

static void
move(struct view *v, enum view_motion motion, size_t count)
{
	struct sheet *sh = (struct sheet *)v;
	size_t page = (size_t)(v->area.rows > 4 ? v->area.rows - 3 : 1);
	size_t step =
		motion >= VIEW_HALF_DOWN && motion <= VIEW_PAGE_UP ? page : 1;
	bool down = motion == VIEW_ROW_DOWN || motion == VIEW_CURSOR_DOWN ||
		motion == VIEW_HALF_DOWN || motion == VIEW_PAGE_DOWN;

	step *= count ? count : 1;
	if (motion == VIEW_START)
		sh->top = 0;
	else if (motion == VIEW_END)
		sh->top = sh->lines.count;
	else if (down)
		sh->top += step;
	else
		sh->top = sh->top < step ? 0 : sh->top - step;
}

static void
free_view(struct view *v)
{
	struct sheet *sh = (struct sheet *)v;

	buf_release(&sh->title);
	buf_release(&sh->text);
	vec_release(&sh->parts);
	vec_release(&sh->lines);
	free(sh);
}

static const struct view_ops ops = {
	.context = KEYMAP_HELP,
	.place = place,
	.draw = draw,
	.move = move,
	.free = free_view,
};

bool
sheet_is(const struct view *v)
{
	return v->ops == &ops;
}

struct view *
sheet_new(struct slice title, struct slice text)
{
	struct sheet *sh = mem_new(sizeof(*sh));

	sh->view.ops = &ops;
	buf_slice(&sh->title, title);
	buf_slice(&sh->text, text);
	sh->parts = VEC_OF(struct part);
	sh->lines = VEC_OF(struct range);
	return &sh->view;
}

void
sheet_mark(struct view *v, struct range part, enum theme_role role)
{
	struct sheet *sh = (struct sheet *)v;

	*(struct part *)vec_push(&sh->parts) = (struct part){ part, role };
}

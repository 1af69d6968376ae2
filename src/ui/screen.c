#include "ui/screen.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

void
screen_init(struct screen *s, int rows, int columns)
{
	*s = (struct screen){ .cursor_row = -1, .cursor_column = -1 };
	screen_resize(s, rows, columns);
}

void
screen_release(struct screen *s)
{
	free(s->cells);
	arena_release(&s->texts);
	*s = (struct screen){ .cursor_row = -1, .cursor_column = -1 };
}

static void
screen_clear_cell(struct screen_cell *cell)
{
	*cell = (struct screen_cell){ SLICE(" "), OFFSET_NONE, THEME_TEXT, 0 };
}

void
screen_resize(struct screen *s, int rows, int columns)
{
	assert(rows > 0 && columns > 0);
	s->cells = mem_resize(
		s->cells, (size_t)rows * (size_t)columns, sizeof(*s->cells));
	s->rows = rows;
	s->columns = columns;
	s->cursor_row = s->cursor_column = -1;
	screen_blank(s, (struct screen_area){ 0, 0, rows, columns });
}

static int
screen_clamp(int value, int most)
{
	return value < 0 ? 0 : value > most ? most : value;
}

struct screen_cell *
screen_at(struct screen *s, int row, int column)
{
	assert(row >= 0 && row < s->rows);
	assert(column >= 0 && column < s->columns);
	return &s->cells[(size_t)row * (size_t)s->columns + (size_t)column];
}

static bool
screen_is_right_half(struct screen *s, int row, int column)
{
	return column < s->columns && screen_at(s, row, column)->sign.size == 0;
}

/* Blanks the halves of wide signs that the columns [start, end) cut off. */
static void
screen_mend(struct screen *s, int row, int start, int end)
{
	if (start > 0 && screen_is_right_half(s, row, start))
		screen_at(s, row, start - 1)->sign = SLICE(" ");
	if (screen_is_right_half(s, row, end))
		screen_at(s, row, end)->sign = SLICE(" ");
}

void
screen_blank(struct screen *s, struct screen_area area)
{
	int row = screen_clamp(area.row, s->rows);
	int bottom = screen_clamp(area.row + area.rows, s->rows);
	int left = screen_clamp(area.column, s->columns);
	int right = screen_clamp(area.column + area.columns, s->columns);

	if (left >= right)
		return;
	for (; row < bottom; row++) {
		screen_mend(s, row, left, right);
		for (int column = left; column < right; column++)
			screen_clear_cell(screen_at(s, row, column));
	}
}

void
screen_begin(struct screen *s)
{
	arena_clear(&s->texts);
	s->cursor_row = s->cursor_column = -1;
	for (int i = 0; i < s->rows * s->columns; i++)
		screen_clear_cell(&s->cells[i]);
}

bool
screen_put(struct screen *s, int row, int column, struct glyph g,
	enum theme_role role, size_t offset)
{
	struct screen_cell cell = { g.sign, offset, (uint8_t)role, 0 }, *at;

	if (row < 0 || row >= s->rows || column < 0 ||
		g.columns > s->columns - column)
		return false;
	if (g.columns == 0)
		return true;
	at = screen_at(s, row, column);
	if (at->sign.size == 0 ||
		screen_is_right_half(s, row, column + g.columns))
		screen_mend(s, row, column, column + g.columns);
	*at = cell;
	cell.sign = (struct slice){ 0 };
	if (g.columns == 2)
		at[1] = cell;
	return true;
}

/* A copy, for this frame, of as much of TEXT as can be seen in COLUMNS. */
static struct slice
screen_keep(struct screen *s, struct slice text, int columns)
{
	struct glyph g;
	size_t at = 0;

	while (at < text.size && columns >= 0) {
		at += glyph_next(text, at, &g);
		columns -= g.columns;
	}
	return arena_copy(&s->texts, slice_sub(text, 0, at));
}

/* Draws as many whole signs of TEXT as fit; returns the columns used. */
static int
screen_draw(struct screen *s, int row, int column, int columns,
	struct slice text, enum theme_role role)
{
	struct glyph g;
	int used = 0;

	text = screen_keep(s, text, columns);
	for (size_t at = 0; at < text.size;) {
		at += glyph_next(text, at, &g);
		if (g.columns > columns - used ||
			!screen_put(
				s, row, column + used, g, role, OFFSET_NONE))
			break;
		used += g.columns;
	}
	return used;
}

static bool
screen_fits(struct slice text, int columns)
{
	struct glyph g;

	for (size_t at = 0; at < text.size && columns >= 0;) {
		at += glyph_next(text, at, &g);
		columns -= g.columns;
	}
	return columns >= 0;
}

int
screen_text(struct screen *s, int row, int column, int columns,
	struct slice text, enum theme_role role)
{
	struct slice more = glyph_is_ascii() ? SLICE("...") : SLICE("…");
	int tail = (int)glyph_columns(more);
	int used;

	if (columns > s->columns - column)
		columns = s->columns - column;
	if (columns <= tail || screen_fits(text, columns))
		return screen_draw(s, row, column, columns, text, role);
	used = screen_draw(s, row, column, columns - tail, text, role);
	return used + screen_draw(s, row, column + used, tail, more, role);
}

/*
 * An overlay takes the place of the role, but what the role was known by
 * without colour (bold, underlined) stays to be seen.
 */
static void
screen_tint_cell(struct screen_cell *cell, enum theme_role role)
{
	unsigned kept = theme_style_of(cell->role, 0).attributes;

	if (cell->role == role)
		return;
	cell->extra |= (uint8_t)(kept & ~(unsigned)THEME_DIMMED);
	cell->role = (uint8_t)role;
}

void
screen_tint(struct screen *s, int row, int column, int columns,
	enum theme_role role)
{
	int end = screen_clamp(column + columns, s->columns);

	if (row < 0 || row >= s->rows)
		return;
	for (column = screen_clamp(column, end); column < end; column++)
		screen_tint_cell(screen_at(s, row, column), role);
}

/* The line sign, or its plain form where it would not be one column wide. */
static struct glyph
screen_rule(struct slice sign, struct slice plain)
{
	bool fine = !glyph_is_ascii() && glyph_columns(sign) == 1;

	return (struct glyph){ fine ? sign : plain, 1 };
}

void
screen_vertical(struct screen *s, int row, int column, int rows)
{
	struct glyph g = screen_rule(SLICE("│"), SLICE("|"));

	for (int i = 0; i < rows; i++)
		screen_put(s, row + i, column, g, THEME_DIM, OFFSET_NONE);
}

void
screen_horizontal(struct screen *s, int row, int column, int columns)
{
	struct glyph g = screen_rule(SLICE("─"), SLICE("-"));

	for (int i = 0; i < columns; i++)
		screen_put(s, row, column + i, g, THEME_DIM, OFFSET_NONE);
}

/* Ends a line, without the FILLER that stands behind its last sign. */
static void
screen_end_line(struct buf *out, size_t start, char filler)
{
	while (out->size > start && out->data[out->size - 1] == filler)
		out->size--;
	buf_char(out, '\n');
}

static void
screen_print_roles(const struct screen *s, struct buf *out)
{
	const struct screen_cell *cell = s->cells;

	for (int row = 0; row < s->rows; row++) {
		size_t start = out->size;

		for (int column = 0; column < s->columns; column++, cell++)
			buf_char(out,
				cell->role == THEME_TEXT
					? '.'
					: (char)('a' + cell->role));
		screen_end_line(out, start, '.');
	}
}

void
screen_print(const struct screen *s, bool roles, struct buf *out)
{
	const struct screen_cell *cell = s->cells;

	for (int row = 0; row < s->rows; row++) {
		size_t start = out->size;

		for (int column = 0; column < s->columns; column++, cell++)
			buf_slice(out, cell->sign);
		screen_end_line(out, start, ' ');
	}
	if (roles)
		screen_print_roles(s, out);
}

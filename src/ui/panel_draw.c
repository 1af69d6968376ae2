/*
 * Entries share the height: each is shown whole while all fit; else the
 * longest are cut, as little as needed, and end in "…". When even one line each
 * is too much the panel scrolls with the chosen entry.
 */
#include "ui/panel_draw.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/panel.h"
#include "ui/wrap.h"

enum { INDENT = 2, LONGEST = 200 /* lines of one entry */ };

static bool
is_number(struct slice s)
{
	size_t number;

	return slice_number(s, &number);
}

/* The label as its marker looks in the text. */
static struct slice
marker_of(const struct panel *p, struct slice label, struct arena *arena)
{
	static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶",
		"⁷", "⁸", "⁹" };
	struct buf raised = { 0 };
	struct slice kept;

	if (label.size == 0)
		return glyph_is_ascii() ? SLICE("[..]") : SLICE("[…]");
	if (!p->raised || !is_number(label))
		return arena_printf(
			arena, "[%.*s]", (int)label.size, label.data);
	for (size_t i = 0; i < label.size; i++)
		buf_text(&raised, digits[label.data[i] - '0']);
	kept = arena_copy(arena, buf_view(&raised));
	buf_release(&raised);
	return kept;
}

/* Whether what is behind an entry is a passage: its place is in the head. */
static bool
is_passage(const struct panel_entry *e)
{
	return e->kind == PANEL_SOURCE || e->kind == PANEL_USE;
}

/* As much of TEXT as has room in COLUMNS. */
static struct slice
cut(struct slice text, int columns, struct arena *arena)
{
	struct glyph g;
	size_t end = 0, size;
	int used = 0;

	if ((int)glyph_columns(text) <= columns)
		return text;
	while (end < text.size) {
		size = glyph_next(text, end, &g);
		if (used + g.columns + (glyph_is_ascii() ? 3 : 1) > columns)
			break;
		used += g.columns;
		end += size;
	}
	return arena_printf(arena, "%.*s%s", (int)end, text.data,
		glyph_is_ascii() ? "..." : "…");
}

/* "→ Title ¶ 3.14": a long title leaves room for the place, and for the body if
 * that stands in the same row. */
static struct slice
passage_head(
	const struct panel *p, const struct panel_entry *e, struct arena *arena)
{
	int columns = p->view.area.columns / (p->brief && !p->focused ? 2 : 1);
	int room = columns - (int)glyph_columns(e->detail) - 4;
	struct slice title = cut(e->label, room > 8 ? room : 8, arena);

	return arena_printf(arena, "%.*s %.*s %.*s", (int)e->sign.size,
		e->sign.data, (int)title.size, title.data, (int)e->detail.size,
		e->detail.data);
}

/* What stands before the body: marker, sign, name. */
static struct slice
head_of(const struct panel *p, const struct panel_entry *e, struct arena *arena)
{
	if (e->kind == PANEL_FOOTNOTE)
		return marker_of(p, e->label, arena);
	if (e->kind == PANEL_NOTE)
		return arena_printf(arena, "%s %.*s",
			glyph_is_ascii() ? "*" : "✎", (int)e->label.size,
			e->label.data);
	if (e->kind == PANEL_LINK)
		return arena_printf(arena, "%.*s %.*s", (int)e->sign.size,
			e->sign.data, (int)e->label.size, e->label.data);
	return is_passage(e) ? passage_head(p, e, arena) : e->label;
}

/* The lines of an entry as they would be drawn: a footnote's body begins
 * behind its number, the others' below their name. */
struct shape {
	struct slice head;
	struct vec lines; /* of struct range of the body */
	bool run_in;	  /* the body begins in the head's line */
	size_t rows;
};

static void
shape_entry(const struct panel *p, const struct panel_entry *e,
	struct arena *arena, struct shape *out)
{
	int columns = p->view.area.columns - INDENT - 1;

	out->head = head_of(p, e, arena);
	out->run_in = e->kind == PANEL_FOOTNOTE;
	out->lines = VEC_OF(struct range);
	if (out->run_in)
		columns -= (int)glyph_columns(out->head) - 1;
	wrap_lines(e->body, columns > 8 ? columns : 8, LONGEST, &out->lines);
	out->rows = out->lines.count + !out->run_in + (e->meant.size > 0);
	if (out->rows == 0)
		out->rows = 1;
}

/* The greatest number of rows an entry may have so that all fit in ROOM. */
static size_t
fair_share(const struct shape *shapes, size_t count, size_t room)
{
	size_t share = room;

	while (share > 1) {
		size_t sum = 0;

		for (size_t i = 0; i < count; i++)
			sum += shapes[i].rows < share ? shapes[i].rows : share;
		if (sum <= room)
			break;
		share--;
	}
	return share;
}

static void
draw_head(const struct panel *p, struct screen *s, int row,
	const struct panel_entry *e, const struct shape *shape)
{
	struct screen_area a = p->view.area;
	int used = screen_text(s, row, a.column, a.columns, shape->head,
		e->kind == PANEL_FOOTNOTE ? THEME_MARKER : THEME_ACCENT);

	if (e->detail.size && !is_passage(e) && used + 3 < a.columns)
		screen_text(s, row, a.column + used + 2, a.columns - used - 2,
			e->detail, THEME_DIM);
}

static void
draw_lines(const struct panel *p, struct screen *s, int row,
	const struct panel_entry *e, const struct shape *shape, size_t rows)
{
	struct screen_area a = p->view.area;
	int left = shape->run_in ? (int)glyph_columns(shape->head) + 1 : INDENT;
	bool meant = e->meant.size > 0 && rows > 1;
	size_t count = rows - !shape->run_in - meant;
	enum theme_role role = e->quiet ? THEME_DIM : THEME_TEXT;

	if (!shape->run_in)
		row++;
	for (size_t i = 0; i < count && i < shape->lines.count; i++) {
		struct range *line = vec_at(&shape->lines, i);
		struct slice words = slice_sub(e->body, line->start, line->end);

		/* a cut entry says so: its last line goes on past the edge */
		if (i + 1 == count && count < shape->lines.count)
			words = slice_sub(e->body, line->start, e->body.size);
		screen_text(s, row + (int)i, a.column + left, a.columns - left,
			words, role);
	}
	if (meant)
		screen_text(s, row + (int)count, a.column + left,
			a.columns - left, e->meant, THEME_DIM);
}

/* One line, in one colour: it is what a slow line gets with every page. */
static void
draw_brief(const struct panel *p, struct screen *s, int row,
	const struct panel_entry *e, const struct shape *shape)
{
	struct screen_area a = p->view.area;
	struct slice body = e->body.size ? e->body : e->detail;
	int used = screen_text(
		s, row, a.column, a.columns, shape->head, THEME_TEXT);

	if (e->kind != PANEL_FOOTNOTE)
		used += screen_text(s, row, a.column + used, a.columns - used,
			SLICE(":"), THEME_TEXT);
	if (used + 2 < a.columns)
		screen_text(s, row, a.column + used + 1, a.columns - used - 1,
			body, THEME_TEXT);
}

static void
draw_entry(const struct panel *p, struct screen *s, int row, size_t index,
	const struct shape *shape, size_t rows)
{
	const struct panel_entry *e = vec_at(&p->entries, index);
	bool chosen = p->focused && index == p->selected;

	if (rows == 1 && (shape->rows > 1 || p->brief)) {
		draw_brief(p, s, row, e, shape);
	} else {
		draw_head(p, s, row, e, shape);
		draw_lines(p, s, row, e, shape, rows);
	}
	if (chosen) {
		screen_tint(s, row, p->view.area.column,
			(int)glyph_columns(shape->head), THEME_SELECTION);
		s->cursor_row = row;
		s->cursor_column = p->view.area.column;
	}
}

/* The first entry shown, so that the chosen one is among them. */
static size_t
first_shown(const struct panel *p, const struct shape *shapes, size_t share)
{
	size_t room = (size_t)p->view.area.rows, first = p->selected, used = 0;

	if (!p->focused || p->entries.count == 0)
		return 0;
	for (size_t i = p->selected + 1; i-- > 0;) {
		used += shapes[i].rows < share ? shapes[i].rows : share;
		if (used > room)
			break;
		first = i;
	}
	return first;
}

/* Rows for each entry at most, and between entries: air comes before the ends
 * of long entries, but each keeps three rows if it has them. */
static size_t
share_out(const struct panel *p, const struct shape *shapes, size_t *gap)
{
	size_t count = p->entries.count, room = (size_t)p->view.area.rows;
	size_t share;

	*gap = 0;
	if (p->brief && !p->focused)
		return 1;
	if (count > 1 && room > 2 * count) {
		share = fair_share(shapes, count, room - (count - 1));
		*gap = 1;
		if (share >= 3)
			return share;
		*gap = 0;
	}
	return fair_share(shapes, count, room);
}

static void
draw_entries(const struct panel *p, struct screen *s, struct shape *shapes)
{
	struct screen_area a = p->view.area;
	size_t gap, share = share_out(p, shapes, &gap);
	int row = 0;

	for (size_t i = first_shown(p, shapes, share); i < p->entries.count;
		i++) {
		size_t rows = shapes[i].rows < share ? shapes[i].rows : share;

		if (row + (int)rows > a.rows)
			break;
		draw_entry(p, s, a.row + row, i, &shapes[i], rows);
		row += (int)(rows + gap);
	}
}

void
panel_draw(const struct view *v, struct screen *s, bool focused)
{
	const struct panel *p = (const struct panel *)v;
	size_t count = p->entries.count;
	struct shape *shapes = mem_new((count + 1) * sizeof(*shapes));
	struct arena arena = { 0 };

	(void)focused;
	for (size_t i = 0; i < count; i++)
		shape_entry(p, vec_at(&p->entries, i), &arena, &shapes[i]);
	draw_entries(p, s, shapes);
	for (size_t i = 0; i < count; i++)
		vec_release(&shapes[i].lines);
	arena_release(&arena);
	free(shapes);
}

/*
 * What belongs to this place alone comes first and is shown as whole as it can
 * be; terms take what is left; those that were met in the pages before are only
 * named. In the panel itself all are alike.
 */
#include "ui/panel_draw.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/panel_shape.h"
#include "ui/panel_share.h"

enum {
	NAMES = 4 /* of the rows one in so many at most, if others want them */
};

static void
draw_head(const struct panel *p, struct screen *s, int row,
	const struct panel_entry *e, const struct panel_shape *shape)
{
	struct screen_area a = p->view.area;
	int used = screen_text(s, row, a.column, a.columns, shape->head,
		e->kind == PANEL_FOOTNOTE ? THEME_MARKER : THEME_ACCENT);

	if (e->detail.size && !panel_shape_is_passage(e) &&
		used + 3 < a.columns)
		screen_text(s, row, a.column + used + 2, a.columns - used - 2,
			e->detail, THEME_DIM);
}

static void
draw_lines(const struct panel *p, struct screen *s, int row,
	const struct panel_entry *e, const struct panel_shape *shape,
	size_t rows)
{
	struct screen_area a = p->view.area;
	int left = shape->run_in ? (int)glyph_columns(shape->head) + 1
				 : PANEL_SHAPE_INDENT;
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
	const struct panel_entry *e, const struct panel_shape *shape)
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
	const struct panel_shape *shape, size_t rows)
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

/* Where the next name goes. */
struct pen {
	int row, used; /* columns of the row */
	int last;      /* row */
};

/* A name of COLUMNS and what stands before it; false: there is no more room,
 * and MORE names would need a sign for that, too. */
static bool
move_pen(struct pen *pen, int columns, int join, int room, bool more)
{
	if (pen->used > 0 && pen->used + join + columns > room &&
		pen->row < pen->last) {
		pen->row++;
		pen->used = 0;
	}
	if (pen->row == pen->last && more)
		room -= join;
	return pen->used == 0 || pen->used + join + columns <= room;
}

/* Entries from FIRST on that are only named: one behind the other, none parted
 * by the end of a row. Returns the rows they take, of at most MOST from ROW on;
 * S may be NULL, then nothing is drawn. */
static size_t
draw_names(const struct panel *p, struct screen *s, size_t first, int row,
	size_t most)
{
	struct screen_area a = p->view.area;
	struct slice between = glyph_is_ascii() ? SLICE(", ") : SLICE(" · ");
	struct slice end = glyph_is_ascii() ? SLICE(" ..") : SLICE(" …");
	struct pen pen = { row, 0, row + (int)most - 1 };
	int join = (int)glyph_columns(between);

	for (size_t i = first; i < p->entries.count && most > 0; i++) {
		const struct panel_entry *e = vec_at(&p->entries, i);
		int columns = (int)glyph_columns(e->label);
		bool fits = move_pen(&pen, columns, join, a.columns,
			i + 1 < p->entries.count);
		struct slice sign = !fits ? end
			: pen.used > 0	  ? between
					  : SLICE("");

		if (s)
			screen_text(s, pen.row, a.column + pen.used,
				a.columns - pen.used, sign, THEME_DIM);
		if (!fits)
			break;
		pen.used += (int)glyph_columns(sign);
		if (s)
			screen_text(s, pen.row, a.column + pen.used,
				a.columns - pen.used, e->label, THEME_DIM);
		pen.used += columns;
	}
	return pen.used > 0 ? (size_t)(pen.row - row) + 1 : 0;
}

/* Drawing all. */

struct drawing {
	const struct panel *panel;
	struct screen *screen;
	struct panel_shape *shapes;
	struct panel_need *needs;
	struct panel_slot *slots;
	struct arena arena;
};

static void
draw_slots(struct drawing *d, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (d->slots[i].rows > 0)
			draw_entry(d->panel, d->screen,
				d->panel->view.area.row + (int)d->slots[i].row,
				i, &d->shapes[i], d->slots[i].rows);
}

static bool
all_fit(const struct drawing *d, size_t room)
{
	size_t rows = 0, count = d->panel->entries.count;

	for (size_t i = 0; i < count; i++)
		rows += d->needs[i].rows;
	return rows <= room;
}

/* The first entry that is only named: of those that were met before, unless
 * there is room for all or the reader wants this section. */
static size_t
first_met(const struct drawing *d)
{
	const struct panel *p = d->panel;
	size_t i = 0, count = p->entries.count;

	if (p->sections != 0 || all_fit(d, (size_t)p->view.area.rows))
		return count;
	while (i < count &&
		!((const struct panel_entry *)vec_at(&p->entries, i))->met)
		i++;
	return i;
}

/* How many of COUNT entries get their rows: where the first got none the rest
 * is named, and that takes a row. *ROW becomes the first free one. */
static size_t
count_shown(const struct drawing *d, size_t count, size_t room, size_t *row)
{
	size_t shown = 0;

	while (shown < count && d->slots[shown].rows > 0)
		shown++;
	if (shown == count || !d->needs[shown].patient)
		return count;
	while (shown > 0 && d->needs[shown - 1].patient &&
		d->slots[shown - 1].row + d->slots[shown - 1].rows >= room)
		shown--;
	*row = shown ? d->slots[shown - 1].row + d->slots[shown - 1].rows : 0;
	return shown;
}

/* Terms that were met before are named at the end, and so are those that there
 * is no room for. */
static void
draw_calm(struct drawing *d)
{
	const struct panel *p = d->panel;
	size_t room = (size_t)p->view.area.rows, count = first_met(d);
	size_t named = draw_names(p, NULL, count, 0, room / NAMES);
	size_t air = named > 0 && !panel_shape_is_brief(p);
	size_t row = panel_share(d->needs, count,
		room > named + air ? room - named - air : 0, d->slots);

	count = count_shown(d, count, room, &row);
	draw_slots(d, count);
	if (row > 0 && row + air < room)
		row += air;
	if (row < room)
		draw_names(p, d->screen, count, p->view.area.row + (int)row,
			room - row);
}

static void
draw_all(struct drawing *d)
{
	const struct panel *p = d->panel;
	size_t count = p->entries.count;

	for (size_t i = 0; i < count; i++) {
		const struct panel_entry *e = vec_at(&p->entries, i);

		panel_shape(p, e, &d->arena, &d->shapes[i]);
		d->needs[i].rows =
			panel_shape_is_brief(p) ? 1 : d->shapes[i].rows;
		d->needs[i].patient = e->kind == PANEL_TERM;
	}
	if (!p->focused) {
		draw_calm(d);
		return;
	}
	panel_share_walked(d->needs, count, (size_t)p->view.area.rows,
		p->selected, d->slots);
	draw_slots(d, count);
}

void
panel_draw(const struct view *v, struct screen *s, bool focused)
{
	const struct panel *p = (const struct panel *)v;
	size_t count = p->entries.count;
	struct drawing d = { .panel = p,
		.screen = s,
		.shapes = mem_new((count + 1) * sizeof(*d.shapes)),
		.needs = mem_new((count + 1) * sizeof(*d.needs)),
		.slots = mem_new((count + 1) * sizeof(*d.slots)) };

	(void)focused;
	draw_all(&d);
	for (size_t i = 0; i < count; i++)
		vec_release(&d.shapes[i].lines);
	arena_release(&d.arena);
	free(d.shapes);
	free(d.needs);
	free(d.slots);
}

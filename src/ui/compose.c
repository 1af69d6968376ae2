/*
 * The screen from the outside in: the bottom rows are the message line or a
 * prompt; above them panes and panel share the rest, the panel at the right or
 * below. Lists cover panes and panel, a sheet lies over their lower part, hints
 * over the focused reader.
 */
#include "ui/compose.h"

#include "ui/hints.h"
#include "ui/sheet.h"

enum { MOST_PROMPT_ROWS = 6, LEAST_PANEL = 24, MOST_PANEL = 60 };

static struct prompt *
prompt_on_top(const struct app *a)
{
	struct view *top = app_top(a);

	return top && prompt_is(top) ? (struct prompt *)top : NULL;
}

static int
bottom_rows(const struct app *a)
{
	const struct prompt *p = prompt_on_top(a);

	return p ? prompt_rows(p, a->screen.columns, MOST_PROMPT_ROWS) : 1;
}

static struct screen_area
main_area(const struct app *a)
{
	return (struct screen_area){ 0, 0, a->screen.rows - bottom_rows(a),
		a->screen.columns };
}

/* Takes the panel's part off AREA. */
static struct screen_area
cut_panel_right(const struct app *a, struct screen_area *area)
{
	int percent = a->user.settings.value[SETTING_PANEL_SIZE];
	int columns = area->columns * (percent ? percent : 34) / 100;
	struct screen_area panel = *area;

	if (!percent && columns > MOST_PANEL)
		columns = MOST_PANEL;
	if (columns < LEAST_PANEL)
		columns = LEAST_PANEL;
	if (columns > area->columns - LEAST_PANEL)
		columns = area->columns / 2;
	area->columns -= columns + 1;
	panel.column = area->columns + 2;
	panel.columns = columns - 1;
	panel.row += 1;
	panel.rows -= 1;
	return panel;
}

static struct screen_area
cut_panel_below(const struct app *a, struct screen_area *area)
{
	int percent = a->user.settings.value[SETTING_PANEL_SIZE];
	int rows = area->rows * (percent ? percent : 25) / 100;
	struct screen_area panel = *area;

	if (a->panel->focused && !percent)
		rows = area->rows / 2;
	if (rows < 3)
		rows = 3;
	if (rows > area->rows - 4)
		rows = area->rows - 4;
	area->rows -= rows;
	panel.row = area->rows + 1;
	panel.rows = rows - 1;
	panel.column += 3;
	panel.columns -= 4;
	return panel;
}

static void
place_modal(struct app *a)
{
	struct screen_area whole = main_area(a);
	int bottom = a->screen.rows - whole.rows;

	for (size_t i = 0; i < a->modal.count; i++) {
		struct view *v = *(struct view **)vec_at(&a->modal, i);
		struct screen_area area = whole;

		if (prompt_is(v)) {
			area.row = whole.rows;
			area.rows = bottom;
		} else if (sheet_is(v)) {
			area.rows =
				sheet_rows(v, area.columns, whole.rows * 2 / 3);
			area.row = whole.rows - area.rows;
		}
		v->ops->place(v, area);
	}
}

void
compose_place(struct app *a)
{
	struct screen_area area = main_area(a);
	enum app_panel_side side = app_panel_side(a);

	if (side == APP_PANEL_RIGHT)
		a->panel->view.area = cut_panel_right(a, &area);
	else if (side == APP_PANEL_BELOW)
		a->panel->view.area = cut_panel_below(a, &area);
	a->panel->brief = side == APP_PANEL_BELOW;
	pane_place(a->root, area);
	panel_follow(a->panel, app_reader(a));
	place_modal(a);
}

/* Its title; the columns that it takes. */
static int
draw_panel_title(struct app *a, int row, int column, int columns)
{
	int sections = a->panel->sections, used = 0;
	enum theme_role role =
		a->panel->focused ? THEME_TITLE_FOCUSED : THEME_TITLE;

	if (sections != 0) {
		used = screen_text(&a->screen, row, column, columns,
			slice_of(panel_sections_name(sections)), role);
		used += screen_text(&a->screen, row, column + used,
			columns - used, SLICE(" "), role);
	}
	if (used < columns)
		used += screen_text(&a->screen, row, column + used,
			columns - used, SLICE("in view"), role);
	return used;
}

static void
draw_panel(struct app *a)
{
	struct screen_area p = a->panel->view.area;
	int used;

	switch (app_panel_side(a)) {
	case APP_PANEL_RIGHT:
		screen_vertical(&a->screen, 0, p.column - 2, p.rows + 1);
		draw_panel_title(a, 0, p.column, p.columns);
		break;
	case APP_PANEL_BELOW:
		screen_horizontal(&a->screen, p.row - 1, 0, a->screen.columns);
		used = 1 + draw_panel_title(a, p.row - 1, 2, p.columns);
		screen_text(
			&a->screen, p.row - 1, 1, 1, SLICE(" "), THEME_TEXT);
		screen_text(&a->screen, p.row - 1, used + 1, 1, SLICE(" "),
			THEME_TEXT);
		break;
	case APP_PANEL_OFF:
		return;
	}
	a->panel->view.ops->draw(
		&a->panel->view, &a->screen, a->panel->focused);
}

/* What the pending keys may become. */
static void
draw_prefix(struct app *a, int row)
{
	struct vec bindings = VEC_OF(const struct keymap_binding *);
	struct buf line = { 0 };

	if (a->count)
		buf_printf(&line, "%zu", a->count);
	key_show(a->keys.items, a->keys.count, &line);
	if (a->keys.count)
		keymap_list(a->user.keymap, app_context(a), a->keys.items,
			a->keys.count, &bindings);
	for (size_t i = 0; i < bindings.count; i++) {
		const struct keymap_binding *b =
			*(const struct keymap_binding **)vec_at(&bindings, i);

		buf_text(&line, "  ");
		key_show(b->keys + a->keys.count, b->count - a->keys.count,
			&line);
		buf_printf(&line, " %s", b->command);
	}
	screen_text(&a->screen, row, 1, a->screen.columns - 1, buf_view(&line),
		THEME_DIM);
	vec_release(&bindings);
	buf_release(&line);
}

static const struct {
	const char *command, *word;
} hints_shown[] = {
	{ "follow", "follow" },
	{ "peek", "peek" },
	{ "note", "note" },
	{ "hints", "hints" },
	{ "outline", "contents" },
	{ "find", "find" },
	{ "library", "shelf" },
	{ "help", "help" },
};

/* "j word  k other": made when the context or the keys change. */
static void
make_hints(struct app *a)
{
	enum keymap_context context = app_context(a);
	size_t count = sizeof(hints_shown) / sizeof(*hints_shown);

	buf_clear(&a->hint_line);
	a->hint_context = (int)context;
	for (size_t i = 0; i < count; i++) {
		const struct keymap_binding *b = keymap_key_of(a->user.keymap,
			context, slice_of(hints_shown[i].command));

		if (!b)
			continue;
		if (a->hint_line.size)
			buf_text(&a->hint_line, "  ");
		key_show(b->keys, b->count, &a->hint_line);
		buf_printf(&a->hint_line, " %s", hints_shown[i].word);
	}
}

/* One quiet row of one colour: it is sent with every first paint. */
static void
draw_key_hints(struct app *a, int row)
{
	if (a->hint_context != (int)app_context(a))
		make_hints(a);
	screen_text(&a->screen, row, 1, a->screen.columns - 2,
		buf_view(&a->hint_line), THEME_DIM);
}

static void
draw_message(struct app *a, int row)
{
	screen_blank(&a->screen,
		(struct screen_area){ row, 0, 1, a->screen.columns });
	screen_text(&a->screen, row, 1, a->screen.columns - 1,
		buf_view(&a->message),
		a->message_is_error ? THEME_ERROR : THEME_MESSAGE);
}

static void
draw_bottom(struct app *a)
{
	int row = main_area(a).rows;

	if (a->keys.count || a->count)
		draw_prefix(a, row);
	else if (a->message.size)
		draw_message(a, row);
	else if (!app_top(a))
		draw_key_hints(a, row);
}

static void
draw_too_small(struct app *a)
{
	screen_text(&a->screen, 0, 0, a->screen.columns,
		SLICE("terminal too small"), THEME_TEXT);
	a->screen.cursor_row = a->screen.cursor_column = 0;
}

void
compose_draw(struct app *a)
{
	struct screen *s = &a->screen;

	screen_begin(s);
	if (s->rows < COMPOSE_LEAST_ROWS ||
		s->columns < COMPOSE_LEAST_COLUMNS) {
		draw_too_small(a);
		return;
	}
	pane_draw(a->root, s, a->panel->focused ? NULL : a->focus);
	draw_panel(a);
	if (!prompt_on_top(a))
		draw_bottom(a);
	for (size_t i = 0; i < a->modal.count; i++) {
		struct view *v = *(struct view **)vec_at(&a->modal, i);

		v->ops->draw(v, s, i + 1 == a->modal.count);
	}
	/* what is said while something is typed stands just above it */
	if (prompt_on_top(a) && a->message.size)
		draw_message(a, main_area(a).rows - 1);
}

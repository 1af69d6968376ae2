#include "ui/act.h"

#include "ui/reader_view.h"

static void
split(struct app *a, bool beside)
{
	struct reader *old = app_reader(a), *new;
	struct err err = { 0 };
	struct reading *reading;

	if (old->reading->id == 0) {
		app_say(a, "a preview has one pane");
		return;
	}
	reading = reading_open(a->study, old->reading->id, &err);
	if (!reading) {
		app_fail(a, &err);
		return;
	}
	new = reader_view_new(reading, &a->look);
	new->top = old->top;
	new->lead = old->lead;
	new->cursor = old->cursor;
	a->focus = pane_split(a->focus, beside, new);
	a->panel->focused = false;
	a->desk_changed = true;
}

void
act_pane_split(struct app *a, const struct call *c)
{
	(void)c;
	split(a, false);
}

void
act_pane_split_beside(struct app *a, const struct call *c)
{
	(void)c;
	split(a, true);
}

static void
focus(struct app *a, struct pane *leaf)
{
	if (!leaf)
		return;
	a->focus = leaf;
	a->panel->focused = false;
	a->desk_changed = true;
}

void
act_pane_next(struct app *a, const struct call *c)
{
	(void)c;
	focus(a, pane_next(a->root, a->focus));
}

/* The panel at the right or below is a neighbour like any pane. */
static void
go(struct app *a, enum pane_side side)
{
	struct pane *to = pane_neighbour(a->root, a->focus, side);
	enum app_panel_side at = app_panel_side(a);
	bool towards = (at == APP_PANEL_RIGHT && side == PANE_RIGHT) ||
		(at == APP_PANEL_BELOW && side == PANE_DOWN);
	bool away = (at == APP_PANEL_RIGHT && side == PANE_LEFT) ||
		(at == APP_PANEL_BELOW && side == PANE_UP);

	if (a->panel->focused)
		a->panel->focused = !away;
	else if (to)
		focus(a, to);
	else if (towards)
		a->panel->focused = true;
}

void
act_pane_left(struct app *a, const struct call *c)
{
	(void)c;
	go(a, PANE_LEFT);
}

void
act_pane_right(struct app *a, const struct call *c)
{
	(void)c;
	go(a, PANE_RIGHT);
}

void
act_pane_up(struct app *a, const struct call *c)
{
	(void)c;
	go(a, PANE_UP);
}

void
act_pane_down(struct app *a, const struct call *c)
{
	(void)c;
	go(a, PANE_DOWN);
}

void
act_pane_close(struct app *a, const struct call *c)
{
	(void)c;
	if (!app_close_pane(a, a->focus))
		app_say(a, "this is the only pane; q leaves ibid");
}

void
act_pane_only(struct app *a, const struct call *c)
{
	struct pane *other;

	(void)c;
	while ((other = pane_next(a->root, a->focus)) != a->focus)
		app_close_pane(a, other);
}

static int
steps(const struct call *c)
{
	return c->count > 0 && c->count < 20 ? (int)c->count : 1;
}

/* The panel's size is a setting, so that it stays. */
static void
grow_panel(struct app *a, int by)
{
	int *size = &a->user.settings.value[SETTING_PANEL_SIZE];
	bool right = app_panel_side(a) == APP_PANEL_RIGHT;

	*size = (*size ? *size : right ? 34 : 25) + by * 5;
	*size = *size < 10 ? 10 : *size > 80 ? 80 : *size;
}

void
act_pane_grow(struct app *a, const struct call *c)
{
	if (a->panel->focused)
		grow_panel(a, steps(c));
	else
		pane_grow(a->focus, steps(c));
	a->desk_changed = true;
}

void
act_pane_shrink(struct app *a, const struct call *c)
{
	if (a->panel->focused)
		grow_panel(a, -steps(c));
	else
		pane_grow(a->focus, -steps(c));
	a->desk_changed = true;
}

void
act_pane_equal(struct app *a, const struct call *c)
{
	(void)c;
	pane_equal(a->root);
	a->user.settings.value[SETTING_PANEL_SIZE] = 0;
	a->desk_changed = true;
}

void
act_pane_exchange(struct app *a, const struct call *c)
{
	struct pane *other = pane_next(a->root, a->focus);

	(void)c;
	if (other != a->focus) {
		pane_exchange(a->focus, other);
		focus(a, other);
	}
}

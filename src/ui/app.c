#include "ui/app.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/reader_view.h"
#include "ui/watch.h"

/* From this many columns on the panel stands at the right. */
enum { WIDE = 100 };

void
app_say(struct app *a, const char *format, ...)
{
	va_list args;

	buf_clear(&a->message);
	a->message_is_error = false;
	va_start(args, format);
	buf_vprintf(&a->message, format, args);
	va_end(args);
}

void
app_fail(struct app *a, struct err *err)
{
	app_say(a, "%s", err_text(err));
	a->message_is_error = true;
	err_release(err);
}

struct reader *
app_reader(const struct app *a)
{
	return a->focus->reader;
}

struct view *
app_top(const struct app *a)
{
	struct view **top = vec_last(&a->modal);

	return top ? *top : NULL;
}

struct view *
app_focused(const struct app *a)
{
	struct view *top = app_top(a);

	if (top)
		return top;
	return a->panel->focused ? &a->panel->view : &app_reader(a)->view;
}

enum keymap_context
app_context(const struct app *a)
{
	struct view *v = app_focused(a);

	if (v == &app_reader(a)->view && app_reader(a)->anchor != OFFSET_NONE)
		return KEYMAP_SELECT;
	return v->ops->context;
}

void
app_push(struct app *a, struct view *v)
{
	*(struct view **)vec_push(&a->modal) = v;
}

void
app_pop(struct app *a)
{
	struct view *top = app_top(a);

	if (top)
		app_drop(a, top);
}

void
app_drop(struct app *a, struct view *v)
{
	for (size_t i = a->modal.count; i-- > 0;)
		if (*(struct view **)vec_at(&a->modal, i) == v) {
			vec_remove(&a->modal, i);
			v->ops->free(v);
			return;
		}
}

bool
app_has(const struct app *a, const struct view *v)
{
	for (size_t i = 0; i < a->modal.count; i++)
		if (*(struct view **)vec_at(&a->modal, i) == v)
			return true;
	return false;
}

struct prompt *
app_ask(struct app *a, const struct prompt_spec *spec, struct slice text)
{
	struct prompt *p = prompt_new(spec, text);

	app_push(a, &p->view);
	return p;
}

struct trail_place
app_here(const struct app *a)
{
	struct reader_place here = reader_here(app_reader(a));

	return (struct trail_place){ here.document, here.cursor, here.top,
		here.lead };
}

static int
show(struct app *a, int64_t document, size_t offset)
{
	struct reader *r = app_reader(a);
	struct err err = { 0 };

	if (r->reading->id != document) {
		struct reading *reading =
			reading_open(a->study, document, &err);

		if (!reading) {
			app_fail(a, &err);
			return -1;
		}
		reader_show(r, reading);
	}
	r->anchor = OFFSET_NONE;
	if (offset != OFFSET_NONE)
		reader_go(r, offset);
	a->desk_changed = true;
	return 0;
}

static int
open_beside(struct app *a, int64_t document, size_t offset)
{
	struct err err = { 0 };
	struct reading *reading = reading_open(a->study, document, &err);
	struct reader *r;

	if (!reading) {
		app_fail(a, &err);
		return -1;
	}
	r = reader_view_new(reading, &a->look);
	a->focus = pane_split(a->focus, false, r);
	if (offset != OFFSET_NONE)
		reader_go(r, offset);
	a->desk_changed = true;
	return 0;
}

bool
app_close_pane(struct app *a, struct pane *leaf)
{
	struct pane *near;

	for (size_t i = a->detours.count; i-- > 0;) {
		const struct app_detour *d = vec_at(&a->detours, i);

		if (d->from == leaf->reader || d->to == leaf->reader)
			vec_remove(&a->detours, i);
	}
	a->find.round++;
	panel_forget(a->panel);
	near = pane_close(&a->root, leaf);
	if (near && leaf == a->focus)
		a->focus = near;
	a->desk_changed = true;
	return near;
}

int
app_open(struct app *a, int64_t document, size_t offset, bool split)
{
	struct trail_place here = app_here(a);

	if (split)
		return open_beside(a, document, offset);
	if (show(a, document, offset) != 0)
		return -1;
	if (here.document)
		trail_push(&app_reader(a)->trail, here);
	return 0;
}

void
app_jump(struct app *a, size_t offset)
{
	struct reader *r = app_reader(a);

	trail_push(&r->trail, app_here(a));
	r->anchor = OFFSET_NONE;
	reader_go(r, offset);
	a->desk_changed = true;
}

int
app_return(struct app *a, struct trail_place place)
{
	struct reader_place there = { place.document, place.top, place.lead,
		place.offset };
	struct err err = { 0 };

	if (reader_return(app_reader(a), there, &err) != 0) {
		app_fail(a, &err);
		return -1;
	}
	a->desk_changed = true;
	return 0;
}

void
app_notes_changed(struct app *a)
{
	struct err err = { 0 };

	if (reading_refresh(a->study, &err) != 0)
		app_fail(a, &err);
	panel_forget(a->panel);
}

void
app_read_glossary(struct app *a)
{
	struct pane *p = pane_first(a->root);

	a->look.glossary = study_glossary(a->study);
	do {
		p->reader->glossary = NULL;
		p->reader->terms_of = RANGE_NONE;
		p = pane_next(a->root, p);
	} while (p != pane_first(a->root));
	panel_forget(a->panel);
}

void
app_text_changed(struct app *a)
{
	struct pane *p = pane_first(a->root);

	app_read_glossary(a);
	watch_start(a);
	a->find.round++;
	a->look.hit = RANGE_NONE;
	do {
		reader_renew(p->reader);
		p = pane_next(a->root, p);
	} while (p != pane_first(a->root));
}

static bool
raises_markers(const struct app *a)
{
	switch (a->user.settings.value[SETTING_MARKERS]) {
	case 1:
		return true;
	case 2:
		return false;
	default:
		return a->front->superscripts && !glyph_is_ascii();
	}
}

void
app_apply_settings(struct app *a)
{
	const int *value = a->user.settings.value;

	if (value[SETTING_SIGNS] == 1)
		glyph_set_ascii(true);
	glyph_set_ambiguous_wide(value[SETTING_AMBIGUOUS] == 1);
	a->look.measure = (size_t)value[SETTING_MEASURE];
	a->look.numbers = value[SETTING_NUMBERS];
	a->look.markers =
		raises_markers(a) ? MEASURE_SUPERSCRIPT : MEASURE_BRACKET;
	a->panel->sections = value[SETTING_SECTIONS];
	a->panel->raised = raises_markers(a);
	panel_forget(a->panel);
	a->desk_changed = true;
}

void
app_tell_faults(struct app *a)
{
	struct vec *faults = &a->user.faults;

	for (size_t i = 0; i < faults->count; i++) {
		char *fault = *(char **)vec_at(faults, i);

		if (i == 0) {
			app_say(a, "%s", fault);
			a->message_is_error = true;
		}
		free(fault);
	}
	vec_clear(faults);
}

enum app_panel_side
app_panel_side(const struct app *a)
{
	if (a->panel_off)
		return APP_PANEL_OFF;
	switch (a->user.settings.value[SETTING_PANEL]) {
	case 1:
		return APP_PANEL_RIGHT;
	case 2:
		return APP_PANEL_BELOW;
	case 3:
		return APP_PANEL_OFF;
	default:
		return a->screen.columns >= WIDE ? APP_PANEL_RIGHT
						 : APP_PANEL_BELOW;
	}
}

#include "ui/act.h"

void
act_panel_toggle(struct app *a, const struct call *c)
{
	(void)c;
	a->panel_off = !a->panel_off;
	a->panel->focused = false;
	a->desk_changed = true;
}

void
act_panel_focus(struct app *a, const struct call *c)
{
	(void)c;
	if (app_panel_side(a) == APP_PANEL_OFF)
		a->panel_off = false;
	a->panel->focused = !a->panel->focused;
	a->panel->selected = 0;
}

void
act_panel_filter(struct app *a, const struct call *c)
{
	static const char *const names[] = { "everything", "footnotes", "terms",
		"your notes" };
	int *shown = &a->user.settings.value[SETTING_SECTIONS];

	(void)c;
	*shown = (*shown + 1) % 4;
	app_apply_settings(a);
	app_say(a, "panel: %s", names[*shown]);
}

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
	int *shown = &a->user.settings.value[SETTING_SECTIONS];

	(void)c;
	do {
		*shown = (*shown + 1) % (PANEL_KIND_COUNT + 1);
		app_apply_settings(a);
		panel_follow(a->panel, app_reader(a));
	} while (*shown != 0 && a->panel->entries.count == 0);
	app_say(a, "panel: %s", panel_sections_name(*shown));
}

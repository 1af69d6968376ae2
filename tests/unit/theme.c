#include "tap.h"

#include "ui/theme.h"

static bool
same(struct theme_style a, struct theme_style b)
{
	return a.foreground == b.foreground && a.background == b.background &&
		a.attributes == b.attributes;
}

static void
check_role(enum theme_role role)
{
	const char *name = theme_role_name(role);
	struct theme_style none = theme_style_of(role, 0),
			   few = theme_style_of(role, 8),
			   many = theme_style_of(role, 256);

	tap_ok(none.foreground == -1 && none.background == -1,
		"%s needs no colour", name);
	tap_ok(few.foreground < 8 && few.background < 8,
		"%s does with eight colours", name);
	tap_ok(same(few, theme_style_of(role, 16)) &&
			same(few, theme_style_of(role, 88)) &&
			same(none, theme_style_of(role, 2)) &&
			same(many, theme_style_of(role, 0x1000000)),
		"%s: what lies between counts as the lower", name);
	tap_ok(many.background == -1 || many.foreground != -1,
		"%s has no ground of its own without ink of its own", name);
}

int
main(void)
{
	struct theme_style own = { -1, -1, 0 };

	for (int role = 0; role < THEME_ROLE_COUNT; role++)
		check_role((enum theme_role)role);
	tap_ok(same(theme_style_of(THEME_TEXT, 256), own) &&
			same(theme_style_of(THEME_TEXT, 8), own),
		"text is the terminal's own");
	tap_ok(theme_style_of(THEME_SELECTION, 0).attributes & THEME_REVERSE,
		"a selection is seen without colour");
	return tap_done();
}

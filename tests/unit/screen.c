#include "tap.h"

#include "ui/screen.h"

static void
check_print(
	const struct screen *s, bool roles, struct slice want, const char *what)
{
	struct buf out = { 0 };

	screen_print(s, roles, &out);
	tap_equal(buf_view(&out), want, what);
	buf_release(&out);
}

static void
check_text(void)
{
	struct screen s;
	struct slice long_text = SLICE("a line that is too long");

	screen_init(&s, 3, 10);
	check_print(&s, false, SLICE("\n\n\n"), "blank at first");
	tap_ok(screen_text(&s, 0, 0, 10, SLICE("ten signs!"), THEME_TEXT) == 10,
		"what fits is not cut");
	tap_ok(screen_text(&s, 1, 2, 6, long_text, THEME_DIM) == 6, "cut at 6");
	tap_ok(screen_text(&s, 2, 5, 99, long_text, THEME_TEXT) == 5,
		"cut at the edge");
	check_print(&s, false, SLICE("ten signs!\n  a lin…\n     a li…\n"),
		"text, cut with a sign");
	check_print(&s, true,
		SLICE("ten signs!\n  a lin…\n     a li…\n\n..oooooo\n\n"),
		"and the roles behind it");
	glyph_set_ascii(true);
	tap_ok(screen_text(&s, 1, 2, 6, long_text, THEME_TEXT) == 6, "ASCII");
	screen_vertical(&s, 0, 0, 3);
	screen_horizontal(&s, 2, 1, 4);
	check_print(&s, false, SLICE("|en signs!\n| a l...\n|----a li…\n"),
		"plain forms");
	glyph_set_ascii(false);
	tap_ok(screen_text(&s, 1, 2, 6, SLICE("x\x1b\n"), THEME_TEXT) > 0 &&
			screen_at(&s, 1, 3)->sign.data[0] != '\x1b',
		"controls do not come through");
	screen_release(&s);
}

static void
check_wide(void)
{
	struct screen s;
	struct glyph wide = { SLICE("語"), 2 }, none = { { 0 }, 0 };

	screen_init(&s, 1, 5);
	tap_ok(screen_put(&s, 0, 1, wide, THEME_TEXT, 7), "wide");
	tap_ok(screen_at(&s, 0, 1)->offset == 7 &&
			screen_at(&s, 0, 2)->offset == 7 &&
			screen_at(&s, 0, 2)->sign.size == 0,
		"two cells, one offset");
	tap_ok(!screen_put(&s, 0, 4, wide, THEME_TEXT, 8), "half does not fit");
	tap_ok(!screen_put(&s, 1, 0, wide, THEME_TEXT, 8), "no such row");
	tap_ok(!screen_put(&s, 0, -1, wide, THEME_TEXT, 8), "no such column");
	tap_ok(screen_put(&s, 0, 4, none, THEME_TEXT, 8), "nothing fits");
	check_print(&s, false, SLICE(" 語\n"), "one sign");
	screen_put(&s, 0, 2, wide, THEME_TEXT, 9);
	check_print(&s, false, SLICE("  語\n"), "a half left over is blanked");
	screen_text(&s, 0, 2, 1, SLICE("x"), THEME_TEXT);
	check_print(&s, false, SLICE("  x\n"), "either half");
	screen_put(&s, 0, 0, wide, THEME_TEXT, 0);
	screen_blank(&s, (struct screen_area){ -3, 1, 9, 1 });
	check_print(&s, false, SLICE("  x\n"), "blanked through a half");
	screen_release(&s);
}

static void
check_tint(void)
{
	struct screen s;

	screen_init(&s, 2, 4);
	screen_text(&s, 0, 0, 4, SLICE("abcd"), THEME_HEADING);
	screen_tint(&s, 0, 1, 2, THEME_SELECTION);
	screen_tint(&s, 1, -5, 99, THEME_HIT);
	screen_tint(&s, 2, 0, 4, THEME_HIT);
	check_print(&s, true, SLICE("abcd\n\nbkkb\nllll\n"), "tinted");
	tap_ok(screen_at(&s, 0, 1)->extra == THEME_BOLD, "still bold");
	screen_tint(&s, 0, 0, 1, THEME_HEADING);
	tap_ok(screen_at(&s, 0, 0)->extra == 0, "the same role adds nothing");
	screen_resize(&s, 1, 2);
	check_print(&s, true, SLICE("\n\n"), "blank after a new size");
	screen_release(&s);
}

int
main(void)
{
	check_text();
	check_wide();
	check_tint();
	return tap_done();
}

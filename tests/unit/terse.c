#include "tap.h"

#include "ui/terse.h"

static const struct {
	const char *what, *frame, *want;
	enum terse_way way;
} cases[] = {
	{ "text", "a\tb\r", "a\tb\r", TERSE_COLUMNS },
	{ "a reset is one where one is needed", "\033[mx\033[0;4my",
		"\033[mx\033[4my", TERSE_COLUMNS },
	{ "and is not said twice", "\033[mx\033[my", "\033[mxy",
		TERSE_COLUMNS },
	{ "a frame does not know how the last one ended", "\033[0;4my",
		"\033[0;4my", TERSE_COLUMNS },
	{ "attributes go together", "\033(B\033[0;4m\033[38;5;65mx",
		"\033[0;4;38;5;65mx", TERSE_COLUMNS },
	{ "a reset forgets what waits", "x\033[39m\033(B\033[my", "x\033[my",
		TERSE_COLUMNS },
	{ "a reset by 0", "\033[1m\033[0mx", "\033[mx", TERSE_COLUMNS },
	{ "at the end nothing waits", "x\033[1m", "x\033[1m", TERSE_COLUMNS },
	{ "erasing is drawing", "\033[44m\033[K\033[m", "\033[44m\033[K\033[m",
		TERSE_COLUMNS },
	{ "line characters are never on", "\033[m\017x", "\033[mx",
		TERSE_PLAIN },
	{ "to the next row", "\033[9;5Hx\033[10;5Hy", "\033[9;5Hx\n\033[5Gy",
		TERSE_COLUMNS },
	{ "and to its begin", "\033[9;5Hx\033[10;1Hy", "\033[9;5Hx\r\ny",
		TERSE_COLUMNS },
	{ "without CHA", "\033[9;5Hx\033[10;5Hy", "\033[9;5Hx\r\n\033[4Cy",
		TERSE_PLAIN },
	{ "no longer than before", "\033[2;5Hx\033[3;5Hy",
		"\033[2;5Hx\033[3;5Hy", TERSE_PLAIN },
	{ "to another row", "\033[9;5Hx\033[12;5Hy", "\033[9;5Hx\033[12;5Hy",
		TERSE_COLUMNS },
	{ "home is a row", "\033[Hx\033[2;5Hy", "\033[Hx\n\033[5Gy",
		TERSE_COLUMNS },
	{ "after a scroll the row is not known",
		"\033[9;1H\n\033[1;24r\033[10;5Hx",
		"\033[9;1H\n\033[1;24r\033[10;5Hx", TERSE_COLUMNS },
	{ "other escapes pass", "\0337\033M\0338", "\0337\033M\0338",
		TERSE_COLUMNS },
	{ "and what is cut short", "x\033[3", "x\033[3", TERSE_COLUMNS },
	{ "even more", "x\033", "x\033", TERSE_COLUMNS },
};

int
main(void)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_clear(&out);
		terse_add(slice_of(cases[i].frame), cases[i].way, &out);
		tap_equal(
			buf_view(&out), slice_of(cases[i].want), cases[i].what);
	}
	buf_release(&out);
	return tap_done();
}

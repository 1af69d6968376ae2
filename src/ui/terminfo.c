#include "ui/terminfo.h"

#include <stdlib.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>
#undef KEY_F0

static const char *
terminfo_capability(const char *name)
{
	const char *value = tigetstr((char *)(uintptr_t)name);

	return value == (const char *)-1 ? NULL : value;
}

/* Whether TERM can do what is needed; looked up without a word to it. */
int
terminfo_check(struct err *err)
{
	static const char advice[] = "`ibid show DOC` prints the text";
	const char *name = getenv("TERM");
	int status;
	bool fit;

	if (!isatty(STDOUT_FILENO))
		return err_set(err, ERR_USAGE,
			"standard output is no terminal; %s", advice);
	if (!name || !*name)
		return err_set(err, ERR_USAGE, "TERM is not set; %s", advice);
	if (setupterm(NULL, STDOUT_FILENO, &status) != OK && status != 1)
		return err_set(err, ERR_USAGE, "TERM=%s: unknown terminal; %s",
			name, advice);
	fit = cur_term && terminfo_capability("cup") && !tigetflag("hc") &&
		!tigetflag("gn");
	if (cur_term)
		del_curterm(cur_term);
	if (!fit)
		return err_set(err, ERR_USAGE,
			"TERM=%s: this terminal cannot move its cursor; %s",
			name, advice);
	return 0;
}

/* Pauses are not needed by terminals of today, but ncurses would reckon with
 * them, and choose what is longer instead. */
void *
terminfo_open(FILE *file)
{
	static const char variable[] = "NCURSES_NO_PADDING";
	bool ours = !getenv(variable);
	SCREEN *screen;

	if (ours)
		setenv(variable, "1", 1);
	screen = newterm(NULL, file, stdin);
	if (ours)
		unsetenv(variable);
	return screen;
}

/* Terminals that show what they do not understand. */
bool
terminfo_is_plain(void)
{
	static const char *const plain[] = { "vt", "linux", "cons", "ansi",
		"sun", "wsvt", "pcansi", "cygwin", "hurd", "mach" };
	struct slice name = slice_of(getenv("TERM"));

	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
		if (slice_starts(name, slice_of(plain[i])))
			return true;
	return false;
}

int
terminfo_colours(int wanted)
{
	int colours = tigetnum("colors");

	if (wanted >= 0 && colours > wanted)
		colours = wanted;
	if (colours > 256) /* numbers are not those of the palette there */
		return 8;
	return colours >= 256 ? 256 : colours >= 16 ? 16 : colours >= 8 ? 8 : 0;
}

void
terminfo_define_keys(struct decode *d)
{
	static const struct {
		const char *name;
		uint32_t key;
	} keys[] = {
		{ "kcuu1", KEY_ARROW_UP },
		{ "kcud1", KEY_ARROW_DOWN },
		{ "kcub1", KEY_ARROW_LEFT },
		{ "kcuf1", KEY_ARROW_RIGHT },
		{ "kpp", KEY_PAGE_UP },
		{ "knp", KEY_PAGE_DOWN },
		{ "khome", KEY_START },
		{ "kend", KEY_FINISH },
		{ "kdch1", KEY_REMOVE },
		{ "kich1", KEY_INSERT },
		{ "kcbt", KEY_BACKTAB },
		{ "kent", KEY_RETURN },
		{ "kf1", KEY_F0 + 1 },
		{ "kf2", KEY_F0 + 2 },
		{ "kf3", KEY_F0 + 3 },
		{ "kf4", KEY_F0 + 4 },
		{ "kf5", KEY_F0 + 5 },
		{ "kf6", KEY_F0 + 6 },
		{ "kf7", KEY_F0 + 7 },
		{ "kf8", KEY_F0 + 8 },
		{ "kf9", KEY_F0 + 9 },
		{ "kf10", KEY_F0 + 10 },
		{ "kf11", KEY_F0 + 11 },
		{ "kf12", KEY_F12 },
	};
	const char erase[] = { erasechar(), '\0' };

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		decode_define(
			d, terminfo_capability(keys[i].name), keys[i].key);
	if (erase[0] == '\b')
		decode_define(d, erase, KEY_ERASE);
}

static bool
terminfo_says(const char *name, struct slice words)
{
	return slice_find(slice_of(terminfo_capability(name)), words, 0) !=
		SLICE_NONE;
}

enum terse_way
terminfo_way(void)
{
	if (!terminfo_says("cup", SLICE("\033[%i%p1%d;%p2%dH")) ||
		!terminfo_says("sgr0", SLICE("\033[m")))
		return TERSE_NOT;
	return terminfo_says("hpa", SLICE("\033[%i%p1%dG")) ? TERSE_COLUMNS
							    : TERSE_PLAIN;
}

/* Appends a capability without its padding. */
static void
terminfo_add(struct buf *out, const char *name)
{
	struct slice rest = slice_of(terminfo_capability(name));

	while (rest.size) {
		size_t delay = slice_find(rest, SLICE("$<"), 0);
		size_t end = slice_find(rest, SLICE(">"), delay);

		buf_slice(out, slice_sub(rest, 0, delay));
		rest = slice_sub(rest, end == SLICE_NONE ? rest.size : end + 1,
			rest.size);
	}
}

void
terminfo_farewell(struct buf *out)
{
	terminfo_add(out, "sgr0");
	terminfo_add(out, "cnorm");
	terminfo_add(out, "rmcup");
}

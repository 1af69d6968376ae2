/*
 * The table of styles. Text keeps the terminal's own colours, always. The 256
 * colours used here are of middle lightness, so that each reads on a dark and
 * on a light ground alike (243 stands 4.5 to 1 against black and white). The 16
 * colours of a terminal are whatever its owner made of them, so of them only
 * the six hues are used, with an attribute wherever words must be read.
 */
#include "ui/theme.h"

#include <assert.h>

enum {
	OWN = -1,
	GREY = 243,
	BLUE = 31,
	STEEL = 67,
	GREEN = 65,
	RUST = 130,
	RED = 160,
	INK = 235,
	PAPER = 187
};

enum { PLAIN, HUES, PALETTE, DEPTH_COUNT };

#define B THEME_BOLD
#define D THEME_DIMMED
#define U THEME_UNDERLINE
#define R THEME_REVERSE

static const struct theme_entry {
	const char *name;
	struct theme_style style[DEPTH_COUNT]; /* none, 8 and 16, 256 */
} theme_table[THEME_ROLE_COUNT] = {
	[THEME_TEXT] = { "text",
		{ { OWN, OWN, 0 }, { OWN, OWN, 0 }, { OWN, OWN, 0 } } },
	[THEME_HEADING] = { "heading",
		{ { OWN, OWN, B }, { OWN, OWN, B }, { OWN, OWN, B } } },
	[THEME_TITLE] = { "title",
		{ { OWN, OWN, 0 }, { OWN, OWN, D }, { GREY, OWN, 0 } } },
	[THEME_TITLE_FOCUSED] = { "title-focused",
		{ { OWN, OWN, B }, { OWN, OWN, B }, { OWN, OWN, B } } },
	[THEME_QUOTE] = { "quote",
		{ { OWN, OWN, 0 }, { OWN, OWN, D }, { OWN, OWN, D } } },
	[THEME_MARKER] = { "marker",
		{ { OWN, OWN, B }, { 5, OWN, B }, { BLUE, OWN, 0 } } },
	[THEME_TERM] = { "term",
		{ { OWN, OWN, U }, { 2, OWN, U }, { GREEN, OWN, U } } },
	[THEME_LINK] = { "link",
		{ { OWN, OWN, 0 }, { 6, OWN, 0 }, { STEEL, OWN, 0 } } },
	[THEME_NOTED] = { "noted",
		{ { OWN, OWN, U }, { OWN, OWN, U }, { RUST, OWN, U } } },
	[THEME_HIGHLIGHT] = { "highlight",
		{ { OWN, OWN, U }, { 0, 3, 0 }, { INK, PAPER, 0 } } },
	[THEME_SELECTION] = { "selection",
		{ { OWN, OWN, R }, { OWN, OWN, R }, { OWN, OWN, R } } },
	[THEME_HIT] = { "hit",
		{ { OWN, OWN, U }, { OWN, OWN, U }, { OWN, OWN, U } } },
	[THEME_HIT_CURRENT] = { "hit-current",
		{ { OWN, OWN, R }, { OWN, OWN, R }, { OWN, OWN, R } } },
	[THEME_UNSURE] = { "unsure",
		{ { OWN, OWN, 0 }, { OWN, OWN, D }, { GREY, OWN, 0 } } },
	[THEME_DIM] = { "dim",
		{ { OWN, OWN, D }, { OWN, OWN, D }, { GREY, OWN, 0 } } },
	[THEME_ACCENT] = { "accent",
		{ { OWN, OWN, B }, { OWN, OWN, B }, { BLUE, OWN, 0 } } },
	[THEME_MESSAGE] = { "message",
		{ { OWN, OWN, 0 }, { OWN, OWN, 0 }, { OWN, OWN, 0 } } },
	[THEME_ERROR] = { "error",
		{ { OWN, OWN, B }, { 1, OWN, B }, { RED, OWN, B } } },
	[THEME_PASSAGE] = { "passage",
		{ { OWN, OWN, U }, { 6, OWN, 0 }, { BLUE, OWN, 0 } } },
};

struct theme_style
theme_style_of(enum theme_role role, int colours)
{
	int depth = colours >= 256 ? PALETTE : colours >= 8 ? HUES : PLAIN;

	assert(role < THEME_ROLE_COUNT);
	return theme_table[role].style[depth];
}

const char *
theme_role_name(enum theme_role role)
{
	assert(role < THEME_ROLE_COUNT);
	return theme_table[role].name;
}

/*
 * Roles -> styles, one table. Everything on the screen has a role; what that
 * looks like depends only on how many colours the terminal has. No role needs
 * colour to be told from its neighbours.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdint.h>

enum theme_role {
	THEME_TEXT,
	THEME_HEADING,
	THEME_TITLE,          /* title line of a pane */
	THEME_TITLE_FOCUSED,
	THEME_QUOTE,          /* block quotation */
	THEME_MARKER,         /* footnote marker */
	THEME_TERM,           /* glossary term, first in its section */
	THEME_LINK,           /* what can be followed; signs in the gutter */
	THEME_NOTED,          /* words under a note of the reader's */
	THEME_HIGHLIGHT,
	THEME_SELECTION,
	THEME_HIT,            /* search hit; the current one */
	THEME_HIT_CURRENT,
	THEME_UNSURE,
	THEME_DIM,            /* paragraph numbers, rules, hints, labels */
	THEME_ACCENT,         /* keys in hints, names of entries */
	THEME_MESSAGE,
	THEME_ERROR,
	THEME_PASSAGE,        /* what is shown for the sake of another text */
	THEME_ROLE_COUNT
};

enum { THEME_BOLD = 1, THEME_DIMMED = 2, THEME_UNDERLINE = 4,
	THEME_REVERSE = 8, THEME_ITALIC = 16 };

struct theme_style {
	int foreground, background; /* colour number, -1 = the terminal's own */
	unsigned attributes;        /* THEME_BOLD … */
};

/* COLOURS: 0, 8, 16 or 256 (what lies between counts as the lower). */
struct theme_style theme_style_of(enum theme_role role, int colours);

const char *theme_role_name(enum theme_role role);

#endif

/*
 * Cells: what the reader is to see, before any terminal. Views write into a
 * screen; a front shows it. Each cell remembers the text offset that it stands
 * for, so from screen to text is a lookup.
 *
 * Signs that are put one by one are borrowed (from documents or constants) and
 * must live until the screen has been shown; whole texts are copied. All text
 * goes through glyph.
 */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include "base/arena.h"
#include "base/glyph.h"
#include "text/range.h"
#include "ui/theme.h"

struct screen_cell {
	struct slice sign;  /* harmless UTF-8; empty: right half of a wide sign */
	size_t offset;      /* OFFSET_NONE: stands for no text */
	uint8_t role;       /* enum theme_role */
	uint8_t extra;      /* THEME_BOLD … added to the role's */
};

struct screen_area {
	int row, column, rows, columns;
};

struct screen {
	int rows, columns;
	struct screen_cell *cells;          /* owned, row by row */
	int cursor_row, cursor_column;      /* -1: nowhere */
	struct arena texts;                 /* of this frame */
};

void screen_init(struct screen *s, int rows, int columns);
void screen_release(struct screen *s);

/* A new frame: all blank, no cursor, the texts of the last one gone. */
void screen_begin(struct screen *s);

/* A new size; everything blank. */
void screen_resize(struct screen *s, int rows, int columns);
void screen_blank(struct screen *s, struct screen_area area);

struct screen_cell *screen_at(struct screen *s, int row, int column);

/* Puts one glyph; false when it does not fit into the screen. */
bool screen_put(struct screen *s, int row, int column, struct glyph g,
	enum theme_role role, size_t offset);

/* Draws TEXT cleaned, cut at COLUMNS with "…" ("..." in ASCII) when it is
 * longer; returns the columns used. Offsets are OFFSET_NONE. */
int screen_text(struct screen *s, int row, int column, int columns,
	struct slice text, enum theme_role role);

/* Gives the cells [column, column + columns) of a row another role; what they
 * were known by without colour (bold, underline) stays, in `extra`. */
void screen_tint(struct screen *s, int row, int column, int columns,
	enum theme_role role);

/* Lines between panes: ASCII forms when glyph_is_ascii. */
void screen_vertical(struct screen *s, int row, int column, int rows);
void screen_horizontal(struct screen *s, int row, int column, int columns);

/* The screen as text, a line a row without trailing blanks. With ROLES, behind
 * it once more with one letter a cell for the role ('.' = text, left out at the
 * end of a row; 'a' + role). */
void screen_print(const struct screen *s, bool roles, struct buf *out);

#endif

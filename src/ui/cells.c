/*
 * A hash for each row remembers what went last. Most cells are plain letters in
 * a few styles: how ncurses wants those is prepared once for each style.
 */
#include "ui/cells.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/utf8.h"

#include <curses.h>

enum { FIRST = ' ', LAST = '~' }; /* of the plain letters */

struct cells {
	int rows, columns, colours;
	uint64_t *shown; /* a hash for each row, 0: nothing; owned */
	cchar_t *row;	 /* one row on its way; owned */
	cchar_t *plain[THEME_ROLE_COUNT]; /* FIRST to LAST; owned, or NULL */
	short pairs[THEME_ROLE_COUNT];	  /* colour pairs, 0 = not made yet */
};

struct cells *
cells_new(void)
{
	return mem_new(sizeof(struct cells));
}

static void
forget_styles(struct cells *c)
{
	for (size_t i = 0; i < THEME_ROLE_COUNT; i++) {
		free(c->plain[i]);
		c->plain[i] = NULL;
	}
}

void
cells_free(struct cells *c)
{
	if (!c)
		return;
	forget_styles(c);
	free(c->shown);
	free(c->row);
	free(c);
}

void
cells_renew(struct cells *c, int rows, int columns, int colours)
{
	if (colours != c->colours)
		forget_styles(c);
	c->rows = rows;
	c->columns = columns;
	c->colours = colours;
	c->shown = mem_resize(c->shown, (size_t)rows, sizeof *c->shown);
	memset(c->shown, 0, (size_t)rows * sizeof *c->shown);
	c->row = mem_resize(c->row, (size_t)columns, sizeof *c->row);
}

/* Signs. */

static attr_t
attributes(unsigned attributes)
{
	static const struct {
		unsigned ours;
		attr_t theirs;
	} table[] = {
		{ THEME_BOLD, A_BOLD },
		{ THEME_DIMMED, A_DIM },
		{ THEME_UNDERLINE, A_UNDERLINE },
		{ THEME_REVERSE, A_REVERSE },
		{ THEME_ITALIC, A_ITALIC },
	};
	attr_t result = A_NORMAL;

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (attributes & table[i].ours)
			result |= table[i].theirs;
	return result;
}

/* Colour pairs are made when their role is first seen; roles of the same
 * colours share one. */
static short
pair(struct cells *c, enum theme_role role)
{
	struct theme_style style = theme_style_of(role, c->colours);

	if (style.foreground < 0 && style.background < 0)
		return 0;
	if (!c->pairs[role])
		c->pairs[role] =
			(short)alloc_pair(style.foreground, style.background);
	return c->pairs[role];
}

/* What stands for a sign that ncurses takes to be of another width. */
static wchar_t
plain_form(wchar_t c)
{
	static const wchar_t signs[] = L"‘’“”–—…·•×→←";
	static const wchar_t forms[] = L"''\"\"--..*x><";
	const wchar_t *found = c ? wcschr(signs, c) : NULL;

	return found ? forms[found - signs] : L'?';
}

/* One character of SIGN and the marks on it, as many as a cell of ncurses
 * holds; returns the bytes that they are. */
static size_t
characters(struct slice sign, wchar_t out[CCHARW_MAX + 1])
{
	size_t at = 0, count = 0;
	uint32_t code;

	while (at < sign.size && count < CCHARW_MAX) {
		size_t size = utf8_next(sign, at, &code);

		if (count && (code == 0x200d || wcwidth((wchar_t)code) != 0))
			break;
		out[count++] = (wchar_t)code;
		at += size;
	}
	out[count] = L'\0';
	return at;
}

/* A sign of two columns whose first character fills but one: two characters
 * (a plain form, a flag), or one that the terminal draws wide. */
static int
halves(struct slice sign, cchar_t *out, attr_t attributes, short pair)
{
	wchar_t first[CCHARW_MAX + 1], second[CCHARW_MAX + 1];
	size_t used = characters(sign, first);

	characters(slice_sub(sign, used, sign.size), second);
	if (wcwidth(second[0]) != 1)
		second[0] = L' ', second[1] = L'\0';
	if (first[1] == 0xfe0f)
		first[1] = L'\0'; /* as text it has one column everywhere */
	else if (used == sign.size)
		first[0] = plain_form(first[0]);
	setcchar(out, first, attributes, pair, NULL);
	setcchar(out + 1, second, attributes, pair, NULL);
	return 2;
}

/* The cells of one sign, which has COLUMNS; returns how many ncurses wants: it
 * fills in right halves by itself. */
static int
any_sign(struct cells *c, const struct screen_cell *cell, int columns,
	cchar_t *out)
{
	struct theme_style style = theme_style_of(cell->role, c->colours);
	attr_t set = attributes(style.attributes | cell->extra);
	short colours = pair(c, cell->role);
	wchar_t sign[CCHARW_MAX + 1];
	int width;

	characters(cell->sign, sign);
	width = wcwidth(sign[0]);
	if (columns == 2 && width != 2)
		return halves(cell->sign, out, set, colours);
	if (width != columns)
		sign[0] = L'?', sign[1] = L'\0';
	setcchar(out, sign, set, colours, NULL);
	return 1;
}

static void
prepare(struct cells *c, enum theme_role role)
{
	char sign[1];
	struct screen_cell cell = { .sign = { sign, 1 },
		.role = (uint8_t)role };

	c->plain[role] = mem_new((LAST - FIRST + 1) * sizeof(cchar_t));
	for (int i = FIRST; i <= LAST; i++) {
		sign[0] = (char)i;
		any_sign(c, &cell, 1, &c->plain[role][i - FIRST]);
	}
}

static bool
is_plain(const struct screen_cell *cell)
{
	return cell->sign.size == 1 && cell->extra == 0 &&
		cell->sign.data[0] >= FIRST && cell->sign.data[0] <= LAST;
}

static int
one_sign(struct cells *c, const struct screen_cell *cell, int columns,
	cchar_t *out)
{
	if (columns != 1 || !is_plain(cell))
		return any_sign(c, cell, columns, out);
	if (!c->plain[cell->role])
		prepare(c, cell->role);
	*out = c->plain[cell->role][cell->sign.data[0] - FIRST];
	return 1;
}

/* Rows. */

/* Of signs, roles and attributes; never 0 (FNV-1a, by words). */
static uint64_t
hash_of(const struct screen_cell *cells, int columns)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (int i = 0; i < columns; i++) {
		struct slice sign = cells[i].sign;

		hash ^= (uint64_t)cells[i].role << 8 | cells[i].extra |
			(uint64_t)sign.size << 16;
		for (size_t k = 0; k < sign.size; k++)
			hash = (hash ^ (unsigned char)sign.data[k]) *
				0x100000001b3u;
		hash *= 0x100000001b3u;
	}
	return hash | 1;
}

static void
show_row(struct cells *c, int row, const struct screen_cell *cells, int columns)
{
	uint64_t hash = hash_of(cells, columns);
	int count = 0;

	if (c->shown[row] == hash)
		return;
	c->shown[row] = hash;
	for (int i = 0; i < columns; i++) {
		bool wide = i + 1 < columns && cells[i + 1].sign.size == 0;

		if (cells[i].sign.size)
			count += one_sign(
				c, &cells[i], wide ? 2 : 1, &c->row[count]);
	}
	mvadd_wchnstr(row, 0, c->row, count);
}

void
cells_show(struct cells *c, const struct screen *s)
{
	int columns = s->columns < c->columns ? s->columns : c->columns;

	for (int row = 0; row < s->rows && row < c->rows; row++)
		show_row(c, row, &s->cells[row * s->columns], columns);
}

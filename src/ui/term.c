/*
 * Out: the cells of a screen go to ncurses row by row, but only rows that are
 * not what was shown last (a hash a row remembers that). ncurses finds out what
 * has scrolled and sends the least; frame.c makes one write of it.
 *
 * In: ncurses is not asked; input.c reads, and decode.c makes keys of the bytes.
 * So waiting is one poll(), a torn sequence never blocks, and a terminal that
 * has gone is noticed at once: then nothing is written any more.
 */
#include "ui/term.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/child.h"
#include "ui/clip.h"
#include "ui/frame.h"
#include "ui/input.h"
#include "ui/terminfo.h"
#include "ui/wake.h"

#include <curses.h>
#undef KEY_F0

enum {
	TERM_ROWS = 24, /* when the size is unknown */
	TERM_COLUMNS = 80,
	TERM_MOST_ROWS = 512,
	TERM_MOST_COLUMNS = 1024,
};

#define TERM_PASTE_ON SLICE("\033[?2004h")
#define TERM_PASTE_OFF SLICE("\033[?2004l")

struct term {
	struct front front;
	SCREEN *ncurses; /* owned */
	struct input input;
	struct frame frame;
	int rows, columns;
	bool plain;	     /* knows little: no raised digits, no strings */
	struct buf farewell; /* what puts the terminal right at a crash */
	uint64_t *shown;     /* a hash for each row; owned */
	int shown_rows;
	cchar_t *row; /* one row on its way; owned */
	struct buf scratch;
	short pairs[THEME_ROLE_COUNT]; /* colour pairs, 0 = not made yet */
};

static struct term *
term_of(struct front *f)
{
	return (struct term *)f;
}

/* --- size --- */

static int
term_bounded(int value, int unknown, int most)
{
	return value <= 0 ? unknown : value > most ? most : value;
}

static void
term_measure(struct term *t)
{
	struct winsize size = { 0 };

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0)
		size = (struct winsize){ 0 };
	t->rows = term_bounded(size.ws_row, TERM_ROWS, TERM_MOST_ROWS);
	t->columns = term_bounded(size.ws_col, TERM_COLUMNS, TERM_MOST_COLUMNS);
}

static void
term_size(struct front *f, int *rows, int *columns)
{
	*rows = term_of(f)->rows;
	*columns = term_of(f)->columns;
}

/* The next show sends everything anew. */
static void
term_redraw(struct front *f)
{
	struct term *t = term_of(f);

	if (t->input.gone)
		return;
	if (t->rows != LINES || t->columns != COLS)
		resizeterm(t->rows, t->columns);
	clearok(curscr, TRUE);
	t->shown_rows = t->rows;
	t->shown = mem_resize(t->shown, (size_t)t->rows, sizeof(*t->shown));
	memset(t->shown, 0, (size_t)t->rows * sizeof(*t->shown));
	t->row = mem_resize(t->row, (size_t)t->columns, sizeof(*t->row));
}

/* --- cells --- */

static attr_t
term_attributes(unsigned attributes)
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
term_pair(struct term *t, enum theme_role role)
{
	struct theme_style style = theme_style_of(role, t->front.colours);

	if (style.foreground < 0 && style.background < 0)
		return 0;
	if (!t->pairs[role])
		t->pairs[role] =
			(short)alloc_pair(style.foreground, style.background);
	return t->pairs[role];
}

/* What stands for a sign that ncurses takes to be of another width. */
static wchar_t
term_plain_form(wchar_t c)
{
	static const wchar_t signs[] = L"‘’“”–—…·•×→←";
	static const wchar_t forms[] = L"''\"\"--..*x><";
	const wchar_t *found = c ? wcschr(signs, c) : NULL;

	return found ? forms[found - signs] : L'?';
}

/* One character of SIGN and the marks on it, as many as a cell of ncurses
 * holds; returns the bytes that they are. */
static size_t
term_characters(struct slice sign, wchar_t out[CCHARW_MAX + 1])
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
term_halves(struct slice sign, cchar_t *out, attr_t attributes, short pair)
{
	wchar_t first[CCHARW_MAX + 1], second[CCHARW_MAX + 1];
	size_t used = term_characters(sign, first);

	term_characters(slice_sub(sign, used, sign.size), second);
	if (wcwidth(second[0]) != 1)
		second[0] = L' ', second[1] = L'\0';
	if (first[1] == 0xfe0f)
		first[1] = L'\0'; /* as text it has one column everywhere */
	else if (used == sign.size)
		first[0] = term_plain_form(first[0]);
	setcchar(out, first, attributes, pair, NULL);
	setcchar(out + 1, second, attributes, pair, NULL);
	return 2;
}

/* The cells of one sign, which has COLUMNS; returns how many ncurses wants: it
 * fills in right halves by itself. */
static int
term_cell(struct term *t, const struct screen_cell *cell, int columns,
	cchar_t *out)
{
	struct theme_style style = theme_style_of(cell->role, t->front.colours);
	attr_t attributes = term_attributes(style.attributes | cell->extra);
	short pair = term_pair(t, cell->role);
	wchar_t characters[CCHARW_MAX + 1];
	int width;

	term_characters(cell->sign, characters);
	width = wcwidth(characters[0]);
	if (columns == 2 && width != 2)
		return term_halves(cell->sign, out, attributes, pair);
	if (width != columns)
		characters[0] = L'?', characters[1] = L'\0';
	setcchar(out, characters, attributes, pair, NULL);
	return 1;
}

static uint64_t
term_hash(struct term *t, const struct screen_cell *cells, int columns)
{
	buf_clear(&t->scratch);
	for (int i = 0; i < columns; i++) {
		buf_slice(&t->scratch, cells[i].sign);
		buf_char(&t->scratch, (char)(cells[i].role + 1));
		buf_char(&t->scratch, (char)cells[i].extra);
	}
	return hash_quick(buf_view(&t->scratch)) | 1;
}

static void
term_show_row(
	struct term *t, int row, const struct screen_cell *cells, int columns)
{
	uint64_t hash = term_hash(t, cells, columns);
	int count = 0;

	if (t->shown[row] == hash)
		return;
	t->shown[row] = hash;
	for (int i = 0; i < columns; i++) {
		bool wide = i + 1 < columns && cells[i + 1].sign.size == 0;

		if (cells[i].sign.size)
			count += term_cell(
				t, &cells[i], wide ? 2 : 1, &t->row[count]);
	}
	mvadd_wchnstr(row, 0, t->row, count);
}

static void
term_show_cursor(struct term *t, const struct screen *s)
{
	bool seen = s->cursor_row >= 0 && s->cursor_row < t->shown_rows &&
		s->cursor_column >= 0 && s->cursor_column < COLS;

	curs_set(seen);
	if (seen)
		move(s->cursor_row, s->cursor_column);
	else
		move(t->shown_rows - 1, COLS - 1);
}

static void
term_show(struct front *f, const struct screen *s)
{
	struct term *t = term_of(f);
	int columns;

	if (t->input.gone)
		return;
	if (t->rows != LINES || t->columns != COLS)
		term_redraw(f);
	columns = s->columns < t->columns ? s->columns : t->columns;
	for (int row = 0; row < s->rows && row < t->shown_rows; row++)
		term_show_row(t, row, &s->cells[row * s->columns], columns);
	term_show_cursor(t, s);
	frame_begin(&t->frame);
	refresh();
	frame_end(&t->frame);
}

/* --- having the terminal, and letting go of it --- */

static void
term_leave(struct term *t)
{
	if (t->input.gone)
		return;
	if (!t->plain)
		file_put(STDOUT_FILENO, TERM_PASTE_OFF);
	endwin();
}

static void
term_enter(struct term *t)
{
	if (t->input.gone)
		return;
	reset_prog_mode();
	if (!t->plain)
		frame_add(&t->frame, TERM_PASTE_ON);
	term_measure(t);
	term_redraw(&t->front);
}

static void
term_suspend(struct front *f)
{
	struct term *t = term_of(f);

	term_leave(t);
	wake_stop();
	t->input.news |= wake_take() & ~(unsigned)WAKE_CONTINUE;
	t->input.news |= WAKE_SIZE; /* whatever it is by now */
	term_enter(t);
}

static int
term_run(
	struct front *f, const char *command, const char *file, struct err *err)
{
	struct term *t = term_of(f);
	int status;

	if (t->input.gone)
		return err_set(err, ERR_FILE, "the terminal is gone");
	term_leave(t);
	wake_yield();
	status = child_run(command, file, err);
	wake_resume();
	term_enter(t);
	return status;
}

static bool
term_copy(struct front *f, struct slice text)
{
	struct term *t = term_of(f);
	struct buf sequence = { 0 };
	bool fits =
		!t->plain && !t->input.gone && clip_sequence(text, &sequence);

	if (fits)
		fits = file_put(STDOUT_FILENO, buf_view(&sequence)) == 0;
	buf_release(&sequence);
	return fits;
}

static void
term_free(struct front *f)
{
	struct term *t = term_of(f);

	if (t->ncurses) {
		term_leave(t);
		delscreen(t->ncurses);
	}
	frame_close(&t->frame);
	wake_close();
	input_close(&t->input);
	buf_release(&t->farewell);
	buf_release(&t->scratch);
	free(t->shown);
	free(t->row);
	free(t);
}

/* --- keys --- */

/* Does what a signal asks for, one at a time, and tells it as a key. */
static uint32_t
term_news(struct term *t)
{
	static const enum wake_news order[] = { WAKE_END, WAKE_STOP,
		WAKE_CONTINUE, WAKE_SIZE, WAKE_INTERRUPT };
	unsigned news = 0;

	for (size_t i = 0; !news && i < sizeof(order) / sizeof(*order); i++)
		news = t->input.news & order[i];
	t->input.news &= ~news;
	if (news == WAKE_END)
		return KEY_END_SIGNAL;
	if (news == WAKE_INTERRUPT)
		return 'C' & 0x1f;
	if (news == WAKE_STOP)
		term_suspend(&t->front);
	else if (news == WAKE_CONTINUE)
		term_enter(t);
	term_measure(t);
	return KEY_SIZE;
}

static uint32_t
term_next_key(struct front *f, int wait)
{
	struct term *t = term_of(f);
	uint32_t key = input_key(&t->input, wait);

	return key == INPUT_NEWS ? term_news(t) : key;
}

static bool
term_has_key(struct front *f)
{
	return input_has_key(&term_of(f)->input);
}

static struct slice
term_pasted(struct front *f)
{
	return decode_pasted(term_of(f)->input.decode);
}

/* --- opening --- */

static void
term_set_modes(struct term *t, int colours)
{
	raw();
	noecho();
	nonl();
	typeahead(-1);
	idlok(stdscr, TRUE);
	t->front.colours = terminfo_colours(colours);
	if (t->front.colours) {
		start_color();
		use_default_colors();
	}
	if (!t->plain)
		frame_add(&t->frame, TERM_PASTE_ON);
	term_redraw(&t->front);
}

/* What puts the terminal right when there is no time for ncurses. */
static void
term_prepare_farewell(struct term *t)
{
	if (!t->plain)
		buf_slice(&t->farewell, TERM_PASTE_OFF);
	terminfo_farewell(&t->farewell);
	wake_last_words(buf_view(&t->farewell));
}

static void
term_set_signs(struct term *t)
{
	bool utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;

	if (!utf8)
		glyph_set_ascii(true);
	t->plain = terminfo_is_plain();
	t->front.superscripts = utf8 && !t->plain;
}

static const struct front_ops term_ops = {
	.next_key = term_next_key,
	.pasted = term_pasted,
	.has_key = term_has_key,
	.size = term_size,
	.show = term_show,
	.redraw = term_redraw,
	.suspend = term_suspend,
	.run = term_run,
	.copy = term_copy,
	.free = term_free,
};

struct front *
term_open(int colours, struct err *err)
{
	struct term *t;

	if (terminfo_check(err) < 0 || wake_open(err) < 0)
		return NULL;
	t = mem_new(sizeof(*t));
	t->front.ops = &term_ops;
	t->frame.memory = -1;
	if (input_open(&t->input, err) < 0 ||
		frame_open(&t->frame, STDOUT_FILENO, err) < 0) {
		term_free(&t->front);
		return NULL;
	}
	term_measure(t);
	term_set_signs(t);
	wake_guard(STDOUT_FILENO);
	t->ncurses = terminfo_open(t->frame.file);
	if (!t->ncurses) { /* though its description was there */
		err_set(err, ERR_USAGE, "this terminal cannot be used");
		term_free(&t->front);
		return NULL;
	}
	terminfo_define_keys(t->input.decode);
	term_prepare_farewell(t);
	t->frame.way = terminfo_way();
	term_set_modes(t, colours);
	return &t->front;
}

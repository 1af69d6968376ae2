/*
 * Out: the cells of a screen go to ncurses (cells.c), which finds out what has
 * scrolled and sends the least; frame.c makes one write of it.
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

#include "base/file.h"
#include "base/mem.h"
#include "ui/cells.h"
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
	struct cells *cells; /* owned */
	int shown_rows;
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
	cells_renew(t->cells, t->rows, t->columns, t->front.colours);
}

/* --- showing --- */

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

	if (t->input.gone)
		return;
	if (t->rows != LINES || t->columns != COLS)
		term_redraw(f);
	cells_show(t->cells, s);
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
	cells_free(t->cells);
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
	t->cells = cells_new();
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

/*
 * ncurses writes what the description of the terminal offers, and some of it
 * says nothing, or says it at length:
 *
 *   - attributes are set one sequence each, and colours are undone right before
 *     everything is: here they wait until something is drawn, go out as one
 *     sequence, and a reset forgets what waits, and is one where one is needed;
 *   - each reset leaves a set of line characters that nobody has entered, since
 *     signs are Unicode or ASCII;
 *   - it does not use a line feed to move, lest the driver of the terminal
 *     makes two characters of it; in the modes set by term.c it doesn't. So the
 *     next row is addressed in full, row and column.
 *
 * What is not known is passed on as it is. The row is only followed through
 * what surely stays in it.
 */
#include "ui/terse.h"

#include <string.h>

enum { ESCAPE = '\033', SHIFT_IN = '\017' };

struct terse {
	struct buf *out;
	struct buf style; /* parameters that wait; empty: none */
	enum terse_way way;
	size_t row; /* from 1; 0: unknown */
	bool reset; /* surely no attribute is set */
};

static void
terse_draw(struct terse *t)
{
	struct slice style = buf_view(&t->style);
	bool resets = slice_equal(style, SLICE("0"));

	if (style.size == 0)
		return;
	if (resets)
		style = SLICE("");
	else if (t->reset && slice_starts(style, SLICE("0;")))
		style = slice_sub(style, 2, style.size);
	if (!resets || !t->reset)
		buf_printf(t->out, "\033[%.*sm", (int)style.size, style.data);
	t->reset = resets;
	buf_clear(&t->style);
}

static void
terse_restyle(struct terse *t, struct slice parameters)
{
	if (parameters.size == 0)
		parameters = SLICE("0");
	if (slice_equal(parameters, SLICE("0")) ||
		slice_starts(parameters, SLICE("0;")))
		buf_clear(&t->style);
	if (t->style.size)
		buf_char(&t->style, ';');
	buf_slice(&t->style, parameters);
}

static size_t
terse_parameter(struct slice *parameters)
{
	struct slice one;
	size_t value = 1;

	if (slice_cut(parameters, ';', &one))
		slice_number(one, &value);
	return value;
}

/* To ROW and COLUMN, for which ncurses wrote SEQUENCE. */
static void
terse_go(struct terse *t, size_t row, size_t column, struct slice sequence)
{
	struct buf down = { 0 };

	if (column == 1)
		buf_text(&down, "\r\n");
	else if (t->way == TERSE_COLUMNS)
		buf_printf(&down, "\n\033[%zuG", column);
	else
		buf_printf(&down, "\r\n\033[%zuC", column - 1);
	if (t->row > 0 && row == t->row + 1 && down.size < sequence.size)
		buf_slice(t->out, buf_view(&down));
	else
		buf_slice(t->out, sequence);
	buf_release(&down);
	t->row = row;
}

/* "ESC [ PARAMETERS FINAL" */
static void
terse_control(struct terse *t, struct slice sequence)
{
	struct slice parameters = slice_sub(sequence, 2, sequence.size - 1);
	char final = sequence.data[sequence.size - 1];
	size_t row;

	if (final == 'm') {
		terse_restyle(t, parameters);
		return;
	}
	terse_draw(t);
	if (final == 'H') {
		row = terse_parameter(&parameters);
		terse_go(t, row, terse_parameter(&parameters), sequence);
		return;
	}
	buf_slice(t->out, sequence);
	if (final == 'd')
		t->row = terse_parameter(&parameters);
	else if (!strchr("KGCDXP@", final))
		t->row = 0;
}

/* Where the sequence at AT ends. */
static size_t
terse_end(struct slice frame, size_t at)
{
	size_t end = at + 2;

	if (frame.data[at + 1] == '[')
		while (end < frame.size && frame.data[end] < '@')
			end++;
	return end < frame.size ? end + 1 : frame.size;
}

static size_t
terse_escape(struct terse *t, struct slice frame, size_t at)
{
	struct slice rest = slice_sub(frame, at, frame.size);
	size_t end;

	if (slice_starts(rest, SLICE("\033(B")))
		return at + 3;
	if (rest.size > 2 && rest.data[1] == '[') {
		end = terse_end(frame, at);
		terse_control(t, slice_sub(frame, at, end));
		return end;
	}
	terse_draw(t);
	buf_char(t->out, ESCAPE);
	t->row = 0;
	return at + 1;
}

void
terse_add(struct slice frame, enum terse_way way, struct buf *out)
{
	struct terse t = { .out = out, .way = way };
	size_t at = 0;

	while (at < frame.size) {
		char c = frame.data[at];

		if (c == ESCAPE) {
			at = terse_escape(&t, frame, at);
			continue;
		}
		at++;
		if (c == SHIFT_IN)
			continue;
		terse_draw(&t);
		buf_char(out, c);
		if (c == '\n')
			t.row = 0;
	}
	terse_draw(&t);
	buf_release(&t.style);
}

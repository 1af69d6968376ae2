/*
 * In a text that is wrapped at a width a paragraph goes on until a blank line,
 * an indented first line, or something that begins with a marker. In any other
 * text a line is a paragraph, unless its end was asked for by two blanks. The
 * walk keeps one open block; every line either goes on with it or opens the
 * next one. A block of short ragged lines is verse, and keeps them.
 */
#include "import/blocks.h"

#include <string.h>

#include "import/lines.h"
#include "import/markers.h"

enum {
	FIRST_LINE_INDENT = 2,
	DEEP_INDENT = 9,
	SET_IN = 4,
	LONG_LINE = 40,	 /* columns: what is shorter is part of a list */
	WIDEST_RUN = 100 /* columns: wider ones were not wrapped by hand */
};

struct walk {
	struct plain *p;
	struct plain_block *open; /* last block, if lines can join it */
	struct marker marker;	  /* its first line's */
	bool no_fence_ends;	  /* none was found behind here */
	size_t run_end;		  /* line behind those that are set in alike */
	size_t group_end;	  /* line behind those without a blank one */
	bool group_cut;		  /* whether these were one */
	uint32_t run_edge;	  /* their right edge */
};

static struct slice
line_words(const struct plain *p, const struct plain_line *line)
{
	return slice_sub(p->bytes, line->start, line->end);
}

/* LINE is COUNT and more times SIGN, blanks between allowed. */
static bool
is_line_of(struct slice s, char sign, size_t count)
{
	size_t seen = 0;

	for (size_t i = 0; i < s.size; i++) {
		if (s.data[i] == sign)
			seen++;
		else if (s.data[i] != ' ')
			return false;
	}
	return seen >= count;
}

static bool
is_rule(struct slice s)
{
	return is_line_of(s, '-', 3) || is_line_of(s, '*', 3) ||
		is_line_of(s, '_', 3) || is_line_of(s, '=', 5);
}

static struct plain_block *
open_block(struct walk *w, size_t index, enum plain_kind kind)
{
	const struct plain_line *line = plain_line_at(w->p, index);
	struct plain_block *b = vec_push(&w->p->blocks);

	*b = (struct plain_block){
		.lead = line->start,
		.start = line->start,
		.end = line->end,
		.line = index,
		.lines = 1,
		.columns = line->columns,
		.indent = line->indent,
		.note = PLAIN_NO_NOTE,
		.kind = (uint8_t)kind,
		.quote = line->quote,
	};
	w->open = kind == PLAIN_PROSE ? b : NULL;
	return b;
}

/* Most line ends of the block were not forced by a width, and most lines are
 * no middle of a sentence. */
static bool
is_verse(const struct plain *p, const struct plain_block *b)
{
	uint32_t widest = 0, full = 0, running = 0, inner = b->lines - 1;

	for (size_t i = b->line; i < b->line + b->lines; i++) {
		uint32_t edge = lines_right_edge(plain_line_at(p, i));

		widest = edge > widest ? edge : widest;
	}
	for (size_t i = b->line; i < b->line + inner; i++) {
		const struct plain_line *line = plain_line_at(p, i);

		full += lines_is_full(p->bytes, line, widest);
		running += lines_runs_on(p->bytes, line);
	}
	return inner > 0 &&
		(widest * 2 < p->width ||
			(full * 5 < inner * 3 && running * 2 < inner));
}

static void
close_block(struct walk *w)
{
	if (w->open && w->p->wrapped)
		w->open->verse = is_verse(w->p, w->open);
	w->open = NULL;
}

/* Headings. */

static size_t
atx_level(struct slice s)
{
	size_t level = 0;

	while (level < s.size && s.data[level] == '#')
		level++;
	return level <= 6 && level < s.size && s.data[level] == ' ' ? level : 0;
}

static void
strip_ends(const struct plain *p, struct plain_block *b)
{
	while (b->start < b->end && p->bytes.data[b->start] == ' ')
		b->start++;
	while (b->start < b->end && p->bytes.data[b->end - 1] == ' ')
		b->end--;
}

static bool
take_atx(struct walk *w, size_t index)
{
	const struct plain_line *line = plain_line_at(w->p, index);
	size_t level = atx_level(line_words(w->p, line)), end;
	struct plain_block *b;

	if (level == 0)
		return false;
	close_block(w);
	b = open_block(w, index, PLAIN_HEADING);
	b->depth = (uint8_t)level;
	b->marked = true;
	b->start += level;
	for (end = b->end; w->p->bytes.data[end - 1] == '#'; end--)
		;
	if (w->p->bytes.data[end - 1] == ' ')
		b->end = end;
	strip_ends(w->p, b);
	return true;
}

/* A line of = or - right below a single line makes a heading of it. */
static bool
take_underline(struct walk *w, size_t index)
{
	struct slice s = line_words(w->p, plain_line_at(w->p, index));
	struct plain_block *b = vec_last(&w->p->blocks);
	bool equals = is_line_of(s, '=', 3);

	if (!b || b->kind != PLAIN_PROSE || b->lines != 1 ||
		b->line + 1 != index ||
		slice_find(s, SLICE(" "), 0) != SLICE_NONE)
		return false;
	if (!equals && !is_line_of(s, '-', 3))
		return false;
	b->kind = PLAIN_HEADING;
	b->depth = equals ? 1 : 2;
	b->marked = true;
	w->open = NULL;
	return true;
}

static bool
take_rule(struct walk *w, size_t index)
{
	if (!is_rule(line_words(w->p, plain_line_at(w->p, index))))
		return false;
	close_block(w);
	open_block(w, index, PLAIN_RULE);
	return true;
}

/* Fences. */

static bool
is_fence(const struct plain *p, size_t index)
{
	return slice_starts(
		line_words(p, plain_line_at(p, index)), SLICE("```"));
}

static size_t
fence_end(struct walk *w, size_t index)
{
	size_t count = w->p->lines.count;

	while (!w->no_fence_ends && ++index < count)
		if (is_fence(w->p, index))
			return index;
	w->no_fence_ends = true;
	return 0;
}

/* Takes the lines between two fences; returns how many lines went. */
static size_t
take_fence(struct walk *w, size_t index)
{
	size_t end = is_fence(w->p, index) ? fence_end(w, index) : 0;
	struct plain_block *b;

	if (end == 0)
		return 0;
	close_block(w);
	if (end - index > 1) {
		b = open_block(w, index + 1, PLAIN_VERBATIM);
		b->lines = (uint32_t)(end - index - 1);
		b->end = plain_line_at(w->p, end - 1)->end;
	}
	return end - index + 1;
}

/* Paragraphs. */

/* The marker of LINE goes on with the series that the open block began. */
static bool
is_next_item(const struct walk *w, struct slice line)
{
	struct marker m = markers_item(line), n = markers_note(line);

	if (m.form == MARKER_BULLET)
		return w->marker.form == MARKER_BULLET ||
			!lines_is_full(w->p->bytes,
				plain_line_at(w->p,
					w->open->line + w->open->lines - 1),
				w->p->width);
	if (n.form != MARKER_NONE && n.form == w->marker.form)
		return n.number == w->marker.number + 1;
	return m.form != MARKER_NONE && m.form == w->marker.form &&
		m.number == w->marker.number + 1;
}

/* An indented line after one that isn't, in the midst of a block whose lines
 * do not stand in and out by turns, as those of a stanza do. */
static bool
is_first_line(const struct walk *w, const struct plain_line *line)
{
	const struct plain_line *before = line - 1;

	return line->indent >= w->open->indent + FIRST_LINE_INDENT &&
		line->indent < w->open->indent + DEEP_INDENT &&
		before->indent == w->open->indent && w->open->lines > 1 &&
		plain_line_at(w->p, w->open->line + 1)->indent ==
		w->open->indent &&
		w->marker.form == MARKER_NONE &&
		!lines_runs_on(w->p->bytes, before);
}

/* Lines below one another that are set in alike, after AT: their right edge. */
static uint32_t
edge_of_run(struct walk *w, size_t at)
{
	const struct plain_line *first = plain_line_at(w->p, at), *line = first;

	if (at < w->run_end)
		return w->run_edge;
	w->run_edge = 0;
	for (; at < w->p->lines.count && line->columns > 0 &&
		line->indent == first->indent;
		at++, line++)
		if (lines_right_edge(line) > w->run_edge)
			w->run_edge = lines_right_edge(line);
	w->run_end = at;
	return w->run_edge;
}

/* Whether the lines around AT, up to the next blank ones, were one: of their
 * ends one in three is in the midst of a sentence. */
static bool
is_cut_up(struct walk *w, size_t at)
{
	size_t ends = 0, running = 0;

	if (at < w->group_end)
		return w->group_cut;
	for (; at + 1 < w->p->lines.count &&
		plain_line_at(w->p, at + 1)->columns > 0;
		at++) {
		ends++;
		running += lines_runs_on(w->p->bytes, plain_line_at(w->p, at));
	}
	w->group_end = at + 1;
	w->group_cut = ends > 0 && running * 3 >= ends;
	return w->group_cut;
}

/* In a text that isn't wrapped some lines were: LINE goes on with the sentence
 * of the one before; or they are set in, and it had no room there. */
static bool
was_wrapped(struct walk *w, size_t index)
{
	const struct plain_line *line = plain_line_at(w->p, index);
	const struct plain_line *before = line - 1;
	bool begun = w->open->columns >= LONG_LINE ||
		slice_ends(line_words(w->p, before), SLICE("-"));
	uint32_t edge;

	if (is_cut_up(w, index - 1) && begun)
		return true;
	if (line->indent < SET_IN || line->indent != before->indent)
		return false;
	edge = edge_of_run(w, index - 1);
	return edge <= WIDEST_RUN && lines_is_full(w->p->bytes, before, edge);
}

static bool
goes_on(struct walk *w, size_t index)
{
	const struct plain_line *line = plain_line_at(w->p, index);

	if (!w->open || line->quote != w->open->quote)
		return false;
	if (!w->p->wrapped)
		return (line - 1)->hard || was_wrapped(w, index);
	return !is_next_item(w, line_words(w->p, line)) &&
		!is_first_line(w, line);
}

static void
take_line(struct walk *w, size_t index)
{
	const struct plain_line *line = plain_line_at(w->p, index);
	struct plain_block *b = w->open;

	if (!goes_on(w, index)) {
		struct slice s = line_words(w->p, line);

		close_block(w);
		open_block(w, index, PLAIN_PROSE);
		w->marker = markers_item(s);
		if (w->marker.form == MARKER_NONE)
			w->marker = markers_note(s);
		return;
	}
	b->end = line->end;
	b->lines++;
	b->columns += line->columns + 1;
	b->indent = line->indent < b->indent ? line->indent : b->indent;
}

void
blocks_find(struct plain *p)
{
	struct walk w = { .p = p };
	size_t i = 0, taken;

	lines_shape(p);
	while (i < p->lines.count) {
		const struct plain_line *line = plain_line_at(p, i);

		if (line->start == line->end)
			close_block(&w);
		else if ((taken = take_fence(&w, i)) > 0)
			i += taken - 1;
		else if (!take_atx(&w, i) && !take_underline(&w, i) &&
			!take_rule(&w, i))
			take_line(&w, i);
		i++;
	}
	close_block(&w);
}

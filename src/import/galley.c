#include "import/galley.h"

#include <string.h>

#define LINE_BREAK SLICE("\xe2\x80\xa8")

enum { LABEL = 12 }; /* "Chapter XII" */

void
galley_init(struct galley *g, struct builder *out)
{
	*g = (struct galley){
		.out = out,
		.kind = SPAN_PARAGRAPH,
		.gap = RANGE_NONE,
		.inlines = VEC_OF(struct galley_inline),
	};
}

void
galley_release(struct galley *g)
{
	buf_release(&g->bullet);
	vec_release(&g->inlines);
}

/* Blocks. */

bool
galley_is_open(const struct galley *g)
{
	return g->open;
}

struct slice
galley_line(const struct galley *g)
{
	if (!g->open)
		return SLICE("");
	return slice_sub(builder_text(g->out), g->start, builder_here(g->out));
}

static void
forget_gap(struct galley *g)
{
	g->blanks = g->breaks = 0;
	g->gap = RANGE_NONE;
}

static void
open_block(struct galley *g)
{
	if (g->begun && g->kind != SPAN_PARAGRAPH)
		builder_break(g->out);
	g->begun = false;
	g->open = true;
	g->open_kind = g->kind;
	g->open_bare = g->bare;
	if (!g->bare)
		builder_open(g->out, g->kind, g->number);
	builder_put(g->out, buf_view(&g->bullet));
	buf_clear(&g->bullet);
	g->start = builder_here(g->out);
	for (size_t i = 0; i < g->inlines.count; i++)
		((struct galley_inline *)vec_at(&g->inlines, i))->start =
			OFFSET_NONE;
	forget_gap(g);
}

static void
mark_inline(struct galley *g, const struct galley_inline *s)
{
	size_t here = builder_here(g->out);

	if (g->open && s->start < here)
		builder_mark(g->out, s->kind, (struct range){ s->start, here },
			s->number, 0);
}

void
galley_end(struct galley *g)
{
	if (g->one) {
		galley_blank(g, RANGE_NONE);
		g->parted = g->open;
		return;
	}
	forget_gap(g);
	if (!g->open)
		return;
	for (size_t i = 0; i < g->inlines.count; i++)
		mark_inline(g, vec_at(&g->inlines, i));
	if (!g->open_bare)
		builder_close(g->out, g->open_kind);
	builder_break(g->out);
	g->open = false;
}

void
galley_bullet(struct galley *g, struct slice bullet)
{
	if (g->bare)
		return;
	buf_clear(&g->bullet);
	buf_slice(&g->bullet, bullet);
}

void
galley_fresh(struct galley *g)
{
	galley_end(g);
	if (g->begun)
		builder_break(g->out);
	g->begun = false;
}

/* Gaps. */

static void
widen_gap(struct galley *g, struct range source)
{
	if (range_is_none(source))
		return;
	if (range_is_none(g->gap))
		g->gap = source;
	else
		g->gap.end =
			source.end > g->gap.start ? source.end : g->gap.end;
}

void
galley_blank(struct galley *g, struct range source)
{
	if (!g->open)
		return;
	g->blanks++;
	widen_gap(g, source);
}

void
galley_break(struct galley *g, struct range source)
{
	if (!g->open)
		return;
	g->breaks++;
	widen_gap(g, source);
}

static void
put_gap(struct galley *g, struct slice words)
{
	if (range_is_none(g->gap))
		builder_put(g->out, words);
	else
		builder_stand(g->out, words, g->gap);
	forget_gap(g);
}

static void
put_breaks(struct galley *g)
{
	struct buf breaks = { 0 };

	if (g->open_kind != SPAN_VERBATIM)
		g->breaks = 1;
	for (size_t i = 0; i < g->breaks; i++)
		buf_slice(&breaks, LINE_BREAK);
	put_gap(g, buf_view(&breaks));
	buf_release(&breaks);
}

/* Two line ends in a paragraph are meant for a new one. */
static bool
is_parted(const struct galley *g)
{
	return g->open && g->breaks > 1 && g->open_kind == SPAN_PARAGRAPH;
}

/* Spans that were opened begin with the words that come now. */
static void
start_inlines(struct galley *g)
{
	for (size_t i = g->inlines.count; i > 0; i--) {
		struct galley_inline *s = vec_at(&g->inlines, i - 1);

		if (s->start != OFFSET_NONE)
			return;
		s->start = builder_here(g->out);
	}
}

static bool
ends_in_gap(const struct galley *g)
{
	struct slice line = galley_line(g);

	return slice_ends(line, SLICE(" ")) || slice_ends(line, LINE_BREAK);
}

/* What parts the lines of a heading that are one: "I. The Mill". */
static struct slice
joint(const struct galley *g)
{
	struct slice line = galley_line(g);

	if (line.size == 0 || strchr(".:!?", line.data[line.size - 1]))
		return SLICE(" ");
	return line.size > LABEL ? SLICE(": ") : SLICE(". ");
}

void
galley_begin(struct galley *g)
{
	if (is_parted(g))
		galley_end(g);
	if (!g->open)
		open_block(g);
	else if (g->parted && g->open_kind == SPAN_HEADING)
		builder_put(g->out, joint(g));
	else if (g->breaks > 0 && g->open_kind != SPAN_HEADING && !g->one)
		put_breaks(g);
	else if (g->breaks + g->blanks > 0 && !ends_in_gap(g))
		put_gap(g, SLICE(" "));
	forget_gap(g);
	g->parted = false;
	start_inlines(g);
}

/* Words. */

static bool
is_blank(char c)
{
	return c && strchr(" \t\n\r\f", c);
}

static size_t
run_size(struct slice s, size_t at, bool blank)
{
	size_t end = at;

	while (end < s.size && is_blank(s.data[end]) == blank)
		end++;
	return end - at;
}

/* Words without white space; a blank between two goes with them when it is a
 * single one. */
static size_t
stretch_size(struct slice s, size_t at)
{
	size_t end = at + run_size(s, at, false);

	while (end + 1 < s.size && s.data[end] == ' ' &&
		!is_blank(s.data[end + 1]))
		end += 1 + run_size(s, end + 1, false);
	return end - at;
}

void
galley_copy(struct galley *g, struct slice words, size_t from)
{
	size_t at = 0, size;

	while (at < words.size) {
		size = run_size(words, at, true);
		if (size > 0)
			galley_blank(g,
				(struct range){ from + at, from + at + size });
		at += size;
		size = stretch_size(words, at);
		if (size == 0)
			continue;
		galley_begin(g);
		builder_copy(
			g->out, slice_sub(words, at, at + size), from + at);
		at += size;
	}
}

void
galley_stand(struct galley *g, struct slice words, struct range source)
{
	size_t lead = run_size(words, 0, true);
	struct slice inner = slice_trim(words);

	if (lead > 0)
		galley_blank(g, source);
	if (inner.size == 0)
		return;
	galley_begin(g);
	builder_stand(g->out, inner, source);
	if (lead + inner.size < words.size)
		galley_blank(g, RANGE_NONE);
}

void
galley_put(struct galley *g, struct slice words)
{
	galley_begin(g);
	builder_put(g->out, words);
}

void
galley_row(struct galley *g)
{
	forget_gap(g);
	if (g->open)
		builder_put(g->out, LINE_BREAK);
}

void
galley_verbatim(
	struct galley *g, struct slice words, struct range source, bool exact)
{
	struct slice line;
	size_t at = 0;

	while (at < words.size) {
		size_t end = slice_find(words, SLICE("\n"), at);

		line = slice_sub(
			words, at, end == SLICE_NONE ? words.size : end);
		if (line.size > 0) {
			galley_begin(g);
			if (exact)
				builder_copy(g->out, line, source.start + at);
			else
				builder_stand(g->out, line, source);
		}
		at += line.size;
		if (end == SLICE_NONE)
			break;
		galley_break(g,
			exact ? (struct range){ source.start + at,
					source.start + at + 1 }
			      : source);
		at++;
	}
}

/* Spans. */

void
galley_open(struct galley *g, enum span_kind kind, uint32_t number)
{
	*(struct galley_inline *)vec_push(&g->inlines) =
		(struct galley_inline){ kind, number, OFFSET_NONE };
}

void
galley_close(struct galley *g)
{
	mark_inline(g, vec_last(&g->inlines));
	vec_pop(&g->inlines);
}

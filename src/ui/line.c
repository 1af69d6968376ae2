#include "ui/line.h"

#include <string.h>

static bool
line_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static bool
line_is_separator(char c)
{
	return c == ';' || c == '\n';
}

/* Behind the quoted part that begins at AT, or SLICE_NONE. */
static size_t
line_quote_end(struct slice text, size_t at)
{
	for (at++; at < text.size; at++) {
		if (text.data[at] == '"')
			return at + 1;
		at += text.data[at] == '\\';
	}
	return SLICE_NONE;
}

static size_t
line_word_end(struct slice text, size_t at)
{
	if (text.data[at] == '"')
		at = line_quote_end(text, at);
	while (at < text.size && !line_is_blank(text.data[at]) &&
		!line_is_separator(text.data[at]))
		at++;
	return at;
}

/* Over blanks and a comment. */
static size_t
line_skip(struct slice text, size_t at)
{
	while (at < text.size && line_is_blank(text.data[at]))
		at++;
	if (at < text.size && text.data[at] == '#')
		while (at < text.size && text.data[at] != '\n')
			at++;
	return at;
}

enum line_kind
line_next(struct slice text, size_t *at, struct slice *raw)
{
	size_t start = line_skip(text, *at), end;

	*at = text.size;
	*raw = slice_sub(text, start, text.size);
	if (start >= text.size)
		return LINE_END;
	if (line_is_separator(text.data[start])) {
		*at = start + 1;
		*raw = slice_sub(text, start, *at);
		return LINE_SEPARATOR;
	}
	end = line_word_end(text, start);
	if (end == SLICE_NONE)
		return LINE_OPEN;
	*at = end;
	*raw = slice_sub(text, start, end);
	return LINE_WORD;
}

void
line_unquote(struct slice raw, struct buf *out)
{
	size_t at = 1;

	if (raw.size == 0 || raw.data[0] != '"') {
		buf_slice(out, raw);
		return;
	}
	for (; at < raw.size && raw.data[at] != '"'; at++) {
		if (raw.data[at] == '\\' && at + 1 < raw.size &&
			strchr("\"\\", raw.data[at + 1]))
			at++;
		buf_char(out, raw.data[at]);
	}
	buf_slice(out, slice_sub(raw, at + 1, raw.size));
}

static bool
line_needs_quotes(struct slice word)
{
	if (word.size == 0 || word.data[0] == '"' || word.data[0] == '#')
		return true;
	for (size_t i = 0; i < word.size; i++)
		if (line_is_blank(word.data[i]) ||
			line_is_separator(word.data[i]))
			return true;
	return false;
}

void
line_quote(struct slice word, struct buf *out)
{
	if (!line_needs_quotes(word)) {
		buf_slice(out, word);
		return;
	}
	buf_char(out, '"');
	for (size_t i = 0; i < word.size; i++) {
		if (word.data[i] == '"' || word.data[i] == '\\')
			buf_char(out, '\\');
		buf_char(out, word.data[i]);
	}
	buf_char(out, '"');
}

/* The words of one command, as they are collected. */
struct line_state {
	struct slice text;
	struct arena *arena;
	struct vec words; /* of struct slice */
	struct buf plain;
	size_t tail, tail_end; /* of the source */
	bool whole;	       /* `bind`: separators belong to it */
};

static void
line_add_word(struct line_state *l, struct slice raw)
{
	size_t start = (size_t)(raw.data - l->text.data);
	struct slice *word = vec_push(&l->words);

	buf_clear(&l->plain);
	line_unquote(raw, &l->plain);
	*word = arena_copy(l->arena, buf_view(&l->plain));
	if (l->words.count == 1)
		l->whole = slice_equal(*word, SLICE("bind"));
	if (l->words.count == 2)
		l->tail = start;
	l->tail_end = start + raw.size;
}

static void
line_end_command(struct line_state *l, struct vec *out)
{
	size_t size = l->words.count * sizeof(struct slice);
	struct line_command *c;

	if (l->words.count == 0)
		return;
	c = vec_push(out);
	c->count = l->words.count;
	c->words = arena_new(l->arena, size);
	memcpy(c->words, l->words.items, size);
	if (c->count > 1)
		c->tail = slice_sub(l->text, l->tail, l->tail_end);
	vec_clear(&l->words);
	l->whole = false;
}

static enum line_kind
line_take(struct line_state *l, size_t *at, struct vec *out)
{
	struct slice raw;
	enum line_kind kind = line_next(l->text, at, &raw);

	if (kind == LINE_WORD ||
		(kind == LINE_SEPARATOR && l->whole && raw.data[0] == ';'))
		line_add_word(l, raw);
	else if (kind != LINE_OPEN)
		line_end_command(l, out);
	return kind;
}

int
line_split(struct slice text, struct arena *arena, struct vec *out,
	struct err *err)
{
	struct line_state l = { text, arena, VEC_OF(struct slice), { 0 }, 0, 0,
		false };
	enum line_kind kind;
	size_t at = 0;

	do
		kind = line_take(&l, &at, out);
	while (kind == LINE_WORD || kind == LINE_SEPARATOR);
	vec_release(&l.words);
	buf_release(&l.plain);
	if (kind == LINE_OPEN)
		return err_set(
			err, ERR_USAGE, "a quotation mark is not closed");
	return 0;
}

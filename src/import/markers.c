#include "import/markers.h"

#include <string.h>

#include "base/utf8.h"

enum { LABEL_LIMIT = 4 };

static bool
is_digit(struct slice s, size_t at)
{
	return at < s.size && s.data[at] >= '0' && s.data[at] <= '9';
}

static bool
is_char(struct slice s, size_t at, char c)
{
	return at < s.size && s.data[at] == c;
}

/* The sign at AT, its size in bytes; what it weighs goes to *WEIGHT. */
static size_t
sign_size(struct slice s, size_t at, uint32_t *weight)
{
	static const struct {
		const char *sign;
		uint32_t weight;
	} signs[] = {
		{ "*", 1 },
		{ "\xe2\x80\xa0", 8 },
		{ "\xe2\x80\xa1", 64 },
	};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		*weight = signs[i].weight;
		if (slice_starts(
			    slice_sub(s, at, s.size), slice_of(signs[i].sign)))
			return strlen(signs[i].sign);
	}
	return 0;
}

/* "*" is 1, "**" 2, a dagger 8 and so on. */
static size_t
read_signs(struct slice s, size_t at, struct marker *m)
{
	uint32_t weight;
	size_t size;

	m->series = MARKER_SIGNS;
	for (int i = 0; i < LABEL_LIMIT; i++) {
		size = sign_size(s, at, &weight);
		if (size == 0)
			break;
		m->number += weight;
		at += size;
	}
	return at;
}

/* Up to four digits and a star, or up to four signs; returns the end. */
static size_t
read_label(struct slice s, size_t at, struct marker *m)
{
	size_t start = at;

	m->number = 0;
	while (is_digit(s, at) && at - start < LABEL_LIMIT)
		m->number = m->number * 10 + (uint32_t)(s.data[at++] - '0');
	m->series = MARKER_NUMBERS;
	if (at > start && is_char(s, at, '*')) {
		m->series = MARKER_STARRED;
		at++;
	} else if (at == start) {
		at = read_signs(s, at, m);
	}
	m->label = slice_sub(s, start, at);
	return m->number > 0 ? at : start;
}

size_t
markers_bracket(struct slice s, size_t at, struct marker *out)
{
	size_t end;

	if (!is_char(s, at, '['))
		return 0;
	end = read_label(s, at + 1, out);
	if (end == at + 1 || !is_char(s, end, ']'))
		return 0;
	out->form = MARKER_BRACKET;
	out->size = end + 1 - at;
	return out->size;
}

/* Ends the marker behind AT: blanks, then words. */
static bool
finish(struct slice line, size_t at, enum marker_form form, struct marker *m)
{
	size_t words = at;

	while (words < line.size &&
		(line.data[words] == ' ' || line.data[words] == '\t'))
		words++;
	if (words == at || words == line.size)
		return false;
	m->form = form;
	m->size = words;
	return true;
}

static bool
read_bullet(struct slice line, struct marker *m)
{
	if (line.size > 1 && strchr("-*+", line.data[0]) &&
		finish(line, 1, MARKER_BULLET, m))
		return true;
	return slice_starts(line, SLICE("\xe2\x80\xa2")) &&
		finish(line, 3, MARKER_BULLET, m);
}

/* "12." "12)" "(12)" "a)" "(a)" */
static bool
read_number(struct slice line, struct marker *m)
{
	size_t start = is_char(line, 0, '('), at = start;

	while (is_digit(line, at) && at - start < LABEL_LIMIT)
		m->number = m->number * 10 + (uint32_t)(line.data[at++] - '0');
	if (at == start && at < line.size && line.data[at] >= 'a' &&
		line.data[at] <= 'z')
		m->number = (uint32_t)(line.data[at++] - 'a' + 1);
	if (at == start)
		return false;
	m->label = slice_sub(line, start, at);
	if (is_char(line, at, ')'))
		return finish(line, at + 1, MARKER_PAREN, m);
	return start == 0 && is_digit(line, 0) && is_char(line, at, '.') &&
		finish(line, at + 1, MARKER_DOT, m);
}

struct marker
markers_item(struct slice line)
{
	struct marker m = { 0 };

	if (!read_bullet(line, &m) && !read_number(line, &m))
		m = (struct marker){ 0 };
	return m;
}

/* A number without a point is a label only before a capital, a quotation mark
 * or a sign of another script. */
static bool
is_sentence_start(struct slice s)
{
	uint32_t code;

	if (s.size == 0)
		return false;
	utf8_next(s, 0, &code);
	return utf8_is_upper(code) || code >= 0x2018 || code == '"' ||
		code == '\'';
}

static bool
is_plain_label(struct slice line, const struct marker *m)
{
	return (m->series != MARKER_NUMBERS || m->number < 1000) &&
		is_sentence_start(slice_sub(line, m->size, line.size));
}

/* "[Footnote 12: " */
static bool
read_spelled(struct slice line, struct marker *m)
{
	static const struct slice word = { "[footnote ", 10 };
	size_t end;

	if (!slice_equal_ascii(slice_sub(line, 0, word.size), word))
		return false;
	end = read_label(line, word.size, m);
	return end > word.size && is_char(line, end, ':') &&
		finish(line, end + 1, MARKER_SPELLED, m);
}

struct marker
markers_note(struct slice line)
{
	struct marker m = { 0 };
	size_t end;

	if (read_spelled(line, &m))
		return m;
	end = markers_bracket(line, 0, &m);

	if (end > 0 && finish(line, end, MARKER_BRACKET, &m))
		return m;
	end = read_label(line, is_char(line, 0, '('), &m);
	if (m.number == 0)
		return (struct marker){ 0 };
	if (is_char(line, end, ')') && finish(line, end + 1, MARKER_PAREN, &m))
		return m;
	if (is_char(line, 0, '('))
		return (struct marker){ 0 };
	if (is_char(line, end, '.') && finish(line, end + 1, MARKER_DOT, &m))
		return m;
	if (finish(line, end, MARKER_SPACE, &m) && is_plain_label(line, &m))
		return m;
	return (struct marker){ 0 };
}

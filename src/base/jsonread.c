#include "base/jsonread.h"

#include <string.h>

#include "base/utf8.h"

enum { DEEPEST = 60 };

void
jsonread_init(struct jsonread *r, struct slice text)
{
	*r = (struct jsonread){ .text = text };
	if (slice_starts(text, SLICE("\xEF\xBB\xBF")))
		r->at = 3;
}

void
jsonread_release(struct jsonread *r)
{
	buf_release(&r->key);
	buf_release(&r->value);
}

static enum jsonread_kind
fault(struct jsonread *r, const char *why)
{
	r->why = why;
	return JSONREAD_FAULT;
}

static void
skip_blanks(struct jsonread *r)
{
	while (r->at < r->text.size && r->text.data[r->at] != '\0' &&
		strchr(" \t\r\n", r->text.data[r->at]))
		r->at++;
}

static bool
take(struct jsonread *r, char c)
{
	skip_blanks(r);
	if (r->at >= r->text.size || r->text.data[r->at] != c)
		return false;
	r->at++;
	return true;
}

/* Four hexadecimal digits. */
static bool
take_unit(struct jsonread *r, uint32_t *unit)
{
	*unit = 0;
	for (size_t i = 0; i < 4; i++, r->at++) {
		static const char digits[] = "0123456789abcdef";
		const char *digit;

		if (r->at >= r->text.size || r->text.data[r->at] == '\0')
			return false;
		digit = strchr(digits,
			r->text.data[r->at] >= 'A' && r->text.data[r->at] <= 'F'
				? r->text.data[r->at] + 32
				: r->text.data[r->at]);
		if (!digit)
			return false;
		*unit = *unit * 16 + (uint32_t)(digit - digits);
	}
	return true;
}

/* Behind \u; a half of a pair without the other is the replacement. */
static bool
take_code(struct jsonread *r, struct buf *out)
{
	uint32_t code, low;

	if (!take_unit(r, &code))
		return false;
	if (code >= 0xD800 && code < 0xDC00 &&
		slice_starts(slice_sub(r->text, r->at, r->text.size),
			SLICE("\\u"))) {
		size_t before = r->at;

		r->at += 2;
		if (!take_unit(r, &low))
			return false;
		if (low >= 0xDC00 && low < 0xE000)
			code = 0x10000 + ((code - 0xD800) << 10) +
				(low - 0xDC00);
		else
			r->at = before;
	}
	utf8_put(
		out, code >= 0xD800 && code < 0xE000 ? UTF8_REPLACEMENT : code);
	return true;
}

static bool
take_escape(struct jsonread *r, struct buf *out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *found;
	char c;

	if (r->at >= r->text.size)
		return false;
	c = r->text.data[r->at++];
	if (c == 'u')
		return take_code(r, out);
	found = c ? strchr(from, c) : NULL;
	if (found)
		buf_char(out, to[found - from]);
	return found != NULL;
}

/* Behind the quotation mark. */
static bool
take_text(struct jsonread *r, struct buf *out)
{
	buf_clear(out);
	while (r->at < r->text.size) {
		char c = r->text.data[r->at++];

		if (c == '"')
			return true;
		if (c == '\\') {
			if (!take_escape(r, out)) {
				r->why = "a backslash with nothing behind it "
					 "that it could mean";
				return false;
			}
		} else if ((unsigned char)c < ' ') {
			r->why = "a text does not end on its line";
			return false;
		} else {
			buf_char(out, c);
		}
	}
	r->why = "a text does not end";
	return false;
}

static enum jsonread_kind
take_plain(struct jsonread *r)
{
	size_t start = r->at;
	struct slice s;

	while (r->at < r->text.size && r->text.data[r->at] != '\0' &&
		!strchr(" \t\r\n,]}:[{\"", r->text.data[r->at]))
		r->at++;
	s = slice_sub(r->text, start, r->at);
	buf_clear(&r->value);
	buf_slice(&r->value, s);
	if (slice_equal(s, SLICE("true")) || slice_equal(s, SLICE("false")) ||
		slice_equal(s, SLICE("null")))
		return JSONREAD_WORD;
	if (s.size > 0 &&
		(s.data[0] == '-' || (s.data[0] >= '0' && s.data[0] <= '9')))
		return JSONREAD_NUMBER;
	return fault(r,
		s.size ? "a word that JSON does not know"
		       : "a value is missing");
}

static enum jsonread_kind
open_value(struct jsonread *r, bool object)
{
	if (r->depth == DEEPEST)
		return fault(r, "nested too deeply");
	r->depth++;
	r->objects = r->objects << 1 | object;
	r->begun = false;
	return object ? JSONREAD_OBJECT : JSONREAD_ARRAY;
}

static bool
in_object(const struct jsonread *r)
{
	return r->depth > 0 && (r->objects & 1);
}

static enum jsonread_kind
take_value(struct jsonread *r)
{
	if (take(r, '{'))
		return open_value(r, true);
	if (take(r, '['))
		return open_value(r, false);
	r->begun = true;
	if (take(r, '"'))
		return take_text(r, &r->value) ? JSONREAD_TEXT : JSONREAD_FAULT;
	return take_plain(r);
}

enum jsonread_kind
jsonread_next(struct jsonread *r)
{
	if (r->why)
		return JSONREAD_FAULT;
	buf_clear(&r->key);
	skip_blanks(r);
	if (r->depth == 0 && r->begun)
		return r->at == r->text.size
			? JSONREAD_DONE
			: fault(r, "something stands behind the end");
	if (r->depth > 0 && take(r, in_object(r) ? '}' : ']')) {
		r->depth--;
		r->objects >>= 1;
		r->begun = true;
		return JSONREAD_END;
	}
	if (r->depth > 0 && r->begun && !take(r, ','))
		return fault(r, "a comma or a bracket is missing");
	if (in_object(r)) {
		if (!take(r, '"'))
			return fault(r, "a key is missing");
		if (!take_text(r, &r->key))
			return JSONREAD_FAULT;
		if (!take(r, ':'))
			return fault(r, "a colon is missing behind a key");
	}
	return take_value(r);
}

bool
jsonread_skip(struct jsonread *r)
{
	unsigned outside = r->depth - 1;

	while (r->depth > outside)
		if (jsonread_next(r) == JSONREAD_FAULT)
			return false;
	return true;
}

size_t
jsonread_line(const struct jsonread *r)
{
	size_t line = 1;

	for (size_t i = 0; i < r->at && i < r->text.size; i++)
		line += r->text.data[i] == '\n';
	return line;
}

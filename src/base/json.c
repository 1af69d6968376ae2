#include "base/json.h"

#include <inttypes.h>
#include <locale.h>
#include <math.h>

#include "base/utf8.h"

/* The comma that is due, and the key. What follows is a value. */
static void
json_begin(struct json *j, const char *key)
{
	if (j->pending)
		buf_char(j->out, ',');
	j->pending = false;
	if (key) {
		json_text(j, NULL, slice_of(key));
		buf_char(j->out, ':');
	}
	j->pending = true;
}

static void
json_open(struct json *j, const char *key, char bracket)
{
	json_begin(j, key);
	buf_char(j->out, bracket);
	j->pending = false;
}

static void
json_close(struct json *j, char bracket)
{
	buf_char(j->out, bracket);
	j->pending = true;
}

void
json_object(struct json *j, const char *key)
{
	json_open(j, key, '{');
}

void
json_object_end(struct json *j)
{
	json_close(j, '}');
}

void
json_array(struct json *j, const char *key)
{
	json_open(j, key, '[');
}

void
json_array_end(struct json *j)
{
	json_close(j, ']');
}

/* Controls must be escaped. What a terminal would obey or hide is escaped
 * too: the value stays the same, and the output may go to a screen. */
static bool
json_is_escaped(uint32_t code)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = { { 0, 0x1f }, { 0x7f, 0x9f }, { 0xad, 0xad },
		{ 0x61c, 0x61c }, { 0x200b, 0x200f }, { 0x2028, 0x202e },
		{ 0x2060, 0x206f }, { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb },
		{ 0xe0000, 0xe0fff } };

	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

static void
json_escape(struct buf *out, uint32_t code)
{
	static const char plain[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";

	for (size_t i = 0; plain[i]; i++) {
		if (code != (unsigned char)plain[i])
			continue;
		buf_char(out, '\\');
		buf_char(out, names[i]);
		return;
	}
	if (code > 0xffff) {
		code -= 0x10000;
		buf_printf(out, "\\u%04x", 0xd800 + (code >> 10));
		code = 0xdc00 + (code & 0x3ff);
	}
	buf_printf(out, "\\u%04x", code);
}

void
json_text(struct json *j, const char *key, struct slice value)
{
	uint32_t code;

	json_begin(j, key);
	buf_char(j->out, '"');
	for (size_t at = 0; at < value.size;) {
		at += utf8_next(value, at, &code);
		if (code == '"' || code == '\\' || json_is_escaped(code))
			json_escape(j->out, code);
		else
			utf8_put(j->out, code);
	}
	buf_char(j->out, '"');
}

void
json_number(struct json *j, const char *key, int64_t value)
{
	json_begin(j, key);
	buf_printf(j->out, "%" PRId64, value);
}

/* JSON has a point in each language, and no infinity. */
void
json_real(struct json *j, const char *key, double value)
{
	struct slice point = slice_of(localeconv()->decimal_point);
	size_t start, at;

	if (!isfinite(value)) {
		json_null(j, key);
		return;
	}
	json_begin(j, key);
	start = j->out->size;
	buf_printf(j->out, "%.6g", value);
	at = slice_find(buf_view(j->out), point, start);
	if (at != SLICE_NONE)
		buf_replace(j->out, at, at + point.size, SLICE("."));
}

void
json_bool(struct json *j, const char *key, bool value)
{
	json_begin(j, key);
	buf_text(j->out, value ? "true" : "false");
}

void
json_null(struct json *j, const char *key)
{
	json_begin(j, key);
	buf_text(j->out, "null");
}

void
json_pair(struct json *j, const char *key, size_t start, size_t end)
{
	json_begin(j, key);
	buf_printf(j->out, "[%zu,%zu]", start, end);
}

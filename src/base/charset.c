#include "base/charset.h"

#include <ctype.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { STRIDE = 1024, HEAD = 1024, NAME_LIMIT = 40, GIVEN = 4 };

/* What a set is called by its readers, by iconv, and in pages that are older
 * than their standards: there Latin-1 has always been windows-1252. */
static const struct spelling {
	const char *spelling, *name;
} spellings[] = {
	{ "utf8", "UTF-8" },
	{ "unicode11utf8", "UTF-8" },
	{ "utf16", "UTF-16LE" },
	{ "utf16le", "UTF-16LE" },
	{ "utf16be", "UTF-16BE" },
	{ "ascii", "windows-1252" },
	{ "usascii", "windows-1252" },
	{ "latin1", "windows-1252" },
	{ "iso88591", "windows-1252" },
	{ "iso88592", "ISO-8859-2" },
	{ "latin2", "ISO-8859-2" },
	{ "iso88595", "ISO-8859-5" },
	{ "iso88597", "ISO-8859-7" },
	{ "iso88599", "windows-1254" },
	{ "iso885915", "ISO-8859-15" },
	{ "latin9", "ISO-8859-15" },
	{ "windows1250", "windows-1250" },
	{ "cp1250", "windows-1250" },
	{ "windows1251", "windows-1251" },
	{ "cp1251", "windows-1251" },
	{ "windows1252", "windows-1252" },
	{ "cp1252", "windows-1252" },
	{ "ansi", "windows-1252" },
	{ "windows1253", "windows-1253" },
	{ "windows1254", "windows-1254" },
	{ "koi8r", "KOI8-R" },
	{ "koi8", "KOI8-R" },
	{ "koi8u", "KOI8-U" },
	{ "ibm866", "IBM866" },
	{ "cp866", "IBM866" },
	{ "macintosh", "macintosh" },
};

enum { SPELLINGS = sizeof spellings / sizeof *spellings };

/* Those that were asked for; they stay. */
static struct charset *known[SPELLINGS + GIVEN];

/* NAME as the spellings have it: small, letters and digits alone. */
static void
simplify(struct slice name, char out[NAME_LIMIT])
{
	size_t size = 0;

	for (size_t i = 0; i < name.size && size + 1 < NAME_LIMIT; i++)
		if (isalnum((unsigned char)name.data[i]))
			out[size++] =
				(char)tolower((unsigned char)name.data[i]);
	out[size] = '\0';
}

static const char *
usual_name(struct slice name)
{
	char simple[NAME_LIMIT];

	simplify(name, simple);
	for (size_t i = 0; i < SPELLINGS; i++)
		if (strcmp(simple, spellings[i].spelling) == 0)
			return spellings[i].name;
	return NULL;
}

/* The character of BYTE; U+FFFD when there is none. False when it is only the
 * beginning of one. */
static bool
ask(iconv_t from, int byte, uint32_t *code)
{
	char in = (char)byte, *source = &in, *target = (char *)code;
	size_t left = 1, room = sizeof *code;

	*code = UTF8_REPLACEMENT;
	iconv(from, NULL, NULL, NULL, NULL);
	if (iconv(from, &source, &left, &target, &room) != SIZE_MAX)
		return room == 0;
	*code = UTF8_REPLACEMENT;
	return left == 1 && source == &in && byte >= 0x80;
}

/* Fills the table; false when it is no set of 256 characters. */
static bool
fill(struct charset *c)
{
	iconv_t from = iconv_open(
		__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? "UCS-4BE" : "UCS-4LE",
		c->name);
	size_t missing = 0;
	bool good = true;

	if ((intptr_t)from == -1)
		return false;
	for (int byte = 0; good && byte < 256; byte++) {
		good = ask(from, byte, &c->chars[byte]);
		missing += c->chars[byte] == UTF8_REPLACEMENT;
	}
	iconv_close(from);
	return good && missing <= 64;
}

static struct charset *
make(const char *name)
{
	struct charset *c = mem_new(sizeof *c);
	bool wide = strncmp(name, "UTF-16", 6) == 0;

	c->name = name;
	c->form = wide			     ? CHARSET_UTF16
		: strcmp(name, "UTF-8") == 0 ? CHARSET_UTF8
					     : CHARSET_BYTES;
	c->big_endian = wide && strcmp(name, "UTF-16BE") == 0;
	if (c->form != CHARSET_BYTES || fill(c))
		return c;
	free(c);
	return NULL;
}

/* Whether iconv should hear of it: no path, no option. */
static bool
is_name(struct slice name)
{
	for (size_t i = 0; i < name.size; i++)
		if (!isalnum((unsigned char)name.data[i]) &&
			!strchr("-_:.", name.data[i]))
			return false;
	return name.size > 0 && name.size < NAME_LIMIT;
}

/* The place in `known` of the set called NAME, or an empty one, or NULL. */
static struct charset **
slot(const char *name)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (!known[i] || strcmp(known[i]->name, name) == 0)
			return &known[i];
	return NULL;
}

static const struct charset *
load(const char *name)
{
	struct charset **place = slot(name);

	if (place && !*place)
		*place = make(name);
	return place ? *place : NULL;
}

/* One that only iconv knows; its name stays with it. */
static const struct charset *
load_other(struct slice name)
{
	char *own = mem_copy(name.data, name.size);
	const struct charset *c = load(own);

	if (!c || c->name != own)
		free(own);
	return c;
}

const struct charset *
charset_find(struct slice name, struct err *err)
{
	const char *usual = is_name(name) ? usual_name(name) : NULL;
	const struct charset *c = NULL;

	if (usual)
		c = load(usual);
	else if (is_name(name))
		c = load_other(name);
	if (!c)
		err_set(err, ERR_USAGE,
			"%.*s: is no encoding that is known, or not one of "
			"single bytes",
			(int)name.size, name.data);
	return c;
}

void
charset_load(void)
{
	static const char *const names[] = { "UTF-8", "UTF-16LE", "UTF-16BE",
		"windows-1252", "windows-1251", "KOI8-R" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		load(names[i]);
}

/* Markup that names its encoding. */

/* What stands behind KEY and =, in quotation marks or without. */
static struct slice
value_of(struct slice head, struct slice key)
{
	size_t at = slice_find(head, key, 0), end;

	if (at == SLICE_NONE)
		return SLICE("");
	at += key.size;
	while (at < head.size && strchr(" =\"'", head.data[at]))
		at++;
	for (end = at; end < head.size; end++)
		if (strchr(" \"'>;/?", head.data[end]))
			break;
	return slice_sub(head, at, end);
}

struct slice
charset_declared(struct slice bytes)
{
	struct slice head = slice_trim(slice_sub(bytes, 0, HEAD));
	struct slice value = SLICE("");

	if (!slice_starts(head, SLICE("<")))
		return value;
	if (slice_starts(head, SLICE("<?xml")))
		value = value_of(
			slice_sub(head, 0, slice_find(head, SLICE("?>"), 0)),
			SLICE("encoding"));
	if (value.size == 0 && slice_find(head, SLICE("meta"), 0) != SLICE_NONE)
		value = value_of(head, SLICE("charset"));
	return usual_name(value) ? value : SLICE("");
}

/* Decoding. */

static uint32_t
unit_at(const struct charset *c, struct slice s, size_t at)
{
	uint32_t a = (unsigned char)s.data[at];
	uint32_t b = (unsigned char)s.data[at + 1];

	return c->big_endian ? a << 8 | b : b << 8 | a;
}

/* The character at AT of UTF-16; its bytes. */
static size_t
take_wide(const struct charset *c, struct slice s, size_t at, uint32_t *code)
{
	uint32_t low;

	*code = UTF8_REPLACEMENT;
	if (at + 2 > s.size)
		return 1;
	low = unit_at(c, s, at);
	if (low < 0xD800 || low > 0xDFFF) {
		*code = low;
		return 2;
	}
	if (low > 0xDBFF || at + 4 > s.size)
		return 2;
	*code = low;
	low = unit_at(c, s, at + 2);
	if (low < 0xDC00 || low > 0xDFFF) {
		*code = UTF8_REPLACEMENT;
		return 2;
	}
	*code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
	return 4;
}

static size_t
take(const struct charset *c, struct slice s, size_t at, uint32_t *code)
{
	if (c->form == CHARSET_UTF16)
		return take_wide(c, s, at, code);
	*code = c->chars[(unsigned char)s.data[at]];
	return 1;
}

void
charset_decode(
	const struct charset *c, struct slice bytes, struct charset_text *out)
{
	size_t marks = 0;

	*out = (struct charset_text){ .size = bytes.size };
	out->unit = c->form == CHARSET_UTF16 ? 2 : 1;
	out->marks = mem_resize(
		NULL, bytes.size * 3 / STRIDE + 2, sizeof *out->marks);
	for (size_t at = 0; at < bytes.size;) {
		uint32_t code;
		size_t size = take(c, bytes, at, &code);

		while (out->text.size >= marks * STRIDE)
			out->marks[marks++] = at;
		out->replaced += code == UTF8_REPLACEMENT;
		utf8_put(&out->text, code);
		at += size;
	}
}

void
charset_text_release(struct charset_text *t)
{
	buf_release(&t->text);
	free(t->marks);
}

size_t
charset_span(struct slice s, size_t unit)
{
	size_t count = 0;

	for (size_t i = 0; i < s.size; i++) {
		unsigned char byte = (unsigned char)s.data[i];

		count += (byte & 0xc0) != 0x80;
		count += unit == 2 && byte >= 0xf0;
	}
	return count * unit;
}

size_t
charset_place(const struct charset_text *t, size_t at)
{
	struct slice text = buf_view(&t->text);
	size_t mark = at / STRIDE;

	if (at >= text.size)
		return t->size;
	return t->marks[mark] +
		charset_span(slice_sub(text, mark * STRIDE, at), t->unit);
}

#include "apparatus/tex.h"

#include <string.h>

#include "base/utf8.h"

static const struct {
	char name;
	uint32_t mark; /* combining */
} accents[] = {
	{ '`', 0x300 },
	{ '\'', 0x301 },
	{ '^', 0x302 },
	{ '~', 0x303 },
	{ '=', 0x304 },
	{ 'u', 0x306 },
	{ '.', 0x307 },
	{ '"', 0x308 },
	{ 'r', 0x30A },
	{ 'H', 0x30B },
	{ 'v', 0x30C },
	{ 'd', 0x323 },
	{ 'c', 0x327 },
	{ 'k', 0x328 },
	{ 'b', 0x331 },
};

static const struct {
	const char *name, *text;
} letters[] = {
	{ "ss", "ß" },
	{ "ae", "æ" },
	{ "AE", "Æ" },
	{ "oe", "œ" },
	{ "OE", "Œ" },
	{ "aa", "å" },
	{ "AA", "Å" },
	{ "o", "ø" },
	{ "O", "Ø" },
	{ "l", "ł" },
	{ "L", "Ł" },
	{ "i", "i" },
	{ "j", "j" },
	{ "dh", "ð" },
	{ "th", "þ" },
	{ "dots", "…" },
	{ "ldots", "…" },
	{ "textendash", "–" },
	{ "textemdash", "—" },
	{ "S", "§" },
	{ "textquoteleft", "‘" },
	{ "textquoteright", "’" },
	{ "guillemotleft", "«" },
	{ "guillemotright", "»" },
	{ "textbackslash", "\\" },
	{ "textasciitilde", "~" },
	{ "textasciicircum", "^" },
};

/* Longer ones first. */
static const struct {
	const char *from, *to;
} signs[] = {
	{ "---", "—" },
	{ "--", "–" },
	{ "``", "“" },
	{ "''", "”" },
	{ "`", "‘" },
	{ "'", "’" },
	{ "~", " " },
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Blanks and braces from AT on. */
static size_t
skip(struct slice s, size_t at, const char *what)
{
	while (at < s.size && strchr(what, s.data[at]) && s.data[at])
		at++;
	return at;
}

/* The letter that an accent behind AT stands on, with it; where that ends. */
static size_t
put_accented(struct slice s, size_t at, uint32_t mark, struct buf *out)
{
	uint32_t code = 0;

	at = skip(s, at, " {");
	if (at + 1 < s.size && s.data[at] == '\\' &&
		(s.data[at + 1] == 'i' || s.data[at + 1] == 'j'))
		at++;
	if (at < s.size && s.data[at] != '}' && s.data[at] != '\\') {
		at += utf8_next(s, at, &code);
		utf8_put(out, code);
		utf8_put(out, mark);
	}
	return at;
}

static uint32_t
accent_of(struct slice name)
{
	for (size_t i = 0; i < sizeof accents / sizeof *accents; i++)
		if (name.size == 1 && accents[i].name == name.data[0])
			return accents[i].mark;
	return 0;
}

/* The command whose backslash stands before AT; where it ends. What is not
 * known is left out; what stands in its braces stays. */
static size_t
put_command(struct slice s, size_t at, struct buf *out)
{
	size_t end = at;
	struct slice name;
	uint32_t mark;

	while (end < s.size && is_letter(s.data[end]))
		end++;
	if (end == at && end < s.size)
		end++;
	name = slice_sub(s, at, end);
	mark = accent_of(name);
	if (mark)
		return put_accented(s, end, mark, out);
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (slice_equal(name, slice_of(letters[i].name))) {
			buf_text(out, letters[i].text);
			return skip(s, end, " ");
		}
	if (name.size == 1 && !is_letter(name.data[0]))
		buf_slice(out, name);
	return name.size > 0 && is_letter(name.data[0]) ? skip(s, end, " ")
							: end;
}

static size_t
put_sign(struct slice s, size_t at, struct buf *out)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		struct slice from = slice_of(signs[i].from);

		if (slice_starts(slice_sub(s, at, s.size), from)) {
			buf_text(out, signs[i].to);
			return at + from.size;
		}
	}
	buf_char(out, s.data[at]);
	return at + 1;
}

/* Whether the brace at AT is the outer one of a name. */
static bool
is_of_name(struct slice s, size_t at, size_t depth)
{
	struct slice before = slice_trim(slice_sub(s, 0, at));
	struct slice behind = slice_trim(slice_sub(s, at + 1, s.size));

	if (s.data[at] == '{')
		return depth == 0 &&
			(before.size == 0 || slice_ends(before, SLICE(" and")));
	return depth == 1 &&
		(behind.size == 0 || slice_starts(behind, SLICE("and ")));
}

static void
put_blank(struct buf *out, size_t start)
{
	if (out->size > start && out->data[out->size - 1] != ' ')
		buf_char(out, ' ');
}

static void
put_all(struct slice s, bool names, struct buf *out)
{
	size_t depth = 0, at = 0, start = out->size;

	while (at < s.size) {
		char c = s.data[at];

		if (c == '\\') {
			at = put_command(s, at + 1, out);
		} else if (c == '{' || c == '}') {
			if (names && is_of_name(s, at, depth))
				buf_char(out, c);
			if (c == '{')
				depth++;
			else if (depth > 0)
				depth--;
			at++;
		} else if (strchr(" \t\r\n", c)) {
			put_blank(out, start);
			at++;
		} else {
			at = put_sign(s, at, out);
		}
	}
}

void
tex_read(struct slice s, bool names, struct buf *out)
{
	struct buf raw = { 0 };

	put_all(slice_trim(s), names, &raw);
	utf8_normalize(slice_trim(buf_view(&raw)), out);
	buf_release(&raw);
}

void
tex_write(struct slice s, struct buf *out)
{
	size_t depth = 0;

	for (size_t i = 0; i < s.size; i++) {
		char c = s.data[i];

		if (c == '}' && depth == 0)
			continue;
		if (strchr("&%$#_", c))
			buf_char(out, '\\');
		depth += c == '{';
		depth -= c == '}';
		if (c == '\\')
			buf_text(out, "\\textbackslash{}");
		else
			buf_char(out, c);
	}
	buf_repeat(out, '}', depth);
}

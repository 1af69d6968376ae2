/*
 * A sign is the harmless beginning of a cluster, borrowed from the text: the
 * base, what joins it, and at most GLYPH_MARKS marks; what follows in the
 * cluster is left out. A base that must not be shown gives a constant sign or
 * none, and stands for itself alone: the rest of its cluster comes next.
 *
 * Joiners and emoji styles pass inside an emoji only. A sign never takes more
 * than two columns, so marks with a column of their own count too.
 */
#include "base/glyph.h"

#include "base/utf8.h"

#define GLYPH_COUNT(array) (sizeof(array) / sizeof(*(array)))

enum {
	GLYPH_MARKS = 8,
	GLYPH_EMOJI_PARTS = 16,
	GLYPH_JOINER = 0x200D,
	GLYPH_LINE = 0x2028,
	GLYPH_WIDE_BLANK = 0x3000,
};

enum glyph_kind { GLYPH_GRAPHIC, GLYPH_BLANK, GLYPH_NOTHING, GLYPH_FOREIGN };

static bool glyph_ambiguous_wide, glyph_ascii;

void
glyph_set_ambiguous_wide(bool wide)
{
	glyph_ambiguous_wide = wide;
}

void
glyph_set_ascii(bool ascii)
{
	glyph_ascii = ascii;
}

bool
glyph_is_ascii(void)
{
	return glyph_ascii;
}

static enum glyph_kind
glyph_kind_of(uint32_t code)
{
	/* zero-width, fillers, styles, tags and marks of direction; then what
	 * turns the direction round, and notes between the lines */
	static const struct {
		uint32_t first, last;
		enum glyph_kind kind;
	} table[] = { { 0x80, 0x9F, GLYPH_FOREIGN },
		{ 0xAD, 0xAD, GLYPH_NOTHING }, { 0x34F, 0x34F, GLYPH_NOTHING },
		{ 0x61C, 0x61C, GLYPH_NOTHING },
		{ 0x115F, 0x1160, GLYPH_NOTHING },
		{ 0x17B4, 0x17B5, GLYPH_NOTHING },
		{ 0x180B, 0x180F, GLYPH_NOTHING },
		{ 0x200B, 0x200F, GLYPH_NOTHING },
		{ 0x202A, 0x202E, GLYPH_FOREIGN },
		{ 0x2060, 0x2064, GLYPH_NOTHING },
		{ 0x2065, 0x2069, GLYPH_FOREIGN },
		{ 0x206A, 0x206F, GLYPH_NOTHING },
		{ GLYPH_WIDE_BLANK, GLYPH_WIDE_BLANK, GLYPH_GRAPHIC },
		{ 0x3164, 0x3164, GLYPH_NOTHING },
		{ 0xFE00, 0xFE0F, GLYPH_NOTHING },
		{ 0xFEFF, 0xFEFF, GLYPH_NOTHING },
		{ 0xFFA0, 0xFFA0, GLYPH_NOTHING },
		{ 0x1BCA0, 0x1BCA3, GLYPH_NOTHING },
		{ 0x1D173, 0x1D17A, GLYPH_NOTHING },
		{ 0xE0000, 0xE0FFF, GLYPH_NOTHING } };

	for (size_t i = 0; i < GLYPH_COUNT(table); i++) {
		if (code < table[i].first)
			break;
		if (code <= table[i].last)
			return table[i].kind;
	}
	if (utf8_is_space(code))
		return GLYPH_BLANK;
	return utf8_is_graphic(code) ? GLYPH_GRAPHIC : GLYPH_FOREIGN;
}

static void
glyph_put(struct glyph *out, struct slice sign)
{
	out->sign = sign;
	out->columns = utf8_width(sign, glyph_ambiguous_wide);
}

static void
glyph_put_foreign(struct glyph *out)
{
	glyph_put(out, glyph_ascii ? SLICE("?") : SLICE("\xEF\xBF\xBD"));
}

/* U+2400 and those behind it are pictures of the controls. */
static void
glyph_put_control(unsigned char c, struct glyph *out)
{
	static const char pictures[] =
		"\xE2\x90\x80\xE2\x90\x81\xE2\x90\x82\xE2\x90\x83\xE2\x90\x84"
		"\xE2\x90\x85\xE2\x90\x86\xE2\x90\x87\xE2\x90\x88\xE2\x90\x89"
		"\xE2\x90\x8A\xE2\x90\x8B\xE2\x90\x8C\xE2\x90\x8D\xE2\x90\x8E"
		"\xE2\x90\x8F\xE2\x90\x90\xE2\x90\x91\xE2\x90\x92\xE2\x90\x93"
		"\xE2\x90\x94\xE2\x90\x95\xE2\x90\x96\xE2\x90\x97\xE2\x90\x98"
		"\xE2\x90\x99\xE2\x90\x9A\xE2\x90\x9B\xE2\x90\x9C\xE2\x90\x9D"
		"\xE2\x90\x9E\xE2\x90\x9F\xE2\x90\xA0\xE2\x90\xA1";
	size_t at = 3 * (size_t)(c == 0x7F ? 0x21 : c);

	if (c == '\n' || c == '\t')
		glyph_put(out, SLICE(" "));
	else if (glyph_ascii)
		glyph_put_foreign(out);
	else
		glyph_put(out, (struct slice){ pictures + at, 3 });
}

/* What a terminal without Unicode shows for CODE. */
static struct slice
glyph_plain(uint32_t code)
{
	static const struct {
		uint32_t first, last;
		const char *plain;
	} table[] = { { 0xAB, 0xAB, "\"" }, { 0xB7, 0xB7, "." },
		{ 0xBB, 0xBB, "\"" }, { 0xC6, 0xC6, "AE" }, { 0xD8, 0xD8, "O" },
		{ 0xDF, 0xDF, "ss" }, { 0xE6, 0xE6, "ae" }, { 0xF8, 0xF8, "o" },
		{ 0x141, 0x141, "L" }, { 0x142, 0x142, "l" },
		{ 0x152, 0x152, "OE" }, { 0x153, 0x153, "oe" },
		{ 0x2BC, 0x2BC, "'" }, { 0x2010, 0x2013, "-" },
		{ 0x2014, 0x2015, "--" }, { 0x2018, 0x201B, "'" },
		{ 0x201C, 0x201F, "\"" }, { 0x2020, 0x2020, "+" },
		{ 0x2022, 0x2022, "*" }, { 0x2026, 0x2026, ".." },
		{ 0x2032, 0x2032, "'" }, { 0x2033, 0x2033, "\"" },
		{ 0x2039, 0x203A, "'" }, { 0x2190, 0x2190, "<" },
		{ 0x2192, 0x2192, ">" }, { 0x2212, 0x2212, "-" },
		{ 0x2500, 0x2501, "-" }, { 0x2502, 0x2503, "|" },
		{ 0x250C, 0x254B, "+" }, { 0x3000, 0x3000, "  " },
		{ 0xFB00, 0xFB00, "ff" }, { 0xFB01, 0xFB01, "fi" },
		{ 0xFB02, 0xFB02, "fl" } };
	static const char ascii[] =
		" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

	for (size_t i = 0; i < GLYPH_COUNT(table); i++)
		if (code >= table[i].first && code <= table[i].last)
			return slice_of(table[i].plain);
	code = utf8_base(code);
	if (code < ' ' || code > '~')
		return SLICE("?");
	return (struct slice){ ascii + (code - ' '), 1 };
}

/* Whether CODE, in the cluster of an emoji, belongs to it; REST is behind. */
static bool
glyph_is_emoji_part(uint32_t code, struct slice rest)
{
	uint32_t next;

	if (code == GLYPH_JOINER)
		return rest.size && utf8_next(rest, 0, &next) &&
			utf8_is_picture(next);
	return code == 0xFE0E || code == 0xFE0F || utf8_is_picture(code);
}

/* The harmless beginning of an emoji. */
static struct slice
glyph_emoji(struct slice cluster, size_t end)
{
	uint32_t code;

	for (size_t i = 0; i < GLYPH_EMOJI_PARTS && end < cluster.size; i++) {
		size_t next = end + utf8_next(cluster, end, &code);

		if (!glyph_is_emoji_part(
			    code, slice_sub(cluster, next, cluster.size)))
			break;
		end = next;
	}
	return slice_sub(cluster, 0, end);
}

/* The harmless beginning of CLUSTER, whose base goes to END. */
static struct slice
glyph_stack(struct slice cluster, size_t end)
{
	int columns =
		utf8_width(slice_sub(cluster, 0, end), glyph_ambiguous_wide);
	uint32_t code;

	for (size_t i = 0; i < GLYPH_MARKS && end < cluster.size; i++) {
		size_t next = end + utf8_next(cluster, end, &code);

		columns += utf8_width(
			slice_sub(cluster, end, next), glyph_ambiguous_wide);
		if (columns > 2 || glyph_kind_of(code) != GLYPH_GRAPHIC)
			break;
		end = next;
	}
	return slice_sub(cluster, 0, end);
}

/* The sign of CLUSTER, whose base CODE is graphic and SIZE bytes long. */
static void
glyph_put_cluster(
	struct slice cluster, uint32_t code, size_t size, struct glyph *out)
{
	if (glyph_ascii)
		glyph_put(out, glyph_plain(code));
	else if (utf8_is_mark(code))
		glyph_put(out, SLICE("\xE2\x97\x8C"));
	else if (size == cluster.size)
		glyph_put(out, cluster);
	else if (utf8_is_picture(code))
		glyph_put(out, glyph_emoji(cluster, size));
	else
		glyph_put(out, glyph_stack(cluster, size));
	if (!out->columns)
		glyph_put_foreign(out);
}

static size_t
glyph_next_slowly(struct slice text, size_t at, struct glyph *out)
{
	uint32_t code;
	size_t size = utf8_next(text, at, &code), end;

	if (code < ' ' || code == 0x7F) {
		glyph_put_control((unsigned char)code, out);
		return size;
	}
	switch (glyph_kind_of(code)) {
	case GLYPH_NOTHING:
		*out = (struct glyph){ SLICE(""), 0 };
		return size;
	case GLYPH_BLANK:
		glyph_put(out, SLICE(" "));
		return size;
	case GLYPH_FOREIGN:
		glyph_put_foreign(out);
		return size;
	case GLYPH_GRAPHIC:
		break;
	}
	if (size == 1 && code == UTF8_REPLACEMENT) {
		glyph_put_foreign(out);
		return size;
	}
	end = utf8_cluster_end(text, at);
	glyph_put_cluster(slice_sub(text, at, end), code, size, out);
	return end - at;
}

size_t
glyph_next(struct slice text, size_t at, struct glyph *out)
{
	const unsigned char *p = (const unsigned char *)text.data + at;

	if (p[0] >= ' ' && p[0] < 0x7F &&
		(at + 1 == text.size || p[1] < 0x80)) {
		out->sign = (struct slice){ text.data + at, 1 };
		out->columns = 1;
		return 1;
	}
	return glyph_next_slowly(text, at, out);
}

size_t
glyph_columns(struct slice text)
{
	struct glyph g;
	size_t columns = 0;

	for (size_t at = 0; at < text.size;) {
		at += glyph_next(text, at, &g);
		columns += (size_t)g.columns;
	}
	return columns;
}

static bool
glyph_is_line_end(struct slice text, size_t at)
{
	uint32_t code;

	utf8_next(text, at, &code);
	return code == '\n' || code == GLYPH_LINE;
}

void
glyph_clean(struct slice text, bool lines, struct buf *out)
{
	struct glyph g;

	for (size_t at = 0; at < text.size;) {
		bool line_end = lines && glyph_is_line_end(text, at);

		at += glyph_next(text, at, &g);
		buf_slice(out, line_end ? SLICE("\n") : g.sign);
	}
}

/* Nothing but harmless signs of known width reaches a terminal. */
#include "base/glyph.h"

#include "base/utf8.h"
#include "tap.h"

static const char flag[] = "\U0001F1E9\U0001F1EA";
static const char family[] = "\U0001F468\u200D\U0001F469\u200D\U0001F467";

static bool
is_harmful(uint32_t code)
{
	return code < ' ' || (code >= 0x7F && code < 0xA0) || code == 0xAD ||
		code == 0x61C || (code >= 0x200B && code <= 0x200F) ||
		(code >= 0x2028 && code <= 0x202E) ||
		(code >= 0x2060 && code <= 0x206F) || code == 0x3164 ||
		(code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF ||
		(code & 0xFFFE) == 0xFFFE || (code >> 12) == 0xE0;
}

static bool
is_harmless_sign(const struct glyph *g)
{
	uint32_t code = 0;

	for (size_t at = 0; at < g->sign.size;) {
		at += utf8_next(g->sign, at, &code);
		if (is_harmful(code))
			return false;
	}
	return utf8_is_valid(g->sign) && g->columns >= 0 && g->columns <= 2 &&
		(g->columns > 0) == (g->sign.size > 0);
}

/* BEFORE, a character, a mark: each character there is. */
static void
test_all(const char *before)
{
	struct buf text = { 0 };
	struct glyph g;
	uint32_t bad = 0, total = 0;

	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		buf_clear(&text);
		buf_text(&text, before);
		utf8_put(&text, code);
		buf_text(&text, "\u0301");
		for (size_t at = 0; at < text.size; total++) {
			at += glyph_next(buf_view(&text), at, &g);
			if (!is_harmless_sign(&g))
				bad = code ? code : 1;
		}
	}
	tap_ok(!bad && total > 0x10FFFF, "all characters behind \"%s\" (%x)",
		before, bad);
	buf_release(&text);
}

static void
test_bytes(void)
{
	struct glyph g;
	bool good = true;

	for (unsigned i = 0; i < 0x10000; i++) {
		char bytes[] = { (char)(i >> 8), (char)i, 'x' };
		struct slice s = { bytes, sizeof(bytes) };

		for (size_t at = 0; at < s.size;) {
			at += glyph_next(s, at, &g);
			good = good && is_harmless_sign(&g) && at <= s.size;
		}
	}
	tap_ok(good, "any two bytes");
}

static void
test_signs(void)
{
	const struct {
		struct slice text, sign;
		int columns;
		size_t size;
	} cases[] = {
		{ SLICE("a"), SLICE("a"), 1, 1 },
		{ SLICE("e\u0301x"), SLICE("e\u0301"), 1, 3 },
		{ SLICE("\x1b[2J"), SLICE("\u241b"), 1, 1 },
		{ SLICE("\x7f"), SLICE("\u2421"), 1, 1 },
		{ SLICE("\n"), SLICE(" "), 1, 1 },
		{ SLICE("\u2028"), SLICE(" "), 1, 3 },
		{ SLICE("\u00a0"), SLICE(" "), 1, 2 },
		{ SLICE("\xc2\x9b"), SLICE("\ufffd"), 1, 2 },
		{ SLICE("\xe2\x82"), SLICE("\ufffd"), 1, 1 },
		{ SLICE("\u202e"), SLICE("\ufffd"), 1, 3 },
		{ SLICE("\u200b"), SLICE(""), 0, 3 },
		{ SLICE("\u3164"), SLICE(""), 0, 3 },
		{ SLICE("\u0301"), SLICE("\u25cc"), 1, 2 },
		{ SLICE("\u6f22"), SLICE("\u6f22"), 2, 3 },
		{ SLICE("\u3000"), SLICE("\u3000"), 2, 3 },
		{ SLICE("\u2764\ufe0f"), SLICE("\u2764\ufe0f"), 2, 6 },
		{ SLICE("x\ufe0f"), SLICE("x"), 1, 4 },
		{ SLICE("\u0915\u093f"), SLICE("\u0915\u093f"), 2, 6 },
		{ slice_of(flag), slice_of(flag), 2, 8 },
		{ slice_of(family), slice_of(family), 2, 18 },
		{ SLICE("\U0001F3F4\U000E0067\U000E007F"), SLICE("\U0001F3F4"),
			2, 12 },
	};
	struct glyph g;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		size_t size = glyph_next(cases[i].text, 0, &g);

		tap_equal(g.sign, cases[i].sign, "the sign");
		tap_ok(g.columns == cases[i].columns && size == cases[i].size,
			"%d columns, %zu bytes", g.columns, size);
	}
}

static void
test_marks(void)
{
	struct buf text = { 0 };
	struct glyph g;

	buf_char(&text, 'o');
	for (int i = 0; i < 100; i++)
		buf_text(&text, "\u0336");
	tap_ok(glyph_next(buf_view(&text), 0, &g) == 201, "one cluster");
	tap_ok(g.sign.size == 1 + 8 * 2, "eight marks of a hundred");
	tap_ok(glyph_columns(buf_view(&text)) == 1, "one column");
	buf_release(&text);
}

static void
test_clean(void)
{
	struct buf out = { 0 };
	struct slice text = SLICE("a\tb\nc\u2028d\x1b\u202e\u200be");

	glyph_clean(text, false, &out);
	tap_equal(buf_view(&out), SLICE("a b c d\u241b\ufffde"), "one line");
	buf_clear(&out);
	glyph_clean(text, true, &out);
	tap_equal(buf_view(&out), SLICE("a b\nc\nd\u241b\ufffde"), "lines");
	buf_release(&out);
}

static void
test_ascii(void)
{
	struct buf out = { 0 };
	bool plain = true;

	glyph_set_ascii(true);
	glyph_clean(
		SLICE("\u201cna\u00efve\u201d \u2014 l\u2019\u0153uvre\u00b2"
		      "\u2026\u00a0\u6f22 e\u0301\x1b\u200b\ufb01"),
		false, &out);
	tap_equal(buf_view(&out), SLICE("\"naive\" -- l'oeuvre2.. ? e?fi"),
		"plain forms");
	buf_clear(&out);
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		utf8_put(&out, code);
		utf8_put(&out, 'x');
	}
	for (size_t at = 0; at < out.size;) {
		struct glyph g;

		at += glyph_next(buf_view(&out), at, &g);
		for (size_t i = 0; i < g.sign.size; i++)
			plain = plain && g.sign.data[i] >= ' ' &&
				g.sign.data[i] <= '~';
		plain = plain && g.columns == (int)g.sign.size;
	}
	tap_ok(plain, "all characters in ASCII");
	glyph_set_ascii(false);
	buf_release(&out);
}

static void
test_ambiguous(void)
{
	tap_ok(glyph_columns(SLICE("\u00a7\u2026")) == 2, "narrow");
	glyph_set_ambiguous_wide(true);
	tap_ok(glyph_columns(SLICE("\u00a7\u2026")) == 4, "wide");
	tap_ok(glyph_columns(SLICE("ab\x1b")) == 3, "the others as before");
	glyph_set_ambiguous_wide(false);
}

int
main(void)
{
	test_all("");
	test_all("a");
	test_all("\u0915");
	test_bytes();
	test_signs();
	test_marks();
	test_clean();
	test_ascii();
	test_ambiguous();
	return tap_done();
}

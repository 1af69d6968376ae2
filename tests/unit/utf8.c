/* Characters: walking both ways, clusters, width, normal form, folding. */
#include "base/utf8.h"

#include "tap.h"

static unsigned noise = 1;

static unsigned
random_below(unsigned limit)
{
	noise = noise * 1103515245 + 12345;
	return (noise >> 16) % limit;
}

static void
test_all_codes(void)
{
	struct buf b = { 0 };
	bool same = true;

	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		uint32_t back = 0;

		if (code == 0xD800)
			code = 0xE000;
		buf_clear(&b);
		utf8_put(&b, code);
		same = same && utf8_next(buf_view(&b), 0, &back) == b.size &&
			back == code && utf8_is_valid(buf_view(&b));
	}
	tap_ok(same, "each character written and read");
	buf_clear(&b);
	utf8_put(&b, 0xD800);
	utf8_put(&b, 0x110000);
	tap_equal(buf_view(&b), SLICE("\ufffd\ufffd"), "what is none");
	buf_release(&b);
}

static void
test_malformed(void)
{
	static const struct {
		const char *text;
		size_t valid, characters;
	} cases[] = {
		{ "a\x80z", 1, 3 },
		{ "\xC0\xAF", 0, 2 },
		{ "\xE0\x9F\xBF", 0, 3 },
		{ "\xED\xA0\x80", 0, 3 },
		{ "\xEF\xBF\xBF", 3, 1 },
		{ "\xF0\x8F\xBF\xBF", 0, 4 },
		{ "\xF4\x90\x80\x80", 0, 4 },
		{ "\xF5\x80", 0, 2 },
		{ "12345678\xE2\x82", 8, 10 },
		{ "\xE2\x82\xAC\xE2\x82", 3, 3 },
		{ "\xC3\xC3\xA9", 0, 2 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct slice s = slice_of(cases[i].text);
		size_t count = 0;
		uint32_t code;

		for (size_t at = 0; at < s.size; count++)
			at += utf8_next(s, at, &code);
		tap_ok(utf8_valid_size(s) == cases[i].valid &&
				count == cases[i].characters,
			"malformed text %zu", i);
	}
}

/* Forward and back meet the same places, in any bytes. */
static void
test_walks(void)
{
	static const char pool[] = "az\x80\xBF\x9F\xC3\xE0\xED\xE2\xF0\xF4\xFF";
	bool same = true;

	for (int round = 0; round < 20000; round++) {
		char bytes[9];
		size_t starts[10], count = 0;
		struct slice s = { bytes, sizeof(bytes) };
		uint32_t code;

		for (size_t i = 0; i < sizeof(bytes); i++)
			bytes[i] = pool[random_below(sizeof(pool) - 1)];
		for (size_t at = 0; at < s.size;) {
			size_t size = utf8_next(s, at, &code);

			for (size_t i = at; i < at + size; i++)
				same = same && utf8_start(s, i) == at;
			starts[count++] = at;
			at += size;
		}
		for (size_t at = s.size; at > 0;) {
			at = utf8_before(s, at);
			same = same && count > 0 && starts[--count] == at;
		}
		same = same && count == 0;
	}
	tap_ok(same, "walking back equals walking forward");
}

static void
test_cluster_walks(void)
{
	static const char *const pool[] = { "a", " ", "\n", "\r", "\u0301",
		"\u00e9", "\u200d", "\ufe0f", "\U0001F468", "\U0001F1E9",
		"\U0001F3FB", "\u1100", "\u1161", "\uac01", "\u0915", "\u094d",
		"\u093f", "\u0600", "\xFF", "\u3042" };
	struct buf b = { 0 };
	bool same = true;

	for (int round = 0; round < 3000; round++) {
		size_t ends[40], count = 0;
		struct slice s;

		buf_clear(&b);
		for (int i = 0; i < 30; i++)
			buf_text(&b, pool[random_below(20)]);
		s = buf_view(&b);
		for (size_t at = 0; at < s.size; count++)
			ends[count] = at = utf8_cluster_end(s, at);
		for (size_t at = s.size; at > 0; count--) {
			same = same && count > 0 && ends[count - 1] == at;
			at = utf8_cluster_before(s, at);
		}
		same = same && count == 0;
	}
	tap_ok(same, "clusters are the same from both ends");
	buf_release(&b);
}

static void
test_clusters(void)
{
	static const char *const whole[] = { "a", "e\u0301", "\r\n",
		"\U0001F1E9\U0001F1EA",
		"\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466",
		"\U0001F44B\U0001F3FD", "\u1112\u1161\u11ab", "1\ufe0f\u20e3",
		"\u0928\u093f" };
	struct buf b = { 0 };

	for (size_t i = 0; i < sizeof(whole) / sizeof(*whole); i++) {
		struct slice one = slice_of(whole[i]);

		buf_clear(&b);
		buf_slice(&b, one);
		buf_slice(&b, one);
		buf_char(&b, 'z');
		tap_ok(utf8_cluster_end(buf_view(&b), 0) == one.size &&
				utf8_cluster_before(
					buf_view(&b), 2 * one.size) == one.size,
			"cluster %zu is whole", i);
	}
	buf_clear(&b);
	buf_char(&b, 'o');
	for (int i = 0; i < 5000; i++)
		buf_text(&b, "\u0301");
	tap_ok(utf8_cluster_end(buf_view(&b), 0) < 1000, "a bounded look");
	tap_ok(utf8_cluster_before(buf_view(&b), b.size) > b.size - 1000,
		"both ways");
	buf_release(&b);
}

static void
test_width(void)
{
	static const struct {
		const char *cluster;
		int columns;
	} cases[] = { { "", 0 }, { "a", 1 }, { "\x1b", 0 }, { "\u0301", 0 },
		{ "e\u0301", 1 }, { "\u6f22", 2 }, { "\uff21", 2 },
		{ "\U0001F1E9\U0001F1EA", 2 }, { "\u2764", 1 },
		{ "\u2764\ufe0f", 2 }, { "a\ufe0f", 1 },
		{ "\U0001F468\u200D\U0001F469", 2 },
		{ "\U0001F44B\U0001F3FD", 2 }, { "\u3164", 0 }, { "\u115f", 0 },
		{ "\u1112\u1161\u11ab", 2 }, { "\u0915\u093f", 2 },
		{ "\u4dc0", 2 }, { "\u200b", 0 }, { "\ufdfd", 1 } };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		tap_ok(utf8_width(slice_of(cases[i].cluster), false) ==
				cases[i].columns,
			"width %zu", i);
	tap_ok(utf8_width(SLICE("\u00a7"), true) == 2, "an ambiguous one");
	tap_ok(utf8_width(SLICE("\u00e5"), true) == 1, "one that is not");
}

static void
test_normal(void)
{
	static const struct {
		const char *text, *normal;
	} cases[] = { { "plain", "plain" }, { "e\u0301", "\u00e9" },
		{ "xe\u0323\u0302y", "x\u1ec7y" }, { "\u212b", "\u00c5" },
		{ "\u1112\u1161\u11ab", "\ud55c" },
		{ "\u0438\u0306", "\u0439" }, { "\u0301a", "\u0301a" },
		{ "\u0344", "\u0308\u0301" }, { "\uac00\u11a8", "\uac01" },
		{ "a\xFF\u0301", "a\xFF\u0301" } };
	struct buf out = { 0 };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct slice text = slice_of(cases[i].text);
		struct slice normal = slice_of(cases[i].normal);

		buf_clear(&out);
		utf8_normalize(text, &out);
		tap_equal(buf_view(&out), normal, "normal form");
		tap_ok(utf8_is_normal(text) == slice_equal(text, normal) &&
				utf8_is_normal(normal),
			"is it normal?");
	}
	buf_release(&out);
}

static void
test_fold(void)
{
	static const struct {
		const char *text, *folded;
	} cases[] = { { "Ibid., P. 12\n", "ibid., p. 12 " },
		{ "\u00c9t\u00e9 E\u0301", "ete e" },
		{ "\u0401\u043b\u043a\u0430 \u0419\u043e\u0434",
			"\u0435\u043b\u043a\u0430 \u0439\u043e\u0434" },
		{ "Stra\u00dfe \ufb01n \u00c6on", "strasse fin \u00e6on" },
		{ "\u201ca\u201d \u2018b\u2019 \u00abc\u00bb",
			"\"a\" 'b' \"c\"" },
		{ "1\u20132 \u2014 3\u20114", "1-2 - 3-4" },
		{ "a\u00a0b\u2028c\u3000d", "a b c d" },
		{ "so\u00adft\u200b\u200dly\ufeff", "softly" },
		{ "\u03a3\u03bf\u03c6\u03af\u03b1\u03c2",
			"\u03c3\u03bf\u03c6\u03b9\u03b1\u03c3" },
		{ "\u1fb3\u0345", "\u03b1" },
		{ "\u05e9\u05c1\u05b8", "\u05e9" },
		{ "\u304c\uac01", "\u304b\u3099\uac01" },
		{ "\u2026\u00b2", "...2" }, { "\xFF", "\ufffd" } };
	struct buf out = { 0 };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_clear(&out);
		utf8_fold(slice_of(cases[i].text), &out);
		tap_equal(buf_view(&out), slice_of(cases[i].folded), "folded");
	}
	buf_release(&out);
}

/* Character by character: the steps of utf8_next(), the bytes of utf8_fold(),
 * and folded twice is folded. */
static void
test_fold_steps(void)
{
	struct buf all = { 0 }, whole = { 0 }, steps = { 0 }, twice = { 0 };
	bool in_step = true;

	for (uint32_t code = 1; code <= 0x10FFFF; code++)
		utf8_put(&all, code);
	utf8_fold(buf_view(&all), &whole);
	for (size_t at = 0; at < all.size;) {
		uint32_t code;
		size_t size = utf8_next(buf_view(&all), at, &code);

		in_step = in_step &&
			utf8_fold_char(buf_view(&all), at, &steps) == size;
		at += size;
	}
	tap_ok(in_step, "consumes characters");
	tap_ok(slice_equal(buf_view(&whole), buf_view(&steps)), "step by step");
	tap_ok(utf8_is_valid(buf_view(&whole)), "into valid text");
	utf8_fold(buf_view(&whole), &twice);
	tap_ok(slice_equal(buf_view(&whole), buf_view(&twice)),
		"folded twice is folded");
	buf_release(&all);
	buf_release(&whole);
	buf_release(&steps);
	buf_release(&twice);
}

static void
test_kinds(void)
{
	tap_ok(utf8_is_letter('z') && utf8_is_letter(0x416) &&
			utf8_is_letter(0x301) && utf8_is_letter('0') &&
			!utf8_is_letter('_') && !utf8_is_letter(0xB2),
		"parts of words");
	tap_ok(utf8_is_upper(0xC9) && !utf8_is_upper(0xE9), "capitals");
	tap_ok(utf8_is_digit(0x661) && !utf8_is_digit(0xB2), "digits");
	tap_ok(utf8_is_space(0xA0) && utf8_is_space(0x2028) &&
			!utf8_is_space(0x200B),
		"spaces");
	tap_ok(utf8_is_mark(0x301) && !utf8_is_mark('a'), "marks");
	tap_ok(utf8_base(0x1EC7) == 'e' && utf8_base(0xB2) == '2' &&
			utf8_base(0xBD) == 0xBD,
		"bases");
	tap_ok(utf8_is_graphic(0xE9) && !utf8_is_graphic(0x378) &&
			!utf8_is_graphic(0x202E),
		"graphic characters");
}

int
main(void)
{
	test_all_codes();
	test_malformed();
	test_walks();
	test_cluster_walks();
	test_clusters();
	test_width();
	test_normal();
	test_fold();
	test_fold_steps();
	test_kinds();
	return tap_done();
}

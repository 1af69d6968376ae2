/* Borrowed bytes: cutting, finding, comparing, numbers. */
#include "base/slice.h"

#include "tap.h"

static void
test_cut(void)
{
	struct slice rest = SLICE("a,,b,"), piece;

	tap_ok(slice_cut(&rest, ',', &piece), "a first piece");
	tap_equal(piece, SLICE("a"), "the first piece");
	tap_ok(slice_cut(&rest, ',', &piece) && !piece.size, "an empty piece");
	tap_ok(slice_cut(&rest, ',', &piece), "a last piece");
	tap_equal(piece, SLICE("b"), "the last piece");
	tap_ok(!slice_cut(&rest, ',', &piece), "nothing behind the last comma");
}

static void
test_words(void)
{
	struct slice rest = SLICE("  find \t the\nword "), word;
	size_t count = 0;

	while (slice_word(&rest, &word))
		count++;
	tap_ok(count == 3, "three words");
	tap_equal(slice_trim(SLICE(" \t a b\n")), SLICE("a b"), "trimmed");
	tap_equal(slice_trim(SLICE(" \n")), SLICE(""), "trimmed to nothing");
}

static void
test_find(void)
{
	struct slice s = SLICE("abcabc");

	tap_ok(slice_find(s, SLICE("ca"), 0) == 2, "found");
	tap_ok(slice_find(s, SLICE("abc"), 1) == 3, "found from there on");
	tap_ok(slice_find(s, SLICE("abc"), 4) == SLICE_NONE, "not found");
	tap_ok(slice_find(s, SLICE(""), 6) == 6, "nothing is everywhere");
	tap_ok(slice_find(s, SLICE(""), 7) == SLICE_NONE, "but not outside");
	tap_ok(slice_find((struct slice){ 0 }, s, 0) == SLICE_NONE,
		"nothing in nothing");
}

static void
test_compare(void)
{
	tap_ok(slice_compare(SLICE("ab"), SLICE("abc")) < 0, "shorter first");
	tap_ok(slice_compare(SLICE("\xFF"), SLICE("a")) > 0, "as unsigned");
	tap_ok(slice_equal((struct slice){ 0 }, SLICE("")), "empty is empty");
	tap_ok(slice_equal_ascii(SLICE("Ibid\xC3\x84"), SLICE("iBID\xC3\x84")),
		"ASCII letters without case");
	tap_ok(!slice_equal_ascii(SLICE("@"), SLICE("`")), "only letters");
	tap_ok(slice_starts(SLICE("note"), SLICE("no")), "starts");
	tap_ok(!slice_ends(SLICE("e"), SLICE("te")), "too short to end so");
	tap_equal(slice_sub(SLICE("abc"), 2, 9), SLICE("c"), "clamped");
	tap_equal(slice_sub(SLICE("abc"), 5, 2), SLICE(""), "turned round");
}

static void
test_number(void)
{
	static const struct {
		const char *text;
		bool fits;
		size_t value;
	} cases[] = { { "0", true, 0 }, { "042", true, 42 },
		{ "18446744073709551615", true, SIZE_MAX },
		{ "18446744073709551616", false, 0 }, { "", false, 0 },
		{ "+1", false, 0 }, { "1 ", false, 0 } };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		size_t value = 0;
		bool fits = slice_number(slice_of(cases[i].text), &value);

		tap_ok(fits == cases[i].fits && value == cases[i].value,
			"number \"%s\"", cases[i].text);
	}
}

int
main(void)
{
	test_cut();
	test_words();
	test_find();
	test_compare();
	test_number();
	return tap_done();
}

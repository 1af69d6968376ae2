/*
 * The tables for plain ASCII against libunistring: a sign beyond ASCII at the
 * end of a string sends all of it to the library, and says nothing of the
 * places before.
 */
#include "layout/breaker.h"

#include <string.h>

#include "base/buf.h"
#include "unit/tap.h"

enum { LONGEST = 5, RANDOM = 20000, RANDOM_SIZE = 40 };

static uint64_t seed = 7;

static size_t
random_below(size_t limit)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(seed >> 33) % limit;
}

/* Whether both ways agree on S. */
static bool
is_equal(struct slice s)
{
	static unsigned char quick[256], slow[256];
	struct buf longer = { 0 };
	bool same;

	buf_slice(&longer, s);
	buf_text(&longer, "é");
	breaker_find(s, quick);
	breaker_find(buf_view(&longer), slow);
	same = memcmp(quick, slow, s.size) == 0;
	if (!same) {
		printf("# \"%.*s\"\n# ", (int)s.size, s.data);
		for (size_t i = 0; i < s.size; i++)
			printf(" %d/%d", quick[i], slow[i]);
		putchar('\n');
	}
	buf_release(&longer);
	return same;
}

/* Every string of LONGEST signs, one sign standing for each class. */
static void
test_classes(void)
{
	static const char signs[] = " \ta1,/-!\"$([)}\n";
	size_t count = sizeof signs - 1, total = 1, wrong = 0;
	char text[LONGEST];

	for (size_t i = 0; i < LONGEST; i++)
		total *= count;
	for (size_t n = 0; n < total && wrong < 5; n++) {
		size_t rest = n;

		for (size_t i = 0; i < LONGEST; i++, rest /= count)
			text[i] = signs[rest % count];
		wrong += !is_equal((struct slice){ text, LONGEST });
	}
	tap_ok(wrong == 0, "classes of signs, every five in a row");
}

static void
test_pairs(void)
{
	size_t wrong = 0;

	for (char a = ' '; a <= '~'; a++) {
		for (char b = ' '; b <= '~'; b++) {
			char text[] = { 'x', a, b, ' ', a, ' ', b, 'x' };

			wrong += !is_equal((struct slice){ text, sizeof text });
		}
	}
	tap_ok(wrong == 0, "every two printable signs");
}

static void
test_random(void)
{
	size_t wrong = 0;
	char text[RANDOM_SIZE];

	for (size_t n = 0; n < RANDOM && wrong < 5; n++) {
		size_t size = random_below(RANDOM_SIZE);

		for (size_t i = 0; i < size; i++)
			text[i] = random_below(4) > 0
				? (char)(' ' + random_below(95))
				: "  ,.\n\t-'"[random_below(8)];
		wrong += !is_equal((struct slice){ text, size });
	}
	tap_ok(wrong == 0, "strings at random");
}

static void
test_prose(void)
{
	static const char *const words[] = { "the", "well-known", "e.g.",
		"(see", "above)", "3.14", "1,000", "don't", "\"so\"", "U.S.",
		"and/or", "cf.", "pp.", "18-19", "[12]", "50%", "$5", "--",
		"end.", "why?", "No!", "http://example.org/a-b?c=d", "a;",
		"b:", "word[3],", "...", "*", "{x}" };
	struct buf text = { 0 };
	size_t wrong = 0;

	for (size_t n = 0; n < 2000 && wrong < 5; n++) {
		buf_clear(&text);
		while (text.size < 150) {
			buf_text(&text,
				words[random_below(
					sizeof words / sizeof *words)]);
			buf_char(&text, ' ');
		}
		wrong += !is_equal(buf_view(&text));
	}
	buf_release(&text);
	tap_ok(wrong == 0, "prose");
}

/* TEXT with its breaks drawn: '|' may, '!' must; '~' for a newline. */
static void
expect(const char *text, const char *want)
{
	struct slice s = slice_of(text);
	static unsigned char marks[256];
	struct buf got = { 0 };

	breaker_find(s, marks);
	for (size_t i = 0; i < s.size; i++) {
		if (marks[i] != BREAKER_NO)
			buf_char(&got, marks[i] == BREAKER_MAY ? '|' : '!');
		buf_char(&got, s.data[i] == '\n' ? '~' : s.data[i]);
	}
	tap_equal(buf_view(&got), slice_of(want), want);
	buf_release(&got);
}

int
main(void)
{
	test_classes();
	test_pairs();
	test_random();
	test_prose();
	expect("", "");
	expect("one two  three", "one |two  |three");
	expect("one\ntwo", "one~!two");
	expect("one\u2028two\u2028", "one\u2028!two\u2028");
	expect("e.g. т.е. a,b", "e.g. |т.е. |a,b");
	expect("e.g. this", "e.g. |this");
	expect("word[12] “so” it (is)", "word[12] |“so” |it |(is)");
	expect("half\u00ADway é", "half\u00ADway |é");
	expect("第一章。完", "第|一|章。|完");
	expect("no\u00A0break here", "no\u00A0break |here");
	return tap_done();
}

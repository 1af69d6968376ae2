#include "apparatus/spelling.h"

#include <string.h>

#include "base/utf8.h"

static const struct {
	uint32_t code;
	const char *latin;
} cyrillic[] = {
	{ 0x430, "a" },
	{ 0x431, "b" },
	{ 0x432, "v" },
	{ 0x433, "g" },
	{ 0x434, "d" },
	{ 0x435, "e" },
	{ 0x436, "zh" },
	{ 0x437, "z" },
	{ 0x438, "i" },
	{ 0x439, "i" },
	{ 0x43A, "k" },
	{ 0x43B, "l" },
	{ 0x43C, "m" },
	{ 0x43D, "n" },
	{ 0x43E, "o" },
	{ 0x43F, "p" },
	{ 0x440, "r" },
	{ 0x441, "s" },
	{ 0x442, "t" },
	{ 0x443, "u" },
	{ 0x444, "f" },
	{ 0x445, "kh" },
	{ 0x446, "ts" },
	{ 0x447, "ch" },
	{ 0x448, "sh" },
	{ 0x449, "shch" },
	{ 0x44A, "" },
	{ 0x44B, "y" },
	{ 0x44C, "" },
	{ 0x44D, "e" },
	{ 0x44E, "iu" },
	{ 0x44F, "ia" },
	{ 0x454, "e" },
	{ 0x456, "i" },
	{ 0x457, "i" },
	{ 0x491, "g" },
};

/* Longer ones first. */
static const struct {
	const char *from, *to;
} habits[] = {
	{ "shch", "s" },
	{ "tsch", "ch" },
	{ "sch", "s" },
	{ "kh", "h" },
	{ "zh", "z" },
	{ "sh", "s" },
	{ "ts", "c" },
	{ "tz", "c" },
	{ "ph", "f" },
	{ "ck", "k" },
	{ "ae", "a" },
	{ "oe", "o" },
	{ "ue", "u" },
	{ "w", "v" },
	{ "j", "i" },
	{ "y", "i" },
};

/* The soft sign is heard before a vowel only. */
enum { SOFT = 0x44C };

static bool
is_soft_vowel(struct slice s, size_t at)
{
	uint32_t code = 0;

	if (at < s.size)
		utf8_next(s, at, &code);
	return code == 0x435 || code == 0x44E || code == 0x44F;
}

void
spelling_latin(struct slice s, struct buf *out)
{
	struct buf folded = { 0 };
	struct slice f;
	size_t at = 0;

	utf8_fold(s, &folded);
	f = buf_view(&folded);
	while (at < f.size) {
		uint32_t code;
		size_t size = utf8_next(f, at, &code), i = 0;

		while (i < sizeof cyrillic / sizeof *cyrillic &&
			cyrillic[i].code != code)
			i++;
		if (code == SOFT && is_soft_vowel(f, at + size))
			buf_char(out, 'i');
		else if (i < sizeof cyrillic / sizeof *cyrillic)
			buf_text(out, cyrillic[i].latin);
		else
			buf_add(out, f.data + at, size);
		at += size;
	}
	buf_release(&folded);
}

/* The bytes at AT as habits have them; how many they are. */
static size_t
put_habit(struct slice s, size_t at, struct slice *to)
{
	for (size_t i = 0; i < sizeof habits / sizeof *habits; i++) {
		struct slice from = slice_of(habits[i].from);

		if (slice_starts(slice_sub(s, at, s.size), from)) {
			*to = slice_of(habits[i].to);
			return from.size;
		}
	}
	*to = slice_sub(s, at, at + 1);
	return 1;
}

void
spelling_key(struct slice word, struct buf *out)
{
	struct buf latin = { 0 };
	size_t start = out->size, at = 0;
	struct slice s;

	spelling_latin(word, &latin);
	s = buf_view(&latin);
	while (at < s.size) {
		struct slice to;

		at += put_habit(s, at, &to);
		if (strchr("'`-. ", to.data[0]))
			continue;
		if (out->size == start ||
			out->data[out->size - 1] != to.data[0] ||
			(to.data[0] >= '0' && to.data[0] <= '9'))
			buf_slice(out, to);
	}
	buf_release(&latin);
}

bool
spelling_near(struct slice a, struct slice b)
{
	enum { LONG = 5 };
	size_t head = 0, tail = 0, least;

	if (a.size > b.size) {
		struct slice other = a;

		a = b;
		b = other;
	}
	if (slice_equal(a, b))
		return true;
	if (b.size < LONG || b.size - a.size > 1)
		return false;
	least = a.size;
	while (head < least && a.data[head] == b.data[head])
		head++;
	while (tail < least - head &&
		a.data[a.size - 1 - tail] == b.data[b.size - 1 - tail])
		tail++;
	return b.size - head - tail <= 1;
}

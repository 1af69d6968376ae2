/*
 * What encoding bytes are in that don't say so. UTF-16 shows by where its zero
 * bytes stand, UTF-8 by its sequences, which other text hardly ever forms by
 * chance. What is left is a set of 256 characters. In Cyrillic ones whole words
 * are made of high bytes, in Latin ones such bytes stand between ASCII letters;
 * and of the two common Cyrillic sets the right one is that which gives common
 * letters, small ones inside of words.
 */
#include "base/charset.h"

#include <string.h>

#include "base/utf8.h"

enum { WINDOW = 1 << 16, NUL_WINDOW = 8192, HIGH_SHARE = 3 };

static struct slice
window(struct slice bytes)
{
	return slice_sub(bytes, 0, WINDOW);
}

/* UTF-16. */

/* Whether S reads as text in units of two bytes: some blanks, no control
 * characters, no zero bytes but the upper halves of units. */
static bool
is_wide(struct slice s, bool big_endian)
{
	size_t blanks = 0, count = s.size / 2;

	for (size_t i = 0; i < count; i++) {
		unsigned char upper = (unsigned char)s.data[2 * i];
		unsigned char lower = (unsigned char)s.data[2 * i + 1];

		if (!big_endian) {
			unsigned char first = upper;

			upper = lower;
			lower = first;
		}
		if (upper == 0 && lower < ' ' &&
			(lower == 0 || !strchr("\t\n\f\r", lower)))
			return false;
		blanks += upper == 0 && (lower == ' ' || lower == '\n');
	}
	return count > 1 && blanks * 50 >= count;
}

static const struct charset *
guess_wide(struct slice bytes)
{
	struct slice s = slice_sub(bytes, 0, NUL_WINDOW);

	if (slice_starts(bytes, SLICE("\xff\xfe")))
		return charset_find(SLICE("UTF-16LE"), NULL);
	if (slice_starts(bytes, SLICE("\xfe\xff")))
		return charset_find(SLICE("UTF-16BE"), NULL);
	if (!memchr(s.data, 0, s.size))
		return NULL;
	if (is_wide(s, false))
		return charset_find(SLICE("UTF-16LE"), NULL);
	if (is_wide(s, true))
		return charset_find(SLICE("UTF-16BE"), NULL);
	return NULL;
}

/* UTF-8. */

/* Whether sequences are more frequent than bytes that are none. */
static bool
is_utf8(struct slice bytes)
{
	size_t good = 0, broken = 0, at;

	if (utf8_is_valid(bytes))
		return true;
	for (bytes = window(bytes);; broken++) {
		at = utf8_valid_size(bytes);
		for (size_t i = 0; i < at; i++)
			good += ((unsigned char)bytes.data[i] & 0xc0) == 0xc0;
		if (at == bytes.size)
			return good > broken;
		bytes = slice_sub(bytes, at + 1, bytes.size);
	}
}

/* Sets of 256. */

static bool
is_high_letter(char byte)
{
	return (unsigned char)byte >= 0xc0;
}

static bool
is_ascii_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Whether words of high letters alone are the rule. */
static bool
is_cyrillic(struct slice s)
{
	size_t whole = 0, mixed = 0, end;

	for (size_t i = 0; i < s.size; i = end + 1) {
		for (end = i; end < s.size && is_high_letter(s.data[end]);)
			end++;
		if (end == i)
			continue;
		if ((i > 0 && is_ascii_letter(s.data[i - 1])) ||
			(end < s.size && is_ascii_letter(s.data[end])))
			mixed += end - i;
		else if (end - i > 1)
			whole += end - i;
	}
	return whole > mixed;
}

/* How often a letter stands among ten thousand of Russian, from а to я. */
static const int frequencies[32] = { 801, 159, 454, 170, 298, 845, 94, 165, 735,
	121, 349, 440, 321, 670, 1097, 281, 473, 547, 626, 262, 26, 97, 48, 144,
	73, 36, 4, 190, 174, 32, 64, 201 };

enum {
	CAPITAL_A = 0x410,
	SMALL_A = 0x430,
	BEHIND_YA = 0x450,
	INNER_CAPITAL = 600, /* what a capital behind a small letter costs */
	STRANGER = 900	     /* what a sign costs that is no letter at all */
};

/* Whether Russian may have CODE beside its letters. */
static bool
is_companion(uint32_t code)
{
	return code == 0x401 || code == 0x451 || code == 0xa0 || code == 0xab ||
		code == 0xbb || (code >= 0x2010 && code <= 0x2026) ||
		code == 0x2116;
}

static long
score(const struct charset *c, struct slice s)
{
	long total = 0;
	bool small = false;

	for (size_t i = 0; i < s.size; i++) {
		unsigned char byte = (unsigned char)s.data[i];
		uint32_t code = c->chars[byte];
		bool letter = code >= CAPITAL_A && code < BEHIND_YA;

		if (letter)
			total += frequencies[(code - CAPITAL_A) % 32];
		else if (byte >= 0x80 && !is_companion(code))
			total -= STRANGER;
		if (letter && code < SMALL_A && small)
			total -= INNER_CAPITAL;
		small = letter && code >= SMALL_A;
	}
	return total;
}

static const struct charset *
guess_cyrillic(struct slice s)
{
	const struct charset *windows =
		charset_find(SLICE("windows-1251"), NULL);
	const struct charset *koi = charset_find(SLICE("KOI8-R"), NULL);

	if (!windows || !koi)
		return NULL;
	return score(koi, s) > score(windows, s) ? koi : windows;
}

static bool
is_control(unsigned char byte)
{
	return byte < ' ' &&
		(byte == 0 || !strchr("\t\n\f\r\v\b\x1a\x1b", byte));
}

static bool
is_any_text(struct slice s)
{
	size_t high = 0, control = 0;

	for (size_t i = 0; i < s.size; i++) {
		high += (unsigned char)s.data[i] >= 0x80;
		control += is_control((unsigned char)s.data[i]);
	}
	return high * HIGH_SHARE <= s.size && control * 100 <= s.size;
}

static const struct charset *
guess_bytes(struct slice bytes, enum charset_reason *reason)
{
	struct slice s = window(bytes);
	const struct charset *c = NULL;

	*reason = CHARSET_SEEMS;
	if (is_cyrillic(s))
		c = guess_cyrillic(s);
	if (c && score(c, s) > 0)
		return c;
	*reason = is_any_text(s) ? CHARSET_UNKNOWN : CHARSET_NOTHING;
	return charset_find(SLICE("windows-1252"), NULL);
}

const struct charset *
charset_guess(struct slice bytes, enum charset_reason *reason)
{
	const struct charset *utf8 = charset_find(SLICE("UTF-8"), NULL);
	const struct charset *c = guess_wide(bytes);

	*reason = CHARSET_TOLD;
	if (c || is_utf8(bytes))
		return c ? c : utf8;
	if (memchr(bytes.data, 0, slice_sub(bytes, 0, NUL_WINDOW).size)) {
		*reason = CHARSET_NOTHING;
		return utf8;
	}
	c = guess_bytes(bytes, reason);
	return c ? c : utf8;
}

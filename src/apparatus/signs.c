#include "apparatus/signs.h"

#include <string.h>

#include "base/utf8.h"

enum { ELLIPSIS = 0x2026, DOTS = 3, TITLE_WORD = 5 };

/* Signs that are read alike. */
static uint32_t
plain_sign(uint32_t code)
{
	switch (code) {
	case 0x2018:
	case 0x2019:
	case 0x201a:
	case 0x201c:
	case 0x201d:
	case 0x201e:
	case 0xab:
	case 0xbb:
	case '\'':
	case '`':
		return '"';
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
		return '-';
	case ELLIPSIS:
		return '.';
	default:
		return code < 0x80 && strchr("[]*_~^#>|\\{}", (int)code) ? ' '
									 : code;
	}
}

/* The next sign that counts at *AT of S, behind it afterwards; 0 at the end.
 * A row of one sign is one; three dots are an ellipsis. */
static uint32_t
next_sign(struct slice s, size_t *at)
{
	uint32_t sign = 0, code;
	size_t count = 0;

	while (*at < s.size) {
		size_t size = utf8_next(s, *at, &code);
		uint32_t plain = plain_sign(code);

		if (!utf8_is_space(plain) && !utf8_is_letter(plain) &&
			plain != 0x2028 && plain != 0xad) {
			if (sign && plain != sign)
				break;
			sign = plain;
			count += code == ELLIPSIS ? DOTS : 1;
		}
		*at += size;
	}
	return sign == '.' && count >= DOTS ? ELLIPSIS : sign;
}

bool
signs_equal(struct slice a, struct range r, struct slice b, struct range s)
{
	struct slice x = slice_sub(a, r.start, r.end);
	struct slice y = slice_sub(b, s.start, s.end);
	size_t i = 0, j = 0;
	uint32_t sign;

	if (slice_equal(x, y))
		return true;
	do {
		sign = next_sign(x, &i);
		if (sign != next_sign(y, &j))
			return false;
	} while (sign);
	return true;
}

size_t
signs_count(struct slice text, struct range r)
{
	struct slice s = slice_sub(text, r.start, r.end);
	size_t at = 0, count = 0;

	while (next_sign(s, &at))
		count++;
	return count;
}

size_t
signs_emphasis(struct slice text, struct range r)
{
	size_t count = 0;

	for (size_t i = r.start; i < r.end; i++) {
		bool mark = text.data[i] == '*' || text.data[i] == '_';

		if (mark && (i == r.start || text.data[i - 1] != text.data[i]))
			count++;
	}
	return count;
}

/* The next letter at *AT of S; 0 at the end. */
static uint32_t
next_letter(struct slice s, size_t *at)
{
	uint32_t code;

	while (*at < s.size) {
		*at += utf8_next(s, *at, &code);
		if (utf8_is_letter(code) && !utf8_is_mark(code))
			return code;
	}
	return 0;
}

bool
signs_same_case(struct slice a, struct range r, struct slice b, struct range s)
{
	struct slice x = slice_sub(a, r.start, r.end);
	struct slice y = slice_sub(b, s.start, s.end);
	size_t i = 0, j = 0;

	if (slice_equal(x, y))
		return true;
	for (;;) {
		uint32_t p = next_letter(x, &i), q = next_letter(y, &j);

		if (!p || !q)
			return true;
		if (utf8_is_upper(p) != utf8_is_upper(q))
			return false;
	}
}

bool
signs_title(struct slice text, struct range r)
{
	struct slice rest = slice_sub(text, r.start, r.end), word;
	size_t capitals = 0;
	uint32_t code;

	while (slice_word(&rest, &word)) {
		size_t at = 0;

		while (at < word.size &&
			!utf8_is_letter((unsigned char)word.data[at]) &&
			(unsigned char)word.data[at] < 0x80)
			at++;
		if (word.size - at < TITLE_WORD)
			continue;
		utf8_next(word, at, &code);
		if (!utf8_is_upper(code))
			return false;
		capitals++;
	}
	return capitals > 2;
}

size_t
signs_apostrophes(struct slice text, struct range r)
{
	size_t count = 0;

	for (size_t i = r.start; i < r.end;) {
		uint32_t code;

		i += utf8_next(text, i, &code);
		count += code == '\'' || code == 0x2019 || code == 0x2bc;
	}
	return count;
}

bool
signs_hyphen(struct slice text, struct range r)
{
	for (size_t i = r.start; i < r.end;) {
		uint32_t code;

		i += utf8_next(text, i, &code);
		if (plain_sign(code) == '-' || code == 0xad)
			return true;
	}
	return false;
}

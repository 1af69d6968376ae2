/*
 * The text is passed over in blocks of 64 bytes with one test for all of them,
 * written without branches so that the compiler makes vector code of it, and
 * the memory is asked for a kilobyte ahead (that halves the time). In a block
 * that passes, bytes are tested one by one, more closely.
 *
 * Which needle. Exact: the two neighbouring bytes that are rarest together.
 * Folded: the same among plain letters and digits, in both cases; then any
 * character outside ASCII may hide between the two, and the first may be
 * written with one (é, ß, ﬁ): a table of bits tells it for characters of two
 * bytes, longer ones are candidates by their lead. Without plain letters: a
 * Greek or Cyrillic letter in the same way; without those: the beginning of
 * the pattern.
 */
#include "text/needle.h"

#include "base/utf8.h"

enum { BLOCK = 64, AHEAD = 16, LATIN_LAST = 0x2FF, GREEK_FIRST = 0x370 };

/* How often plain bytes occur in a thousand of European prose. */
static unsigned
plain_weight(unsigned char c)
{
	static const unsigned char letters[] = { 82, 15, 28, 43, 127, 22, 20,
		61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2,
		20, 1 };

	if (c >= 'a' && c <= 'z')
		return letters[c - 'a'];
	return c >= 0x80 ? 30 : 3;
}

static bool
is_plain(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Bytes that stand for themselves alone in an exact pattern. */
static bool
is_literal(unsigned char c)
{
	return c != ' ' && c != '\'' && c != '"' && c != '-';
}

static bool
is_trailing(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Finds the rarest pair, or single byte, of those that FITS allows, at the
 * start of a character; false if there is none. */
static bool
choose_pair(struct needle *n, struct slice pattern, bool (*fits)(unsigned char))
{
	const unsigned char *p = (const unsigned char *)pattern.data;
	unsigned best = 0;

	for (size_t i = 0; i < pattern.size; i++) {
		bool pair = i + 1 < pattern.size && fits(p[i + 1]);
		unsigned weight = plain_weight(p[i]) *
			(pair ? plain_weight(p[i + 1]) : 1000);

		if (!fits(p[i]) || is_trailing(p[i]) ||
			(best && weight >= best))
			continue;
		best = weight;
		n->at = i;
		n->letter[0] = p[i];
		n->letter[1] = pair ? p[i + 1] : 0;
		n->other_least = pair ? 0xFF : 0;
	}
	return best > 0;
}

static unsigned char
case_mask(unsigned char c)
{
	return c >= 'a' && c <= 'z' ? 'a' - 'A' : 0;
}

/* Notes which characters up to LAST fold to something with LETTER. */
static void
find_forms(struct needle *n, struct slice letter, uint32_t last)
{
	struct buf form = { 0 }, folded = { 0 };

	for (uint32_t code = NEEDLE_FIRST; code <= last; code++) {
		uint32_t bit = code - NEEDLE_FIRST;

		buf_clear(&form);
		buf_clear(&folded);
		utf8_put(&form, code);
		utf8_fold(buf_view(&form), &folded);
		if (slice_find(buf_view(&folded), letter, 0) != SLICE_NONE)
			n->forms[bit / 64] |= (uint64_t)1 << bit % 64;
	}
	buf_release(&form);
	buf_release(&folded);
}

static bool
choose_plain(struct needle *n, struct slice pattern)
{
	if (!choose_pair(n, pattern, is_plain))
		return false;
	n->mask[0] = case_mask(n->letter[0]);
	n->mask[1] = case_mask(n->letter[1]);
	if (n->other_least)
		n->other_least = 0x80;
	find_forms(n, slice_sub(pattern, n->at, n->at + 1), LATIN_LAST);
	n->twos = 0xCB - 0xC2 + 1;
	n->longs = 0xE1;
	return true;
}

/* The later the commoner; what is not here is rarest. */
static size_t
commonness(struct slice letter)
{
	struct slice common = SLICE("щцшюжхйчбгзьыяупмдквлрстниаео");
	size_t at = slice_find(common, letter, 0);

	return at == SLICE_NONE ? 0 : at + 1;
}

static bool
choose_letter(struct needle *n, struct slice pattern)
{
	struct slice best = { 0 };
	size_t size;

	for (size_t at = 0; at < pattern.size; at += size) {
		uint32_t code;
		struct slice letter;

		size = utf8_next(pattern, at, &code);
		letter = slice_sub(pattern, at, at + size);
		if (code < GREEK_FIRST || code > NEEDLE_LAST ||
			(best.size && commonness(letter) >= commonness(best)))
			continue;
		best = letter;
		n->at = at;
	}
	if (best.size == 0)
		return false;
	find_forms(n, best, NEEDLE_LAST);
	n->letter[0] = 0xFF;
	n->twos = 0xD4 - 0xC2 + 1;
	n->longs = 0xE0;
	return true;
}

void
needle_init(struct needle *n, struct slice pattern, bool exact)
{
	*n = (struct needle){ .longs = 0xFF, .exact = exact };
	if (exact ? choose_pair(n, pattern, is_literal)
		  : choose_plain(n, pattern) || choose_letter(n, pattern))
		return;
	n->any = (unsigned char)pattern.data[0];
}

/* How many of COUNT blocks, the first at P and STEP bytes from one to the
 * next, have no byte that may be a candidate. Reads one byte more. */
static size_t
count_without(const struct needle *n, const unsigned char *p, ptrdiff_t step,
	size_t count)
{
	const unsigned char letter = n->letter[0], mask = n->mask[0];
	const unsigned char other = n->letter[1], other_mask = n->mask[1];
	const unsigned char least = n->other_least;
	const unsigned char twos = n->twos, longs = n->longs;

	for (size_t without = 0; without < count; without++, p += step) {
		unsigned char found = 0;

		__builtin_prefetch(p + AHEAD * step);
		for (size_t i = 0; i < BLOCK; i++) {
			unsigned char c = p[i], next = p[i + 1];
			unsigned char pair = ((c | mask) == letter) &
				(((next | other_mask) == other) |
					(next >= least));
			unsigned char lead =
				((unsigned char)(c - 0xC2) < twos) |
				((c >= longs) &
					!((c == 0xE2) & (next == 0x80)));

			found |= pair | lead;
		}
		if (found)
			return without;
	}
	return count;
}

static bool
has_form(const struct needle *n, struct slice text, size_t at)
{
	uint32_t code, bit;

	utf8_next(text, at, &code);
	if (code < NEEDLE_FIRST || code > NEEDLE_LAST)
		return false;
	bit = code - NEEDLE_FIRST;
	return n->forms[bit / 64] >> bit % 64 & 1;
}

/* Whether the character outside ASCII at AT may be a form of the needle. */
static bool
is_form(const struct needle *n, struct slice text, size_t at)
{
	unsigned char c = (unsigned char)text.data[at];

	if (c >= n->longs)
		return c != 0xE2 || at + 1 == text.size ||
			text.data[at + 1] != '\x80';
	return c >= 0xC2 && c - 0xC2 < n->twos && has_form(n, text, at);
}

/* Nothing before Armenian folds to anything behind Cyrillic. */
static unsigned char
least_lead(unsigned char lead)
{
	return lead < 0xD4 ? 0xC2 : 0xD4;
}

static bool
is_any(const struct needle *n, unsigned char c)
{
	if (c >= 0x80)
		return n->any < 0x80 ? !is_trailing(c)
				     : c >= least_lead(n->any);
	if (utf8_is_space(c))
		return n->any == ' ';
	return c == n->any ||
		(!n->exact && c >= 'A' && c <= 'Z' &&
			(c | ('a' - 'A')) == n->any);
}

static bool
is_candidate(const struct needle *n, struct slice text, size_t at)
{
	unsigned char c = (unsigned char)text.data[at], next;

	if (n->any)
		return is_any(n, c);
	if ((c | n->mask[0]) != n->letter[0])
		return is_form(n, text, at);
	if (at + 1 == text.size)
		return n->other_least == 0;
	next = (unsigned char)text.data[at + 1];
	return (next | n->mask[1]) == n->letter[1] || next >= n->other_least;
}

/* Where the first block begins that may have a candidate, in steps from FROM
 * on; LIMIT or a little before it if there is none. */
static size_t
skip_forward(
	const struct needle *n, struct slice text, size_t from, size_t limit)
{
	size_t end = limit < text.size ? limit : text.size - 1;

	if (n->any || end < from + BLOCK)
		return from;
	return from +
		BLOCK *
		count_without(n, (const unsigned char *)text.data + from, BLOCK,
			(end - from) / BLOCK);
}

size_t
needle_after(
	const struct needle *n, struct slice text, size_t from, size_t limit)
{
	for (size_t at = from; at < limit;) {
		size_t end;

		at = skip_forward(n, text, at, limit);
		end = limit - at > BLOCK ? at + BLOCK : limit;
		for (; at < end; at++)
			if (is_candidate(n, text, at))
				return at;
	}
	return limit;
}

static size_t
skip_backward(
	const struct needle *n, struct slice text, size_t least, size_t before)
{
	size_t end = before < text.size ? before : text.size - 1;

	if (n->any || end < least + BLOCK)
		return before;
	if (before > end && is_candidate(n, text, end))
		return before;
	return end -
		BLOCK *
		count_without(n, (const unsigned char *)text.data + end - BLOCK,
			-(ptrdiff_t)BLOCK, (end - least) / BLOCK);
}

size_t
needle_before(
	const struct needle *n, struct slice text, size_t least, size_t before)
{
	for (size_t at = before; at > least;) {
		size_t start;

		at = skip_backward(n, text, least, at);
		start = at - least > BLOCK ? at - BLOCK : least;
		for (; at > start; at--)
			if (is_candidate(n, text, at - 1))
				return at - 1;
	}
	return SLICE_NONE;
}

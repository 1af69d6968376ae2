/*
 * A marker stands right behind a word or what closes one, or behind both and a
 * blank when words follow at once. "p.5" and "Vol.2" are none, nor are parts of
 * numbers ("1,000", "3.14"), names ("B52") and ordinals ("18th").
 */
#include "import/glued_seek.h"

#include <string.h>

#include "base/utf8.h"

enum { LETTERS = 3, MOST_DIGITS = 8 };

struct seek {
	const struct plain *p;
	struct vec *found;
};

static bool
is_digit(struct slice s, size_t at)
{
	return at < s.size && s.data[at] >= '0' && s.data[at] <= '9';
}

static uint32_t
code_at(struct slice s, size_t at)
{
	uint32_t code = 0;

	if (at < s.size)
		utf8_next(s, at, &code);
	return code;
}

static bool
is_letter(uint32_t code)
{
	return utf8_is_letter(code) && !utf8_is_digit(code);
}

/* A word of letters ends at END: not "p", "No", "Vol". */
static bool
is_behind_word(struct slice s, size_t from, size_t end)
{
	static const char *const words[] = { "vol", "vols", "nos", "chap",
		"sec", "art", "fig", "col", "ibid" };
	size_t at = end, letters = 0;

	while (at > from && is_letter(code_at(s, utf8_before(s, at)))) {
		at = utf8_before(s, at);
		letters++;
	}
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_equal_ascii(
			    slice_sub(s, at, end), slice_of(words[i])))
			return false;
	return letters >= LETTERS;
}

static bool
is_closing(uint32_t code)
{
	return code == 0x201d || code == 0x2019 || code == 0xbb ||
		code == '"' || code == '\'' || code == ')' || code == ']';
}

/* What a marker can be stuck to ends at AT. */
static bool
is_host(struct slice s, size_t from, size_t at)
{
	size_t before;
	uint32_t code;

	if (at == from)
		return false;
	before = utf8_before(s, at);
	code = code_at(s, before);
	if (is_letter(code) || is_closing(code) || code == 0x2026)
		return true;
	if (!strchr(".,;:!?", s.data[before]) || before == from)
		return false;
	return is_closing(code_at(s, utf8_before(s, before))) ||
		is_behind_word(s, from, before);
}

static bool
is_opening(uint32_t code)
{
	return code == 0x201c || code == 0x2018 || code == 0xab || code == '"';
}

static bool
is_cue(struct slice s)
{
	static const char *const words[] = { "see ", "ibid", "quoted ", "cf. ",
		"cited ", "http" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_starts(s, slice_of(words[i])))
			return true;
	return false;
}

/* A word of two letters and more with a capital, or a cue, begins at AT. */
static bool
is_body_start(struct slice s, size_t at)
{
	uint32_t code = code_at(s, at);
	size_t next;

	if (is_cue(slice_sub(s, at, s.size)))
		return true;
	if (is_opening(code)) {
		at += utf8_next(s, at, &code);
		code = code_at(s, at);
	}
	if (!is_letter(code) || !utf8_is_upper(code))
		return false;
	next = at + utf8_next(s, at, &code);
	return is_letter(code_at(s, next));
}

/* Neither a word nor a number nor a part of one. */
static bool
is_marker_end(struct slice s, size_t at)
{
	if (at >= s.size)
		return true;
	if (strchr(".,:", s.data[at]))
		return !is_digit(s, at + 1);
	return !is_letter(code_at(s, at)) && !strchr("%-/=^*_$", s.data[at]);
}

static bool
is_spaced_host(struct slice s, size_t from, size_t at)
{
	return at > from && s.data[at - 1] == ' ' && is_host(s, from, at - 1);
}

static void
try_digits(struct seek *x, struct slice s, size_t block, struct range digits)
{
	size_t from = plain_block_at(x->p, block)->start;
	bool stuck = is_body_start(s, digits.end), host;
	size_t number;

	if (range_size(digits) > MOST_DIGITS || s.data[digits.start] == '0')
		return;
	host = is_host(s, from, digits.start) ||
		(stuck && is_spaced_host(s, from, digits.start));
	if (!host && !(stuck && range_size(digits) > 1))
		return;
	if (!stuck && !is_marker_end(s, digits.end))
		return;
	slice_number(slice_sub(s, digits.start, digits.end), &number);
	*(struct candidate *)vec_push(x->found) = (struct candidate){
		.start = digits.start,
		.end = digits.end,
		.block = block,
		.number = (uint32_t)number,
		.stuck = stuck,
		.parted = !host,
	};
}

static void
seek_in(struct seek *x, size_t index)
{
	const struct plain_block *b = plain_block_at(x->p, index);
	struct slice s = slice_sub(x->p->bytes, 0, b->end);
	struct range digits = { b->start, b->start };

	while (digits.start < b->end) {
		digits.end = digits.start;
		while (is_digit(s, digits.end))
			digits.end++;
		if (range_size(digits) > 0)
			try_digits(x, s, index, digits);
		digits.start = digits.end + (range_size(digits) == 0);
	}
}

void
glued_seek_all(const struct plain *p, struct vec *found)
{
	struct seek x = { p, found };

	for (size_t i = 0; i < p->blocks.count; i++) {
		const struct plain_block *b = plain_block_at(p, i);

		if (b->kind != PLAIN_VERBATIM && b->kind != PLAIN_RULE)
			seek_in(&x, i);
	}
}

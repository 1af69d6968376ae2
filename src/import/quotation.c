/*
 * Every sign that may be a quotation mark becomes a token: it opens, it closes
 * (firmly, or weakly where it may be an apostrophe), told by its shape and by
 * what stands beside it. Then a stack pairs the tokens.
 *
 * Single marks are hard because ’ is the apostrophe too. Inside a word it is
 * nothing else. Behind a word in s, x or z with a word following ("the
 * workers’ state") it is weak: it closes only when no firm one comes before
 * the next opening mark. Whether one does is known before pairing, by walking
 * the tokens backwards once.
 *
 * A double mark takes single ones that are still open inside it off the stack:
 * they were apostrophes. A mark that closes nothing is left alone.
 */
#include "import/quotation.h"

#include <string.h>

#include "base/utf8.h"

enum family { DOUBLE, SINGLE, ANGLE };
enum side { OPENS, CLOSES, WEAK };

/* Signs that are written for opening and closing, and what they are alike. */
struct sign {
	const char *bytes;
	enum family family;
	enum { LEFT, RIGHT, LOW, STRAIGHT } shape;
};

static const struct sign signs[] = {
	{ "“", DOUBLE, LEFT },
	{ "”", DOUBLE, RIGHT },
	{ "„", DOUBLE, LOW },
	{ "\"", DOUBLE, STRAIGHT },
	{ "‘", SINGLE, LEFT },
	{ "’", SINGLE, RIGHT },
	{ "‚", SINGLE, LOW },
	{ "'", SINGLE, STRAIGHT },
	{ "«", ANGLE, LEFT },
	{ "»", ANGLE, RIGHT },
};

enum { SIGN_COUNT = sizeof signs / sizeof *signs };

struct token {
	size_t start, end;
	const struct sign *sign;
	enum side side;
	bool can_open, can_close;
	bool firm_follows; /* before the next single mark that opens */
};

/* Signs. */

static const struct sign *
sign_at(struct slice s, size_t at)
{
	unsigned char first = (unsigned char)s.data[at];

	if (first != '"' && first != '\'' && first != 0xe2 && first != 0xc2)
		return NULL;
	for (size_t i = 0; i < SIGN_COUNT; i++)
		if (slice_starts(
			    slice_sub(s, at, s.size), slice_of(signs[i].bytes)))
			return &signs[i];
	return NULL;
}

/* The character before and behind; a blank at the ends. */
static uint32_t
before(struct slice s, size_t at)
{
	uint32_t code = ' ';

	if (at > 0)
		utf8_next(s, utf8_before(s, at), &code);
	return code;
}

static uint32_t
behind(struct slice s, size_t at)
{
	uint32_t code = ' ';

	if (at < s.size)
		utf8_next(s, at, &code);
	return code;
}

static bool
is_blank(uint32_t code)
{
	return utf8_is_space(code) || code == 0x2028;
}

static bool
is_one_of(uint32_t code, const uint32_t *list)
{
	while (*list && *list != code)
		list++;
	return *list != 0;
}

static bool
is_before_opening(uint32_t code)
{
	static const uint32_t list[] = { '(', '[', '{', '-', '/', '*', '_',
		0x2013, 0x2014, 0x2018, 0x201c, 0x201e, 0xab, '"', '\'', 0 };

	return is_blank(code) || is_one_of(code, list);
}

static bool
is_behind_closing(uint32_t code)
{
	static const uint32_t list[] = { ')', ']', '}', '.', ',', ';', ':', '!',
		'?', 0x2026, 0x2014, 0x2013, 0x2019, 0x201d, 0x201c, 0xbb, '*',
		'_', '-', '/', 0 };

	return is_blank(code) || is_one_of(code, list);
}

/* Tokens. */

/* Words that begin with an apostrophe. */
static bool
is_clipped(struct slice s, size_t at)
{
	static const char *const words[] = { "tis", "twas", "twere", "twill",
		"em", "til", "cause", "n" };
	size_t end = at;
	uint32_t code;

	while (end < s.size && utf8_is_letter(behind(s, end)))
		end += utf8_next(s, end, &code);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_equal_ascii(
			    slice_sub(s, at, end), slice_of(words[i])))
			return true;
	return at < s.size && utf8_is_digit(behind(s, at));
}

static bool
may_open(const struct token *t, struct slice s, uint32_t left, uint32_t right)
{
	if (!is_before_opening(left))
		return false;
	if (is_blank(right)) /* « as the French set it » */
		return t->sign->family == ANGLE && t->sign->shape == LEFT;
	return t->sign->family != SINGLE || t->sign->shape == LEFT ||
		(t->sign->shape != RIGHT && !is_clipped(s, t->end));
}

/* A letter that goes on with a word; figures behind a mark are a note's. */
static bool
continues_word(uint32_t code)
{
	return utf8_is_letter(code) && !utf8_is_digit(code);
}

/* An apostrophe stands between letters, before one, or behind a blank. */
static bool
may_close(const struct token *t, uint32_t left, uint32_t right)
{
	if (is_blank(left))
		return t->sign->family == ANGLE && t->sign->shape == RIGHT &&
			!utf8_is_letter(right);
	if (t->sign->family == SINGLE)
		return !continues_word(right);
	return !utf8_is_letter(left) || !continues_word(right);
}

static bool
is_weak(const struct token *t, struct slice s, uint32_t left, uint32_t right)
{
	size_t word = t->end + 1;

	return t->sign->family == SINGLE && left < 128 && left &&
		strchr("sxzSXZ", (int)left) && right == ' ' && word < s.size &&
		utf8_is_letter(behind(s, word));
}

static void
judge(struct token *t, struct slice s)
{
	uint32_t left = before(s, t->start), right = behind(s, t->end);
	bool straight = t->sign->shape == STRAIGHT;

	t->can_open = may_open(t, s, left, right);
	t->can_close = may_close(t, left, right);
	if (straight && t->can_open && t->can_close)
		t->can_open = !is_behind_closing(right);
	if (t->sign->shape == RIGHT && t->can_close)
		t->can_open = false;
	t->side = t->can_open ? OPENS : CLOSES;
	if (t->side == CLOSES && is_weak(t, s, left, right))
		t->side = WEAK;
}

static void
collect(struct slice s, struct vec *tokens)
{
	size_t size;

	for (size_t at = 0; at < s.size; at += size) {
		const struct sign *sign = sign_at(s, at);
		struct token t = { .start = at, .sign = sign };

		size = sign ? strlen(sign->bytes) : 1;
		if (!sign)
			continue;
		t.end = at + size;
		judge(&t, s);
		if (t.side == OPENS ? t.can_open : t.can_close)
			*(struct token *)vec_push(tokens) = t;
	}
}

static void
look_ahead(struct vec *tokens)
{
	bool firm = false;

	for (size_t i = tokens->count; i > 0; i--) {
		struct token *t = vec_at(tokens, i - 1);

		t->firm_follows = firm;
		if (t->sign->family == SINGLE && t->side != WEAK)
			firm = t->side == CLOSES;
	}
}

/* Pairing. */

static bool
closes(const struct token *open, const struct token *t)
{
	if (open->sign->family != t->sign->family)
		return false;
	switch (open->sign->shape) {
	case LOW:
		return t->sign->shape == LEFT || t->sign->shape == RIGHT;
	case STRAIGHT:
		return t->sign->shape == STRAIGHT;
	case RIGHT:
		return t->sign->family == ANGLE ? t->sign->shape == LEFT
						: t->sign->shape == RIGHT;
	default:
		return t->sign->shape == RIGHT;
	}
}

/* T, which a double mark that is still open keeps from closing a ‘ before it,
 * may do so all the same, if that one is never closed: a quotation may be cut
 * out of the midst of another. */
static void
reach_through(const struct vec *open, const struct token *t, struct vec *out)
{
	for (size_t i = open->count; i > 0; i--) {
		const struct token *o = vec_at(open, i - 1);

		if (o->sign->family == SINGLE && o->sign->shape == LEFT) {
			*(struct range *)vec_push(out) =
				(struct range){ o->start, t->end };
			return;
		}
	}
}

/* Index + 1 of the open token that T closes, 0 = none. Single marks don't
 * reach through double ones. */
static size_t
partner(const struct vec *open, const struct token *t)
{
	for (size_t i = open->count; i > 0; i--) {
		const struct token *o = vec_at(open, i - 1);

		if (closes(o, t))
			return i;
		if (t->sign->family == SINGLE && o->sign->family != SINGLE)
			return 0;
	}
	return 0;
}

static bool
close_token(struct vec *open, const struct token *t, struct vec *out)
{
	size_t found = t->can_close ? partner(open, t) : 0;
	const struct token *o;

	if (found == 0)
		return false;
	o = vec_at(open, found - 1);
	*(struct range *)vec_push(out) = (struct range){ o->start, t->end };
	while (open->count >= found)
		vec_pop(open);
	return true;
}

static void
take(struct vec *open, const struct token *t, struct vec *out)
{
	bool turned = t->side == OPENS && t->sign->shape == LEFT;

	if (t->side == WEAK && t->firm_follows)
		return;
	if (t->side != OPENS || turned)
		if (close_token(open, t, out))
			return;
	if (t->side == CLOSES && t->sign->family == SINGLE &&
		t->sign->shape == RIGHT)
		reach_through(open, t, out);
	if (t->side == OPENS)
		*(struct token *)vec_push(open) = *t;
}

/* Of a quotation of several paragraphs each begins with its mark. */
static void
run_on(const struct vec *open, struct slice s, struct slice next,
	struct vec *out)
{
	for (size_t i = 0; i < open->count; i++) {
		const struct token *o = vec_at(open, i);

		if (o->sign->family == SINGLE ||
			!slice_starts(next, slice_of(o->sign->bytes)))
			continue;
		*(struct range *)vec_push(out) =
			(struct range){ o->start, slice_trim(s).size };
		return;
	}
}

void
quotation_find(struct slice paragraph, struct slice next, struct vec *out)
{
	struct vec tokens = VEC_OF(struct token), open = VEC_OF(struct token);

	collect(paragraph, &tokens);
	look_ahead(&tokens);
	for (size_t i = 0; i < tokens.count; i++)
		take(&open, vec_at(&tokens, i), out);
	run_on(&open, paragraph, next, out);
	vec_release(&tokens);
	vec_release(&open);
}

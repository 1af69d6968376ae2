/*
 * Each rule is a function that looks at one sign and says how many bytes of it
 * go into the word; the letters of ASCII, nearly all there is in most texts,
 * never come to them. The hash is FNV-1a over the folded bytes, mixed once
 * more at the end.
 */
#include "apparatus/letters.h"

#include "base/utf8.h"

#define HASH_START 0x811c9dc5u
#define HASH_PRIME 0x01000193u

enum {
	GLUED = 3 /* most digits of a marker, most letters of "[ing]" */
};

static bool
is_ascii_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

static bool
is_digit(char c)
{
	return (unsigned char)(c - '0') < 10;
}

char
letters_byte(struct slice s, size_t at)
{
	return at < s.size ? s.data[at] : '\0';
}

uint32_t
letters_code(struct slice s, size_t at, size_t *size)
{
	uint32_t code = 0;

	*size = at < s.size ? utf8_next(s, at, &code) : 0;
	return code;
}

static bool
is_letter_at(struct slice s, size_t at)
{
	size_t size;

	if (at >= s.size)
		return false;
	if ((unsigned char)s.data[at] < 0x80)
		return is_ascii_letter(s.data[at]);
	return utf8_is_letter(letters_code(s, at, &size));
}

static bool
is_lower_at(struct slice s, size_t at)
{
	size_t size;

	return is_letter_at(s, at) &&
		!utf8_is_upper(letters_code(s, at, &size));
}

size_t
letters_skip_blanks(struct slice s, size_t at)
{
	while (letters_byte(s, at) == ' ' || letters_byte(s, at) == '\t')
		at++;
	return at;
}

size_t
letters_skip_break(struct slice s, size_t at)
{
	size_t next = letters_skip_blanks(s, at), size;
	uint32_t code = letters_code(s, next, &size);

	if (code != '\n' && code != 0x2028)
		return at;
	next = letters_skip_blanks(s, next + size);
	return letters_byte(s, next) == '\n' ? at : next;
}

/* Letters. */

static void
put_byte(struct letters *l, char c)
{
	l->hash = (l->hash ^ (unsigned char)c) * HASH_PRIME;
	if (l->out)
		buf_char(l->out, c);
}

static size_t
take_ascii(struct slice s, size_t at, size_t stop, struct letters *l)
{
	size_t from = at;

	while (at < stop && is_ascii_letter(s.data[at]))
		put_byte(l, (char)(s.data[at++] | 0x20));
	if (at > from) {
		l->count += at - from;
		l->digits = 0;
	}
	return at - from;
}

static size_t
take_digit(char c, size_t at, struct letters *l)
{
	if (l->digits++ == 0) {
		l->whole = l->hash;
		l->whole_end = at;
	}
	put_byte(l, c);
	l->end = at + 1;
	return 1;
}

static size_t
take_foreign(struct slice s, size_t at, struct letters *l)
{
	size_t size;

	if (!utf8_is_letter(letters_code(s, at, &size)))
		return 0;
	buf_clear(l->room);
	utf8_fold_char(s, at, l->room);
	for (size_t i = 0; i < l->room->size; i++) {
		char c = l->room->data[i];

		if ((unsigned char)c >= 0x80 || is_ascii_letter(c) ||
			is_digit(c))
			put_byte(l, c);
	}
	l->count++;
	l->digits = 0;
	l->end = at + size;
	return size;
}

/* "l'homme", "don’t": between letters. */
static size_t
take_apostrophe(struct slice s, size_t at, const struct letters *l)
{
	size_t size;
	uint32_t code = letters_code(s, at, &size);

	if (code != '\'' && code != 0x2019 && code != 0x2bc)
		return 0;
	return l->count > 0 && l->digits == 0 && is_letter_at(s, at + size)
		? size
		: 0;
}

/* "avo!d", as machines read it: in the midst of a word. */
static size_t
take_misread(struct slice s, size_t at, struct letters *l)
{
	if (l->count == 0 || l->digits > 0 || !is_lower_at(s, at + 1))
		return 0;
	put_byte(l, 'i');
	l->count++;
	return 1;
}

/* A soft hyphen, with the end of its line; a hyphen there. */
static size_t
take_hyphen(struct slice s, size_t at, const struct letters *l)
{
	size_t size, next;
	uint32_t code = letters_code(s, at, &size);

	if (l->count == 0 || (code != 0xad && code != '-' && code != 0x2010))
		return 0;
	next = letters_skip_break(s, at + size);
	if (code == 0xad)
		return is_letter_at(s, next) ? next - at : 0;
	return next > at + size && is_lower_at(s, next) ? next - at : 0;
}

/* Where the letters in the bracket at AT end, 0 if it isn't about letters. */
static size_t
bracketed_letters(struct slice s, size_t at)
{
	size_t from = at + 1, to = from, count = 0, size;

	while (count < GLUED && is_letter_at(s, to)) {
		letters_code(s, to, &size);
		to += size;
		count++;
	}
	if (count == 0 || letters_byte(s, to) != ']' ||
		slice_equal_ascii(slice_sub(s, from, to), SLICE("sic")))
		return 0;
	return to;
}

/* "[T]he", "word[s]": a letter stands on one of its sides. */
static size_t
take_bracket(struct slice s, size_t at, struct letters *l)
{
	size_t to = bracketed_letters(s, at), size;

	if (to == 0 || (l->count == 0 && !is_letter_at(s, to + 1)))
		return 0;
	for (size_t i = at + 1; i < to; i += size) {
		size = take_ascii(s, i, to, l);
		if (size == 0)
			size = take_foreign(s, i, l);
	}
	l->end = to + 1;
	return to + 1 - at;
}

/* What stands at AT, no letter of ASCII: how many bytes of it go into the
 * word, 0 when it ends here. */
static size_t
take_rare(struct slice s, size_t at, struct letters *l)
{
	char c = s.data[at];
	size_t size;

	if (is_digit(c))
		return take_digit(c, at, l);
	if (c == '\'')
		return take_apostrophe(s, at, l);
	if (c == '-')
		return take_hyphen(s, at, l);
	if (c == '[')
		return take_bracket(s, at, l);
	if (c == '!')
		return take_misread(s, at, l);
	if ((unsigned char)c < 0x80)
		return 0;
	size = take_foreign(s, at, l);
	if (size == 0)
		size = take_apostrophe(s, at, l);
	return size ? size : take_hyphen(s, at, l);
}

static uint32_t
mix(uint32_t h)
{
	h ^= h >> 16;
	h *= 0x85ebca6bu;
	h ^= h >> 13;
	h *= 0xc2b2ae35u;
	h ^= h >> 16;
	return h ? h : 1;
}

static void
cut_marker(struct letters *l)
{
	if (l->count < 2 || l->digits == 0 || l->digits > GLUED)
		return;
	l->hash = l->whole;
	l->end = l->whole_end;
	if (l->out)
		l->out->size -= l->digits;
}

bool
letters_read(struct slice s, size_t at, size_t stop, struct letters *l)
{
	size_t size;

	if (stop > s.size)
		stop = s.size;
	l->hash = HASH_START;
	l->end = at;
	l->count = l->digits = 0;
	do {
		size = take_ascii(s, at, stop, l);
		at += size;
		if (size)
			l->end = at;
		size = at < stop ? take_rare(s, at, l) : 0;
		at += size;
	} while (size);
	l->beyond = l->end;
	cut_marker(l);
	l->hash = mix(l->hash);
	return l->count + l->digits > 0;
}

/*
 * At the front of the waiting bytes stands one of: a sequence of terminfo's, an
 * Escape with what it begins (by the grammar of ECMA-48, so that the unknown is
 * as long as the known), or a character. Each reader below says how many bytes
 * it took and which key they are (KEY_NONE: swallowed); 0 bytes means that more
 * must come first, and `wait` how long that may take. When it took too long, an
 * Escape alone is Escape, Escape and a character is Meta, and a longer torso is
 * thrown away: a torn answer of the terminal must not run as keys.
 *
 * A paste is taken out as it comes, so its cost is linear.
 */
#include "ui/decode.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/vec.h"

#define PASTE_END SLICE("\033[201~")

struct decode_sequence {
	char *bytes; /* owned */
	uint32_t key;
};

struct decode {
	struct vec sequences; /* of struct decode_sequence */
	struct buf bytes;     /* fed; those before `at` are done with */
	size_t at;
	enum decode_wait wait;
	bool pasting, in_string;
	struct buf raw, pasted;
};

struct decode_step {
	size_t size; /* bytes taken; 0: more must come */
	uint32_t key;
};

struct decode *
decode_new(void)
{
	struct decode *d = mem_new(sizeof(*d));

	d->sequences = VEC_OF(struct decode_sequence);
	return d;
}

void
decode_free(struct decode *d)
{
	if (!d)
		return;
	for (size_t i = 0; i < d->sequences.count; i++)
		free(((struct decode_sequence *)vec_at(&d->sequences, i))
				->bytes);
	vec_release(&d->sequences);
	buf_release(&d->bytes);
	buf_release(&d->raw);
	buf_release(&d->pasted);
	free(d);
}

void
decode_define(struct decode *d, const char *sequence, uint32_t key)
{
	struct decode_sequence *s;

	if (!sequence || !*sequence || sequence == (const char *)-1)
		return;
	s = vec_push(&d->sequences);
	s->bytes = mem_copy(sequence, strlen(sequence));
	s->key = key;
}

void
decode_feed(struct decode *d, struct slice bytes)
{
	if (d->at == d->bytes.size) {
		buf_clear(&d->bytes);
		d->at = 0;
	}
	buf_slice(&d->bytes, bytes);
}

enum decode_wait
decode_waiting(const struct decode *d)
{
	return d->pasting		 ? DECODE_PASTING
		: d->at == d->bytes.size ? DECODE_EMPTY
					 : d->wait;
}

struct slice
decode_pasted(const struct decode *d)
{
	return buf_view(&d->pasted);
}

/* --- pastes --- */

/* Carriage returns become newlines, other controls go. */
static void
decode_clean(struct decode *d)
{
	struct slice raw = buf_view(&d->raw);
	uint32_t code;

	buf_clear(&d->pasted);
	for (size_t at = 0; at < raw.size;) {
		size_t size = utf8_next(raw, at, &code);
		bool pair = code == '\r' && at + 1 < raw.size &&
			raw.data[at + 1] == '\n';

		at += size;
		if (code == '\r' && !pair)
			code = '\n';
		if (code == '\n' || code == '\t' ||
			(code >= ' ' && code != 0x7f &&
				(code < 0x80 || code > 0x9f)))
			utf8_put(&d->pasted, code);
	}
	buf_release(&d->raw);
}

/* An end inside the paste: another one follows before anything begins anew. */
static bool
decode_is_inner_end(struct slice rest)
{
	size_t again = slice_find(rest, SLICE("\033[200~"), 0);

	return slice_find(slice_sub(rest, 0, again), PASTE_END, 0) !=
		SLICE_NONE;
}

static uint32_t
decode_paste(struct decode *d)
{
	struct slice rest =
		slice_sub(buf_view(&d->bytes), d->at, d->bytes.size);
	size_t escape = 0;

	for (;;) {
		size_t from = escape;
		struct slice tail;

		escape = slice_find(rest, SLICE("\033"), from);
		buf_slice(&d->raw, slice_sub(rest, from, escape));
		if (escape == SLICE_NONE)
			escape = rest.size;
		tail = slice_sub(rest, escape, rest.size);
		if (slice_starts(tail, PASTE_END)) {
			escape += PASTE_END.size;
			tail = slice_sub(rest, escape, rest.size);
			d->pasting = decode_is_inner_end(tail);
			if (d->pasting)
				continue;
			break;
		}
		if (slice_starts(PASTE_END, tail))
			break;
		escape++;
	}
	d->at += escape;
	if (d->pasting)
		return KEY_NONE;
	decode_clean(d);
	return KEY_PASTE;
}

/* --- sequences --- */

static struct decode_step
decode_more(struct decode *d, enum decode_wait wait)
{
	d->wait = wait;
	return (struct decode_step){ 0, KEY_NONE };
}

/* The longest sequence of terminfo's that REST begins with. */
static struct decode_step
decode_defined(const struct decode *d, struct slice rest)
{
	struct decode_step best = { 0, KEY_NONE };

	for (size_t i = 0; i < d->sequences.count; i++) {
		const struct decode_sequence *s = vec_at(&d->sequences, i);
		struct slice bytes = slice_of(s->bytes);

		if (bytes.size > best.size && slice_starts(rest, bytes))
			best = (struct decode_step){ bytes.size, s->key };
	}
	return best;
}

/* The parameters of a control sequence: two numbers are all that keys use. */
struct decode_numbers {
	uint32_t first, second;
};

static struct decode_numbers
decode_read_numbers(struct slice parameters)
{
	struct decode_numbers n = { 0, 0 };
	uint32_t *number = &n.first;

	for (size_t i = 0; i < parameters.size; i++) {
		char c = parameters.data[i];

		if (c == ';' && number == &n.first)
			number = &n.second;
		else if (c >= '0' && c <= '9' && *number < KEY_SPECIAL)
			*number = *number * 10 + (uint32_t)(c - '0');
		else
			break;
	}
	return n;
}

/* xterm's modifiers: 1 + shift 1, alt 2, control 4. */
static uint32_t
decode_modify(uint32_t key, uint32_t modifiers)
{
	uint32_t bits = modifiers > 1 ? modifiers - 1 : 0;

	if (key == KEY_NONE)
		return key;
	if (key == KEY_TAB && bits & 1)
		key = KEY_BACKTAB;
	if (bits & 4)
		key = key >= 'a' && key <= 'z' ? key & 0x1f : key | KEY_CONTROL;
	return bits & 2 ? key | KEY_META : key;
}

static uint32_t
decode_tilde(uint32_t number)
{
	static const uint32_t keys[] = { [1] = KEY_START,
		KEY_INSERT,
		KEY_REMOVE,
		KEY_FINISH,
		KEY_PAGE_UP,
		KEY_PAGE_DOWN,
		KEY_START,
		KEY_FINISH,
		[11] = KEY_F0 + 1,
		KEY_F0 + 2,
		KEY_F0 + 3,
		KEY_F0 + 4,
		KEY_F0 + 5,
		[17] = KEY_F0 + 6,
		KEY_F0 + 7,
		KEY_F0 + 8,
		KEY_F0 + 9,
		KEY_F0 + 10,
		[23] = KEY_F0 + 11,
		KEY_F12 };

	return number < sizeof(keys) / sizeof(*keys) ? keys[number] : KEY_NONE;
}

/* The keys that end in a letter, behind `Esc [` and `Esc O` alike. */
static uint32_t
decode_letter(char final)
{
	static const struct {
		char final;
		uint32_t key;
	} keys[] = {
		{ 'A', KEY_ARROW_UP },
		{ 'B', KEY_ARROW_DOWN },
		{ 'C', KEY_ARROW_RIGHT },
		{ 'D', KEY_ARROW_LEFT },
		{ 'H', KEY_START },
		{ 'F', KEY_FINISH },
		{ 'M', KEY_RETURN },
		{ 'P', KEY_F0 + 1 },
		{ 'Q', KEY_F0 + 2 },
		{ 'R', KEY_F0 + 3 },
		{ 'S', KEY_F0 + 4 },
		{ 'Z', KEY_BACKTAB },
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (keys[i].final == final)
			return keys[i].key;
	return KEY_NONE;
}

/* A whole control sequence. R is the answer to "where is the cursor", and M
 * would be a mouse, which is never asked for. */
static uint32_t
decode_control_key(struct decode *d, struct slice parameters, char final)
{
	struct decode_numbers n = decode_read_numbers(parameters);

	if (parameters.size && strchr("<=>?", parameters.data[0]))
		return KEY_NONE;
	if (final == '~' && n.first == 200) {
		d->pasting = true;
		return KEY_NONE;
	}
	if (final == '~')
		return decode_modify(decode_tilde(n.first), n.second);
	if (strchr("RM", final))
		return KEY_NONE;
	return decode_modify(decode_letter(final), n.second);
}

/* `Esc [` parameters, intermediates, one final byte. */
static struct decode_step
decode_control(struct decode *d, struct slice rest, bool late)
{
	struct slice parameters;
	size_t at = 2, behind;

	if (slice_starts(rest, SLICE("\033[[")) && rest.size > 3)
		return (struct decode_step){ 4, /* the Linux console's F1 … */
			rest.data[3] >= 'A' && rest.data[3] <= 'E'
				? KEY_F0 + 1 + (uint32_t)(rest.data[3] - 'A')
				: KEY_NONE };
	while (at < rest.size && rest.data[at] >= 0x30 && rest.data[at] <= 0x3f)
		at++;
	parameters = slice_sub(rest, 2, at);
	behind = at;
	while (at < rest.size && rest.data[at] >= 0x20 && rest.data[at] <= 0x2f)
		at++;
	if (at == rest.size || slice_equal(rest, SLICE("\033[["))) {
		if (!late)
			return decode_more(
				d, at == 2 ? DECODE_SHORT : DECODE_LONG);
		return (struct decode_step){ rest.size,
			at == 2 ? '[' | KEY_META : KEY_NONE };
	}
	if (rest.data[at] < 0x40 || rest.data[at] > 0x7e)
		return (struct decode_step){ at, KEY_NONE }; /* broken off */
	return (struct decode_step){ at + 1,
		at == behind ? decode_control_key(d, parameters, rest.data[at])
			     : KEY_NONE };
}

/* `Esc O` and one letter, with modifiers before it on some terminals. */
static struct decode_step
decode_shift(struct decode *d, struct slice rest, bool late)
{
	uint32_t modifiers = 0;
	size_t at = 2;

	if (rest.size > 2 && rest.data[2] >= '1' && rest.data[2] <= '8')
		modifiers = (uint32_t)(rest.data[at++] - '0');
	if (at < rest.size && rest.data[at] > ' ' && rest.data[at] < 0x7f)
		return (struct decode_step){ at + 1,
			decode_modify(
				decode_letter(rest.data[at]), modifiers) };
	if (at == rest.size && !late)
		return decode_more(d, DECODE_LONG);
	return (struct decode_step){ 2, 'O' | KEY_META };
}

/* Swallows up to the end of a string: BEL or `Esc \`. */
static struct decode_step
decode_string(struct decode *d, struct slice rest, bool late)
{
	for (size_t at = 0; at < rest.size; at++) {
		if (rest.data[at] == '\a' ||
			(at && rest.data[at] == '\\' &&
				rest.data[at - 1] == '\033')) {
			d->in_string = false;
			return (struct decode_step){ at + 1, KEY_NONE };
		}
	}
	if (!late)
		return decode_more(d, DECODE_LONG);
	d->in_string = false;
	return (struct decode_step){ rest.size, KEY_NONE };
}

/* --- characters --- */

static uint32_t
decode_ascii(char c)
{
	return c == 0x7f ? KEY_ERASE : c == 0 ? ' ' | KEY_CONTROL : (uint32_t)c;
}

/* Whether REST is the beginning of a character that is still coming. */
static bool
decode_is_cut(struct slice rest)
{
	unsigned char first = (unsigned char)rest.data[0];
	size_t want = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;

	if (first < 0xc2 || first > 0xf4 || rest.size >= want)
		return false;
	for (size_t i = 1; i < rest.size; i++)
		if (((unsigned char)rest.data[i] & 0xc0) != 0x80)
			return false;
	return true;
}

static struct decode_step
decode_character(struct decode *d, struct slice rest, bool late)
{
	uint32_t code;
	size_t size;

	if ((unsigned char)rest.data[0] < 0x80)
		return (struct decode_step){ 1, decode_ascii(rest.data[0]) };
	if (!late && decode_is_cut(rest))
		return decode_more(d, DECODE_LONG);
	size = utf8_next(rest, 0, &code);
	if (code == UTF8_REPLACEMENT || code < 0xa0)
		code = KEY_NONE;
	return (struct decode_step){ size, code };
}

static struct decode_step
decode_meta(struct decode *d, struct slice rest, bool late)
{
	struct decode_step step =
		decode_character(d, slice_sub(rest, 1, rest.size), late);

	if (step.size)
		step.size++;
	if (step.key != KEY_NONE)
		step.key |= KEY_META;
	return step;
}

static struct decode_step
decode_escape(struct decode *d, struct slice rest, bool late)
{
	if (rest.size == 1 && !late)
		return decode_more(d, DECODE_SHORT);
	if (rest.size == 1 || rest.data[1] == '\033')
		return (struct decode_step){ 1, KEY_ESCAPE };
	if (rest.data[1] == '[')
		return decode_control(d, rest, late);
	if (rest.data[1] == 'O')
		return decode_shift(d, rest, late);
	if (strchr("]PX^_", rest.data[1])) {
		if (rest.size == 2 && !late)
			return decode_more(d, DECODE_SHORT);
		if (rest.size > 2) {
			d->in_string = true;
			return (struct decode_step){ 2, KEY_NONE };
		}
	}
	return decode_meta(d, rest, late);
}

static struct decode_step
decode_step(struct decode *d, struct slice rest, bool late)
{
	struct decode_step step;

	if (d->in_string)
		return decode_string(d, rest, late);
	step = decode_defined(d, rest);
	if (step.size)
		return step;
	return rest.data[0] == '\033' ? decode_escape(d, rest, late)
				      : decode_character(d, rest, late);
}

uint32_t
decode_key(struct decode *d, bool late)
{
	while (d->at < d->bytes.size) {
		struct slice bytes = buf_view(&d->bytes);
		struct decode_step step;

		if (d->pasting) {
			uint32_t key = decode_paste(d);

			if (key != KEY_NONE || d->pasting)
				return key;
			continue;
		}
		step = decode_step(
			d, slice_sub(bytes, d->at, bytes.size), late);
		d->at += step.size;
		if (step.size == 0 || step.key != KEY_NONE)
			return step.key;
	}
	return KEY_NONE;
}

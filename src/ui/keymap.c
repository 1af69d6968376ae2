/*
 * All bindings stand in one array, sorted by context and keys. So a sequence
 * is found by halving, what begins with it stands right behind it, and a
 * binding that is the beginning of another is one of few shorter look-ups.
 * <Any> sorts behind every character, and is asked for when the character
 * itself isn't bound.
 */
#include "ui/keymap.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/binding.h"
#include "ui/line.h"

struct keymap {
	struct vec bindings; /* of struct keymap_binding, sorted */
	struct buf notice;
};

struct keymap_sequence {
	const uint32_t *keys;
	size_t count;
};

static const char *const keymap_contexts[KEYMAP_CONTEXT_COUNT] = { "global",
	"text", "select", "panel", "list", "outline", "prompt", "help" };

const char *
keymap_context_name(enum keymap_context context)
{
	return keymap_contexts[context];
}

bool
keymap_context_parse(struct slice name, enum keymap_context *out)
{
	for (int i = 0; i < KEYMAP_CONTEXT_COUNT; i++) {
		if (slice_equal(name, slice_of(keymap_contexts[i]))) {
			*out = (enum keymap_context)i;
			return true;
		}
	}
	return false;
}

/* Steps to the context behind; false behind the last. */
static bool
keymap_behind(enum keymap_context *context)
{
	if (*context == KEYMAP_GLOBAL)
		return false;
	*context = *context == KEYMAP_SELECT ? KEYMAP_TEXT : KEYMAP_GLOBAL;
	return true;
}

struct keymap *
keymap_new(void)
{
	struct keymap *m = mem_new(sizeof(*m));

	m->bindings = VEC_OF(struct keymap_binding);
	return m;
}

static void
keymap_release_binding(struct keymap_binding *b)
{
	free(b->keys);
	free(b->command);
	free(b->help);
	free(b->where);
}

void
keymap_clear(struct keymap *m)
{
	for (size_t i = 0; i < m->bindings.count; i++)
		keymap_release_binding(vec_at(&m->bindings, i));
	vec_clear(&m->bindings);
	buf_clear(&m->notice);
}

void
keymap_free(struct keymap *m)
{
	if (!m)
		return;
	keymap_clear(m);
	vec_release(&m->bindings);
	buf_release(&m->notice);
	free(m);
}

static const struct keymap_binding *
keymap_at(const struct keymap *m, size_t index)
{
	return vec_at(&m->bindings, index);
}

static int
keymap_compare(struct keymap_sequence a, struct keymap_sequence b)
{
	return key_compare(a.keys, a.count, b.keys, b.count);
}

static struct keymap_sequence
keymap_sequence_of(const struct keymap_binding *b)
{
	return (struct keymap_sequence){ b->keys, b->count };
}

/* Index of the first binding that does not sort before KEYS. */
static size_t
keymap_lower(const struct keymap *m, enum keymap_context context,
	struct keymap_sequence keys)
{
	size_t low = 0, high = m->bindings.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct keymap_binding *b = keymap_at(m, middle);

		if (b->context != context
				? b->context < context
				: keymap_compare(keymap_sequence_of(b), keys) <
					0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Whether binding INDEX is there, of CONTEXT, and begins with KEYS. */
static bool
keymap_begins(const struct keymap *m, size_t index, enum keymap_context context,
	struct keymap_sequence keys)
{
	const struct keymap_binding *b;

	if (index >= m->bindings.count)
		return false;
	b = keymap_at(m, index);
	return b->context == context && b->count >= keys.count &&
		(keys.count == 0 ||
			memcmp(b->keys, keys.keys,
				keys.count * sizeof(*keys.keys)) == 0);
}

/* Index of exactly KEYS, or SLICE_NONE. */
static size_t
keymap_exact(const struct keymap *m, enum keymap_context context,
	struct keymap_sequence keys)
{
	size_t index = keymap_lower(m, context, keys);

	if (keymap_begins(m, index, context, keys) &&
		keymap_at(m, index)->count == keys.count)
		return index;
	return SLICE_NONE;
}

static void
keymap_drop(struct keymap *m, size_t index)
{
	keymap_release_binding(vec_at(&m->bindings, index));
	vec_remove(&m->bindings, index);
}

static void
keymap_displace(struct keymap *m, size_t index)
{
	const struct keymap_binding *b = keymap_at(m, index);

	buf_text(&m->notice, m->notice.size ? ", " : "");
	binding_print_keys(b->keys, b->count, &m->notice);
	buf_printf(&m->notice, " (%s)", b->command);
	keymap_drop(m, index);
}

static bool
keymap_remove(struct keymap *m, enum keymap_context context,
	struct keymap_sequence keys)
{
	size_t index = keymap_exact(m, context, keys);

	if (index == SLICE_NONE)
		return false;
	keymap_drop(m, index);
	return true;
}

/* Removes what could not be reached beside KEYS: the same sequence, those that
 * begin with it, and those that it begins with. */
static void
keymap_make_way(struct keymap *m, enum keymap_context context,
	struct keymap_sequence keys)
{
	struct keymap_sequence part = keys;
	size_t index;

	keymap_remove(m, context, keys);
	index = keymap_lower(m, context, keys);
	while (keymap_begins(m, index, context, keys))
		keymap_displace(m, index);
	for (part.count = 1; part.count < keys.count; part.count++) {
		index = keymap_exact(m, context, part);
		if (index != SLICE_NONE)
			keymap_displace(m, index);
	}
}

/* Sets a bit for each of the contexts named in TEXT. */
static int
keymap_parse_contexts(struct slice text, unsigned *contexts, struct err *err)
{
	struct slice name;
	enum keymap_context context;

	*contexts = 0;
	while (slice_cut(&text, ',', &name)) {
		if (!keymap_context_parse(name, &context))
			return err_set(err, ERR_USAGE,
				"%.*s: no such place for a key", (int)name.size,
				name.data);
		*contexts |= 1u << context;
	}
	if (!*contexts)
		return err_set(err, ERR_USAGE, "where, and which keys?");
	return 0;
}

static char *
keymap_keep(struct slice s)
{
	return s.size ? mem_copy(s.data, s.size) : NULL;
}

static void
keymap_add(struct keymap *m, enum keymap_context context,
	const struct binding *b, const char *where)
{
	struct keymap_sequence keys = { b->keys.items, b->keys.count };
	struct keymap_binding *target;

	keymap_make_way(m, context, keys);
	target = vec_insert(&m->bindings, keymap_lower(m, context, keys));
	target->context = context;
	target->count = keys.count;
	target->keys = mem_resize(NULL, keys.count, sizeof(*keys.keys));
	memcpy(target->keys, keys.keys, keys.count * sizeof(*keys.keys));
	target->command = mem_copy(b->command.data, b->command.size);
	target->help = keymap_keep(buf_view(&b->help));
	target->where = keymap_keep(slice_of(where));
}

int
keymap_bind(
	struct keymap *m, struct slice text, const char *where, struct err *err)
{
	struct binding b = { 0 };
	unsigned contexts = 0;
	int result = binding_parse(text, &b, err);

	buf_clear(&m->notice);
	if (result == 0)
		result = keymap_parse_contexts(b.contexts, &contexts, err);
	for (int i = 0; i < KEYMAP_CONTEXT_COUNT; i++)
		if (contexts & 1u << i)
			keymap_add(m, (enum keymap_context)i, &b, where);
	binding_release(&b);
	return result;
}

struct slice
keymap_notice(const struct keymap *m)
{
	return buf_view(&m->notice);
}

static int
keymap_remove_all(struct keymap *m, const struct binding *b, struct err *err)
{
	struct keymap_sequence keys = { b->keys.items, b->keys.count };
	unsigned contexts;
	bool found = false;

	if (keymap_parse_contexts(b->contexts, &contexts, err) < 0)
		return -1;
	for (int i = 0; i < KEYMAP_CONTEXT_COUNT; i++)
		if (contexts & 1u << i)
			found |= keymap_remove(m, (enum keymap_context)i, keys);
	return found ? 0 : err_set(err, ERR_ABSENT, "these keys are not bound");
}

int
keymap_unbind(struct keymap *m, struct slice text, struct err *err)
{
	struct binding b = { 0 };
	int result = 0;

	text = slice_trim(text);
	if (slice_equal(text, SLICE("*"))) {
		keymap_clear(m);
		return 0;
	}
	result = binding_parse_keys(text, &b, err);
	if (result == 0)
		result = keymap_remove_all(m, &b, err);
	binding_release(&b);
	return result;
}

/* What KEYS means in CONTEXT alone. */
static enum keymap_answer
keymap_ask(const struct keymap *m, enum keymap_context context,
	struct keymap_sequence keys, size_t *found)
{
	struct keymap_sequence any = keys;
	uint32_t *copy;
	size_t index = keymap_lower(m, context, keys);

	if (keymap_begins(m, index, context, keys)) {
		*found = index;
		return keymap_at(m, index)->count == keys.count ? KEYMAP_FOUND
								: KEYMAP_PREFIX;
	}
	if (keys.count == 0 || !key_is_character(keys.keys[keys.count - 1]))
		return KEYMAP_NOTHING;
	copy = mem_resize(NULL, keys.count, sizeof(*copy));
	memcpy(copy, keys.keys, keys.count * sizeof(*copy));
	copy[keys.count - 1] = KEY_ANY;
	any.keys = copy;
	*found = keymap_exact(m, context, any);
	free(copy);
	return *found == SLICE_NONE ? KEYMAP_NOTHING : KEYMAP_FOUND;
}

/* The same, through the contexts behind it. */
static enum keymap_answer
keymap_find(const struct keymap *m, enum keymap_context context,
	struct keymap_sequence keys, size_t *found)
{
	enum keymap_answer answer = keymap_ask(m, context, keys, found);
	bool typing = context == KEYMAP_PROMPT && keys.count &&
		key_is_character(keys.keys[0]);

	while (answer == KEYMAP_NOTHING && !typing && keymap_behind(&context))
		answer = keymap_ask(m, context, keys, found);
	return answer;
}

/* Appends the command line, with the last key in the place of %k. */
static void
keymap_fill(const struct keymap_binding *b, uint32_t key, struct buf *out)
{
	struct slice line = slice_of(b->command);
	struct buf sign = { 0 };
	size_t at = 0, mark;

	if (b->keys[b->count - 1] == KEY_ANY)
		utf8_put(&sign, key);
	while (sign.size &&
		(mark = slice_find(line, SLICE("%k"), at)) != SLICE_NONE) {
		buf_slice(out, slice_sub(line, at, mark));
		line_quote(buf_view(&sign), out);
		at = mark + 2;
	}
	buf_slice(out, slice_sub(line, at, line.size));
	buf_release(&sign);
}

enum keymap_answer
keymap_look(const struct keymap *m, enum keymap_context context,
	const uint32_t *keys, size_t count, struct buf *command)
{
	struct keymap_sequence sequence = { keys, count };
	size_t found;
	enum keymap_answer answer = keymap_find(m, context, sequence, &found);

	if (answer == KEYMAP_FOUND)
		keymap_fill(keymap_at(m, found), keys[count - 1], command);
	return answer;
}

/* Whether typing the keys of binding INDEX in CONTEXT comes to it. */
static bool
keymap_is_seen(
	const struct keymap *m, enum keymap_context context, size_t index)
{
	struct keymap_sequence keys = keymap_sequence_of(keymap_at(m, index));
	size_t found;

	/* no shorter part of it may be taken by a context in front */
	for (size_t all = keys.count, n = 1; n <= all; n++) {
		keys.count = n;
		if (keymap_find(m, context, keys, &found) == KEYMAP_FOUND)
			return found == index;
	}
	return false;
}

static int
keymap_compare_bindings(const void *a, const void *b)
{
	const struct keymap_binding *const *first = a, *const *second = b;

	return keymap_compare(
		keymap_sequence_of(*first), keymap_sequence_of(*second));
}

void
keymap_list(const struct keymap *m, enum keymap_context context,
	const uint32_t *keys, size_t count, struct vec *out)
{
	struct keymap_sequence sequence = { keys, count };
	enum keymap_context asked = context;

	do {
		size_t i = keymap_lower(m, asked, sequence);

		for (; keymap_begins(m, i, asked, sequence); i++)
			if (keymap_is_seen(m, context, i))
				*(const struct keymap_binding **)vec_push(out) =
					keymap_at(m, i);
	} while (keymap_behind(&asked));
	vec_sort(out, keymap_compare_bindings);
}

static bool
keymap_runs(const struct keymap_binding *b, struct slice command)
{
	struct slice line = slice_of(b->command), word;

	return slice_word(&line, &word) && slice_equal(word, command);
}

/* Keys to press, and among equals those without a modifier, then what is
 * shorter to say: `j`, not `C-e`. */
static size_t
keymap_effort(const struct keymap_binding *b)
{
	struct buf shown = { 0 };
	size_t effort;

	key_show(b->keys, b->count, &shown);
	effort = b->count * 100 + shown.size;
	for (size_t i = 0; i < b->count; i++)
		if (key_is_chord(b->keys[i]))
			effort += 20;
	buf_release(&shown);
	return effort;
}

const struct keymap_binding *
keymap_key_of(const struct keymap *m, enum keymap_context context,
	struct slice command)
{
	const struct keymap_sequence any = { NULL, 0 };
	const struct keymap_binding *best = NULL;
	enum keymap_context asked = context;

	do {
		size_t i = keymap_lower(m, asked, any);

		for (; keymap_begins(m, i, asked, any); i++) {
			const struct keymap_binding *b = keymap_at(m, i);

			if (keymap_runs(b, command) &&
				keymap_is_seen(m, context, i) &&
				(!best ||
					keymap_effort(b) < keymap_effort(best)))
				best = b;
		}
	} while (keymap_behind(&asked));
	return best;
}

void
keymap_print(const struct keymap *m, struct buf *out)
{
	for (size_t i = 0; i < m->bindings.count; i++) {
		const struct keymap_binding *b = keymap_at(m, i);
		struct binding line = {
			.contexts = slice_of(keymap_contexts[b->context]),
			.keys = { .items = b->keys, .count = b->count },
			.command = slice_of(b->command),
			.help = { .data = b->help,
				.size = slice_of(b->help).size },
		};

		buf_text(out, "bind ");
		binding_print(&line, out);
	}
}

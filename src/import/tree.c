#include "import/tree.h"

#include <ctype.h>
#include <string.h>

#include "import/elements.h"
#include "import/markers.h"

void
tree_init(struct tree *t)
{
	*t = (struct tree){
		.nodes = VEC_OF(struct tree_node),
		.attributes = VEC_OF(struct tree_attribute),
		.members = VEC_OF(struct tree_member),
		.open = VEC_OF(uint32_t),
	};
}

void
tree_release(struct tree *t)
{
	vec_release(&t->nodes);
	vec_release(&t->attributes);
	vec_release(&t->members);
	vec_release(&t->open);
	arena_release(&t->strings);
}

uint32_t
tree_count(const struct tree *t)
{
	return (uint32_t)t->nodes.count;
}

struct tree_node *
tree_at(const struct tree *t, uint32_t index)
{
	return vec_at(&t->nodes, index);
}

/* Building. */

void
tree_member(struct tree *t, struct slice name)
{
	struct tree_member *m = vec_push(&t->members);

	m->name = arena_copy(&t->strings, name);
	m->first = tree_count(t);
}

static struct slice
local_name(struct tree *t, struct slice name)
{
	size_t colon = slice_find(name, SLICE(":"), 0);
	bool large = false;
	char *copy;

	if (colon != SLICE_NONE)
		name = slice_sub(name, colon + 1, name.size);
	for (size_t i = 0; i < name.size; i++)
		large |= isupper((unsigned char)name.data[i]) != 0;
	copy = arena_string(&t->strings, name);
	for (size_t i = 0; large && i < name.size; i++)
		copy[i] = (char)tolower((unsigned char)copy[i]);
	return (struct slice){ copy, name.size };
}

static struct tree_node *
add(struct tree *t, struct range source)
{
	const uint32_t *parent = vec_last(&t->open);
	struct tree_node *n = vec_push(&t->nodes);

	n->from = (uint32_t)source.start;
	n->to = (uint32_t)source.end;
	n->parent = parent ? *parent : TREE_NONE;
	n->next = tree_count(t);
	n->note = TREE_NONE;
	return n;
}

void
tree_open(struct tree *t, struct slice name, struct range source)
{
	struct tree_node *n = add(t, source);
	const struct element *known;

	*(uint32_t *)vec_push(&t->open) = tree_count(t) - 1;
	n->element = true;
	n->attributes = (uint32_t)t->attributes.count;
	known = elements_find(name);
	if (known) {
		n->words = slice_of(known->name);
		n->kind = (uint8_t)known->kind;
	} else {
		n->words = local_name(t, name);
		known = elements_find(n->words);
		n->kind = known ? (uint8_t)known->kind : ELEMENT_INLINE;
	}
}

void
tree_attribute(struct tree *t, struct slice name, struct slice value)
{
	struct tree_node *n = vec_last(&t->nodes);
	struct tree_attribute *a = vec_push(&t->attributes);

	a->name = arena_copy(&t->strings, name);
	a->value = arena_copy(&t->strings, value);
	n->attribute_count++;
}

void
tree_close(struct tree *t)
{
	tree_at(t, *(uint32_t *)vec_last(&t->open))->next = tree_count(t);
	vec_pop(&t->open);
}

static void
put(struct tree *t, struct slice words, struct range source, bool exact)
{
	struct tree_node *n;

	if (words.size == 0)
		return;
	if (!exact)
		words = arena_copy(&t->strings, words);
	n = add(t, source);
	n->words = words;
	n->exact = exact;
}

void
tree_words(struct tree *t, struct slice words, struct range source, bool exact)
{
	size_t from = 0, size;
	struct marker ignored;

	for (size_t at = 0; exact && at < words.size; at++) {
		const char *bracket =
			memchr(words.data + at, '[', words.size - at);

		if (!bracket)
			break;
		at = (size_t)(bracket - words.data);
		size = markers_bracket(words, at, &ignored);
		if (size == 0)
			continue;
		put(t, slice_sub(words, from, at),
			(struct range){
				source.start + from, source.start + at },
			true);
		from = at + size;
		put(t, slice_sub(words, at, from),
			(struct range){
				source.start + at, source.start + from },
			true);
		at = from - 1;
	}
	source.start += exact ? from : 0;
	put(t, slice_sub(words, from, words.size), source, exact);
}

void
tree_end(struct tree *t)
{
	while (t->open.count > 0)
		tree_close(t);
}

struct tree_mark
tree_here(const struct tree *t)
{
	return (struct tree_mark){ t->nodes.count, t->attributes.count };
}

void
tree_back(struct tree *t, struct tree_mark to)
{
	vec_clear(&t->open);
	t->nodes.count = to.nodes;
	t->attributes.count = to.attributes;
}

/* Asking. */

static bool
begins_by(const void *item, const void *index)
{
	const struct tree_member *m = item;

	return m->first <= *(const uint32_t *)index;
}

const struct tree_member *
tree_member_of(const struct tree *t, uint32_t index)
{
	return vec_at(
		&t->members, vec_lower(&t->members, &index, begins_by) - 1);
}

bool
tree_is(const struct tree *t, uint32_t index, const char *name)
{
	const struct tree_node *n = tree_at(t, index);

	return n->element && slice_equal(n->words, slice_of(name));
}

static const struct tree_attribute *
find_attribute(const struct tree *t, uint32_t index, const char *name)
{
	const struct tree_node *n = tree_at(t, index);

	for (uint32_t i = 0; i < n->attribute_count; i++) {
		const struct tree_attribute *a =
			vec_at(&t->attributes, n->attributes + i);

		if (slice_equal_ascii(a->name, slice_of(name)))
			return a;
	}
	return NULL;
}

struct slice
tree_value(const struct tree *t, uint32_t index, const char *name)
{
	const struct tree_attribute *a = find_attribute(t, index, name);

	return a ? a->value : SLICE("");
}

bool
tree_has(const struct tree *t, uint32_t index, const char *name)
{
	return find_attribute(t, index, name) != NULL;
}

bool
tree_value_has(const struct tree *t, uint32_t index, const char *name,
	const char *word)
{
	struct slice rest = tree_value(t, index, name), piece;
	size_t size = strlen(word);

	while (slice_word(&rest, &piece))
		if (slice_equal_ascii(
			    slice_sub(piece, 0, size), slice_of(word)))
			return true;
	return false;
}

void
tree_text(const struct tree *t, uint32_t from, uint32_t to, size_t limit,
	struct buf *out)
{
	size_t start = out->size;
	bool blank = false;

	for (uint32_t i = from; i < to && out->size - start < limit; i++) {
		const struct tree_node *n = tree_at(t, i);

		if (n->element) {
			blank |= n->kind == ELEMENT_BREAK;
			continue;
		}
		for (size_t k = 0; k < n->words.size; k++) {
			if (isspace((unsigned char)n->words.data[k])) {
				blank = true;
				continue;
			}
			if (blank && out->size > start)
				buf_char(out, ' ');
			blank = false;
			buf_char(out, n->words.data[k]);
		}
	}
}

bool
tree_has_words(const struct tree *t, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		const struct tree_node *n = tree_at(t, i);

		if (!n->element && slice_trim(n->words).size > 0)
			return true;
	}
	return false;
}

bool
tree_has_kind(const struct tree *t, uint32_t from, uint32_t to, unsigned kind)
{
	for (uint32_t i = from; i < to; i++)
		if (tree_at(t, i)->element && tree_at(t, i)->kind == kind)
			return true;
	return false;
}

#include "import/notes.h"

#include <ctype.h>
#include <string.h>

#include "import/elements.h"
#include "import/visible.h"

enum { LABEL_WINDOW = 24, DIGITS = 4, SIGNS = 4, LETTERS = 4 };

void
notes_init(struct notes *n, struct tree *t)
{
	*n = (struct notes){
		.tree = t,
		.items = VEC_OF(struct note),
		.pieces = VEC_OF(struct note_piece),
	};
}

void
notes_release(struct notes *n)
{
	vec_release(&n->items);
	vec_release(&n->pieces);
}

struct note *
notes_at(const struct notes *n, size_t index)
{
	return vec_at(&n->items, index);
}

/* Labels. */

static size_t
sign_size(struct slice s)
{
	static const char *const signs[] = { "*", "†", "‡", "§", "¶", "#",
		"‖" };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (slice_starts(s, slice_of(signs[i])))
			return strlen(signs[i]);
	return 0;
}

static enum notes_label
read_signs(struct slice s, size_t *size)
{
	size_t count = 0, at = 0, one;

	while ((one = sign_size(slice_sub(s, at, s.size))) > 0) {
		at += one;
		count++;
	}
	*size = at;
	return count > 0 && count <= SIGNS ? NOTES_SIGN : NOTES_NO_LABEL;
}

/* The label that S begins with: 12, 12a, 1*, *, a, iv. */
static enum notes_label
read_label(struct slice s, size_t *size)
{
	size_t at = 0;

	while (at < s.size && isdigit((unsigned char)s.data[at]))
		at++;
	if (at > DIGITS || (at > 0 && s.data[0] == '0'))
		return NOTES_NO_LABEL;
	if (at > 0 && at < s.size &&
		(s.data[at] == '*' || islower((unsigned char)s.data[at])))
		at++;
	if (at == 0 && read_signs(s, &at) == NOTES_SIGN) {
		*size = at;
		return NOTES_SIGN;
	}
	*size = at;
	if (at > 0)
		return at == s.size || !isalnum((unsigned char)s.data[at])
			? NOTES_NUMBER
			: NOTES_NO_LABEL;
	while (at < s.size && isalpha((unsigned char)s.data[at]))
		at++;
	*size = at;
	return at > 0 && at <= LETTERS ? NOTES_LETTER : NOTES_NO_LABEL;
}

enum notes_label
notes_label(struct slice words, struct slice *label)
{
	enum notes_label kind;
	size_t size;

	words = slice_trim(words);
	while (words.size > 0 && strchr("[({", words.data[0]))
		words = slice_sub(words, 1, words.size);
	kind = read_label(words, &size);
	if (kind == NOTES_NO_LABEL)
		return kind;
	*label = slice_sub(words, 0, size);
	while (size < words.size && strchr("])}.: ", words.data[size]))
		size++;
	return size == words.size ? kind : NOTES_NO_LABEL;
}

/* The first bytes of a stretch, and where each of them stands. */
struct window {
	struct buf text;
	struct vec nodes; /* of uint32_t */
	struct vec offsets;
};

static void
fill_window(
	struct window *w, const struct tree *t, uint32_t first, uint32_t last)
{
	w->nodes = VEC_OF(uint32_t);
	w->offsets = VEC_OF(uint32_t);
	for (uint32_t i = first; i < last && w->text.size < LABEL_WINDOW; i++) {
		const struct tree_node *n = tree_at(t, i);
		bool hidden = n->element && visible_is_hidden(t, i);

		if (hidden)
			i = n->next - 1;
		for (uint32_t k = 0; !n->element && k < n->words.size &&
			w->text.size < LABEL_WINDOW;
			k++) {
			buf_char(&w->text, n->words.data[k]);
			*(uint32_t *)vec_push(&w->nodes) = i;
			*(uint32_t *)vec_push(&w->offsets) = k;
		}
	}
}

static void
release_window(struct window *w)
{
	buf_release(&w->text);
	vec_release(&w->nodes);
	vec_release(&w->offsets);
}

/* Blanks, and the arrows of links back. */
static size_t
skip_lead(struct slice s)
{
	static const char *const lead[] = { " ", "\n", "\t", "\r", "^", "↑",
		"↩", "←", "\xc2\xa0" };
	size_t at = 0, i;

	do {
		for (i = 0; i < sizeof lead / sizeof *lead; i++) {
			if (!slice_starts(slice_sub(s, at, s.size),
				    slice_of(lead[i])))
				continue;
			at += strlen(lead[i]);
			break;
		}
	} while (i < sizeof lead / sizeof *lead);
	return at;
}

/* The end of what stands behind a label: brackets, stops. */
static size_t
skip_tail(struct slice s, size_t at)
{
	while (at < s.size && strchr("])}.:", s.data[at]))
		at++;
	return at;
}

/* Whether the byte AT stands in the same words as the one before. */
static bool
runs_on(const struct window *w, size_t at)
{
	return at < w->nodes.count && at > 0 &&
		*(uint32_t *)vec_at(&w->nodes, at) ==
		*(uint32_t *)vec_at(&w->nodes, at - 1);
}

static enum notes_label
read_window(const struct window *w, struct note *out)
{
	struct slice s = buf_view(&w->text);
	size_t lead = skip_lead(s), at = lead, size, end;
	enum notes_label kind;

	while (at < s.size && strchr("[(", s.data[at]))
		at++;
	kind = read_label(slice_sub(s, at, s.size), &size);
	if (kind == NOTES_NO_LABEL)
		return kind;
	end = skip_tail(s, at + size);
	if (kind != NOTES_SIGN && end == at + size && runs_on(w, end) &&
		!(kind == NOTES_NUMBER && s.data[end] == ' '))
		return NOTES_NO_LABEL;
	out->label = slice_sub(s, at, at + size);
	out->label_from = *(uint32_t *)vec_at(&w->nodes, lead);
	out->label_node = *(uint32_t *)vec_at(&w->nodes, end - 1);
	out->label_end = *(uint32_t *)vec_at(&w->offsets, end - 1) + 1;
	return kind;
}

enum notes_label
notes_opening(struct tree *t, uint32_t first, uint32_t last, struct note *out)
{
	struct window w = { 0 };
	enum notes_label kind;

	fill_window(&w, t, first, last);
	kind = read_window(&w, out);
	if (kind != NOTES_NO_LABEL) /* it outlives the window */
		out->label = arena_copy(&t->strings, out->label);
	release_window(&w);
	return kind;
}

/* Notes. */

uint32_t
notes_add(struct notes *n, struct slice label)
{
	struct note *note = vec_push(&n->items);

	note->label = arena_copy(&n->tree->strings, label);
	note->mark = note->first = note->label_node = TREE_NONE;
	return (uint32_t)n->items.count - 1;
}

void
notes_mark(struct notes *n, uint32_t node, uint32_t note)
{
	struct tree_node *at = tree_at(n->tree, node);
	struct note *of = notes_at(n, note);

	at->role = TREE_MARK;
	at->note = note;
	if (of->mark == TREE_NONE || of->mark > node)
		of->mark = node;
}

void
notes_body(struct notes *n, uint32_t first, uint32_t last, uint32_t note)
{
	struct note_piece *piece = vec_push(&n->pieces);
	struct note *of = notes_at(n, note), found;

	*piece = (struct note_piece){ first, last, note };
	of->first = first;
	tree_at(n->tree, first)->role = TREE_BODY;
	if (notes_opening(n->tree, first, last, &found) == NOTES_NO_LABEL ||
		!slice_equal_ascii(found.label, of->label))
		return;
	of->label_node = found.label_node;
	of->label_end = found.label_end;
	of->label_from = found.label_from;
}

uint32_t
notes_block(const struct tree *t, uint32_t node)
{
	for (;;) {
		const struct tree_node *n = tree_at(t, node);

		if ((n->element && elements_is_block(n->kind)) ||
			n->parent == TREE_NONE)
			return node;
		node = n->parent;
	}
}

bool
notes_says_note(const struct tree *t, uint32_t node)
{
	static const char *const names[] = { "epub:type", "class", "id",
		"role" };
	static const char *const words[] = { "footnote", "endnote", "rearnote",
		"doc-footnote", "doc-endnote", "notes", "fnote", "reflist" };

	for (int up = 0; up < 4 && node != TREE_NONE; up++) {
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			for (size_t k = 0; k < sizeof words / sizeof *words;
				k++)
				if (tree_value_has(t, node, names[i], words[k]))
					return true;
		node = tree_at(t, node)->parent;
	}
	return false;
}

/* Order. */

static int
compare_pieces(const void *a, const void *b)
{
	const struct note_piece *x = a, *y = b;

	return (x->first > y->first) - (x->first < y->first);
}

/* A piece that begins inside another one ends it. */
static void
part_pieces(struct notes *n)
{
	for (size_t i = 1; i < n->pieces.count; i++) {
		struct note_piece *before = vec_at(&n->pieces, i - 1);
		const struct note_piece *p = vec_at(&n->pieces, i);

		if (before->last > p->first)
			before->last = p->first;
	}
}

void
notes_sort(struct notes *n)
{
	vec_sort(&n->pieces, compare_pieces);
	part_pieces(n);
}

#include "import/markup.h"

#include "base/utf8.h"
#include "import/elements.h"
#include "import/markup_nodes.h"
#include "import/note_links.h"
#include "import/note_lists.h"
#include "import/runs.h"
#include "import/visible.h"

enum { TITLE_WORDS = 300, EARLY_WORDS = 2500, NEAR = 100 };

/* Titles. */

static bool
is_heading(const struct tree *t, uint32_t node)
{
	const struct tree_node *n = tree_at(t, node);

	return n->element && n->kind == ELEMENT_HEADING &&
		!visible_is_hidden(t, node) && tree_has_words(t, node, n->next);
}

static void
folded_words(const struct tree *t, uint32_t node, struct buf *out)
{
	struct buf words = { 0 };

	tree_text(t, node, tree_at(t, node)->next, TITLE_WORDS, &words);
	buf_clear(out);
	utf8_fold(buf_view(&words), out);
	buf_release(&words);
}

/* Bytes of the words of heading NODE when FOLDED holds them and they are a good
 * part of it; else 0. */
static size_t
share_of(const struct tree *t, uint32_t node, struct slice folded)
{
	struct buf words = { 0 };
	size_t size;

	folded_words(t, node, &words);
	size = words.size;
	if (size * 4 < folded.size ||
		slice_find(folded, buf_view(&words), 0) == SLICE_NONE)
		size = 0;
	buf_release(&words);
	return size;
}

/* The longest heading that TITLE holds, of rank 1 if there are any; else the
 * only one of that rank. */
static uint32_t
find_title(const struct tree *t, struct slice title)
{
	uint32_t first = TREE_NONE, best = TREE_NONE, count = 0;
	size_t longest = 0;
	struct buf folded = { 0 };

	utf8_fold(title, &folded);
	for (uint32_t i = 0; i < tree_count(t); i++) {
		size_t share;

		if (!is_heading(t, i) || (count > 0 && !tree_is(t, i, "h1")))
			continue;
		if (tree_is(t, i, "h1") && count++ == 0) {
			first = i;
			longest = 0;
		}
		share = share_of(t, i, buf_view(&folded));
		best = share > longest ? i : best;
		longest = share > longest ? share : longest;
	}
	buf_release(&folded);
	if (count > 0 && longest == 0)
		return count == 1 ? first : TREE_NONE;
	return best;
}

/* Cuts the marker of a note off the end of a title. */
static void
cut_marker(struct buf *title)
{
	size_t open = title->size;
	struct slice label;

	if (!slice_ends(buf_view(title), SLICE("]")))
		return;
	while (open > 0 && title->data[open - 1] != '[')
		open--;
	if (open > 1 &&
		notes_label(slice_sub(buf_view(title), open - 1, title->size),
			&label) != NOTES_NO_LABEL)
		title->size = open - 1;
}

void
markup_title(const struct tree *t, struct slice title, struct buf *out)
{
	uint32_t node = find_title(t, title);

	if (node == TREE_NONE)
		return;
	tree_text(t, node, tree_at(t, node)->next, TITLE_WORDS, out);
	cut_marker(out);
}

/* What looks like a heading before the title, as an author's name does, is
 * none, when the title comes early. */
static uint32_t
headings_from(const struct tree *t, uint32_t title)
{
	struct buf words = { 0 };
	bool early;

	if (title == TREE_NONE)
		return 0;
	tree_text(t, 0, title, EARLY_WORDS, &words);
	early = words.size < EARLY_WORDS;
	buf_release(&words);
	return early ? title : 0;
}

/* Only the title is of level 1. */
static uint32_t
shift_of(const struct tree *t, uint32_t title)
{
	for (uint32_t i = 0; i < tree_count(t); i++)
		if (i != title && is_heading(t, i) && tree_is(t, i, "h1"))
			return 1;
	return 0;
}

/* Notes. */

static bool
ends_by(const void *item, const void *node)
{
	return ((const struct note_piece *)item)->last <=
		*(const uint32_t *)node;
}

/* Whether node AT stands in the body of a note. */
static bool
is_in_body(const struct notes *n, uint32_t at)
{
	const struct note_piece *pieces = n->pieces.items;
	size_t i = vec_lower(&n->pieces, &at, ends_by);

	return i < n->pieces.count && pieces[i].first <= at;
}

/* Whether NODE is a heading such as "Notes", or a line that parts. */
static bool
announces_notes(const struct tree *t, uint32_t node)
{
	const struct tree_node *n = tree_at(t, node);
	struct buf words = { 0 };
	bool announces;

	if (n->element && n->kind == ELEMENT_RULE)
		return true;
	if (!is_heading(t, node))
		return false;
	tree_text(t, node, n->next, TITLE_WORDS, &words);
	announces = runs_is_heading(buf_view(&words));
	buf_release(&words);
	return announces;
}

/* The next words that are read, from NODE on; some node when they are far. */
static uint32_t
words_behind(const struct tree *t, uint32_t node)
{
	for (int i = 0; i < NEAR && node < tree_count(t); i++) {
		if (tree_at(t, node)->role == TREE_LEFT) {
			node = tree_at(t, node)->next;
			continue;
		}
		if (tree_has_words(t, node, node + 1))
			break;
		node++;
	}
	return node;
}

/* What stands over notes alone says nothing once they are gone from below it:
 * the last first, since a line may part a heading from the text. */
static void
leave_headings_of_notes(struct tree *t, const struct notes *n)
{
	for (uint32_t i = tree_count(t); i-- > 0 && n->pieces.count > 0;) {
		uint32_t below;

		if (!tree_at(t, i)->element || !announces_notes(t, i))
			continue;
		below = words_behind(t, tree_at(t, i)->next);
		if (below < tree_count(t) && is_in_body(n, below))
			tree_at(t, i)->role = TREE_LEFT;
	}
}

static enum doc_note_kind
kind_of(struct slice label)
{
	return slice_ends(label, SLICE("*")) ? DOC_NOTE_ASTERISK
					     : DOC_NOTE_NUMBERED;
}

static void
declare_notes(const struct notes *n, struct builder *out)
{
	for (size_t i = 0; i < n->items.count; i++) {
		struct slice label = notes_at(n, i)->label;

		builder_note(out, label, kind_of(label), false);
	}
}

/* Writing. */

static void
write_heading(struct markup_nodes *m, const struct markup_heading *h)
{
	uint32_t level = h->level + m->shift;

	builder_member(m->out, h->member);
	builder_open(m->out, SPAN_HEADING, level < 2 ? 2 : level);
	builder_stand(m->out, h->words, h->source);
	builder_close(m->out, SPAN_HEADING);
	builder_break(m->out);
	m->member = NULL;
}

static void
write_main(struct markup_nodes *m, const struct vec *headings)
{
	uint32_t from = 0, count = tree_count(m->tree);

	for (size_t i = 0; headings && i < headings->count; i++) {
		const struct markup_heading *h = vec_at(headings, i);

		markup_nodes_write(m, from, h->node);
		write_heading(m, h);
		from = h->node;
	}
	markup_nodes_write(m, from, count);
}

void
markup_write(struct tree *tree, const struct vec *headings, struct slice title,
	struct builder *out)
{
	struct markup_nodes m;
	struct notes notes;

	notes_init(&notes, tree);
	note_links_find(&notes);
	note_lists_find(&notes);
	notes_sort(&notes);
	leave_headings_of_notes(tree, &notes);
	markup_nodes_init(&m, tree, &notes, out);
	m.title = find_title(tree, title);
	m.before = headings_from(tree, m.title);
	m.shift = shift_of(tree, m.title);
	declare_notes(&notes, out);
	write_main(&m, headings);
	builder_main_end(out);
	for (size_t i = 0; i < notes.pieces.count; i++)
		markup_nodes_body(&m, vec_at(&notes.pieces, i));
	markup_nodes_release(&m);
	notes_release(&notes);
}

/*
 * A link is a marker when its words are a label and what it leads to is a note:
 * both stand in the same book, the note behind the marker, and at least one
 * thing more speaks for it. That is a word for notes at either end (epub:type,
 * role, class), a raised or bracketed label, or a link back. Links in tables
 * of contents and indexes have labels too, but lead to headings and pages.
 */
#include "import/note_links.h"

#include "base/map.h"
#include "import/elements.h"
#include "import/href.h"
#include "import/note_bodies.h"
#include "import/visible.h"

enum {
	NEAR = 8,
	LOOK = 400,
	BACK_WORDS = 24,
	LABEL_WORDS = 16,
	LONGEST = 8000
};

struct link {
	uint32_t node, target;
	struct slice label;
	enum notes_label kind;
	bool strong, bare; /* says to be a marker; a letter, no label at all */
};

struct finder {
	struct notes *notes;
	struct tree *tree;
	struct map ids;	    /* "member#id" -> node + 1 */
	struct vec links;   /* of struct link */
	struct vec targets; /* of struct note_target */
};

/* Where links lead. */

static void
add_id(struct finder *f, uint32_t node, struct slice id)
{
	struct slice member = tree_member_of(f->tree, node)->name;
	struct buf key = { 0 };

	if (id.size == 0)
		return;
	buf_slice(&key, member);
	buf_char(&key, '#');
	buf_slice(&key, id);
	if (!map_find(&f->ids, buf_view(&key)))
		map_put(&f->ids, buf_view(&key), (void *)((uintptr_t)node + 1));
	buf_release(&key);
}

static void
collect_ids(struct finder *f)
{
	for (uint32_t i = 0; i < tree_count(f->tree); i++) {
		const struct tree_node *n = tree_at(f->tree, i);

		if (!n->element || n->attribute_count == 0)
			continue;
		add_id(f, i, tree_value(f->tree, i, "id"));
		if (n->kind == ELEMENT_LINK)
			add_id(f, i, tree_value(f->tree, i, "name"));
	}
}

/* The node that link NODE leads to, TREE_NONE when it isn't in the book. A web
 * page may call itself by any name. */
static uint32_t
target_of(const struct finder *f, uint32_t node)
{
	struct slice href = tree_value(f->tree, node, "href");
	struct slice base = tree_member_of(f->tree, node)->name;
	struct buf path = { 0 };
	uintptr_t found = 0;

	if (slice_find(href, SLICE("#"), 0) == SLICE_NONE)
		return TREE_NONE;
	if (base.size == 0)
		href = slice_sub(href, href_file(href).size, href.size);
	if (href_resolve(base, href, &path))
		found = (uintptr_t)map_find(&f->ids, buf_view(&path));
	buf_release(&path);
	return found > 0 ? (uint32_t)(found - 1) : TREE_NONE;
}

/* Whether a node around NODE, up to three away, is a KIND. */
static bool
is_within(const struct tree *t, uint32_t node, enum element_kind kind)
{
	for (int up = 0; up < 4 && node != TREE_NONE; up++) {
		const struct tree_node *n = tree_at(t, node);

		if (n->element && n->kind == kind)
			return true;
		node = n->parent;
	}
	return false;
}

/* Links that may be markers. */

static bool
says_marker(const struct tree *t, uint32_t node)
{
	return tree_value_has(t, node, "epub:type", "noteref") ||
		tree_value_has(t, node, "role", "doc-noteref") ||
		tree_value_has(t, node, "class", "noteref") ||
		tree_value_has(t, node, "class", "fnref") ||
		tree_value_has(t, node, "class", "fnanchor") ||
		tree_value_has(t, node, "class", "footnote");
}

static bool
is_raised(const struct tree *t, uint32_t node)
{
	return is_within(t, node, ELEMENT_RAISED) ||
		tree_has_kind(t, node, tree_at(t, node)->next, ELEMENT_RAISED);
}

static bool
is_bracketed(struct slice words)
{
	return words.size > 2 && words.data[0] == '[' &&
		words.data[words.size - 1] == ']';
}

static void
add_link(struct finder *f, uint32_t node, uint32_t target, struct slice words)
{
	struct link link = { .node = node, .target = target };
	bool says = says_marker(f->tree, node);

	link.kind = notes_label(words, &link.label);
	link.bare = link.kind == NOTES_LETTER || link.kind == NOTES_NO_LABEL;
	if (link.kind == NOTES_NO_LABEL && says)
		link.label = words;
	if (words.size == 0 || (link.kind == NOTES_NO_LABEL && !says))
		return;
	link.strong = says || is_raised(f->tree, node) ||
		link.kind == NOTES_SIGN || is_bracketed(words);
	link.label = arena_copy(&f->tree->strings, link.label);
	*(struct link *)vec_push(&f->links) = link;
}

static void
collect_links(struct finder *f)
{
	struct buf words = { 0 };

	for (uint32_t i = 0; i < tree_count(f->tree); i++) {
		const struct tree_node *n = tree_at(f->tree, i);
		uint32_t target;

		if (!n->element || n->kind != ELEMENT_LINK)
			continue;
		target = target_of(f, i);
		if (target == TREE_NONE || target == i)
			continue;
		buf_clear(&words);
		tree_text(f->tree, i, n->next, LABEL_WORDS + 1, &words);
		if (words.size <= LABEL_WORDS)
			add_link(f, i, target, buf_view(&words));
	}
	buf_release(&words);
}

/* What speaks for a target. */

/* Whether a link near TARGET leads back to NODE. */
static bool
leads_back(const struct finder *f, uint32_t target, uint32_t node)
{
	uint32_t first = notes_block(f->tree, target), last;

	last = tree_at(f->tree, first)->next;
	first = target - first > LOOK ? target : first;
	if (last < target + NEAR)
		last = target + NEAR;
	if (last > tree_count(f->tree))
		last = tree_count(f->tree);
	if (last > target + LOOK)
		last = target + LOOK;
	for (uint32_t i = first; i < last; i++) {
		const struct tree_node *n = tree_at(f->tree, i);
		uint32_t to;

		if (!n->element || n->kind != ELEMENT_LINK)
			continue;
		to = target_of(f, i);
		if (to != TREE_NONE && to + NEAR >= node && to <= node + NEAR)
			return true;
	}
	return false;
}

static bool
opens_with(struct finder *f, uint32_t target, struct slice label)
{
	struct note found;
	uint32_t block = notes_block(f->tree, target);
	uint32_t last = tree_at(f->tree, block)->next;

	return notes_opening(f->tree, target, last, &found) != NOTES_NO_LABEL &&
		slice_equal_ascii(found.label, label);
}

/* A heading, or a part of the text with headings in it, is no note; neither is
 * what holds the marker itself. */
static bool
can_be_note(const struct finder *f, const struct link *link)
{
	const struct tree *t = f->tree;
	uint32_t block = notes_block(t, link->target);
	const struct tree_node *n = tree_at(t, block);
	uint32_t end = tree_at(t, link->target)->next;

	if (link->target < link->node &&
		!tree_value_has(t, link->node, "epub:type", "noteref"))
		return false;
	if (link->node >= link->target && link->node < end)
		return false;
	if (n->kind == ELEMENT_HEADING ||
		is_within(t, link->target, ELEMENT_HEADING))
		return false;
	if (end - link->target > LONGEST ||
		tree_has_kind(t, link->target, end, ELEMENT_HEADING))
		return false;
	return !tree_value_has(t, link->target, "epub:type", "pagebreak");
}

static bool
is_marker(struct finder *f, const struct link *link)
{
	if (!can_be_note(f, link))
		return false;
	if (notes_says_note(f->tree, link->target))
		return link->strong || !link->bare ||
			leads_back(f, link->target, link->node);
	if (leads_back(f, link->target, link->node))
		return true;
	if (link->bare)
		return false;
	return link->strong &&
		(opens_with(f, link->target, link->label) ||
			is_raised(f->tree, link->node));
}

/* Links back. */

/* Words that name a way back and nothing else. */
static bool
is_way_back(const struct finder *f, uint32_t node)
{
	const struct tree_node *n = tree_at(f->tree, node);
	struct buf words = { 0 };
	bool is;

	tree_text(f->tree, node, n->next, BACK_WORDS + 1, &words);
	is = words.size <= BACK_WORDS;
	buf_release(&words);
	return is;
}

/* Leaves out the links in BODY that lead to a place before it, where a marker
 * of its note stands. */
static void
leave_ways_back(struct finder *f, const struct note_target *body)
{
	for (uint32_t i = body->first; i < body->last; i++) {
		struct tree_node *n = tree_at(f->tree, i);
		uint32_t to, node;

		if (!n->element || n->kind != ELEMENT_LINK ||
			n->role != TREE_PLAIN)
			continue;
		to = target_of(f, i);
		if (to == TREE_NONE || !is_way_back(f, i))
			continue;
		for (node = to < NEAR ? 0 : to - NEAR;
			node < to + NEAR && node < tree_count(f->tree); node++)
			if (tree_at(f->tree, node)->role == TREE_MARK &&
				tree_at(f->tree, node)->note == body->note)
				n->role = TREE_LEFT;
	}
}

/* Markers. */

/* The note at the target of LINK, made when it is the first that leads there.
 * NOTES: target -> note + 1. */
static uint32_t
note_of(struct finder *f, const struct link *link, uint32_t *notes)
{
	struct note_target *target;

	if (notes[link->target] > 0)
		return notes[link->target] - 1;
	target = vec_push(&f->targets);
	target->node = link->target;
	target->note = notes_add(f->notes, link->label);
	notes[link->target] = target->note + 1;
	return target->note;
}

/* Takes brackets around marker NODE off the words beside it. */
static void
take_brackets(struct tree *t, uint32_t node)
{
	uint32_t behind = tree_at(t, node)->next;
	struct tree_node *left = node > 0 ? tree_at(t, node - 1) : NULL;
	struct tree_node *right =
		behind < tree_count(t) ? tree_at(t, behind) : NULL;

	if (!left || !right || left->element || right->element ||
		!slice_ends(left->words, SLICE("[")) ||
		!slice_starts(right->words, SLICE("]")))
		return;
	left->words.size--;
	left->to -= left->exact;
	right->words = slice_sub(right->words, 1, right->words.size);
	right->from += right->exact;
}

static void
find_markers(struct finder *f)
{
	uint32_t *notes = arena_new(
		&f->tree->strings, (tree_count(f->tree) + 1) * sizeof *notes);

	for (size_t i = 0; i < f->links.count; i++) {
		const struct link *link = vec_at(&f->links, i);

		if (!is_marker(f, link))
			continue;
		notes_mark(f->notes, link->node, note_of(f, link, notes));
		take_brackets(f->tree, link->node);
	}
}

void
note_links_find(struct notes *n)
{
	struct finder f = {
		.notes = n,
		.tree = n->tree,
		.links = VEC_OF(struct link),
		.targets = VEC_OF(struct note_target),
	};

	collect_ids(&f);
	collect_links(&f);
	find_markers(&f);
	note_bodies_find(n, &f.targets);
	for (size_t i = 0; i < f.targets.count; i++)
		leave_ways_back(&f, vec_at(&f.targets, i));
	map_release(&f.ids);
	vec_release(&f.links);
	vec_release(&f.targets);
}

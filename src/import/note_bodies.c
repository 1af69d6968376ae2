/*
 * A body is the block its target stands in; or, when a block holds several
 * targets, what stands between them; or the block behind an empty target. The
 * paragraphs that follow belong to it when the next note follows them.
 */
#include "import/note_bodies.h"

#include "import/elements.h"
#include "import/visible.h"

enum { LOOK = 400 };

struct bodies {
	struct notes *notes;
	struct vec *targets;
};

static int
compare_targets(const void *a, const void *b)
{
	const struct note_target *x = a, *y = b;

	return (x->node > y->node) - (x->node < y->node);
}

static uint32_t
next_target(const struct bodies *b, size_t index)
{
	const struct note_target *next;

	if (index + 1 >= b->targets->count)
		return TREE_NONE;
	next = vec_at(b->targets, index + 1);
	return next->node;
}

static bool
is_alone(const struct bodies *b, size_t index, uint32_t block)
{
	const struct note_target *before =
		index > 0 ? vec_at(b->targets, index - 1) : NULL;

	return next_target(b, index) >= tree_at(b->notes->tree, block)->next &&
		(!before || before->node < block);
}

/* The outermost inline element that begins with NODE. */
static uint32_t
inline_start(const struct tree *t, uint32_t node)
{
	for (;;) {
		uint32_t parent = tree_at(t, node)->parent;

		if (parent == TREE_NONE || parent + 1 != node ||
			elements_is_block(tree_at(t, parent)->kind))
			return node;
		node = parent;
	}
}

static bool
has_blocks(const struct tree *t, uint32_t first, uint32_t last)
{
	for (uint32_t i = first; i < last; i++)
		if (tree_at(t, i)->element &&
			elements_is_block(tree_at(t, i)->kind))
			return true;
	return false;
}

/* The block that stands around this one alone, if it is one note's. */
static uint32_t
widen(const struct bodies *b, size_t index, uint32_t block)
{
	const struct tree *t = b->notes->tree;

	for (;;) {
		uint32_t parent = tree_at(t, block)->parent;
		unsigned kind;

		if (parent == TREE_NONE || !is_alone(b, index, parent) ||
			tree_has_words(t, parent, block))
			return block;
		kind = tree_at(t, parent)->kind;
		if (kind != ELEMENT_ITEM && kind != ELEMENT_ROW &&
			!tree_value_has(t, parent, "class", "footnote") &&
			!tree_value_has(t, parent, "epub:type", "footnote") &&
			!tree_value_has(t, parent, "epub:type", "endnote") &&
			!tree_value_has(t, parent, "role", "doc-footnote"))
			return block;
		block = parent;
	}
}

/* An empty target between blocks means the words behind it. */
static void
take_behind(const struct bodies *b, struct note_target *target)
{
	const struct tree *t = b->notes->tree;
	uint32_t block = notes_block(t, target->node);
	uint32_t end = tree_at(t, block)->next, i = target->node;

	while (i < end && !tree_has_words(t, i, i + 1))
		i++;
	if (i == end)
		return;
	target->first = target->node;
	target->last = i + 1;
	if (notes_block(t, i) != block) {
		target->first = notes_block(t, i);
		target->last = tree_at(t, target->first)->next;
		return;
	}
	while (target->last < end &&
		!elements_is_block(tree_at(t, target->last)->kind))
		target->last++;
}

static void
find_body(const struct bodies *b, size_t index)
{
	const struct tree *t = b->notes->tree;
	struct note_target *target = vec_at(b->targets, index);
	uint32_t block = notes_block(t, target->node);
	uint32_t end = tree_at(t, block)->next;
	uint32_t behind = tree_at(t, target->node)->next;

	if (block == target->node) {
		target->first = widen(b, index, block);
		target->last = tree_at(t, target->first)->next;
	} else if (!tree_has_words(t, target->node, behind) &&
		has_blocks(t, behind,
			next_target(b, index) < end ? next_target(b, index)
						    : end)) {
		take_behind(b, target);
	} else if (is_alone(b, index, block)) {
		target->first = widen(b, index, block);
		target->last = tree_at(t, target->first)->next;
	} else {
		target->first = inline_start(t, target->node);
		target->last = end;
	}
	if (next_target(b, index) < target->last)
		target->last = inline_start(t, next_target(b, index));
}

/* What may stand in a note behind its first paragraph. */
static bool
can_follow(const struct tree *t, uint32_t node)
{
	const struct tree_node *n = tree_at(t, node);

	if (!n->element)
		return slice_trim(n->words).size == 0;
	return n->kind != ELEMENT_HEADING && n->kind != ELEMENT_RULE &&
		!visible_is_furniture(t, node) &&
		!tree_has_kind(t, node, n->next, ELEMENT_HEADING);
}

/* Takes the paragraphs up to the next note of the same parent. */
static void
run_on(const struct bodies *b, size_t index)
{
	const struct tree *t = b->notes->tree;
	struct note_target *target = vec_at(b->targets, index);
	uint32_t parent = tree_at(t, target->first)->parent;
	const struct note_target *next;
	uint32_t i = target->last;

	if (index + 1 == b->targets->count || parent == TREE_NONE)
		return;
	next = vec_at(b->targets, index + 1);
	if (next->first >= tree_at(t, parent)->next || next->first - i > LOOK)
		return;
	while (i < next->first && tree_at(t, i)->next <= next->first &&
		can_follow(t, i))
		i = tree_at(t, i)->next;
	if (i == next->first)
		target->last = i;
}

void
note_bodies_find(struct notes *notes, struct vec *targets)
{
	struct bodies found = { notes, targets }, *b = &found;

	vec_sort(b->targets, compare_targets);
	for (size_t i = 0; i < b->targets->count; i++)
		find_body(b, i);
	for (size_t i = 0; i < b->targets->count; i++) {
		const struct note_target *target = vec_at(b->targets, i);

		run_on(b, i);
		if (target->first < target->last)
			notes_body(b->notes, target->first, target->last,
				target->note);
	}
}

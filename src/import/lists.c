/*
 * Blocks that begin with a bullet or a number, at least two of them in a row;
 * a single one counts if it is indented. Long numbered paragraphs at the left
 * margin are theses of an argument, not items. Depth comes from indentation.
 */
#include "import/lists.h"

#include "import/markers.h"

enum { DEEPEST = 8, ITEM_COLUMNS = 400, ITEM_INDENT = 2 };

static struct marker
item_marker(const struct plain *p, size_t index)
{
	const struct plain_block *b;
	struct marker m = { 0 };

	if (index >= p->blocks.count)
		return m;
	b = plain_block_at(p, index);
	if (b->kind != PLAIN_PROSE || b->note != PLAIN_NO_NOTE)
		return m;
	m = markers_item(plain_words(p, b));
	if (m.form != MARKER_BULLET && b->indent < ITEM_INDENT &&
		b->columns > ITEM_COLUMNS)
		m.form = MARKER_NONE;
	return m;
}

static bool
follows(const struct marker *first, const struct marker *second)
{
	return first->form == second->form && first->form != MARKER_NONE &&
		(first->form == MARKER_BULLET ||
			second->number == first->number + 1 ||
			second->number == 1);
}

/* Indents of the items around, outermost first. */
struct nesting {
	uint32_t indents[DEEPEST];
	size_t depth;
};

static uint8_t
depth_of(struct nesting *n, uint32_t indent)
{
	while (n->depth > 0 && n->indents[n->depth - 1] > indent)
		n->depth--;
	if (n->depth < DEEPEST &&
		(n->depth == 0 || n->indents[n->depth - 1] + 1 < indent))
		n->indents[n->depth++] = indent;
	return (uint8_t)(n->depth > 0 ? n->depth : 1);
}

void
lists_find(struct plain *p)
{
	struct nesting nesting = { 0 };
	struct marker before = { 0 }, m = item_marker(p, 0);

	for (size_t i = 0; i < p->blocks.count; i++) {
		struct plain_block *b = plain_block_at(p, i);
		struct marker next = item_marker(p, i + 1);

		if (m.form == MARKER_NONE) {
			nesting.depth = 0;
		} else if (follows(&before, &m) || follows(&m, &next) ||
			b->indent >= ITEM_INDENT) {
			b->kind = PLAIN_ITEM;
			b->depth = depth_of(&nesting, b->indent);
			b->start = b->lead + m.size;
		}
		before = m;
		m = next;
	}
}

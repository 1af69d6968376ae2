#include "import/tables.h"

#include "import/elements.h"

enum { LONGEST_CELL = 160, MOST_CELLS = 256 };

struct shape {
	size_t row, cells, paragraphs,
		bytes; /* the widest row; of the latest */
	bool odd;
};

static void
look(struct shape *s, const struct tree_node *n)
{
	switch (n->kind) {
	case ELEMENT_ROW:
		s->row = 0;
		break;
	case ELEMENT_CELL:
		s->row++;
		s->cells = s->row > s->cells ? s->row : s->cells;
		s->bytes = s->paragraphs = 0;
		break;
	case ELEMENT_PARAGRAPH:
		s->paragraphs++;
		s->odd |= s->paragraphs > 1;
		break;
	case ELEMENT_BLOCK:
	case ELEMENT_INLINE:
		break;
	default:
		s->odd |= elements_is_block(n->kind);
	}
}

bool
tables_is_data(const struct tree *t, uint32_t node)
{
	uint32_t end = tree_at(t, node)->next;
	struct shape s = { 0 };

	for (uint32_t i = node + 1; i < end && !s.odd; i++) {
		const struct tree_node *n = tree_at(t, i);

		if (n->element)
			look(&s, n);
		else if (slice_trim(n->words).size > 0)
			s.bytes += n->words.size;
		s.odd |= s.bytes > LONGEST_CELL;
	}
	return !s.odd && s.cells > 1 && s.cells <= MOST_CELLS;
}

/*
 * A paragraph that stands four columns or more to the right of where most
 * paragraphs stand is a quotation, unless much of the text stands there, or it
 * is so short that it is rather a centred title. A > has been seen by the
 * lines already.
 */
#include "import/quotes.h"

enum { SET_IN = 4, WIDEST_INDENT = 64, SHORTEST = 45 };

/* The indent of most of the text, by columns of words. */
static uint32_t
common_indent(const struct plain *p)
{
	size_t columns[WIDEST_INDENT + 1] = { 0 };
	uint32_t best = 0;

	for (size_t i = 0; i < p->blocks.count; i++) {
		const struct plain_block *b = plain_block_at(p, i);

		if (b->kind == PLAIN_PROSE && b->indent <= WIDEST_INDENT)
			columns[b->indent] += b->columns;
	}
	for (uint32_t i = 1; i <= WIDEST_INDENT; i++)
		if (columns[i] > columns[best])
			best = i;
	return best;
}

static bool
is_set_in(const struct plain_block *b, uint32_t indent)
{
	return b->kind == PLAIN_PROSE && b->note == PLAIN_NO_NOTE &&
		b->quote == 0 && b->indent >= indent + SET_IN &&
		(b->lines > 1 || b->columns >= SHORTEST);
}

/* In a text that isn't wrapped, a paragraph's only line may just begin with
 * blanks: then most of them do. */
static bool
is_minority(const struct plain *p, uint32_t indent)
{
	size_t set_in = 0, all = 0;

	for (size_t i = 0; i < p->blocks.count; i++) {
		const struct plain_block *b = plain_block_at(p, i);

		all += b->kind == PLAIN_PROSE ? b->columns : 0;
		set_in += is_set_in(b, indent) ? b->columns : 0;
	}
	return set_in * 5 < all * 2;
}

void
quotes_find(struct plain *p)
{
	uint32_t indent = common_indent(p);

	if (!is_minority(p, indent))
		return;
	for (size_t i = 0; i < p->blocks.count; i++) {
		struct plain_block *b = plain_block_at(p, i);

		if (is_set_in(b, indent))
			b->quote = 1;
	}
}

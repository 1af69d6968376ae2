#include "import/plain.h"

struct plain_line *
plain_line_at(const struct plain *p, size_t index)
{
	return vec_at(&p->lines, index);
}

struct plain_block *
plain_block_at(const struct plain *p, size_t index)
{
	return vec_at(&p->blocks, index);
}

struct slice
plain_words(const struct plain *p, const struct plain_block *b)
{
	return slice_sub(p->bytes, b->start, b->end);
}

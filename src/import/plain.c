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

struct slice
plain_label(const struct plain *p, const struct plain_mark *m)
{
	size_t bracket = m->glued ? 0 : 1;

	return slice_sub(p->bytes, m->start + bracket, m->end - bracket);
}

static bool
ends_before(const void *item, const void *offset)
{
	const struct plain_line *line = item;

	return line->end < *(const size_t *)offset;
}

size_t
plain_line_of(const struct plain *p, size_t offset)
{
	return vec_lower(&p->lines, &offset, ends_before);
}

void
plain_join(struct plain *p, size_t from, size_t to)
{
	struct plain_block *b = plain_block_at(p, from);
	const struct plain_block *rest = plain_block_at(p, to);

	b->lines = (uint32_t)(rest->line + rest->lines - b->line);
	b->end = rest->end;
	for (size_t i = from + 1; i <= to; i++) {
		b->columns += plain_block_at(p, i)->columns + 1;
		plain_block_at(p, i)->lines = 0;
	}
}

void
plain_drop_joined(struct plain *p)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->blocks.count; i++)
		if (plain_block_at(p, i)->lines > 0)
			*plain_block_at(p, kept++) = *plain_block_at(p, i);
	p->blocks.count = kept;
}

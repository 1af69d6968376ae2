#include "ui/reader_passage.h"

static void
mark(struct reader *r, struct range passage, const struct vec *marks)
{
	vec_clear(&r->marks);
	r->passage = passage;
	if (!marks)
		*(struct range *)vec_push(&r->marks) = passage;
	for (size_t i = 0; marks && i < marks->count; i++)
		*(struct range *)vec_push(&r->marks) =
			*(const struct range *)vec_at(marks, i);
}

void
reader_passage_show(
	struct reader *r, struct range passage, const struct vec *marks)
{
	long third = r->view.area.rows / 3;

	mark(r, passage, marks);
	reader_go(r, passage.start);
	if (!r->flow || reader_visible(r).end >= passage.end)
		return;
	reader_scroll(r, (long)reader_cursor_row(r) - third);
	reader_put_cursor(r, passage.start);
}

void
reader_passage_forget(struct reader *r)
{
	r->passage = RANGE_NONE;
	vec_clear(&r->marks);
}

#include "ui/reader_view.h"

#include "ui/reader_draw.h"
#include "ui/reader_move.h"
#include "ui/reader_terms.h"

static void
place(struct view *v, struct screen_area area)
{
	struct reader *r = (struct reader *)v;

	reader_place(r, area);
	reader_terms_update(r);
}

static void
free_view(struct view *v)
{
	reader_free((struct reader *)v);
}

static const struct view_ops ops = {
	.context = KEYMAP_TEXT,
	.place = place,
	.draw = reader_draw,
	.move = reader_move,
	.free = free_view,
};

struct reader *
reader_view_new(struct reading *reading, const struct reader_look *look)
{
	return reader_new(reading, look, &ops);
}

#include "ui/list.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { MARGIN = 3 };

struct list_entry *
list_add(struct list *l)
{
	return vec_push(&l->entries);
}

static bool
fits(const struct list_entry *e, struct slice filter)
{
	struct buf have = { 0 }, want = { 0 };
	struct slice rest, word;
	bool all = true;

	utf8_fold(e->text, &have);
	buf_char(&have, ' ');
	utf8_fold(e->detail, &have);
	buf_char(&have, ' ');
	utf8_fold(e->context, &have);
	utf8_fold(filter, &want);
	rest = buf_view(&want);
	while (all && slice_word(&rest, &word))
		all = slice_find(buf_view(&have), word, 0) != SLICE_NONE;
	buf_release(&have);
	buf_release(&want);
	return all;
}

static void
narrow(struct list *l)
{
	size_t kept = 0;

	if (l->spec.narrows || l->filter.size == 0)
		return;
	for (size_t i = 0; i < l->entries.count; i++) {
		struct list_entry *e = vec_at(&l->entries, i);

		if (fits(e, buf_view(&l->filter)))
			*(struct list_entry *)vec_at(&l->entries, kept++) = *e;
	}
	while (l->entries.count > kept)
		vec_pop(&l->entries);
}

void
list_refill(struct list *l)
{
	vec_clear(&l->entries);
	arena_clear(&l->arena);
	buf_clear(&l->notice);
	l->spec.fill(l->spec.owner, l, buf_view(&l->filter));
	l->total = l->entries.count;
	narrow(l);
	list_select(l, l->selected);
}

void
list_set_filter(struct list *l, struct slice filter)
{
	buf_replace(&l->filter, 0, l->filter.size, filter);
	l->selected = l->top = 0;
	list_refill(l);
}

void
list_select(struct list *l, size_t index)
{
	size_t count = l->entries.count;

	l->selected = index < count ? index : count ? count - 1 : 0;
}

void
list_step(struct list *l, int direction)
{
	if (direction > 0)
		list_select(l, l->selected + 1);
	else if (l->selected > 0)
		l->selected--;
}

const struct list_entry *
list_chosen(const struct list *l)
{
	return l->selected < l->entries.count ? vec_at(&l->entries, l->selected)
					      : NULL;
}

static int
rows_of(const struct list *l, size_t index)
{
	const struct list_entry *e = vec_at(&l->entries, index);

	return e->context.size ? 2 : 1;
}

/* Scrolls so that the chosen entry is in sight. */
static void
place(struct view *v, struct screen_area area)
{
	struct list *l = (struct list *)v;
	int used = 0;

	v->area = area;
	if (l->selected < l->top)
		l->top = l->selected;
	for (size_t i = l->selected + 1; l->entries.count && i-- > l->top;) {
		used += rows_of(l, i);
		if (used > area.rows - 2) {
			l->top = i + 1;
			break;
		}
	}
}

static void
draw_detail(const struct list *l, struct screen *s, int row,
	const struct list_entry *e, int used)
{
	struct screen_area a = l->view.area;
	int width = (int)glyph_columns(e->detail);

	if (width == 0 || used + width + 2 > a.columns - 2)
		return;
	screen_text(s, row, a.column + a.columns - width - 2, width, e->detail,
		THEME_DIM);
}

static void
draw_context(const struct list *l, struct screen *s, int row,
	const struct list_entry *e)
{
	struct screen_area a = l->view.area;
	int left = a.column + MARGIN + 2, room = a.columns - MARGIN - 3;
	int start = (int)glyph_columns(slice_sub(e->context, 0, e->hit_start));
	int end = (int)glyph_columns(slice_sub(e->context, 0, e->hit_end));

	screen_text(s, row, left, room, e->context, THEME_DIM);
	if (end > start && start < room)
		screen_tint(s, row, left + start,
			(end < room ? end : room) - start, THEME_HIT);
}

static void
draw_entry(const struct list *l, struct screen *s, int row, size_t index)
{
	const struct list_entry *e = vec_at(&l->entries, index);
	struct screen_area a = l->view.area;
	int left = a.column + MARGIN + e->depth * 2;
	int detail = (int)glyph_columns(e->detail);
	int room = a.column + a.columns - left - 2 - (detail ? detail + 2 : 0);
	int used;

	if (room < 10)
		room = a.column + a.columns - left - 2;
	used = screen_text(s, row, left, room, e->text, THEME_TEXT);
	draw_detail(l, s, row, e, left - a.column + used);
	if (e->context.size && row + 1 < a.row + a.rows)
		draw_context(l, s, row + 1, e);
	if (index == l->selected) {
		screen_text(s, row, a.column + 1, 1, SLICE(">"), THEME_ACCENT);
		screen_tint(s, row, left, used, THEME_SELECTION);
		s->cursor_row = row;
		s->cursor_column = left;
	}
}

static void
draw_title(const struct list *l, struct screen *s)
{
	struct screen_area a = l->view.area;
	struct buf count = { 0 };
	int used = screen_text(s, a.row, a.column + 1, a.columns - 2,
		slice_of(l->spec.title), THEME_TITLE_FOCUSED);

	if (l->filter.size) {
		buf_text(&count, "/ ");
		buf_slice(&count, buf_view(&l->filter));
		screen_text(s, a.row, a.column + used + 3,
			a.columns - used - 16, buf_view(&count), THEME_DIM);
		buf_clear(&count);
	}
	if (l->entries.count)
		buf_printf(
			&count, "%zu/%zu", l->selected + 1, l->entries.count);
	used = (int)glyph_columns(buf_view(&count));
	screen_text(s, a.row, a.column + a.columns - used - 2, used,
		buf_view(&count), THEME_DIM);
	buf_release(&count);
}

static void
draw(const struct view *v, struct screen *s, bool focused)
{
	const struct list *l = (const struct list *)v;
	int row = v->area.row + 2;

	(void)focused;
	screen_blank(s, v->area);
	draw_title(l, s);
	if (l->entries.count == 0)
		screen_text(s, row, v->area.column + MARGIN,
			v->area.columns - MARGIN - 1,
			l->notice.size ? buf_view(&l->notice)
				       : slice_of(l->spec.empty),
			THEME_DIM);
	for (size_t i = l->top; i < l->entries.count; i++) {
		if (row + rows_of(l, i) > v->area.row + v->area.rows)
			break;
		draw_entry(l, s, row, i);
		row += rows_of(l, i);
	}
}

static void
move(struct view *v, enum view_motion motion, size_t count)
{
	struct list *l = (struct list *)v;

	l->selected =
		view_choose(v, l->selected, l->entries.count, motion, count);
}

static void
free_view(struct view *v)
{
	list_free((struct list *)v);
}

static const struct view_ops list_ops = {
	.context = KEYMAP_LIST,
	.place = place,
	.draw = draw,
	.move = move,
	.free = free_view,
};

static const struct view_ops outline_ops = {
	.context = KEYMAP_OUTLINE,
	.place = place,
	.draw = draw,
	.move = move,
	.free = free_view,
};

bool
list_is(const struct view *v)
{
	return v->ops == &list_ops || v->ops == &outline_ops;
}

struct list *
list_new(const struct list_spec *spec)
{
	struct list *l = mem_new(sizeof(*l));

	l->view.ops = spec->outline ? &outline_ops : &list_ops;
	l->spec = *spec;
	l->entries = VEC_OF(struct list_entry);
	list_refill(l);
	return l;
}

void
list_free(struct list *l)
{
	if (!l)
		return;
	vec_release(&l->entries);
	arena_release(&l->arena);
	buf_release(&l->filter);
	buf_release(&l->notice);
	free(l);
}

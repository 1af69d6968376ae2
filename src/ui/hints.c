#include "ui/hints.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const char letters[] = "asdfghjklqwertyuiopzxcvbnm";

struct hints {
	struct view view;
	const struct reader *reader;
	struct vec targets; /* of struct follow_target */
	void *owner;
	void (*chosen)(void *owner, const struct follow_target *t);
	size_t length; /* letters of each label */
	char typed[4];
	size_t typed_count;
};

static void
label_of(const struct hints *h, size_t index, char out[4])
{
	size_t base = sizeof(letters) - 1;

	for (size_t i = h->length; i-- > 0;) {
		out[i] = letters[index % base];
		index /= base;
	}
}

static void
place(struct view *v, struct screen_area area)
{
	v->area = area;
}

/* Where the cell of OFFSET is on the screen; false when it isn't there. */
static bool
find_cell(const struct screen *s, struct screen_area area, size_t offset,
	int *row, int *column)
{
	for (*row = area.row; *row < area.row + area.rows; ++*row)
		for (*column = area.column;
			*column < area.column + area.columns; ++*column)
			if (screen_at((struct screen *)s, *row, *column)
					->offset == offset)
				return true;
	return false;
}

static void
draw_label(const struct hints *h, struct screen *s, size_t index)
{
	const struct follow_target *t = vec_at(&h->targets, index);
	size_t base = sizeof(letters) - 1;
	char label[4];
	int row, column;

	label_of(h, index, label);
	if (memcmp(label, h->typed, h->typed_count) != 0)
		return;
	for (size_t at = t->range.start; at < t->range.end; at++) {
		if (!find_cell(s, h->reader->view.area, at, &row, &column))
			continue;
		for (size_t i = 0; i < h->length; i++)
			for (size_t k = 0; k < base; k++)
				if (letters[k] == label[i])
					screen_text(s, row, column + (int)i, 1,
						(struct slice){
							letters + k, 1 },
						THEME_HIT_CURRENT);
		return;
	}
}

static void
draw(const struct view *v, struct screen *s, bool focused)
{
	const struct hints *h = (const struct hints *)v;

	(void)focused;
	for (size_t i = 0; i < h->targets.count; i++)
		draw_label(h, s, i);
}

static const struct follow_target *
target_typed(const struct hints *h)
{
	char label[4];

	for (size_t i = 0; i < h->targets.count; i++) {
		label_of(h, i, label);
		if (memcmp(label, h->typed, h->length) == 0)
			return vec_at(&h->targets, i);
	}
	return NULL;
}

static bool
type_key(struct view *v, uint32_t key)
{
	struct hints *h = (struct hints *)v;

	if (key > 'z' || !strchr(letters, (int)key))
		h->chosen(h->owner, NULL);
	else {
		h->typed[h->typed_count++] = (char)key;
		if (h->typed_count == h->length)
			h->chosen(h->owner, target_typed(h));
	}
	return true;
}

static void
free_view(struct view *v)
{
	struct hints *h = (struct hints *)v;

	vec_release(&h->targets);
	free(h);
}

static const struct view_ops ops = {
	.context = KEYMAP_PROMPT,
	.place = place,
	.draw = draw,
	.key = type_key,
	.free = free_view,
};

size_t
hints_count(const struct view *v)
{
	return ((const struct hints *)v)->targets.count;
}

struct view *
hints_new(const struct reader *reader, void *owner,
	void (*chosen)(void *owner, const struct follow_target *t))
{
	struct hints *h = mem_new(sizeof(*h));
	size_t base = sizeof(letters) - 1;

	h->view.ops = &ops;
	h->reader = reader;
	h->owner = owner;
	h->chosen = chosen;
	h->targets = VEC_OF(struct follow_target);
	follow_collect(reader, reader_visible(reader), &h->targets);
	h->length = h->targets.count <= base	  ? 1
		: h->targets.count <= base * base ? 2
						  : 3;
	return &h->view;
}

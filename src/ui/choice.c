#include "ui/choice.h"

#include <stdlib.h>

#include "base/mem.h"

struct choice {
	struct view view;
	void *owner;
	void (*chosen)(void *owner, uint32_t key);
};

static void
place(struct view *v, struct screen_area area)
{
	v->area = area;
}

static void
draw(const struct view *v, struct screen *s, bool focused)
{
	(void)v;
	(void)s;
	(void)focused;
}

static bool
take_key(struct view *v, uint32_t key)
{
	struct choice *c = (struct choice *)v;

	c->chosen(c->owner, key);
	return true;
}

static void
free_view(struct view *v)
{
	free(v);
}

static const struct view_ops ops = {
	.context = KEYMAP_PROMPT,
	.place = place,
	.draw = draw,
	.key = take_key,
	.free = free_view,
};

struct view *
choice_new(void *owner, void (*chosen)(void *owner, uint32_t key))
{
	struct choice *c = mem_new(sizeof(*c));

	c->view.ops = &ops;
	c->owner = owner;
	c->chosen = chosen;
	return &c->view;
}

/*
 * Finding in the whole library: a list with a prompt under it. Each key shows
 * the first hits in the order of the shelf at once; the ranked ones follow as a
 * job, which a new key interrupts.
 */
#include "ui/act.h"

#include "study/find.h"

enum { HITS = 50, LEAST = 2 };

static struct {
	struct list *list; /* perhaps no longer on the stack */
	bool ranked;
	bool to_rank; /* a job waits */
} library;

static void
fill_hit(struct list *l, const struct find_hit *hit)
{
	struct list_entry *e = list_add(l);

	e->text = hit->title;
	e->detail = hit->place;
	e->context = hit->context;
	e->hit_start = hit->hit_start;
	e->hit_end = hit->hit_end;
	e->document = hit->document;
	e->offset = hit->offset;
}

static void
fill(void *owner, struct list *l, struct slice filter)
{
	struct app *a = owner;
	struct vec hits = VEC_OF(struct find_hit);
	struct err err = { 0 };
	struct find_query query = {
		.words = filter,
		.limit = HITS,
		.prefix = true,
		.ranked = library.ranked,
	};

	if (filter.size < LEAST) {
		buf_text(&l->notice, "Type two letters or more.");
		return;
	}
	if (find_library(a->study, &query, &l->arena, &hits, &err) != 0)
		buf_text(&l->notice, err_text(&err));
	for (size_t i = 0; i < hits.count; i++)
		fill_hit(l, vec_at(&hits, i));
	vec_release(&hits);
	err_release(&err);
}

static bool
key_waits(void *data)
{
	struct app *a = data;

	return a->front->ops->has_key(a->front);
}

/* False when a key came in between; then all is as it was. */
static bool
rank(struct app *a)
{
	find_set_interrupt(a->study, key_waits, a);
	library.ranked = true;
	list_refill(library.list);
	library.ranked = false;
	find_set_interrupt(a->study, NULL, NULL);
	if (library.list->entries.count > 0)
		return true;
	list_refill(library.list);
	return !key_waits(a);
}

static bool
rank_step(void *data)
{
	struct app *a = data;

	library.to_rank = app_has(a, &library.list->view) &&
		library.list->entries.count > 1 && !rank(a);
	return library.to_rank;
}

static void
rank_later(struct app *a)
{
	if (!library.to_rank)
		job_queue_add(&a->jobs, (struct job){ rank_step, NULL, a });
	library.to_rank = true;
}

static void
changed(void *owner, struct prompt *p)
{
	struct app *a = owner;

	library.ranked = false;
	list_set_filter(library.list, buf_view(&p->text));
	rank_later(a);
}

static void
choose(void *owner, int direction)
{
	(void)owner;
	list_step(library.list, direction);
}

static void
open_hit(struct app *a, const struct list_entry *e, bool split)
{
	app_open(a, e->document, e->offset, split);
}

static void
accept_entry(void *owner, const struct list_entry *e, bool split)
{
	open_hit(owner, e, split);
}

/* Enter while typing opens the chosen hit; the list goes with the prompt. */
static bool
accept_typed(void *owner, struct prompt *p, struct slice text)
{
	struct app *a = owner;
	const struct list_entry *chosen = list_chosen(library.list);
	struct list_entry entry = chosen ? *chosen : (struct list_entry){ 0 };

	(void)p;
	(void)text;
	if (!chosen)
		return false;
	app_drop(a, &library.list->view);
	open_hit(a, &entry, false);
	return true;
}

static struct list *
new_list(struct app *a)
{
	const struct list_spec spec = {
		.title = "Find in the library",
		.owner = a,
		.fill = fill,
		.narrows = true,
		.accept = accept_entry,
		.empty = "Nothing on the shelf says that.",
	};

	return list_new(&spec);
}

void
act_find_library(struct app *a, const struct call *c)
{
	const struct prompt_spec spec = {
		.label = "find: ",
		.owner = a,
		.accept = accept_typed,
		.changed = changed,
		.choose = choose,
	};
	struct prompt *p;

	library.ranked = false;
	library.list = new_list(a);
	app_push(a, &library.list->view);
	if (c->tail.size) {
		library.ranked = true;
		list_set_filter(library.list, c->tail);
		library.ranked = false;
		return;
	}
	p = app_ask(a, &spec, slice_of(""));
	p->history = &a->history[APP_SEARCHES];
	p->history_at = p->history->count;
}

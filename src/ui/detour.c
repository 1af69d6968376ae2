#include "ui/detour.h"

#include "ui/reader_passage.h"
#include "ui/reader_view.h"
#include "ui/watch.h"

/* A pane of so many columns is better split side by side. */
enum { WIDE = 150 };

/* The pane that shows READER, or, when READER is NULL, DOCUMENT; not the
 * focused one. */
static struct pane *
find_pane(struct app *a, const struct reader *reader, int64_t document)
{
	struct pane *p = pane_next(a->root, a->focus);

	for (; p != a->focus; p = pane_next(a->root, p))
		if (reader ? p->reader == reader
			   : p->reader->reading->id == document)
			return p;
	return NULL;
}

static struct pane *
split(struct app *a, int64_t document, struct err *err)
{
	struct reading *reading = reading_open(a->study, document, err);
	bool beside = a->focus->area.columns >= WIDE;
	struct pane *leaf;

	if (!reading)
		return NULL;
	leaf = pane_split(a->focus, beside, reader_view_new(reading, &a->look));
	a->focus = leaf->parent->first;
	pane_place(a->root, a->root->area);
	return leaf;
}

static struct pane *
choose_pane(struct app *a, int64_t document)
{
	struct pane *p = find_pane(a, NULL, document);

	if (!p)
		p = watch_follower(a);
	if (!p || p == a->focus)
		p = pane_next(a->root, a->focus);
	return p == a->focus ? NULL : p;
}

static int
show(struct reader *r, int64_t document, struct err *err)
{
	struct reader_place place = reader_here(r);

	if (place.document == document)
		return 0;
	place = (struct reader_place){ .document = document };
	return reader_return(r, place, err);
}

int
detour_go(struct app *a, int64_t document, struct range passage,
	const struct vec *marks)
{
	struct reader *from = app_reader(a);
	struct app_detour d = { .from = from, .from_was = reader_here(from) };
	struct pane *to = choose_pane(a, document);
	struct err err = { 0 };

	d.split = !to;
	if (!to)
		to = split(a, document, &err);
	if (to)
		d.to_was = reader_here(to->reader);
	if (!to || show(to->reader, document, &err) != 0) {
		app_fail(a, &err);
		return -1;
	}
	reader_passage_show(to->reader, passage, marks);
	d.to = to->reader;
	d.from_depth = from->trail.at;
	d.to_depth = d.to->trail.at;
	*(struct app_detour *)vec_push(&a->detours) = d;
	a->focus = to;
	a->panel->focused = false;
	a->desk_changed = true;
	return 0;
}

static const struct app_detour *
last_of(const struct app *a, const struct reader *r, size_t *index)
{
	for (*index = a->detours.count; *index > 0;) {
		const struct app_detour *d = vec_at(&a->detours, --*index);

		if (d->from == r && d->from_depth == r->trail.at)
			return d;
		if (d->to == r && d->to_depth == r->trail.at)
			return d;
	}
	return NULL;
}

/* The pane of the text that the reader came from, in focus. */
static void
focus_on(struct app *a, const struct reader *r)
{
	struct pane *p = find_pane(a, r, 0);

	if (p)
		a->focus = p;
}

bool
detour_back(struct app *a)
{
	const struct app_detour *last;
	struct app_detour d;
	struct screen_area whole = a->root->area;
	struct pane *to;
	size_t index;

	last = last_of(a, app_reader(a), &index);
	if (!last)
		return false;
	d = *last;
	while (a->detours.count > index)
		vec_pop(&a->detours);
	focus_on(a, d.from);
	to = find_pane(a, d.to, 0);
	if (d.split && to)
		app_close_pane(a, to);
	else
		reader_return(d.to, d.to_was, NULL);
	pane_place(a->root, whole);
	reader_return(d.from, d.from_was, NULL);
	a->desk_changed = true;
	return true;
}

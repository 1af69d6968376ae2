#include "ui/act.h"

#include "base/clock.h"
#include "base/mem.h"
#include "study/shelve.h"
#include "text/outline.h"

enum { CONTEXT = 400 /* bytes of a definition shown in the list */ };

static void
open_entry(void *owner, const struct list_entry *e, bool split)
{
	app_open(owner, e->document, e->offset, split);
}

static void
show(struct app *a, const struct list_spec *spec)
{
	app_push(a, &list_new(spec)->view);
}

/* Outline */

static void
fill_outline(void *owner, struct list *l, struct slice filter)
{
	struct app *a = owner;
	const struct reader *r = app_reader(a);
	const struct doc *d = r->reading->doc;
	struct spans headings = doc_spans(d, SPAN_HEADING);

	(void)filter;
	for (size_t i = 0; i < headings.count; i++) {
		const struct span *h = &headings.items[i];
		struct list_entry *e = list_add(l);

		e->text = outline_words(d, i);
		e->depth = h->number > 0 ? (int)h->number - 1 : 0;
		e->document = r->reading->id;
		e->offset = h->start;
		if (!outline_is_title(d, i))
			e->detail = arena_printf(
				&l->arena, "§%zu", outline_section(d, i));
	}
}

static void
open_heading(void *owner, const struct list_entry *e, bool split)
{
	struct app *a = owner;

	if (split)
		app_open(a, e->document, e->offset, true);
	else
		app_jump(a, e->offset);
}

void
act_list_outline(struct app *a, const struct call *c)
{
	const struct reader *r = app_reader(a);
	const struct list_spec spec = {
		.title = "Contents",
		.owner = a,
		.outline = true,
		.fill = fill_outline,
		.accept = open_heading,
		.empty = "This document has no headings.",
	};
	struct list *l = list_new(&spec);
	size_t here;

	(void)c;
	if (outline_at(r->reading->doc, r->cursor, &here))
		list_select(l, here);
	app_push(a, &l->view);
}

/* Library */

static void
fill_library(void *owner, struct list *l, struct slice filter)
{
	struct app *a = owner;
	struct vec entries = VEC_OF(struct shelf_entry);
	struct err err = { 0 };

	(void)filter;
	if (shelve_list(a->study, &l->arena, &entries, &err) != 0)
		buf_text(&l->notice, err_text(&err));
	for (size_t i = 0; i < entries.count; i++) {
		const struct shelf_entry *s = vec_at(&entries, i);
		struct list_entry *e = list_add(l);

		e->text = s->title;
		e->detail = s->notes == 0
			? s->author
			: arena_printf(&l->arena, "%.*s%s%zu %s",
				  (int)s->author.size, s->author.data,
				  s->author.size ? "  " : "", s->notes,
				  s->notes == 1 ? "note" : "notes");
		e->document = s->id;
		e->offset = OFFSET_NONE;
	}
	vec_release(&entries);
	err_release(&err);
}

void
act_list_library(struct app *a, const struct call *c)
{
	const struct list_spec spec = {
		.title = "Shelf",
		.owner = a,
		.fill = fill_library,
		.accept = open_entry,
		.empty =
			"Nothing is on the shelf: ibid add FILE puts it there.",
	};
	struct list *l = list_new(&spec);

	(void)c;
	for (size_t i = 0; i < l->entries.count; i++) {
		const struct list_entry *e = vec_at(&l->entries, i);

		if (e->document == app_reader(a)->reading->id)
			list_select(l, i);
	}
	app_push(a, &l->view);
}

/* Notes, bookmarks */

static struct slice
note_title(struct app *a, const struct note *n, struct arena *arena)
{
	struct shelf_entry entry = { 0 };

	shelve_entry(a->study, n->at.document, arena, &entry, NULL);
	return entry.title;
}

static void
add_note(struct app *a, struct list *l, const struct note *n)
{
	struct list_entry *e = list_add(l);
	struct slice title = note_title(a, n, &l->arena);
	struct buf age = { 0 };

	clock_age(n->changed, &age);
	e->text = n->body.size ? n->body
		: n->mark
		? arena_printf(&l->arena, "%s %c",
			  n->kind == NOTE_BOOKMARK ? "mark" : "highlight",
			  n->mark)
		: SLICE("bookmark");
	e->detail = arena_printf(&l->arena, "%.*s  %.*s  %s", (int)title.size,
		title.data, (int)n->at.place.size, n->at.place.data,
		buf_string(&age));
	e->context = n->at.exact;
	e->document = n->at.document;
	e->offset = n->at.range.start;
	e->id = n->id;
	buf_release(&age);
}

static void
fill_notes_of(struct app *a, struct list *l, bool bookmarks)
{
	struct vec notes = VEC_OF(struct note);
	struct err err = { 0 };

	if (annotate_list(a->study, 0, false, &l->arena, &notes, &err) != 0)
		buf_text(&l->notice, err_text(&err));
	for (size_t i = 0; i < notes.count; i++) {
		const struct note *n = vec_at(&notes, i);

		if (!bookmarks || n->kind == NOTE_BOOKMARK)
			add_note(a, l, n);
	}
	vec_release(&notes);
	err_release(&err);
}

static void
fill_notes(void *owner, struct list *l, struct slice filter)
{
	(void)filter;
	fill_notes_of(owner, l, false);
}

static void
fill_bookmarks(void *owner, struct list *l, struct slice filter)
{
	(void)filter;
	fill_notes_of(owner, l, true);
}

void
act_list_notes(struct app *a, const struct call *c)
{
	const struct list_spec spec = {
		.title = "Notes and bookmarks",
		.owner = a,
		.fill = fill_notes,
		.accept = open_entry,
		.holds = LIST_NOTES,
		.empty = "You have written no notes yet.",
	};

	(void)c;
	show(a, &spec);
}

void
act_list_bookmarks(struct app *a, const struct call *c)
{
	const struct list_spec spec = {
		.title = "Bookmarks",
		.owner = a,
		.fill = fill_bookmarks,
		.accept = open_entry,
		.holds = LIST_NOTES,
		.empty = "You have set no bookmarks yet.",
	};

	(void)c;
	show(a, &spec);
}

/* Terms */

static void
fill_terms(void *owner, struct list *l, struct slice filter)
{
	struct app *a = owner;
	const struct glossary *g = study_glossary(a->study);
	struct buf words = { 0 };

	(void)filter;
	for (size_t i = 0; i < term_count(g); i++) {
		const struct term_entry *t = term_at(g, i);
		struct list_entry *e = list_add(l);

		e->text = t->name;
		e->detail = t->years;
		buf_clear(&words);
		term_define(t, &words);
		e->context = arena_copy(
			&l->arena, slice_sub(buf_view(&words), 0, CONTEXT));
		e->document = t->shelf;
		e->offset = t->heading;
	}
	buf_release(&words);
}

void
act_list_terms(struct app *a, const struct call *c)
{
	const struct list_spec spec = {
		.title = "Glossary",
		.owner = a,
		.fill = fill_terms,
		.accept = open_entry,
		.empty = "No glossary is on the shelf.",
	};

	(void)c;
	show(a, &spec);
}

/* Common to all */

static void
accept(struct app *a, bool split)
{
	struct view *top = app_top(a);
	const struct list_entry *chosen;
	struct list_entry entry;
	struct list_spec spec;

	if (!top || !list_is(top))
		return;
	chosen = list_chosen((struct list *)top);
	if (!chosen)
		return;
	entry = *chosen;
	spec = ((struct list *)top)->spec;
	app_drop(a, top);
	spec.accept(spec.owner, &entry, split);
}

void
act_list_accept(struct app *a, const struct call *c)
{
	(void)c;
	accept(a, false);
}

void
act_list_accept_split(struct app *a, const struct call *c)
{
	(void)c;
	accept(a, true);
}

static struct list *
list_below(struct app *a)
{
	for (size_t i = a->modal.count; i-- > 0;) {
		struct view *v = *(struct view **)vec_at(&a->modal, i);

		if (list_is(v))
			return (struct list *)v;
	}
	return NULL;
}

static void
narrowed(void *owner, struct prompt *p)
{
	struct list *l = list_below(owner);

	if (l)
		list_set_filter(l, buf_view(&p->text));
}

static void
narrow_choose(void *owner, int direction)
{
	struct list *l = list_below(owner);

	if (l)
		list_step(l, direction);
}

static bool
narrow_accept(void *owner, struct prompt *p, struct slice text)
{
	(void)owner;
	(void)p;
	(void)text;
	return true;
}

static void
narrow_cancelled(void *owner, struct prompt *p)
{
	struct list *l = list_below(owner);

	(void)p;
	if (l)
		list_set_filter(l, slice_of(""));
}

void
act_list_filter(struct app *a, const struct call *c)
{
	const struct prompt_spec spec = {
		.label = "/",
		.owner = a,
		.accept = narrow_accept,
		.changed = narrowed,
		.cancelled = narrow_cancelled,
		.choose = narrow_choose,
	};
	struct list *l = list_below(a);

	(void)c;
	if (l)
		app_ask(a, &spec, buf_view(&l->filter));
}

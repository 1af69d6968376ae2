/* Links between two places that the reader makes. */
#include "ui/act.h"

#include "study/connect.h"
#include "study/shelve.h"
#include "ui/choice.h"
#include "ui/detour.h"
#include "ui/reader_passage.h"

static const struct {
	char letter;
	enum link_kind kind;
} kinds[] = {
	{ 'q', LINK_QUOTES },
	{ 'p', LINK_PARAPHRASES },
	{ 'r', LINK_REPLIES },
	{ 'c', LINK_CONTRADICTS },
	{ 'd', LINK_DEFINES },
	{ 's', LINK_SEE_ALSO },
};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

static bool
takes_links(struct app *a)
{
	if (app_reader(a)->reading->id == 0)
		app_say(a, "a preview takes no links: add the file first");
	else if (study_is_read_only(a->study))
		app_say(a, "the library is read-only: links cannot be kept");
	else
		return true;
	a->message_is_error = true;
	return false;
}

static void
make(struct app *a, enum link_kind kind)
{
	struct reading *to = app_reader(a)->reading, *from;
	struct err err = { 0 };

	from = reading_open(a->study, a->link.document, &err);
	if (from &&
		connect_add(from, a->link.range, to, a->link.end, kind,
			LINK_MADE, &err) >= 0) {
		a->link.document = 0;
		app_notes_changed(a);
		app_say(a, "linked: %s; undo takes it away",
			connect_kind_name(kind));
	} else {
		app_fail(a, &err);
	}
	reading_close(from);
}

static void
say_kinds(struct app *a)
{
	struct buf line = { 0 };

	for (int i = 0; i < KINDS; i++)
		buf_printf(&line, "%s%c %s", i ? "  " : "", kinds[i].letter,
			connect_kind_name(kinds[i].kind));
	app_say(a, "%s", buf_string(&line));
	buf_release(&line);
}

static void
chosen(void *owner, uint32_t key)
{
	struct app *a = owner;

	app_pop(a);
	for (int i = 0; i < KINDS; i++)
		if (key == (uint32_t)kinds[i].letter) {
			make(a, kinds[i].kind);
			return;
		}
	app_say(a, "no such kind: the link still waits for its end");
}

static void
begin(struct app *a, struct range range)
{
	struct reader *r = app_reader(a);

	a->link.document = r->reading->id;
	a->link.range = range;
	r->anchor = OFFSET_NONE;
	app_say(a, "a link begins here; the same key elsewhere ends it");
}

/* The kind called NAME; LINK_KIND_COUNT: there is none. */
static enum link_kind
kind_called(struct slice name)
{
	int kind = 0;

	while (kind < LINK_KIND_COUNT &&
		!slice_starts(slice_of(connect_kind_name((enum link_kind)kind)),
			name))
		kind++;
	return (enum link_kind)kind;
}

static void
end(struct app *a, const struct call *c)
{
	enum link_kind kind;

	app_reader(a)->anchor = OFFSET_NONE;
	if (c->word_count == 0) {
		say_kinds(a);
		app_push(a, choice_new(a, chosen));
		return;
	}
	kind = kind_called(c->words[0]);
	if (kind == LINK_KIND_COUNT)
		say_kinds(a);
	else
		make(a, kind);
}

void
act_link(struct app *a, const struct call *c)
{
	struct range range = reader_meant(app_reader(a));

	if (!takes_links(a))
		return;
	if (a->link.document == 0) {
		begin(a, range);
	} else if (a->link.document == app_reader(a)->reading->id &&
		range_overlaps(a->link.range, range)) {
		a->link.document = 0;
		app_say(a, "the link that was begun here is dropped");
	} else {
		a->link.end = range;
		end(a, c);
	}
}

/* Going there. */

static void
go(struct app *a, const struct connect_view *v)
{
	const struct anchor *there = v->there;
	const char *kind = connect_kind_name(v->link->kind);

	if (range_is_none(there->range)) {
		app_say(a, "%s: its other end has lost its place", kind);
		return;
	}
	app_say(a, "%s", kind);
	if (there->document != app_reader(a)->reading->id) {
		detour_go(a, there->document, there->range, NULL);
		return;
	}
	app_jump(a, there->range.start);
	reader_passage_show(app_reader(a), there->range, NULL);
}

void
act_link_go(struct app *a, int64_t id)
{
	const struct reading *r = app_reader(a)->reading;
	struct range all = { 0, doc_text(r->doc).size };
	struct vec seen = VEC_OF(struct connect_view);

	connect_in(r, all, &seen);
	for (size_t i = 0; i < seen.count; i++) {
		const struct connect_view *v = vec_at(&seen, i);

		if (v->link->id == id) {
			go(a, v);
			break;
		}
	}
	vec_release(&seen);
}

static void
add(struct app *a, struct list *l, const struct connect_view *v)
{
	struct list_entry *e = list_add(l);
	struct shelf_entry shelf = { 0 };
	const char *arrow = v->forward ? glyph_is_ascii() ? "->" : "→"
		: glyph_is_ascii()     ? "<-"
				       : "←";

	shelve_entry(a->study, v->there->document, &l->arena, &shelf, NULL);
	e->text = arena_printf(&l->arena, "%s %s  %.*s", arrow,
		connect_kind_name(v->link->kind), (int)shelf.title.size,
		shelf.title.data);
	e->detail = arena_copy(&l->arena, v->there->place);
	e->context = arena_copy(&l->arena, v->there->exact);
	e->id = v->link->id;
}

static void
fill(void *owner, struct list *l, struct slice filter)
{
	struct app *a = owner;
	struct vec seen = VEC_OF(struct connect_view);

	(void)filter;
	connect_in(app_reader(a)->reading, a->link.listed, &seen);
	for (size_t i = 0; i < seen.count; i++)
		add(a, l, vec_at(&seen, i));
	vec_release(&seen);
}

static void
accept(void *owner, const struct list_entry *e, bool split)
{
	(void)split;
	act_link_go(owner, e->id);
}

void
act_link_list(struct app *a, const struct call *c)
{
	const struct list_spec spec = {
		.title = "Your links",
		.owner = a,
		.fill = fill,
		.accept = accept,
		.holds = LIST_LINKS,
		.empty = "You have made no links in this document.",
	};
	const struct reader *r = app_reader(a);
	struct list *l;

	(void)c;
	a->link.listed = reader_meant(r);
	l = list_new(&spec);
	if (l->entries.count == 0) {
		a->link.listed =
			(struct range){ 0, doc_text(r->reading->doc).size };
		list_refill(l);
	}
	app_push(a, &l->view);
}

#include "ui/act.h"

#include "apparatus/footnote.h"
#include "study/shelve.h"
#include "study/works.h"
#include "ui/detour.h"
#include "ui/follow.h"
#include "ui/hints.h"
#include "ui/passage.h"
#include "ui/sheet.h"

static void
go_to_note(struct app *a, uint32_t index)
{
	const struct doc *d = app_reader(a)->reading->doc;
	const struct doc_note *n = doc_note_at(d, index);
	struct slice label = footnote_label(d, index);

	if (range_is_none(n->body))
		app_say(a, "note %.*s has no text in this document",
			(int)label.size, label.data);
	else
		app_jump(a, n->body.start);
}

static void
go_to_marker(struct app *a, uint32_t index)
{
	const struct doc_note *n =
		doc_note_at(app_reader(a)->reading->doc, index);

	if (range_is_none(n->mark))
		app_say(a, "no marker in the text leads to this note");
	else
		app_jump(a, n->mark.start);
}

static void
go_to_term(struct app *a, size_t entry)
{
	const struct term_entry *t = term_at(app_reader(a)->glossary, entry);

	app_open(a, t->shelf, t->heading, false);
}

/* Opens the document at PLACE, words that go with the document before. */
static void
open_at(struct app *a, int64_t document, struct slice place)
{
	struct buf kept = { 0 };
	struct doc_place found;
	size_t offset;

	buf_slice(&kept, place);
	if (app_open(a, document, OFFSET_NONE, false) == 0 && kept.size > 0) {
		const struct doc *d = app_reader(a)->reading->doc;

		if (doc_place_parse(d, buf_view(&kept), &found) &&
			(offset = doc_place_find(d, found)) != OFFSET_NONE)
			reader_go(app_reader(a), offset);
	}
	buf_release(&kept);
}

/* ibid:KEY#3.14, #3.14 in this document; others are only shown. */
static void
go_to_link(struct app *a, struct slice target)
{
	struct slice rest = target, key;
	int64_t id;
	size_t work;

	if (!slice_starts(target, SLICE("ibid:"))) {
		app_say(a, "%.*s", (int)target.size, target.data);
		return;
	}
	rest = slice_sub(rest, 5, rest.size);
	slice_cut(&rest, '#', &key);
	id = works_document(a->study, key, &work, NULL);
	if (id <= 0 && work != WORK_NONE) {
		act_works_record(a, work);
		return;
	}
	if (id <= 0) {
		app_say(a, "\"%.*s\" is not on the shelf", (int)key.size,
			key.data);
		return;
	}
	open_at(a, id, rest);
}

static void
go_to(struct app *a, const struct follow_target *t)
{
	switch (t->kind) {
	case FOLLOW_MARK:
		go_to_note(a, (uint32_t)t->index);
		break;
	case FOLLOW_LABEL:
		go_to_marker(a, (uint32_t)t->index);
		break;
	case FOLLOW_LINK:
		go_to_link(a, doc_link(app_reader(a)->reading->doc, t->index));
		break;
	case FOLLOW_TERM:
		go_to_term(a, t->index);
		break;
	case FOLLOW_QUOTE:
		reader_put_cursor(app_reader(a), t->range.start);
		act_source(a, NULL);
		break;
	}
}

/* The link that an entry of the panel is about, as long as it is there. */
static const struct quoting_link *
link_of(const struct app *a, const struct panel_entry *e)
{
	const struct quoting *q = app_reader(a)->quoting;
	const struct vec *links;

	if (!q || (e->kind != PANEL_SOURCE && e->kind != PANEL_USE))
		return NULL;
	links = e->kind == PANEL_SOURCE ? &q->links : &q->uses;
	return e->index < links->count ? vec_at(links, e->index) : NULL;
}

static void
go_to_other_end(struct app *a, const struct panel_entry *e)
{
	const struct quoting_link *link = link_of(a, e);

	if (link)
		act_source_link(a, link, e->kind == PANEL_SOURCE);
}

static void
follow_panel(struct app *a)
{
	const struct panel_entry *e = panel_chosen(a->panel);

	if (!e)
		return;
	a->panel->focused = false;
	switch (e->kind) {
	case PANEL_FOOTNOTE:
		go_to_note(a, (uint32_t)e->index);
		break;
	case PANEL_TERM:
		go_to_term(a, e->index);
		break;
	case PANEL_SOURCE:
	case PANEL_USE:
		go_to_other_end(a, e);
		break;
	case PANEL_LINK:
		act_link_go(a, e->id);
		break;
	default:
		app_jump(a, e->at);
	}
}

/* In a quotation the cursor stays where it is. */
static void
follow_target(
	struct app *a, const struct call *c, const struct follow_target *t)
{
	if (t->kind == FOLLOW_QUOTE)
		act_source(a, c);
	else
		go_to(a, t);
}

/* Whether the cursor is in a quotation, source or not. */
static bool
quoting_here(const struct app *a)
{
	const struct reader *r = app_reader(a);

	return r->quoting && quoting_at(r->quoting, r->cursor) != OFFSET_NONE;
}

void
act_jump_follow(struct app *a, const struct call *c)
{
	struct follow_target target;

	if (app_top(a)) {
		act_list_accept(a, c);
	} else if (a->panel->focused) {
		follow_panel(a);
	} else if (follow_at_cursor(app_reader(a), &target)) {
		follow_target(a, c, &target);
	} else if (quoting_here(a)) {
		act_source(a, c);
	} else {
		int64_t body = footnote_body_at(
			app_reader(a)->reading->doc, app_reader(a)->cursor);

		if (body >= 0)
			go_to_marker(a, (uint32_t)body);
		else
			app_say(a, "nothing to follow on this line");
	}
}

static void
peek_panel(struct app *a)
{
	const struct panel_entry *e = panel_chosen(a->panel);
	const struct quoting_link *link = e ? link_of(a, e) : NULL;
	struct buf title = { 0 };

	if (!e)
		return;
	if (link) {
		app_push(a,
			passage_sheet(app_reader(a)->reading, link,
				e->kind == PANEL_SOURCE));
		return;
	}
	if (e->kind == PANEL_FOOTNOTE)
		buf_text(&title, "note ");
	buf_slice(&title, e->label);
	app_push(a, sheet_new(buf_view(&title), e->body));
	buf_release(&title);
}

static void
peek_target(struct app *a, const struct follow_target *t)
{
	struct buf title = { 0 }, words = { 0 };

	follow_describe(app_reader(a), t, &title, &words);
	if (words.size == 0)
		buf_text(&words, "There is no text for it.");
	app_push(a, sheet_new(buf_view(&title), buf_view(&words)));
	buf_release(&title);
	buf_release(&words);
}

static void
peek_text(struct app *a)
{
	struct follow_target target;
	bool found = follow_at_cursor(app_reader(a), &target);
	bool quoted = found ? target.kind == FOLLOW_QUOTE : quoting_here(a);

	if (quoted && act_source_peek(a))
		return;
	if (found)
		peek_target(a, &target);
	else
		app_say(a, "nothing to look at on this line");
}

void
act_jump_peek(struct app *a, const struct call *c)
{
	(void)c;
	if (app_top(a))
		act_source_peek(a);
	else if (a->panel->focused)
		peek_panel(a);
	else
		peek_text(a);
}

static void
chosen(void *owner, const struct follow_target *t)
{
	struct app *a = owner;
	struct follow_target target = t ? *t : (struct follow_target){ 0 };

	app_pop(a);
	if (t)
		go_to(a, &target);
}

void
act_jump_hints(struct app *a, const struct call *c)
{
	struct view *v = hints_new(app_reader(a), a, chosen);

	(void)c;
	if (hints_count(v) == 0) {
		v->ops->free(v);
		app_say(a, "nothing to follow in sight");
		return;
	}
	app_push(a, v);
}

static void
walk(struct app *a, const struct call *c,
	bool (*step)(struct trail *, struct trail_place, struct trail_place *),
	const char *at_end)
{
	struct trail_place place;

	for (size_t n = c->count ? c->count : 1; n > 0; n--) {
		if (step == trail_back && detour_back(a))
			continue;
		if (!step(&app_reader(a)->trail, app_here(a), &place)) {
			app_say(a, "%s", at_end);
			return;
		}
		if (app_return(a, place) != 0)
			return;
	}
}

void
act_jump_back(struct app *a, const struct call *c)
{
	walk(a, c, trail_back, "this is where you began");
}

void
act_jump_forward(struct app *a, const struct call *c)
{
	walk(a, c, trail_forward, "this is the newest place");
}

static void
fill_trail(void *owner, struct list *l, struct slice filter)
{
	struct app *a = owner;
	const struct trail *t = &app_reader(a)->trail;

	(void)filter;
	for (size_t i = t->places.count; i-- > 0;) {
		const struct trail_place *p = vec_at(&t->places, i);
		struct list_entry *e = list_add(l);
		struct shelf_entry entry = { 0 };

		shelve_entry(a->study, p->document, &l->arena, &entry, NULL);
		e->text = entry.title;
		e->document = p->document;
		e->offset = p->offset;
	}
}

static void
accept_trail(void *owner, const struct list_entry *e, bool split)
{
	app_open(owner, e->document, e->offset, split);
}

void
act_jump_trail(struct app *a, const struct call *c)
{
	const struct list_spec spec = {
		.title = "Trail",
		.owner = a,
		.fill = fill_trail,
		.accept = accept_trail,
		.empty = "You have not jumped anywhere in this pane.",
	};

	(void)c;
	app_push(a, &list_new(&spec)->view);
}

void
act_jump_fold(struct app *a, const struct call *c)
{
	(void)c;
	if (!reader_fold(app_reader(a)))
		app_say(a, "no boilerplate here");
}

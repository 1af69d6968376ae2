#include "ui/act.h"

#include "study/connect.h"

#include "text/motion.h"
#include "ui/draft.h"

/* The note that a command is about: chosen in the panel or a list, else at the
 * cursor. 0 when there is none, said in the message. */
static int64_t
note_meant(struct app *a)
{
	struct view *top = app_top(a);
	const struct panel_entry *entry = panel_chosen(a->panel);
	const struct reader *r = app_reader(a);
	const struct note *n;

	if (top && list_is(top)) {
		const struct list_entry *e = list_chosen((struct list *)top);

		return e ? e->id : 0;
	}
	if (a->panel->focused)
		return entry && entry->kind == PANEL_NOTE ? entry->id : 0;
	n = reading_note_at(r->reading, r->cursor, -1);
	if (!n) {
		size_t row = reader_cursor_row(r);
		const struct flow_row *line = vec_at(&r->rows, row);
		size_t i = reading_note_index(r->reading, line->start);

		n = i < r->reading->notes.count ? vec_at(&r->reading->notes, i)
						: NULL;
		if (n && n->at.range.start >= line->end)
			n = NULL;
	}
	return n ? n->id : 0;
}

/* Every new mark of the reader's goes through here. */
static bool
add(struct app *a, struct range range, enum note_kind kind, char mark,
	struct slice body)
{
	struct reader *r = app_reader(a);
	struct err err = { 0 };

	if (annotate_add(r->reading, range, kind, mark, body, &err) < 0) {
		app_fail(a, &err);
		return false;
	}
	r->anchor = OFFSET_NONE;
	app_notes_changed(a);
	return true;
}

static bool
change(struct app *a, int64_t id, struct slice body)
{
	struct err err = { 0 };

	if (annotate_change(a->study, id, body, &err) != 0) {
		app_fail(a, &err);
		return false;
	}
	app_notes_changed(a);
	return true;
}

/* A failure leaves the prompt open with the words in it. */
static bool
accept(void *owner, struct prompt *p, struct slice text)
{
	struct app *a = owner;
	struct slice body = slice_trim(text);
	bool saved;

	if (body.size == 0) {
		app_say(a, "nothing written, nothing kept");
		saved = true;
	} else if (p->id) {
		saved = change(a, p->id, body);
	} else {
		saved = add(a, p->range, NOTE_REMARK, 0, body);
	}
	if (!saved)
		return false;
	draft_drop(a->study, p);
	if (body.size)
		app_say(a, "saved");
	return true;
}

static void
cancelled(void *owner, struct prompt *p)
{
	struct app *a = owner;

	if (p->text.size && p->id == 0)
		app_say(a, "note dropped");
	draft_drop(a->study, p);
}

static struct prompt *
ask(struct app *a, struct slice text)
{
	const struct prompt_spec spec = {
		.label = "note: ",
		.owner = a,
		.accept = accept,
		.cancelled = cancelled,
		.keeps_draft = true,
	};

	return app_ask(a, &spec, text);
}

static bool
takes_notes(struct app *a)
{
	if (app_reader(a)->reading->id == 0)
		app_say(a, "a preview takes no notes: add the file first");
	else if (study_is_read_only(a->study))
		app_say(a, "the library is read-only: notes cannot be kept");
	else
		return true;
	a->message_is_error = true;
	return false;
}

void
act_note_add(struct app *a, const struct call *c)
{
	struct range range = reader_meant(app_reader(a));
	struct prompt *p;

	if (!takes_notes(a))
		return;
	if (c->tail.size) {
		if (add(a, range, NOTE_REMARK, 0, c->tail))
			app_say(a, "saved");
		return;
	}
	p = ask(a, slice_of(""));
	p->range = range;
	p->document = app_reader(a)->reading->id;
}

void
act_note_resume(struct app *a, struct draft_note *d)
{
	struct prompt *p;

	if (d->document != app_reader(a)->reading->id &&
		app_open(a, d->document, d->range.start, false) != 0)
		return;
	p = ask(a, buf_view(&d->text));
	p->range = d->range;
	p->document = d->document;
	p->id = d->note;
	p->draft = d->name;
	d->name = NULL;
	app_say(a, "This note was not finished when ibid last ended.");
}

void
act_note_edit(struct app *a, const struct call *c)
{
	int64_t id = note_meant(a);
	struct arena arena = { 0 };
	struct err err = { 0 };
	struct note n;
	struct prompt *p;

	(void)c;
	if (!takes_notes(a))
		return;
	if (id == 0) {
		app_say(a, "no note of yours here");
	} else if (annotate_look(a->study, id, &arena, &n, &err) != 0) {
		app_fail(a, &err);
	} else {
		p = ask(a, n.body);
		p->id = id;
		p->range = n.at.range;
		p->document = n.at.document;
	}
	arena_release(&arena);
}

static void
refill_list(struct app *a)
{
	struct view *top = app_top(a);

	if (top && list_is(top))
		list_refill((struct list *)top);
}

static bool
holds_ones_own(const struct view *top)
{
	enum list_holds holds = ((const struct list *)top)->spec.holds;

	return holds == LIST_NOTES || holds == LIST_LINKS;
}

/* The link that is chosen in the list or the panel; 0: none is. */
static int64_t
link_meant(const struct app *a)
{
	struct view *top = app_top(a);
	const struct panel_entry *entry = panel_chosen(a->panel);
	const struct list_entry *chosen;

	if (top && list_is(top)) {
		chosen = ((struct list *)top)->spec.holds == LIST_LINKS
			? list_chosen((struct list *)top)
			: NULL;
		return chosen ? chosen->id : 0;
	}
	return a->panel->focused && entry && entry->kind == PANEL_LINK
		? entry->id
		: 0;
}

void
act_note_delete(struct app *a, const struct call *c)
{
	struct view *top = app_top(a);
	struct err err = { 0 };
	int64_t id;
	int result;

	(void)c;
	if (top && list_is(top) && !holds_ones_own(top)) {
		app_say(a, "only notes and links can be deleted here");
		return;
	}
	id = link_meant(a);
	result = id ? connect_delete(a->study, id, &err) : 0;
	if (id == 0 && (id = note_meant(a)) != 0)
		result = annotate_delete(a->study, id, &err);
	if (id == 0) {
		app_say(a, "no note of yours here");
	} else if (result != 0) {
		app_fail(a, &err);
	} else {
		app_notes_changed(a);
		refill_list(a);
		app_say(a, "in the trash; undo brings it back");
	}
}

void
act_note_undo(struct app *a, const struct call *c)
{
	struct err err = { 0 };
	const char *what = "";
	int result = annotate_undo(a->study, &what, &err);

	(void)c;
	if (result < 0) {
		app_fail(a, &err);
		return;
	}
	app_notes_changed(a);
	app_text_changed(a);
	refill_list(a);
	app_say(a, "%s", result == 0 ? what : "nothing to take back");
}

static bool
is_letter(char c, bool capitals)
{
	return (c >= 'a' && c <= 'z') || (capitals && c >= 'A' && c <= 'Z');
}

void
act_note_highlight(struct app *a, const struct call *c)
{
	char kind = c->words[0].data[0];

	if (!takes_notes(a))
		return;
	if (c->words[0].size != 1 || !is_letter(kind, false))
		app_say(a, "the kinds of highlight are a to z");
	else if (add(a, reader_meant(app_reader(a)), NOTE_HIGHLIGHT, kind,
			 slice_of("")))
		app_say(a, "highlighted as %c", kind);
}

void
act_note_bookmark(struct app *a, const struct call *c)
{
	const struct reader *r = app_reader(a);

	if (takes_notes(a) &&
		add(a, reader_meant(r), NOTE_BOOKMARK, 0, c->tail))
		app_say(a, "bookmark set");
}

void
act_note_mark(struct app *a, const struct call *c)
{
	struct reader *r = app_reader(a);
	char mark = c->words[0].data[0];
	struct range here = { r->cursor,
		motion_word_at(r->reading->doc, r->cursor).end };
	int64_t document, old;
	size_t offset;

	if (!takes_notes(a))
		return;
	if (c->words[0].size != 1 || !is_letter(mark, true)) {
		app_say(a, "marks are a to z (document), A to Z (library)");
		return;
	}
	if (range_is_none(here) || here.end == OFFSET_NONE)
		here.end = here.start;
	old = annotate_find_mark(r->reading, mark, &document, &offset, NULL);
	if (add(a, here, NOTE_BOOKMARK, mark, slice_of(""))) {
		if (old > 0)
			annotate_delete(a->study, old, NULL);
		app_notes_changed(a);
		app_say(a, "mark %c set", mark);
	}
}

void
act_note_mark_go(struct app *a, const struct call *c)
{
	char mark = c->words[0].size ? c->words[0].data[0] : 0;
	struct err err = { 0 };
	int64_t document, id;
	size_t offset;

	id = annotate_find_mark(
		app_reader(a)->reading, mark, &document, &offset, &err);
	if (id < 0)
		app_fail(a, &err);
	else if (id == 0)
		app_say(a, "mark %c is not set", mark);
	else
		app_open(a, document, offset, false);
}

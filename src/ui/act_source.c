/* From a quotation to its source, and from a passage to who quotes it. */
#include "ui/act.h"

#include "base/file.h"
#include "study/shelve.h"
#include "ui/detour.h"
#include "ui/passage.h"
#include "ui/watch.h"

/* Sources whose score is so much below that of the best aren't offered. */
static const double lesser = 0.15;

/* What is known of the focused text; asked for now if nobody has yet. */
static const struct quoting *
known(struct app *a)
{
	if (!app_reader(a)->quoting)
		watch_read(a);
	return app_reader(a)->quoting;
}

/* The quotation that the cursor is in, else the first one on its row. */
static const struct quoting_quote *
quote_meant(struct app *a, size_t *index)
{
	const struct reader *r = app_reader(a);
	const struct quoting *q = known(a);
	const struct flow_row *row = vec_at(&r->rows, reader_cursor_row(r));
	struct range on = { row->start, row->end };

	*index = quoting_at(q, r->cursor);
	for (size_t i = 0; *index == OFFSET_NONE && i < q->quotes.count; i++) {
		const struct quoting_quote *quote = vec_at(&q->quotes, i);

		if (range_overlaps(quote->quote.outer, on))
			*index = i;
	}
	return *index == OFFSET_NONE ? NULL : vec_at(&q->quotes, *index);
}

/* What is offered for a quotation, into `found`, best first. 0 or -1. */
static int
find_sources(struct app *a, const struct quoting_quote *quote, size_t index,
	struct err *err)
{
	const struct quoting *q = app_reader(a)->quoting;

	vec_clear(&a->found);
	for (size_t i = 0; i < quote->count; i++) {
		const struct quoting_link *l =
			vec_at(&q->links, quote->first + i);

		if (l->state != QUOTING_REFUSED)
			*(struct quoting_link *)vec_push(&a->found) = *l;
	}
	if (a->found.count > 0)
		return 0;
	return quoting_look(app_reader(a)->reading, index, &a->found, err);
}

static const struct quoting_link *
found(const struct app *a, size_t index)
{
	return vec_at(&a->found, index);
}

/* Leaves of `found` what is worth a choice: the one that was accepted, else all
 * that are nearly as good as the best. */
static void
keep_the_good(struct app *a)
{
	size_t kept = 1;

	if (a->found.count == 0 || found(a, 0)->grade == DIFFERENCE_VARIANT)
		return;
	while (found(a, 0)->state != QUOTING_ACCEPTED &&
		kept < a->found.count &&
		found(a, kept)->grade != DIFFERENCE_VARIANT &&
		found(a, kept)->score + lesser >= found(a, 0)->score)
		kept++;
	while (a->found.count > kept)
		vec_pop(&a->found);
}

/* Goes to the other end of LINK, which is of the focused text, and says what it
 * is like. */
static void
go(struct app *a, struct quoting_link link, bool from_here)
{
	struct arena arena = { 0 };
	struct slice told =
		passage_tell(app_reader(a)->reading, &link, from_here, &arena);
	struct slice where = passage_where(a->study, &link, &arena);
	struct vec marks = VEC_OF(struct range);

	passage_marks(app_reader(a)->reading, &link, from_here, &marks);
	if (detour_go(a, link.document, link.range, &marks) == 0)
		app_say(a, "%.*s: %.*s", (int)where.size, where.data,
			(int)told.size, told.data);
	vec_release(&marks);
	arena_release(&arena);
}

/* Lists of links. */

static void
add_link(struct app *a, struct list *l, const struct quoting_link *link)
{
	struct list_entry *e = list_add(l);
	struct quoting_context c = { 0 };

	quoting_describe(a->study, link, &l->arena, &c, NULL);
	e->text = c.title;
	e->detail = c.place;
	e->context = c.sentence;
	e->hit_start = c.hit.start;
	e->hit_end = c.hit.end;
	e->document = link->document;
	e->id = (int64_t)l->entries.count - 1;
}

/* The name of an entry's file, if another has the same title: then they are
 * editions. */
static struct slice
edition_of(struct app *a, struct list *l, const struct list_entry *e)
{
	struct shelf_entry shelf = { 0 };
	bool twice = false;

	for (size_t i = 0; i < l->entries.count; i++) {
		const struct list_entry *x = vec_at(&l->entries, i);

		twice = twice ||
			(x->document != e->document &&
				slice_equal(x->text, e->text));
	}
	if (twice)
		shelve_entry(a->study, e->document, &l->arena, &shelf, NULL);
	return slice_of(file_name(arena_string(&l->arena, shelf.path)));
}

/* "letters.md  ¶ 3.14  exact" */
static void
tell_link(struct app *a, struct list *l, struct list_entry *e,
	const struct quoting_link *link)
{
	struct slice edition = edition_of(a, l, e);
	struct slice grade = passage_grade(link, &l->arena);

	e->detail = arena_printf(&l->arena, "%.*s%s%s %.*s  %.*s",
		(int)edition.size, edition.data, edition.size ? "  " : "",
		glyph_is_ascii() ? "par." : "¶", (int)e->detail.size,
		e->detail.data, (int)grade.size, grade.data);
}

static void
fill(void *owner, struct list *l, struct slice filter)
{
	struct app *a = owner;

	(void)filter;
	for (size_t i = 0; i < a->found.count; i++)
		add_link(a, l, found(a, i));
	for (size_t i = 0; i < a->found.count; i++)
		tell_link(a, l, vec_at(&l->entries, i), found(a, i));
}

static void
open_source(void *owner, const struct list_entry *e, bool split)
{
	struct app *a = owner;

	(void)split;
	go(a, *found(a, (size_t)e->id), true);
}

static void
open_use(void *owner, const struct list_entry *e, bool split)
{
	struct app *a = owner;

	(void)split;
	go(a, *found(a, (size_t)e->id), false);
}

static void
show_sources(struct app *a)
{
	const struct list_spec spec = {
		.title = "Where these words come from",
		.owner = a,
		.fill = fill,
		.accept = open_source,
		.holds = LIST_PROPOSALS,
		.empty = "None is left.",
	};

	app_push(a, &list_new(&spec)->view);
}

void
act_source(struct app *a, const struct call *c)
{
	const struct quoting_quote *quote;
	struct err err = { 0 };
	size_t index;

	(void)c;
	quote = quote_meant(a, &index);
	if (!quote) {
		app_say(a, "no quotation here");
		return;
	}
	if (find_sources(a, quote, index, &err) != 0) {
		app_fail(a, &err);
		return;
	}
	keep_the_good(a);
	if (a->found.count == 0)
		act_works_of_quotation(a, &quote->quote);
	else if (a->found.count == 1 &&
		found(a, 0)->grade != DIFFERENCE_VARIANT)
		go(a, *found(a, 0), true);
	else
		show_sources(a);
}

void
act_source_link(struct app *a, const struct quoting_link *link, bool from_here)
{
	go(a, *link, from_here);
}

/* Who quotes. */

/* The uses that touch R, into `found`. */
static void
find_uses(struct app *a, struct range r)
{
	const struct quoting *q = known(a);

	vec_clear(&a->found);
	for (size_t i = 0; i < q->uses.count; i++) {
		const struct quoting_link *l = vec_at(&q->uses, i);

		if (range_overlaps(l->here, r))
			*(struct quoting_link *)vec_push(&a->found) = *l;
	}
}

void
act_source_quoted_by(struct app *a, const struct call *c)
{
	const struct list_spec spec = {
		.title = "Who quotes this passage",
		.owner = a,
		.fill = fill,
		.accept = open_use,
		.holds = LIST_USES,
		.empty = "Nobody.",
	};
	struct reader *r = app_reader(a);
	const struct flow_row *row = vec_at(&r->rows, reader_cursor_row(r));

	(void)c;
	find_uses(a, reader_meant(r));
	if (a->found.count == 0)
		find_uses(a, (struct range){ row->start, row->end });
	r->anchor = OFFSET_NONE;
	if (a->found.count == 0)
		app_say(a, "%s",
			known(a)->looked
				? "nobody on the shelf quotes this passage"
				: "nobody is known to quote this passage; the shelf is still being looked through");
	else
		app_push(a, &list_new(&spec)->view);
}

/* What the reader thinks of a proposal. */

/* The link that is meant: chosen in the list or the panel, else the best of the
 * quotation at the cursor. False when there is none. */
static bool
link_meant(struct app *a, struct quoting_link *out)
{
	const struct quoting *q = known(a);
	struct view *top = app_top(a);
	const struct panel_entry *e = panel_chosen(a->panel);
	const struct quoting_quote *quote;
	size_t index;

	if (top) {
		const struct list *l = (const struct list *)top;
		const struct list_entry *chosen =
			list_is(top) && l->spec.holds == LIST_PROPOSALS
			? list_chosen(l)
			: NULL;

		if (chosen)
			*out = *found(a, (size_t)chosen->id);
		return chosen;
	}
	if (a->panel->focused) {
		if (!e || e->kind != PANEL_SOURCE || e->index >= q->links.count)
			return false;
		*out = *(const struct quoting_link *)vec_at(
			&q->links, e->index);
		return true;
	}
	quote = quote_meant(a, &index);
	if (!quote || find_sources(a, quote, index, NULL) != 0 ||
		a->found.count == 0)
		return false;
	*out = *found(a, 0);
	return true;
}

bool
act_source_peek(struct app *a)
{
	const struct list *l = (const struct list *)app_top(a);
	bool uses = l && list_is(&l->view) && l->spec.holds == LIST_USES;
	struct quoting_link link;

	if (uses && list_chosen(l))
		link = *found(a, (size_t)list_chosen(l)->id);
	else if (!link_meant(a, &link))
		return false;
	app_push(a, passage_sheet(app_reader(a)->reading, &link, !uses));
	return true;
}

/* The list of sources shows what has been decided. */
static void
show_decision(struct app *a, const struct quoting_link *link,
	enum quoting_state state)
{
	struct view *top = app_top(a);

	if (!top || !list_is(top))
		return;
	for (size_t i = a->found.count; i-- > 0;) {
		struct quoting_link *l = vec_at(&a->found, i);

		if (l->document != link->document ||
			l->range.start != link->range.start)
			continue;
		l->state = state;
		if (state == QUOTING_REFUSED)
			vec_remove(&a->found, i);
	}
	list_refill((struct list *)top);
}

static void
decide(struct app *a, enum quoting_state state)
{
	struct quoting_link link;
	struct err err = { 0 };

	if (!link_meant(a, &link)) {
		app_say(a, "no source is proposed here");
	} else if (quoting_decide(app_reader(a)->reading, &link, state, &err) !=
		0) {
		app_fail(a, &err);
	} else {
		watch_read(a);
		app_notes_changed(a);
		show_decision(a, &link, state);
		app_say(a, "%s; undo takes it back",
			state == QUOTING_ACCEPTED
				? "accepted: this is the source"
				: "refused: it will not be proposed again");
	}
}

void
act_source_accept(struct app *a, const struct call *c)
{
	(void)c;
	decide(a, QUOTING_ACCEPTED);
}

void
act_source_refuse(struct app *a, const struct call *c)
{
	(void)c;
	decide(a, QUOTING_REFUSED);
}

/* The pane that follows. */

void
act_source_follow(struct app *a, const struct call *c)
{
	struct pane *other = pane_next(a->root, a->focus);
	struct pane *follower = watch_follower(a);

	(void)c;
	if (follower) {
		act_source_pin(a, c);
		return;
	}
	if (other == a->focus) {
		act_pane_split(a, c);
		other = a->focus;
		a->focus = pane_next(a->root, other);
	}
	if (other != a->focus) {
		other->reader->follows = true;
		app_say(a, "the other pane shows the source of what you read");
	}
}

void
act_source_pin(struct app *a, const struct call *c)
{
	struct pane *follower = watch_follower(a);

	(void)c;
	if (!follower) {
		app_say(a, "no pane follows the sources");
		return;
	}
	follower->reader->follows = false;
	app_say(a, "the pane stays where it is");
}

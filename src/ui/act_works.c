/* The ledger of the works cited: on the shelf or not, how often, where. */
#include "ui/act.h"

#include <string.h>

#include "apparatus/footnote.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "study/shelve.h"
#include "study/works.h"
#include "ui/detour.h"
#include "ui/reader_passage.h"
#include "ui/sheet.h"

enum { CITED = 200 /* bytes of a citation that are shown */ };

static const struct works_line *
line_at(const struct app *a, size_t index)
{
	return vec_at(&a->works.lines, index);
}

/* Reads the ledger of DOCUMENT (0: of all) anew. */
static int
read_ledger(struct app *a, int64_t document, struct err *err)
{
	struct app_works *w = &a->works;

	vec_clear(&w->lines);
	vec_clear(&w->places);
	arena_clear(&w->arena);
	return works_ledger(
		a->study, document, &w->arena, &w->lines, &w->places, err);
}

static void
fill(void *owner, struct list *l, struct slice filter)
{
	struct app *a = owner;
	const char *shelved = glyph_is_ascii() ? "*" : "●";

	(void)filter;
	for (size_t i = 0; i < a->works.lines.count; i++) {
		const struct works_line *w = line_at(a, i);
		struct list_entry *e = list_add(l);

		e->text = arena_printf(&l->arena, "%s %.*s",
			w->document ? shelved : " ", (int)w->name.size,
			w->name.data);
		e->detail = arena_printf(&l->arena, "%zu %s", w->count,
			w->count == 1 ? "place" : "places");
		e->document = w->document;
		e->id = (int64_t)i;
	}
}

/* The places of a work. */

static void
add_place(struct app *a, struct list *l, const struct works_place *p)
{
	struct reading *r = reading_open(a->study, p->document, NULL);
	struct list_entry *e = list_add(l);
	struct buf place = { 0 };
	struct slice cited;

	if (!r)
		return;
	reading_place(r, p->at.start, &place);
	cited = doc_cut(r->doc, p->at);
	e->text = arena_copy(&l->arena, r->entry.title);
	e->detail = arena_printf(
		&l->arena, "%s%s", buf_string(&place), p->unsure ? " ?" : "");
	e->context = arena_copy(&l->arena,
		slice_sub(cited, 0,
			cited.size < CITED ? cited.size
					   : utf8_start(cited, CITED)));
	e->document = p->document;
	e->offset = p->at.start;
	e->id = (int64_t)p->at.end;
	buf_release(&place);
	reading_close(r);
}

static void
fill_places(void *owner, struct list *l, struct slice filter)
{
	struct app *a = owner;
	const struct works_line *w = line_at(a, a->works.line);

	(void)filter;
	for (size_t i = 0; i < w->count; i++)
		add_place(a, l, vec_at(&a->works.places, w->first + i));
}

static void
accept_place(void *owner, const struct list_entry *e, bool split)
{
	struct app *a = owner;
	struct range at = { e->offset, (size_t)e->id };

	(void)split;
	while (app_top(a))
		app_pop(a);
	if (e->document != app_reader(a)->reading->id) {
		detour_go(a, e->document, at, NULL);
		return;
	}
	app_jump(a, e->offset);
	reader_passage_show(app_reader(a), at, NULL);
}

static void
list_places(struct app *a, size_t line)
{
	const struct works_line *w = line_at(a, line);
	const struct list_spec spec = {
		.title = arena_string(&a->works.arena, w->name),
		.owner = a,
		.fill = fill_places,
		.accept = accept_place,
		.empty = "It is cited nowhere.",
	};

	a->works.line = line;
	app_push(a, &list_new(&spec)->view);
}

/* What is known of a work: its record, and FOUND, a sentence of its own. */
static void
show_record(struct app *a, size_t work, const char *found)
{
	const struct catalogue *c = works_catalogue(a->study);
	struct buf record = { 0 };

	if (work == WORK_NONE)
		buf_text(&record, "Nothing here says which work it is from.");
	else
		work_record(work_at(c, work), &record);
	buf_printf(&record, "\n\n%s", found);
	app_push(a, sheet_new(SLICE("The work cited"), buf_view(&record)));
	buf_release(&record);
}

void
act_works_record(struct app *a, size_t work)
{
	show_record(a, work, "It is not on the shelf.");
}

static void
accept(void *owner, const struct list_entry *e, bool split)
{
	struct app *a = owner;
	size_t line = (size_t)e->id;

	if (e->document != 0) {
		app_open(a, e->document, OFFSET_NONE, split);
		return;
	}
	list_places(a, line);
	show_record(a, line_at(a, line)->work,
		"It is not on the shelf. Where it is cited is listed above.");
}

static bool
is_ledger(const struct view *top)
{
	return top && list_is(top) &&
		((const struct list *)top)->spec.holds == LIST_WORKS;
}

void
act_works(struct app *a, const struct call *c)
{
	bool all = c->word_count > 0 || is_ledger(app_top(a));
	const struct list_spec spec = {
		.title = all ? "Works cited on the shelf" : "Works cited here",
		.owner = a,
		.fill = fill,
		.accept = accept,
		.holds = LIST_WORKS,
		.empty = all ? "No work is cited on the shelf."
			     : "No work is cited in this document.",
	};
	struct err err = { 0 };

	if (read_ledger(a, all ? 0 : app_reader(a)->reading->id, &err) != 0) {
		app_fail(a, &err);
		return;
	}
	if (is_ledger(app_top(a)))
		app_pop(a);
	app_push(a, &list_new(&spec)->view);
}

void
act_works_places(struct app *a, const struct call *c)
{
	struct view *top = app_top(a);
	const struct list_entry *chosen =
		is_ledger(top) ? list_chosen((struct list *)top) : NULL;

	(void)c;
	if (chosen)
		list_places(a, (size_t)chosen->id);
	else
		app_say(a, "no work is chosen");
}

/* The line of the ledger that the note LABEL of the focused text has a place in;
 * SIZE_MAX when it cites nothing. */
static size_t
line_of_label(const struct app *a, struct slice label)
{
	const struct reading *r = app_reader(a)->reading;

	for (size_t i = 0; label.size > 0 && i < a->works.lines.count; i++) {
		const struct works_line *w = line_at(a, i);

		for (size_t k = w->first; k < w->first + w->count; k++) {
			const struct works_place *p =
				vec_at(&a->works.places, k);

			if (p->document == r->id &&
				slice_equal(
					footnote_label(r->doc, p->note), label))
				return i;
		}
	}
	return SIZE_MAX;
}

void
act_works_of_quotation(struct app *a, const struct quote *quote)
{
	struct slice label = quoting_label(app_reader(a)->reading, quote);
	size_t line, work = WORK_NONE;
	bool shelved = false;

	line = read_ledger(a, 0, NULL) == 0 ? line_of_label(a, label)
					    : SIZE_MAX;
	if (line != SIZE_MAX) {
		work = line_at(a, line)->work;
		shelved = line_at(a, line)->document != 0;
		list_places(a, line);
	}
	show_record(a, work,
		work == WORK_NONE
			? "Its words were looked for in every document"
			  " of the shelf and not found."
			: shelved
			? "It is on the shelf, but these words were found"
			  " neither in it nor in any other document."
			: "It is not on the shelf, and these words were found"
			  " in no document there. Where it is cited is listed"
			  " above.");
}

/* One document more whose citations are read. */
static bool
works_job(void *data)
{
	struct app *a = data;

	return works_step(a->study, NULL) == 1;
}

/* What is wrong in the reader's lists of works. */
static void
tell_lists(struct app *a)
{
	const struct vec *faults = works_faults(a->study);

	for (size_t i = 0; i < faults->count; i++) {
		const char *fault = *(char *const *)vec_at(faults, i);

		*(char **)vec_push(&a->user.faults) =
			mem_copy(fault, strlen(fault));
	}
	app_tell_faults(a);
}

void
act_works_start(struct app *a)
{
	tell_lists(a);
	job_queue_add_patient(&a->jobs, (struct job){ works_job, NULL, a });
}

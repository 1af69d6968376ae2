/*
 * The one loop: a key becomes a command, the command changes state, a frame is
 * drawn when no further key waits (but at least five times a second, so that a
 * held key still shows movement). While nothing is typed, jobs run in slices;
 * then the desk is saved, then the loop sleeps until a key comes.
 */
#include "ui/loop.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "study/find.h"
#include "study/shelve.h"
#include "ui/act.h"
#include "ui/command.h"
#include "ui/compose.h"
#include "ui/reader_view.h"
#include "ui/session.h"
#include "ui/watch.h"

enum {
	FRAME_LATEST = 200,  /* ms between frames while keys come */
	DESK_EVERY = 1000,   /* ms while keys come */
	WATCH_EVERY = 300,   /* ms while quotations are looked for */
	SAVE_AFTER = 300,    /* ms without a key */
	DRAFT_LATEST = 2000, /* ms while typing */
};

struct loop {
	struct app app;
	int64_t painted, saved, watched; /* ticks */
	bool dirty;
};

static void
run_line(struct app *a, struct slice line)
{
	command_run(a, line, 0);
}

static void
read_configuration(struct app *a)
{
	struct err err = { 0 };

	if (userfile_read(&a->user, &err) != 0)
		app_fail(a, &err);
	app_tell_faults(a);
}

static bool
index_step(void *data)
{
	struct app *a = data;

	return find_index_step(a->study, NULL) == 1;
}

static void
offer_draft(struct app *a)
{
	struct draft_note d = { 0 };

	if (study_is_read_only(a->study) || !draft_find(a->study, &d))
		return;
	act_note_resume(a, &d);
	draft_release(&d);
}

/* What the first paint need not wait for. */
static bool
glossary_step(void *data)
{
	app_read_glossary(data);
	return false;
}

static bool
texts_step(void *data)
{
	struct app *a = data;

	offer_draft(a);
	if (!study_is_read_only(a->study))
		shelve_changed_texts(a->study);
	app_read_glossary(a);
	job_queue_add_patient(&a->jobs, (struct job){ index_step, NULL, a });
	act_works_start(a);
	watch_start(a);
	return false;
}

static void
set_up(struct loop *l, struct study *study, struct front *front)
{
	struct app *a = &l->app;
	int rows, columns;

	a->study = study;
	a->front = front;
	a->run = run_line;
	a->modal = VEC_OF(struct view *);
	a->keys = VEC_OF(uint32_t);
	for (int i = 0; i < APP_HISTORY_COUNT; i++)
		a->history[i] = VEC_OF(char *);
	a->detours = VEC_OF(struct app_detour);
	a->works.lines = VEC_OF(struct works_line);
	a->works.places = VEC_OF(struct works_place);
	a->found = VEC_OF(struct quoting_link);
	job_queue_init(&a->jobs);
	a->hint_context = -1;
	userfile_init(&a->user, SLICE("vi"), NULL);
	a->user.other = command_take;
	a->user.owner = a;
	a->panel = panel_new();
	front->ops->size(front, &rows, &columns);
	screen_init(&a->screen, rows, columns);
}

static void
tear_down(struct loop *l)
{
	struct app *a = &l->app;

	job_queue_release(&a->jobs);
	while (a->modal.count)
		app_pop(a);
	vec_release(&a->modal);
	pane_free(a->root);
	panel_free(a->panel);
	userfile_release(&a->user);
	if (a->find.prepared)
		search_pattern_release(&a->find.pattern);
	buf_release(&a->find.words);
	for (int i = 0; i < APP_HISTORY_COUNT; i++) {
		for (size_t k = 0; k < a->history[i].count; k++)
			free(*(char **)vec_at(&a->history[i], k));
		vec_release(&a->history[i]);
	}
	vec_release(&a->keys);
	vec_release(&a->detours);
	vec_release(&a->works.lines);
	vec_release(&a->works.places);
	arena_release(&a->works.arena);
	vec_release(&a->found);
	buf_release(&a->message);
	buf_release(&a->hint_line);
	screen_release(&a->screen);
}

static bool
show_one(struct app *a, struct reading *reading, size_t offset)
{
	struct reader *r;

	if (!reading)
		return false;
	r = reader_view_new(reading, &a->look);
	if (offset != OFFSET_NONE)
		reader_go(r, offset);
	if (a->root) {
		reader_free(a->focus->reader);
		a->focus->reader = r;
	} else {
		a->root = a->focus = pane_new(r);
	}
	return true;
}

/* Any document at all: the guide, else the first on the shelf. */
static int64_t
first_document(struct study *study)
{
	struct arena arena = { 0 };
	struct vec entries = VEC_OF(struct shelf_entry);
	int64_t id = shelve_guide(study);

	if (id == 0 && shelve_list(study, &arena, &entries, NULL) == 0 &&
		entries.count)
		id = ((struct shelf_entry *)vec_at(&entries, 0))->id;
	vec_release(&entries);
	arena_release(&arena);
	return id;
}

static int
open_first(struct loop *l, const struct loop_options *options, struct err *err)
{
	struct app *a = &l->app;
	int64_t id = options->document;

	if (options->preview)
		return show_one(a,
			       reading_preview(a->study, options->preview, err),
			       OFFSET_NONE)
			? 0
			: -1;
	session_restore(a);
	if (id == 0 && a->root)
		return 0;
	if (id == 0)
		id = first_document(a->study);
	if (id == 0)
		return err_set(err, ERR_ABSENT,
			"nothing is on the shelf yet: ibid add FILE puts it there");
	if (a->root && app_reader(a)->reading->id == id &&
		options->offset == OFFSET_NONE)
		return 0;
	return show_one(a, reading_open(a->study, id, err), options->offset)
		? 0
		: -1;
}

static void
paint(struct loop *l)
{
	compose_place(&l->app);
	watch_follow(&l->app);
	compose_draw(&l->app);
	l->app.front->ops->show(l->app.front, &l->app.screen);
	l->painted = clock_ticks();
	l->dirty = false;
}

static void
resize(struct loop *l)
{
	int rows, columns;

	l->app.front->ops->size(l->app.front, &rows, &columns);
	screen_resize(&l->app.screen, rows, columns);
}

static void
forget_keys(struct app *a)
{
	vec_clear(&a->keys);
	a->count = 0;
}

static void
clear_message(struct app *a)
{
	if (a->keys.count || a->count)
		return;
	buf_clear(&a->message);
	a->message_is_error = false;
}

static bool
is_count(const struct app *a, uint32_t key)
{
	enum keymap_context context = app_context(a);

	return a->keys.count == 0 && context != KEYMAP_PROMPT &&
		((key >= '1' && key <= '9') || (key == '0' && a->count));
}

static void
describe(struct app *a, const struct buf *command)
{
	struct buf keys = { 0 };

	key_show(a->keys.items, a->keys.count, &keys);
	app_say(a, "%s  %s", buf_string(&keys),
		command->size ? buf_string(command) : "is not bound here");
	a->describe = false;
	buf_release(&keys);
}

/* A key that is bound to nothing goes to the view itself. */
static void
unbound(struct app *a, uint32_t key)
{
	struct view *v = app_focused(a);
	bool only = a->keys.count == 1;

	if (a->describe) {
		describe(a, &(struct buf){ 0 });
		forget_keys(a);
		return;
	}
	forget_keys(a);
	if (only && v->ops->key && v->ops->key(v, key))
		return;
	if (key != KEY_ESCAPE) {
		struct buf name = { 0 };

		key_show(&key, 1, &name);
		app_say(a, "%s is not bound here", buf_string(&name));
		buf_release(&name);
	}
}

static void
take_key(struct app *a, uint32_t key)
{
	struct buf command = { 0 };
	size_t count = 0;
	bool run = false;

	clear_message(a);
	if (is_count(a, key)) {
		if (a->count < 100000)
			a->count = a->count * 10 + (key - '0');
		return;
	}
	*(uint32_t *)vec_push(&a->keys) = key;
	switch (keymap_look(a->user.keymap, app_context(a), a->keys.items,
		a->keys.count, &command)) {
	case KEYMAP_PREFIX:
		break;
	case KEYMAP_NOTHING:
		unbound(a, key);
		break;
	case KEYMAP_FOUND:
		count = a->count;
		if (a->describe)
			describe(a, &command);
		else
			run = true;
		forget_keys(a);
	}
	if (run)
		command_run(a, buf_view(&command), count);
	buf_release(&command);
}

static struct prompt *
draft_prompt(struct app *a)
{
	for (size_t i = 0; i < a->modal.count; i++) {
		struct view *v = *(struct view **)vec_at(&a->modal, i);

		if (prompt_is(v) && ((struct prompt *)v)->unsaved &&
			((struct prompt *)v)->spec.keeps_draft)
			return (struct prompt *)v;
	}
	return NULL;
}

static void
leave(struct app *a, int signal)
{
	a->quit = true;
	a->status = 128 + signal;
}

static void
dispatch(struct loop *l, uint32_t key)
{
	struct app *a = &l->app;
	struct view *v = app_focused(a);

	switch (key) {
	case KEY_SIZE:
		resize(l);
		break;
	case KEY_HANGUP:
		leave(a, 1);
		break;
	case KEY_END_SIGNAL:
		leave(a, 15);
		break;
	case KEY_PASTE:
		if (v->ops->paste)
			v->ops->paste(v, a->front->ops->pasted(a->front));
		break;
	default:
		take_key(a, key);
	}
	l->dirty = true;
}

/* Milliseconds until something wants to be written; negative: nothing does. */
static int
wait_for(const struct loop *l)
{
	if (l->app.desk_changed || draft_prompt((struct app *)&l->app))
		return SAVE_AFTER;
	return -1;
}

static void
save_if_due(struct loop *l, bool idle)
{
	struct app *a = &l->app;
	struct prompt *p = draft_prompt(a);
	int64_t now = clock_ticks();

	if (p && (idle || now - p->typed >= DRAFT_LATEST))
		draft_write(a->study, p);
	if (a->desk_changed && (idle || now - l->saved >= DESK_EVERY)) {
		session_save(a, false);
		l->saved = now;
	}
}

/* What the notes cite is read behind the first frame, when no key waits. */
static bool
read_citations(struct app *a)
{
	if (!reading_read_citations(app_reader(a)->reading))
		return false;
	panel_forget(a->panel);
	return true;
}

/* What is known of citations and quotations is read when no key waits, and the
 * glossary has been; while the shelf is looked through, only now and then. */
static bool
read_behind(struct loop *l, bool busy)
{
	struct app *a = &l->app;
	bool changed = !busy && read_citations(a);
	int64_t now = clock_ticks();

	if (job_queue_is_pressed(&a->jobs) ||
		(a->looks && app_reader(a)->quoting &&
			now - l->watched < WATCH_EVERY))
		return changed;
	l->watched = now;
	return watch_read(a) || changed;
}

static void
turn(struct loop *l)
{
	struct app *a = &l->app;
	bool waits = a->front->ops->has_key(a->front);
	bool busy = job_queue_has_job(&a->jobs);
	uint32_t key;

	if (l->dirty && (!waits || clock_ticks() - l->painted > FRAME_LATEST))
		paint(l);
	if (!waits && l->painted > 0 && read_behind(l, busy)) {
		l->dirty = true;
		return;
	}
	key = a->front->ops->next_key(a->front, busy ? 0 : wait_for(l));
	if (key != KEY_NONE) {
		dispatch(l, key);
		save_if_due(l, false);
	} else if (busy) {
		job_queue_step(&a->jobs);
		l->dirty = true;
	} else {
		save_if_due(l, true);
	}
}

int
loop_run(struct study *study, struct front *front,
	const struct loop_options *options, struct err *err)
{
	struct loop l = { 0 };
	struct app *a = &l.app;
	struct prompt *typed;
	int status = -1;

	set_up(&l, study, front);
	if (open_first(&l, options, err) == 0) {
		if (!options->plain_keys)
			read_configuration(a);
		app_apply_settings(a);
		compose_place(a);
		if (options->command)
			run_line(a, slice_of(options->command));
		job_queue_add(&a->jobs, (struct job){ glossary_step, NULL, a });
		job_queue_add(&a->jobs, (struct job){ texts_step, NULL, a });
		l.dirty = true;
		while (!a->quit)
			turn(&l);
		if ((typed = draft_prompt(a)))
			draft_write(a->study, typed);
		if (!options->preview)
			session_save(a, true);
		status = a->status;
	}
	tear_down(&l);
	return status;
}

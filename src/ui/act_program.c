#include "ui/act.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "study/shelve.h"
#include "ui/catalog.h"
#include "ui/preset.h"
#include "ui/reader_passage.h"
#include "ui/sheet.h"
#include "ui/watch.h"

static int64_t
add_file(struct app *a, struct slice name, struct err *err)
{
	struct shelve_request request = { 0 };
	enum shelf_outcome outcome;
	int64_t id;
	char *path = mem_copy(name.data, name.size);

	request.path = path;
	if (shelve_add(a->study, &request, &id, &outcome, err) != 0)
		id = -1;
	free(path);
	app_read_glossary(a);
	watch_start(a);
	return id;
}

/* Words that fit several titles open the shelf, narrowed to those. */
static void
choose_among(struct app *a, const struct call *c)
{
	act_list_library(a, c);
	list_set_filter((struct list *)app_top(a), c->tail);
}

void
act_program_open(struct app *a, const struct call *c)
{
	struct err err = { 0 };
	int64_t id = shelve_find(a->study, c->tail, &err);

	if (id < 0 && err.kind == ERR_USAGE) {
		choose_among(a, c);
	} else {
		if (id == 0) {
			err_release(&err);
			id = add_file(a, c->tail, &err);
		}
		if (id < 0)
			app_fail(a, &err);
		else
			app_open(a, id, OFFSET_NONE, false);
	}
	err_release(&err);
}

/* The command line */

static bool
run_line(void *owner, struct prompt *p, struct slice text)
{
	struct app *a = owner;
	struct buf line = { 0 };

	buf_slice(&line, text);
	if (text.size)
		*(char **)vec_push(&a->history[APP_COMMANDS]) =
			mem_copy(text.data, text.size);
	app_drop(a, &p->view);
	a->run(a, buf_view(&line));
	buf_release(&line);
	return false; /* it is gone already */
}

struct completion {
	struct slice typed;
	struct buf *choices;
	struct buf common; /* what all choices begin with */
	size_t count;
};

static void
offer(struct completion *done, struct slice word)
{
	size_t same = 0;

	if (!slice_starts(word, done->typed))
		return;
	if (done->count++ == 0)
		buf_slice(&done->common, word);
	while (same < done->common.size && same < word.size &&
		done->common.data[same] == word.data[same])
		same++;
	buf_replace(&done->common, same, done->common.size, SLICE(""));
	buf_slice(done->choices, word);
	buf_text(done->choices, "  ");
}

static void
offer_words(struct completion *done, struct slice words)
{
	struct slice word;

	while (slice_word(&words, &word))
		offer(done, word);
}

static void
offer_titles(struct completion *done, struct app *a)
{
	struct arena arena = { 0 };
	struct vec entries = VEC_OF(struct shelf_entry);

	shelve_list(a->study, &arena, &entries, NULL);
	for (size_t i = 0; i < entries.count; i++)
		offer(done, ((struct shelf_entry *)vec_at(&entries, i))->title);
	vec_release(&entries);
	arena_release(&arena);
}

static void
offer_arguments(struct completion *done, struct app *a, struct slice command)
{
	if (slice_equal(command, SLICE("set")))
		for (int i = 0; i < SETTING_COUNT; i++)
			offer(done, slice_of(setting_name((enum setting_id)i)));
	else if (slice_equal(command, SLICE("preset")))
		for (int i = 0; preset_name(i); i++)
			offer(done, slice_of(preset_name(i)));
	else if (slice_equal(command, SLICE("open")))
		offer_titles(done, a);
	else if (slice_equal(command, SLICE("select-object")))
		offer_words(
			done, SLICE("word sentence paragraph quotation note"));
}

static void
offer_values(struct completion *done, struct slice name)
{
	for (int i = 0; i < SETTING_COUNT; i++)
		if (slice_equal(
			    name, slice_of(setting_name((enum setting_id)i))))
			offer_words(done,
				slice_of(setting_words((enum setting_id)i)));
}

static void
complete(void *owner, struct slice before, struct buf *out, struct buf *choices)
{
	struct completion done = { .choices = choices };
	const struct catalog_entry *e;
	struct slice rest = before, command, name;
	size_t blank = slice_find(before, SLICE(" "), 0);

	if (blank == SLICE_NONE) {
		done.typed = before;
		for (size_t i = 0; (e = catalog_at(i)); i++)
			offer(&done, slice_of(e->name));
	} else {
		slice_cut(&rest, ' ', &command);
		done.typed = rest;
		if (slice_equal(command, SLICE("set")) &&
			slice_find(rest, SLICE(" "), 0) != SLICE_NONE) {
			slice_cut(&rest, ' ', &name);
			done.typed = rest;
			offer_values(&done, name);
		} else {
			offer_arguments(&done, owner, command);
		}
	}
	if (done.common.size > done.typed.size)
		buf_slice(out,
			slice_sub(buf_view(&done.common), done.typed.size,
				done.common.size));
	if (done.count == 1) {
		buf_clear(choices);
		if (blank == SLICE_NONE)
			buf_char(out, ' ');
	}
	buf_release(&done.common);
}

void
act_program_command_line(struct app *a, const struct call *c)
{
	const struct prompt_spec spec = {
		.label = ":",
		.owner = a,
		.accept = run_line,
		.complete = complete,
	};
	struct prompt *p = app_ask(a, &spec, c->tail);

	p->history = &a->history[APP_COMMANDS];
	p->history_at = p->history->count;
}

/* Help */

static enum keymap_context
context_below(const struct app *a)
{
	return app_context(a);
}

static enum keymap_context help_context;

static void
fill_help(void *owner, struct list *l, struct slice filter)
{
	struct app *a = owner;
	const struct catalog_entry *e;

	(void)filter;
	for (size_t i = 0; (e = catalog_at(i)); i++) {
		const struct keymap_binding *b = keymap_key_of(
			a->user.keymap, help_context, slice_of(e->name));
		struct buf keys = { 0 };
		struct list_entry *new;

		if (!catalog_fits(e, help_context))
			continue;
		if (b)
			key_show(b->keys, b->count, &keys);
		new = list_add(l);
		new->text = arena_printf(&l->arena, "%-12s %s",
			b ? buf_string(&keys) : ":", e->help);
		new->detail = slice_of(e->name);
		new->id = (int64_t)i;
		buf_release(&keys);
	}
}

/* Choosing a line of the help does what it says, in the place it was asked. */
static void
accept_help(void *owner, const struct list_entry *e, bool split)
{
	struct app *a = owner;
	const struct catalog_entry *command = catalog_at((size_t)e->id);

	(void)split;
	if (*command->arguments && *command->arguments != 'n' &&
		*command->arguments != '[') {
		struct buf line = { 0 };
		struct call c = { 0 };

		buf_printf(&line, "%s ", command->name);
		c.tail = buf_view(&line);
		act_program_command_line(a, &c);
		buf_release(&line);
	} else {
		a->run(a, slice_of(command->name));
	}
}

static void
help_on(struct app *a, struct slice name)
{
	const struct catalog_entry *e = catalog_find(name);
	struct buf words = { 0 };

	if (!e) {
		app_say(a, "%.*s: no such command", (int)name.size, name.data);
		return;
	}
	buf_printf(&words, "%s %s\n%s", e->name, e->arguments, e->help);
	app_push(a, sheet_new(name, buf_view(&words)));
	buf_release(&words);
}

void
act_program_help(struct app *a, const struct call *c)
{
	const struct list_spec spec = {
		.title = "Help",
		.owner = a,
		.fill = fill_help,
		.accept = accept_help,
		.empty = "No command fits.",
	};

	if (c->word_count) {
		help_on(a, c->words[0]);
		return;
	}
	help_context = context_below(a);
	app_push(a, &list_new(&spec)->view);
}

void
act_program_describe_key(struct app *a, const struct call *c)
{
	(void)c;
	a->describe = true;
	app_say(a, "which key?");
}

/* Settings and keys */

static void
fail_if(struct app *a, int result, struct err *err)
{
	if (result != 0)
		app_fail(a, err);
}

void
act_program_set(struct app *a, const struct call *c)
{
	struct buf all = { 0 };
	struct err err = { 0 };
	int result;

	if (c->word_count == 0) {
		for (int i = 0; i < SETTING_COUNT; i++) {
			setting_print(
				&a->user.settings, (enum setting_id)i, &all);
			buf_printf(&all, "    %s\n",
				setting_help((enum setting_id)i));
		}
		app_push(a, sheet_new(SLICE("Settings"), buf_view(&all)));
		buf_release(&all);
		return;
	}
	result = setting_set(&a->user.settings, c->words[0],
		c->word_count > 1 ? c->words[1] : SLICE(""), &err);
	fail_if(a, result, &err);
	app_apply_settings(a);
}

void
act_program_bind(struct app *a, const struct call *c)
{
	struct err err = { 0 };

	a->hint_context = -1;
	fail_if(a, keymap_bind(a->user.keymap, c->tail, "typed", &err), &err);
}

void
act_program_unbind(struct app *a, const struct call *c)
{
	struct err err = { 0 };

	a->hint_context = -1;
	fail_if(a, keymap_unbind(a->user.keymap, c->tail, &err), &err);
}

void
act_program_preset(struct app *a, const struct call *c)
{
	struct err err = { 0 };

	a->hint_context = -1;
	fail_if(a, userfile_preset(&a->user, c->words[0], &err), &err);
}

void
act_program_include(struct app *a, const struct call *c)
{
	struct err err = { 0 };
	char *path = mem_copy(c->tail.data, c->tail.size);

	a->hint_context = -1;
	fail_if(a, userfile_include(&a->user, path, &err), &err);
	app_tell_faults(a);
	app_apply_settings(a);
	free(path);
}

/* Leaving */

void
act_program_redraw(struct app *a, const struct call *c)
{
	(void)c;
	a->front->ops->redraw(a->front);
}

void
act_program_suspend(struct app *a, const struct call *c)
{
	(void)c;
	a->front->ops->suspend(a->front);
}

static void
cancel_prompt(struct app *a, struct prompt *p)
{
	if (p->spec.cancelled)
		p->spec.cancelled(p->spec.owner, p);
	app_drop(a, &p->view);
}

void
act_program_cancel(struct app *a, const struct call *c)
{
	struct view *top = app_top(a);
	struct reader *r = app_reader(a);

	(void)c;
	if (top && prompt_is(top)) {
		cancel_prompt(a, (struct prompt *)top);
	} else if (top) {
		app_pop(a);
	} else if (a->panel->focused) {
		a->panel->focused = false;
	} else if (r->anchor != OFFSET_NONE) {
		r->anchor = OFFSET_NONE;
	} else {
		a->look.hits = NULL;
		a->find.round++;
		reader_passage_forget(r);
		a->link.document = 0;
	}
}

void
act_program_close(struct app *a, const struct call *c)
{
	act_program_cancel(a, c);
}

void
act_program_quit(struct app *a, const struct call *c)
{
	size_t status;

	a->quit = true;
	if (c->word_count && slice_number(c->words[0], &status))
		a->status = (int)status;
}

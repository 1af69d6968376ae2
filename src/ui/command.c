#include "ui/command.h"

#include <string.h>

#include "ui/act.h"
#include "ui/catalog.h"
#include "ui/line.h"

typedef void act_fn(struct app *a, const struct call *c);

static act_fn *const functions[] = {
#define COMMAND(name, function, contexts, arguments, key, help) function,
#include "ui/command.def"
#undef COMMAND
};

/* Index of the command called NAME, or -1. */
static int
find(struct slice name)
{
	const struct catalog_entry *e;

	for (int i = 0; (e = catalog_at((size_t)i)); i++)
		if (slice_equal(slice_of(e->name), name))
			return i;
	return -1;
}

static bool
fail(struct app *a, struct slice name, const char *why)
{
	app_say(a, "%.*s: %s", (int)name.size, name.data, why);
	a->message_is_error = true;
	return false;
}

/* A leading number counts, as in `page-down 2`. */
static void
take_count(const struct catalog_entry *e, struct call *c)
{
	size_t number;

	if (strcmp(e->arguments, "n") == 0 && c->word_count == 1 &&
		slice_number(c->words[0], &number)) {
		c->count = number;
		c->word_count = 0;
	}
}

static bool
run_one(struct app *a, const struct line_command *line, size_t count)
{
	struct slice name = line->words[0];
	struct call c = {
		.count = count,
		.words = line->words + 1,
		.word_count = line->count - 1,
		.tail = line->tail,
	};
	int index = find(name);
	const struct catalog_entry *e;
	bool wants;

	if (index < 0)
		return fail(a, name, "no such command");
	e = catalog_at((size_t)index);
	take_count(e, &c);
	wants = strcmp(e->arguments, "word") == 0 ||
		strcmp(e->arguments, "rest") == 0;
	if (wants && c.word_count == 0)
		return fail(a, name, "what? a word is missing");
	if (!catalog_fits(e, app_context(a)))
		return fail(a, name, "not in this place");
	functions[index](a, &c);
	return true;
}

int
command_take(void *app, const struct line_command *line, struct err *err)
{
	struct app *a = app;

	buf_clear(&a->message);
	a->message_is_error = false;
	run_one(a, line, 0);
	return a->message_is_error
		? err_set(err, ERR_USAGE, "%s", buf_string(&a->message))
		: 0;
}

void
command_run(struct app *a, struct slice line, size_t count)
{
	struct arena arena = { 0 };
	struct vec commands = VEC_OF(struct line_command);
	struct err err = { 0 };

	if (line_split(line, &arena, &commands, &err) != 0)
		app_fail(a, &err);
	for (size_t i = 0; i < commands.count; i++)
		if (!run_one(a, vec_at(&commands, i), i == 0 ? count : 0))
			break;
	vec_release(&commands);
	arena_release(&arena);
}

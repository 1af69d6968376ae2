#include "tap.h"

#include <string.h>

#include "ui/keymap.h"
#include "ui/line.h"
#include "ui/preset.h"

enum { NOKEY, KEY };

static const struct command {
	const char *name, *contexts;
	int key;
} commands[] = {
#define COMMAND(name, function, contexts, arguments, key, help) \
	{ name, contexts, key },
#include "ui/command.def"
#undef COMMAND
};

enum { COMMANDS = sizeof(commands) / sizeof(*commands) };

static const char letters[] = {
	[KEYMAP_GLOBAL] = 'G',
	[KEYMAP_TEXT] = 'T',
	[KEYMAP_SELECT] = 'S',
	[KEYMAP_PANEL] = 'P',
	[KEYMAP_LIST] = 'L',
	[KEYMAP_OUTLINE] = 'O',
	[KEYMAP_PROMPT] = 'R',
	[KEYMAP_HELP] = 'H',
};

/* What every place must understand, whatever the preset. */
static const struct {
	enum keymap_context context;
	const char *keys;
} everywhere[] = {
	{ KEYMAP_TEXT,
		"<Up> <Down> <Left> <Right> <PageUp> <PageDown> <Home> "
		"<End> <Space> <Enter> <Esc> <F1> <C-l> <C-z> <C-g> :" },
	{ KEYMAP_SELECT, "<Up> <Down> <Left> <Right> <PageDown> <Esc>" },
	{ KEYMAP_PANEL, "<Up> <Down> <PageUp> <PageDown> <Enter> <Esc> q :" },
	{ KEYMAP_LIST,
		"<Up> <Down> <PageUp> <PageDown> <Home> <End> <Enter> "
		"<Esc> q /" },
	{ KEYMAP_OUTLINE,
		"<Up> <Down> <PageUp> <PageDown> <Home> <End> "
		"<Enter> <Esc> q /" },
	{ KEYMAP_HELP, "<Up> <Down> <PageUp> <PageDown> <Home> <End> <Esc> q" },
	{ KEYMAP_PROMPT,
		"<Left> <Right> <Up> <Down> <Home> <End> <Enter> "
		"<Esc> <Tab> <Backspace> <Delete>" },
};

static const struct command *
find(struct slice name)
{
	for (int i = 0; i < COMMANDS; i++)
		if (slice_equal(name, slice_of(commands[i].name)))
			return &commands[i];
	return NULL;
}

static void
load_line(struct keymap *m, const char *preset, struct slice line, int number)
{
	struct arena arena = { 0 };
	struct vec all = VEC_OF(struct line_command);
	struct err err = { 0 };
	int result = line_split(line, &arena, &all, &err);

	for (size_t i = 0; result == 0 && i < all.count; i++) {
		const struct line_command *c = vec_at(&all, i);

		if (!slice_equal(c->words[0], SLICE("bind")))
			result = err_set(&err, ERR_USAGE, "only bind here");
		else
			result = keymap_bind(m, c->tail, preset, &err);
		if (result == 0 && keymap_notice(m).size)
			result = err_set(&err, ERR_USAGE, "displaces %s",
				keymap_notice(m).data);
	}
	if (result < 0)
		tap_ok(false, "%s.keys:%d: %s", preset, number, err_text(&err));
	err_release(&err);
	vec_release(&all);
	arena_release(&arena);
}

/* Each command of a binding exists, and makes sense in its place. */
static void
check_binding(const char *preset, const struct keymap_binding *b)
{
	struct arena arena = { 0 };
	struct vec all = VEC_OF(struct line_command);

	line_split(slice_of(b->command), &arena, &all, NULL);
	for (size_t i = 0; i < all.count; i++) {
		const struct line_command *c = vec_at(&all, i);
		const struct command *command = find(c->words[0]);

		if (!command)
			tap_ok(false, "%s: no command %s", preset, b->command);
		else if (!strchr(command->contexts, letters[b->context]) &&
			!strchr(command->contexts, 'G'))
			tap_ok(false, "%s: %s makes no sense in %s", preset,
				b->command, keymap_context_name(b->context));
	}
	vec_release(&all);
	arena_release(&arena);
}

static bool
has_key(const struct keymap *m, const struct command *c)
{
	for (int i = 0; i < KEYMAP_CONTEXT_COUNT; i++)
		if (strchr(c->contexts, letters[i]) &&
			keymap_key_of(
				m, (enum keymap_context)i, slice_of(c->name)))
			return true;
	return false;
}

static void
check_everywhere(const struct keymap *m, const char *preset, int place)
{
	enum keymap_context context = everywhere[place].context;
	struct slice rest = slice_of(everywhere[place].keys), word;
	struct buf command = { 0 };

	while (slice_word(&rest, &word)) {
		struct slice name = word;
		uint32_t key = key_parse(&word);

		tap_ok(keymap_look(m, context, &key, 1, &command) ==
				KEYMAP_FOUND,
			"%s: %.*s in %s", preset, (int)name.size, name.data,
			keymap_context_name(context));
	}
	buf_release(&command);
}

static void
check_preset(const char *preset)
{
	struct keymap *m = keymap_new();
	struct slice text = preset_text(slice_of(preset)), line;
	struct vec all = VEC_OF(const struct keymap_binding *);

	for (int number = 1; slice_cut(&text, '\n', &line); number++)
		load_line(m, preset, line, number);
	for (int i = 0; i < KEYMAP_CONTEXT_COUNT; i++)
		keymap_list(m, (enum keymap_context)i, NULL, 0, &all);
	tap_ok(all.count > 100, "%s: %zu bindings", preset, all.count);
	for (size_t i = 0; i < all.count; i++)
		check_binding(preset,
			*(const struct keymap_binding **)vec_at(&all, i));
	for (int i = 0; i < COMMANDS; i++)
		if (commands[i].key == KEY)
			tap_ok(has_key(m, &commands[i]), "%s: a key for %s",
				preset, commands[i].name);
	for (size_t i = 0; i < sizeof(everywhere) / sizeof(*everywhere); i++)
		check_everywhere(m, preset, (int)i);
	vec_release(&all);
	keymap_free(m);
}

int
main(void)
{
	int count = 0;

	for (; preset_name(count); count++)
		check_preset(preset_name(count));
	tap_ok(count == 3, "vi, less, emacs");
	tap_ok(preset_text(SLICE("nano")).size == 0, "no other");
	return tap_done();
}

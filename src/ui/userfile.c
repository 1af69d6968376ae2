#include "ui/userfile.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "ui/preset.h"

enum {
	USERFILE_LIMIT = 1 << 20, /* bytes */
	USERFILE_DEEPEST = 8	  /* files that include one another */
};

char *
userfile_path(struct err *err)
{
	const char *named = getenv("IBID_CONFIG");
	char *folder, *path;

	if (named && *named)
		return mem_copy(named, slice_of(named).size);
	folder = file_home(FILE_CONFIG, err);
	path = folder ? file_join(folder, "ibidrc") : NULL;
	free(folder);
	return path;
}

/* Where a line stands. */
struct place {
	const char *name; /* of the file, without folders */
	int number;
};

static int
do_bind(struct userfile *u, const struct line_command *c,
	const struct place *at, struct err *err)
{
	struct buf where = { 0 };
	int result;

	buf_printf(&where, "%s:%d", at->name, at->number);
	result = keymap_bind(u->keymap, c->tail, buf_string(&where), err);
	buf_release(&where);
	return result;
}

static int
do_unbind(struct userfile *u, const struct line_command *c,
	const struct place *at, struct err *err)
{
	(void)at;
	return keymap_unbind(u->keymap, c->tail, err);
}

static int
do_set(struct userfile *u, const struct line_command *c, const struct place *at,
	struct err *err)
{
	(void)at;
	return setting_set(&u->settings, c->words[1],
		c->count > 2 ? c->words[2] : SLICE(""), err);
}

static int
do_include(struct userfile *u, const struct line_command *c,
	const struct place *at, struct err *err)
{
	char *path = mem_copy(c->tail.data, c->tail.size);
	int result = userfile_include(u, path, err);

	(void)at;
	free(path);
	return result;
}

static int
do_preset(struct userfile *u, const struct line_command *c,
	const struct place *at, struct err *err)
{
	(void)at;
	return userfile_preset(u, c->words[1], err);
}

static const struct {
	const char *name;
	int (*run)(struct userfile *u, const struct line_command *c,
		const struct place *at, struct err *err);
} words[] = {
	{ "bind", do_bind },
	{ "unbind", do_unbind },
	{ "set", do_set },
	{ "preset", do_preset },
	{ "include", do_include },
};

static int
run_command(struct userfile *u, const struct line_command *c,
	const struct place *at, struct err *err)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (c->count > 1 &&
			slice_equal(c->words[0], slice_of(words[i].name)))
			return words[i].run(u, c, at, err);
	return u->other ? u->other(u->owner, c, err) : 0;
}

static void
note_fault(struct userfile *u, const struct place *at, const struct err *err)
{
	struct buf sentence = { 0 };

	buf_printf(&sentence, "%s:%d: %s", at->name, at->number, err_text(err));
	*(char **)vec_push(&u->faults) = buf_take(&sentence);
}

static void
read_line(struct userfile *u, struct slice line, const struct place *at)
{
	struct arena arena = { 0 };
	struct vec commands = VEC_OF(struct line_command);
	struct err err = { 0 };
	int result = line_split(line, &arena, &commands, &err);

	for (size_t i = 0; result == 0 && i < commands.count; i++)
		result = run_command(u, vec_at(&commands, i), at, &err);
	if (result != 0)
		note_fault(u, at, &err);
	vec_release(&commands);
	arena_release(&arena);
	err_release(&err);
}

static void
read_text(struct userfile *u, struct slice text, const char *name)
{
	struct place at = { name, 0 };
	struct slice line;

	while (slice_cut(&text, '\n', &line)) {
		at.number++;
		read_line(u, line, &at);
	}
}

int
userfile_include(struct userfile *u, const char *path, struct err *err)
{
	struct buf content = { 0 };
	int result;

	if (u->depth == USERFILE_DEEPEST)
		return err_set(err, ERR_USAGE,
			"%s: too many files include one another", path);
	result = file_read(path, USERFILE_LIMIT, &content, err);
	u->depth++;
	if (result == 0)
		read_text(u, buf_view(&content), file_name(path));
	u->depth--;
	buf_release(&content);
	return result;
}

int
userfile_preset(struct userfile *u, struct slice preset, struct err *err)
{
	struct slice text = preset_text(preset);
	char *name;

	if (text.size == 0)
		return err_set(err, ERR_USAGE,
			"%.*s: no such preset (vi, less, emacs)",
			(int)preset.size, preset.data);
	name = mem_copy(preset.data, preset.size);
	keymap_clear(u->keymap);
	read_text(u, text, name);
	free(name);
	return 0;
}

int
userfile_init(struct userfile *u, struct slice preset, struct err *err)
{
	*u = (struct userfile){
		.keymap = keymap_new(),
		.faults = VEC_OF(char *),
	};
	setting_init(&u->settings);
	return userfile_preset(u, preset, err);
}

void
userfile_release(struct userfile *u)
{
	keymap_free(u->keymap);
	for (size_t i = 0; i < u->faults.count; i++)
		free(*(char **)vec_at(&u->faults, i));
	vec_release(&u->faults);
}

int
userfile_read(struct userfile *u, struct err *err)
{
	char *path = userfile_path(err);
	struct file_facts facts;
	int result = path ? 0 : -1;

	if (path && file_look(path, &facts) == 0)
		result = userfile_include(u, path, err);
	free(path);
	return result;
}

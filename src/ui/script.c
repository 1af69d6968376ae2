#include "ui/script.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "ui/child.h"
#include "ui/key.h"

struct script {
	struct front front;
	struct slice rest; /* lines not yet played */
	size_t line;	   /* number of the last one, from 1 */
	struct buf *out;   /* borrowed */
	struct vec keys;   /* of uint32_t: what the line has brought */
	size_t next;	   /* of them */
	int rows, columns;
	struct buf text, roles; /* the screen as last shown */
	struct slice pasted;
	bool over;
};

static struct script *
script_of(struct front *f)
{
	return (struct script *)f;
}

static void
script_queue(struct script *s, uint32_t key)
{
	*(uint32_t *)vec_push(&s->keys) = key;
}

/* --- the kinds of lines: false when the rest of the line is wrong --- */

static bool
script_size(struct script *s, struct slice rest)
{
	struct slice word;
	size_t number[2];

	for (int i = 0; i < 2; i++)
		if (!slice_word(&rest, &word) ||
			!slice_number(word, &number[i]) || number[i] < 1 ||
			number[i] > 1024)
			return false;
	s->rows = (int)number[0];
	s->columns = (int)number[1];
	script_queue(s, KEY_SIZE);
	return slice_trim(rest).size == 0;
}

static bool
script_keys(struct script *s, struct slice rest)
{
	while (rest.size) {
		uint32_t key = ' ';

		if (rest.data[0] == ' ') /* parts keys; the key is <Space> */
			rest = slice_sub(rest, 1, rest.size);
		else if ((key = key_parse(&rest)) == KEY_NONE)
			return false;
		else
			script_queue(s, key);
	}
	return true;
}

static bool
script_type(struct script *s, struct slice rest)
{
	uint32_t code;

	for (size_t at = 0; at < rest.size;) {
		at += utf8_next(rest, at, &code);
		script_queue(s, code);
	}
	return true;
}

static bool
script_paste(struct script *s, struct slice rest)
{
	s->pasted = rest;
	script_queue(s, KEY_PASTE);
	return true;
}

static void
script_title(struct script *s, const char *title, struct slice name)
{
	buf_printf(s->out, "== %s", title);
	buf_slice(s->out, name);
	buf_char(s->out, '\n');
}

static bool
script_show(struct script *s, struct slice rest)
{
	script_title(s, "", rest);
	buf_slice(s->out, buf_view(&s->text));
	return true;
}

static bool
script_roles(struct script *s, struct slice rest)
{
	script_title(s, "", rest);
	buf_slice(s->out, buf_view(&s->roles));
	return true;
}

static bool
script_hangup(struct script *s, struct slice rest)
{
	s->over = true;
	return rest.size == 0;
}

static bool
script_terminate(struct script *s, struct slice rest)
{
	script_queue(s, KEY_END_SIGNAL);
	return rest.size == 0;
}

static const struct script_kind {
	const char *word;
	bool (*play)(struct script *s, struct slice rest);
} script_kinds[] = {
	{ "size", script_size },
	{ "keys", script_keys },
	{ "type", script_type },
	{ "paste", script_paste },
	{ "show", script_show },
	{ "roles", script_roles },
	{ "hangup", script_hangup },
	{ "terminate", script_terminate },
};

static bool
script_play(struct script *s, struct slice line)
{
	struct slice rest = line, word;

	if (!slice_word(&rest, &word) || word.data[0] == '#')
		return true;
	for (size_t i = 0; i < sizeof(script_kinds) / sizeof(*script_kinds);
		i++)
		if (slice_equal(word, slice_of(script_kinds[i].word)))
			return script_kinds[i].play(s, slice_trim(rest));
	return false;
}

/* Plays the next line. */
static void
script_step(struct script *s)
{
	struct slice line;

	vec_clear(&s->keys);
	s->next = 0;
	s->line++;
	if (!slice_cut(&s->rest, '\n', &line)) {
		s->over = true;
	} else if (!script_play(s, line)) {
		buf_printf(s->out, "script: %zu: not understood: ", s->line);
		buf_slice(s->out, line);
		buf_char(s->out, '\n');
		vec_clear(&s->keys);
		s->over = true;
	}
}

/* --- the front --- */

/* Without waiting there is never a key: the program is to finish first. */
static uint32_t
script_next_key(struct front *f, int wait)
{
	struct script *s = script_of(f);

	if (wait == 0)
		return KEY_NONE;
	while (s->next == s->keys.count && !s->over)
		script_step(s);
	if (s->next == s->keys.count)
		return KEY_HANGUP;
	return *(uint32_t *)vec_at(&s->keys, s->next++);
}

static struct slice
script_pasted(struct front *f)
{
	return script_of(f)->pasted;
}

static bool
script_has_key(struct front *f)
{
	(void)f;
	return false;
}

static void
script_get_size(struct front *f, int *rows, int *columns)
{
	*rows = script_of(f)->rows;
	*columns = script_of(f)->columns;
}

static void
script_take_screen(struct front *f, const struct screen *screen)
{
	struct script *s = script_of(f);

	buf_clear(&s->text);
	buf_clear(&s->roles);
	screen_print(screen, false, &s->text);
	screen_print(screen, true, &s->roles);
}

static void
script_redraw(struct front *f)
{
	(void)f;
}

static void
script_suspend(struct front *f)
{
	script_title(script_of(f), "suspended", (struct slice){ 0 });
}

static int
script_run(
	struct front *f, const char *command, const char *file, struct err *err)
{
	(void)f;
	return child_run(command, file, err);
}

static bool
script_copy(struct front *f, struct slice text)
{
	struct script *s = script_of(f);

	script_title(s, "copied", (struct slice){ 0 });
	buf_slice(s->out, text);
	buf_char(s->out, '\n');
	return true;
}

static void
script_free(struct front *f)
{
	struct script *s = script_of(f);

	vec_release(&s->keys);
	buf_release(&s->text);
	buf_release(&s->roles);
	free(s);
}

static const struct front_ops script_ops = {
	.next_key = script_next_key,
	.pasted = script_pasted,
	.has_key = script_has_key,
	.size = script_get_size,
	.show = script_take_screen,
	.redraw = script_redraw,
	.suspend = script_suspend,
	.run = script_run,
	.copy = script_copy,
	.free = script_free,
};

/* A size that stands first is there from the start. */
static void
script_start(struct script *s)
{
	struct slice line, word;

	while (s->keys.count == 0) {
		struct slice rest = s->rest;

		if (!slice_cut(&rest, '\n', &line))
			return;
		if (slice_word(&line, &word) && word.data[0] != '#' &&
			!slice_equal(word, SLICE("size")))
			return;
		script_step(s);
		if (s->over)
			return;
	}
	vec_clear(&s->keys);
}

struct front *
script_open(struct slice script, struct buf *out)
{
	struct script *s = mem_new(sizeof(*s));

	s->front.ops = &script_ops;
	s->front.superscripts = !glyph_is_ascii();
	s->rest = script;
	s->out = out;
	s->keys = VEC_OF(uint32_t);
	s->rows = 24;
	s->columns = 80;
	script_start(s);
	return &s->front;
}

#include "tap.h"

#include "base/mem.h"
#include "ui/keymap.h"

static struct keymap *
make(const char *const *lines)
{
	struct keymap *m = keymap_new();
	struct err err = { 0 };

	for (; *lines; lines++)
		if (keymap_bind(m, slice_of(*lines), "test:1", &err) < 0)
			tap_ok(false, "%s: %s", *lines, err_text(&err));
	err_release(&err);
	return m;
}

/* The answer to KEYS as one word: nothing, prefix, or the command line. */
static void
check_look(const struct keymap *m, enum keymap_context context,
	const char *keys, const char *want)
{
	struct vec sequence = VEC_OF(uint32_t);
	struct slice rest = slice_of(keys);
	struct buf command = { 0 };
	enum keymap_answer answer;

	while (rest.size)
		*(uint32_t *)vec_push(&sequence) = key_parse(&rest);
	answer = keymap_look(
		m, context, sequence.items, sequence.count, &command);
	if (answer != KEYMAP_FOUND)
		buf_text(&command,
			answer == KEYMAP_PREFIX ? "(prefix)" : "(nothing)");
	tap_equal(buf_view(&command), slice_of(want), keys);
	buf_release(&command);
	vec_release(&sequence);
}

static void
check_answers(void)
{
	static const char *const lines[] = {
		"text gg start",
		"text gt terms -- \"the \\\"glossary\\\"\"",
		"text,panel m<Any> mark %k",
		"text ma special",
		"text ZZ save ; quit # comment",
		"global q quit",
		"global <C-x>g library",
		"select q select",
		"select i<Any> select-object %k",
		"prompt <Enter> prompt-accept",
		"prompt <Any> insert %k",
		"global <C-l> redraw",
		NULL,
	};
	struct keymap *m = make(lines);

	check_look(m, KEYMAP_TEXT, "g", "(prefix)");
	check_look(m, KEYMAP_TEXT, "gg", "start");
	check_look(m, KEYMAP_TEXT, "gx", "(nothing)");
	check_look(m, KEYMAP_TEXT, "gt", "terms");
	check_look(m, KEYMAP_TEXT, "m", "(prefix)");
	check_look(m, KEYMAP_TEXT, "mb", "mark b");
	check_look(m, KEYMAP_TEXT, "mж", "mark ж");
	check_look(m, KEYMAP_TEXT, "m;", "mark \";\"");
	check_look(m, KEYMAP_TEXT, "m<Space>", "mark \" \"");
	check_look(m, KEYMAP_TEXT, "ma", "special");
	check_look(m, KEYMAP_TEXT, "m<Esc>", "(nothing)");
	check_look(m, KEYMAP_TEXT, "m<Left>", "(nothing)");
	check_look(m, KEYMAP_TEXT, "ZZ", "save ; quit");
	check_look(m, KEYMAP_TEXT, "q", "quit");
	check_look(m, KEYMAP_SELECT, "q", "select");
	check_look(m, KEYMAP_SELECT, "gg", "start");
	check_look(m, KEYMAP_SELECT, "<C-x>g", "library");
	check_look(m, KEYMAP_SELECT, "iw", "select-object w");
	check_look(m, KEYMAP_LIST, "gg", "(nothing)");
	check_look(m, KEYMAP_PROMPT, "<Enter>", "prompt-accept");
	check_look(m, KEYMAP_PROMPT, "<C-l>", "redraw");
	check_look(m, KEYMAP_PROMPT, "x", "insert x");
	keymap_clear(m);
	check_look(m, KEYMAP_TEXT, "gg", "(nothing)");
	keymap_bind(m, SLICE("global q quit"), NULL, NULL);
	check_look(m, KEYMAP_PROMPT, "q", "(nothing)");
	keymap_free(m);
}

static void
check_displaced(void)
{
	static const char *const lines[] = { "text gg start", "text gt terms",
		"text x cancel", "panel gg start", NULL };
	struct keymap *m = make(lines);

	keymap_bind(m, SLICE("text g end"), "t:5", NULL);
	check_look(m, KEYMAP_TEXT, "g", "end");
	check_look(m, KEYMAP_PANEL, "g", "(prefix)");
	tap_equal(keymap_notice(m), SLICE("gg (start), gt (terms)"),
		"the longer ones are gone, and said to be");
	keymap_bind(m, SLICE("text gab start"), "t:6", NULL);
	check_look(m, KEYMAP_TEXT, "g", "(prefix)");
	tap_equal(keymap_notice(m), SLICE("g (end)"), "the shorter one too");
	keymap_bind(m, SLICE("text gab end"), "t:7", NULL);
	tap_equal(keymap_notice(m), SLICE(""), "bound anew: no notice");
	check_look(m, KEYMAP_TEXT, "gab", "end");
	tap_ok(keymap_unbind(m, SLICE("text,panel gab"), NULL) == 0, "unbind");
	check_look(m, KEYMAP_TEXT, "gab", "(nothing)");
	tap_ok(keymap_unbind(m, SLICE("text gab"), NULL) < 0, "only once");
	tap_ok(keymap_unbind(m, SLICE(" * "), NULL) == 0, "unbind *");
	check_look(m, KEYMAP_PANEL, "gg", "(nothing)");
	keymap_free(m);
}

static void
check_lists(void)
{
	static const char *const lines[] = { "text gg start", "text gt terms",
		"text Q quit", "global q quit", "global t terms",
		"global \"#\" find-back -- \"back\"", "select q select",
		"text <Space> page-down", "text \"\\\"\" end", NULL };
	struct keymap *m = make(lines);
	struct vec seen = VEC_OF(const struct keymap_binding *);
	struct buf out = { 0 };
	uint32_t g = 'g';

	keymap_list(m, KEYMAP_TEXT, &g, 1, &seen);
	tap_ok(seen.count == 2, "two begin with g");
	vec_clear(&seen);
	keymap_list(m, KEYMAP_SELECT, NULL, 0, &seen);
	for (size_t i = 0; i < seen.count; i++)
		buf_printf(&out, "%s ",
			(*(struct keymap_binding **)vec_at(&seen, i))->command);
	tap_equal(buf_view(&out),
		SLICE("page-down end find-back quit start terms select terms "),
		"seen from select, by keys");
	tap_equal(
		slice_of(keymap_key_of(m, KEYMAP_TEXT, SLICE("terms"))->where),
		SLICE("test:1"), "key of");
	tap_ok(keymap_key_of(m, KEYMAP_TEXT, SLICE("terms"))->count == 1,
		"the shortest");
	tap_ok(keymap_key_of(m, KEYMAP_SELECT, SLICE("quit"))->keys[0] == 'Q',
		"not one that is hidden");
	tap_ok(!keymap_key_of(m, KEYMAP_LIST, SLICE("start")), "none here");
	buf_clear(&out);
	keymap_print(m, &out);
	tap_equal(buf_view(&out),
		SLICE("bind global \"#\" find-back -- back\n"
		      "bind global q quit\n"
		      "bind global t terms\n"
		      "bind text <Space> page-down\n"
		      "bind text \"\\\"\" end\n"
		      "bind text Q quit\n"
		      "bind text gg start\n"
		      "bind text gt terms\n"
		      "bind select q select\n"),
		"loadable");
	buf_release(&out);
	vec_release(&seen);
	keymap_free(m);
}

static void
check_refusals(void)
{
	static const char *const lines[] = { "", "text", "text x",
		"nowhere x y", "text <Nokey> y", "text <Any>x y", "text \"\" y",
		"text x -- y", "text x \"y", ", x y" };
	struct keymap *m = keymap_new();
	struct err err = { 0 };

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		tap_ok(keymap_bind(m, slice_of(lines[i]), NULL, &err) < 0,
			"bind %s: %s", lines[i], err_text(&err));
		err_release(&err);
	}
	tap_ok(keymap_unbind(m, SLICE("text x y"), NULL) < 0, "too much");
	keymap_free(m);
}

int
main(void)
{
	check_answers();
	check_displaced();
	check_lists();
	check_refusals();
	return tap_done();
}

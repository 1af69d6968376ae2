#include "tap.h"

#include "ui/key.h"
#include "ui/script.h"

/* A program that shows each key it was given, as long as one comes. */
static void
play(const char *script, struct buf *out)
{
	struct front *f = script_open(slice_of(script), out);
	struct screen s = { 0 };
	struct buf keys = { 0 };
	uint32_t key;

	do {
		int rows, columns;

		f->ops->size(f, &rows, &columns);
		screen_init(&s, rows, columns);
		screen_text(&s, 0, 0, columns, buf_view(&keys), THEME_TEXT);
		screen_text(&s, rows - 1, 0, columns, SLICE("end"), THEME_DIM);
		f->ops->show(f, &s);
		screen_release(&s);
		tap_ok(f->ops->next_key(f, 0) == KEY_NONE, "no hurry");
		key = f->ops->next_key(f, -1);
		key_print(key, &keys);
		if (key == KEY_PASTE)
			buf_slice(&keys, f->ops->pasted(f));
		if (key == 'y')
			f->ops->copy(f, SLICE("words"));
	} while (key != KEY_HANGUP && key != KEY_END_SIGNAL);
	tap_ok(f->ops->next_key(f, -1) == KEY_HANGUP, "and nothing behind");
	f->ops->free(f);
	buf_release(&keys);
}

static const struct {
	const char *script, *want;
} cases[] = {
	{ "", "" },
	{ "size 2 30\nkeys gg <Enter>\nshow first\n",
		"== first\ngg<Enter>\nend\n" },
	{ "# a comment\n\n size 2 30\ntype a <b>\nshow\n",
		"== \na<Space><lt>b>\nend\n" },
	{ "size 2 30\nkeys a\nsize 3 20\nshow small\n",
		"== small\na<Size>\n\nend\n" },
	{ "size 2 30\nroles\n", "== \n\nend\n\nooo\n" },
	{ "size 2 30\npaste a <b>\nshow", "== \n<Paste>a <b>\nend\n" },
	{ "size 2 30\nkeys y\nshow\n", "== copied\nwords\n== \ny\nend\n" },
	{ "size 2 30\nhangup\nshow\n", "" },
	{ "size 2 30\nshow\njump\nshow\n",
		"== \n\nend\nscript: 3: not understood: jump\n" },
	{ "keys <Nokey>", "script: 1: not understood: keys <Nokey>\n" },
	{ "size 0 80", "script: 1: not understood: size 0 80\n" },
};

int
main(void)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_clear(&out);
		play(cases[i].script, &out);
		tap_equal(buf_view(&out), slice_of(cases[i].want), "output");
	}
	buf_release(&out);
	return tap_done();
}

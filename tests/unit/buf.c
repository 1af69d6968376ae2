/* Growing bytes, and the errors and arenas made of them. */
#include "base/buf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "tap.h"

static void
test_growth(void)
{
	struct buf b = { 0 };
	bool ended = true;

	tap_ok(!strcmp(buf_string(&b), ""), "an empty string before the first");
	for (size_t i = 0; i < 1000; i++) {
		buf_printf(&b, "%zu,", i);
		ended = ended && !b.data[b.size];
	}
	tap_ok(ended && b.size == 3890, "grows, with a NUL behind");
	buf_clear(&b);
	buf_printf(&b, "%0300d", 7);
	tap_ok(b.size == 300 && b.data[299] == '7', "a long print is whole");
	buf_clear(&b);
	buf_add(&b, "a\0b", 3);
	tap_ok(b.size == 3 && b.data[2] == 'b', "keeps a NUL inside");
	buf_release(&b);
}

static void
test_replace(void)
{
	struct buf b = { 0 };

	buf_text(&b, "the old word");
	buf_replace(&b, 4, 7, SLICE("very new"));
	tap_equal(buf_view(&b), SLICE("the very new word"), "longer");
	buf_replace(&b, 0, 9, SLICE(""));
	tap_equal(buf_view(&b), SLICE("new word"), "gone");
	buf_replace(&b, 8, 8, SLICE("s"));
	tap_ok(!strcmp(buf_string(&b), "new words"), "at the end");
	buf_release(&b);
}

static void
test_take(void)
{
	struct buf b = { 0 };
	char *text = buf_take(&b);

	tap_ok(text && !*text && !b.data, "an empty buffer gives a string");
	free(text);
	buf_repeat(&b, '-', 3);
	text = buf_take(&b);
	tap_equal(slice_of(text), SLICE("---"), "taken");
	tap_ok(!b.data && !b.size, "empty afterwards");
	free(text);
}

static void
test_err(void)
{
	struct err err = { 0 };

	tap_ok(!*err_text(&err), "no sentence without an error");
	tap_ok(err_set(&err, ERR_USAGE, "%d pages", 3) == -1, "gives -1");
	err_set(&err, ERR_FILE, "only %s", err.sentence);
	tap_equal(slice_of(err_text(&err)), SLICE("only 3 pages"),
		"may quote the one it replaces");
	errno = EACCES;
	err_errno(&err, ERR_FILE, "a.txt");
	tap_equal(slice_of(err_text(&err)), SLICE("a.txt: permission denied"),
		"the reason, in lower case");
	tap_ok(err_set(NULL, ERR_FILE, "unheard") == -1, "nobody listens");
	err_release(&err);
	tap_ok(err.kind == ERR_NONE, "ready again");
}

static void
test_arena(void)
{
	struct arena a = { 0 };
	bool clean = true;

	for (size_t i = 1; i < 100000; i = i * 3 / 2 + 1) {
		char *piece = arena_new(&a, i);

		clean = clean && (uintptr_t)piece % 16 == 0 && !piece[0] &&
			!piece[i - 1];
		memset(piece, 'x', i);
		arena_string(&a, SLICE("odd"));
	}
	tap_ok(clean, "aligned and zeroed");
	tap_equal(arena_printf(&a, "%s %d", "page", 9), SLICE("page 9"),
		"printed");
	tap_equal(arena_copy(&a, SLICE("copy")), SLICE("copy"), "copied");
	arena_clear(&a);
	tap_ok(!*(char *)arena_new(&a, 64), "zeroed the second time");
	arena_release(&a);
}

int
main(void)
{
	test_growth();
	test_replace();
	test_take();
	test_err();
	test_arena();
	return tap_done();
}

/*
 * The parent's side of the worker, with workers of every kind: shell scripts
 * that die, hang, lie, or refuse. Each knows by its arguments which attempt it
 * is: the second one asks for plain text.
 */
#include "import/worker.h"

#include <sys/stat.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "tap.h"
#include "text/builder.h"
#include "text/flat.h"

static char folder[] = "/tmp/ibid-worker-XXXXXX";

/* Writes TEXT to NAME in the folder; MODE 0700 makes it a program. */
static void
put(const char *name, struct slice text, mode_t mode)
{
	char *path = file_join(folder, name);

	file_write_soon(path, text, NULL);
	chmod(path, mode);
	free(path);
}

static void
be(const char *script)
{
	struct buf text = { 0 };

	buf_printf(&text, "#!/bin/sh\ncd %s\n%s\n", folder, script);
	put("ibid-import", buf_view(&text), 0700);
	buf_release(&text);
}

static struct doc *
import(struct err *err)
{
	struct worker_request r = { .bytes = SLICE("some words"),
		.name = SLICE("a.md"),
		.seconds = 5 };

	return worker_import(&r, err);
}

/* A block that a good worker would send, and one that is damaged. */
static void
put_blocks(void)
{
	struct builder *b = builder_new();
	struct doc *d;
	struct slice block;
	char *bad;

	builder_copy(b, SLICE("some words"), 0);
	d = builder_finish(b);
	block = flat_of(d);
	put("good", block, 0600);
	bad = malloc(block.size);
	memcpy(bad, block.data, block.size);
	memset(bad + block.size / 2, 0xff, block.size / 2);
	put("bad", (struct slice){ bad, block.size }, 0600);
	put("short", slice_sub(block, 0, block.size - 8), 0600);
	free(bad);
	doc_free(d);
}

static const struct {
	const char *name, *script;
	const char *sentence; /* NULL: a document comes out */
} cases[] = {
	{ "a good one", "cat good", NULL },
	{ "reads its input", "cat >in; cmp -s in want && cat good", NULL },
	{ "gets name and format",
		"test \"$1\" = a.md && test -z \"$2\" && cat good", NULL },
	{ "dies, then is plain",
		"test \"$2\" = text && test -n \"$4\" && exec cat good; kill -9 $$",
		NULL },
	{ "lies, then is plain", "test \"$2\" = text && exec cat good; cat bad",
		NULL },
	{ "stops short, then is plain",
		"test \"$2\" = text && exec cat good; cat short", NULL },
	{ "exits badly, then is plain",
		"test \"$2\" = text && exec cat good; cat good; exit 1", NULL },
	{ "is out of memory, then is plain",
		"test \"$2\" = text && exec cat good; echo x >&2; exit 3",
		NULL },
	{ "always dies", "kill -11 $$",
		"a.md: cannot be read: the parser failed" },
	{ "says nothing", "exit 0", "a.md: cannot be read: the parser failed" },
	{ "sends garbage", "echo this is no block of ours, is it, and longer",
		"a.md: cannot be read: the parser failed" },
	{ "sends without end", "exec yes",
		"a.md: cannot be read: the parser failed" },
	{ "sends more than it said", "cat good good",
		"a.md: cannot be read: the parser failed" },
	{ "talks without end", "exec yes >&2",
		"a.md: cannot be read: the parser failed" },
	{ "refuses", "echo 'a.md: is no text' >&2; exit 35",
		"a.md: is no text" },
	{ "refuses at length",
		"echo 'a.md: no'; echo 'a.md: no' >&2; "
		"echo more >&2; exit 35",
		"a.md: no" },
};

static void
test_cases(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = { 0 };
		struct doc *d;

		be(cases[i].script);
		d = import(&err);
		if (cases[i].sentence)
			tap_equal(slice_of(err_text(&err)),
				slice_of(cases[i].sentence), cases[i].name);
		else if (tap_ok(d != NULL, "%s", cases[i].name))
			tap_equal(doc_text(d), SLICE("some words"), "its text");
		tap_ok((d != NULL) == (err.kind == ERR_NONE), "one or other");
		doc_free(d);
		err_release(&err);
	}
}

static void
test_hanging(void)
{
	struct worker_request r = { .bytes = SLICE("some words"),
		.name = SLICE("a.md"),
		.seconds = 1 };
	struct err err = { 0 };

	be("exec >&- 2>&-; exec sleep 100");
	tap_ok(worker_import(&r, &err) == NULL, "one that hangs is stopped");
	tap_ok(err.kind == ERR_FILE, "with an error");
	err_release(&err);
}

static void
test_absent(void)
{
	struct err err = { 0 };
	char *path = file_join(folder, "ibid-import");

	unlink(path);
	free(path);
	tap_ok(import(&err) == NULL, "no worker at all");
	tap_ok(slice_starts(slice_of(err_text(&err)), SLICE("ibid-import: ")),
		"is told");
	err_release(&err);
}

static void
clean_up(void)
{
	static const char *const names[] = { "good", "bad", "short", "in",
		"want", "ibid-import" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char *path = file_join(folder, names[i]);

		unlink(path);
		free(path);
	}
	rmdir(folder);
}

int
main(void)
{
	if (!mkdtemp(folder))
		return 1;
	setenv("IBID_LIBEXEC", folder, 1);
	put_blocks();
	put("want", SLICE("some words"), 0600);
	test_cases();
	test_hanging();
	test_absent();
	tap_ok(slice_find(slice_of(worker_formats()), SLICE("text markdown"),
		       0) == 0,
		"formats by name");
	clean_up();
	return tap_done();
}

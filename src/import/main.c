/*
 * The import worker: reads a file from descriptor 0, writes a flat document to
 * descriptor 1, or one sentence to descriptor 2 and leaves with the status of a
 * refusal (limits.h). The parent (worker.c) trusts none of this.
 *
 *	ibid-import NAME [FORMAT [ENCODING [NOTICE]]]
 */
#include <sys/stat.h>

#include <stdlib.h>
#include <unistd.h>

#include "base/charset.h"
#include "base/file.h"
#include "import/import.h"
#include "import/limits.h"
#include "import/lockdown.h"
#include "text/flat.h"

enum { HEAD = 1024 };

static size_t
input_size(void)
{
	struct stat st;

	return fstat(0, &st) == 0 && st.st_size > 0 ? (size_t)st.st_size : 0;
}

/* The tables that decoding may ask for, while they can still be had: those
 * that may be guessed, the one that was given, the one that markup names. */
static void
load_charsets(const struct import_source *source)
{
	char head[HEAD];
	ssize_t size = pread(0, head, sizeof head, 0);
	struct slice declared = SLICE("");

	charset_load();
	if (size > 0)
		declared =
			charset_declared((struct slice){ head, (size_t)size });
	if (declared.size > 0)
		charset_find(declared, NULL);
	if (source->encoding.size > 0)
		charset_find(source->encoding, NULL);
}

/* Reads and writes all; on failure the sentence is in ERR. */
static int
run(const struct import_source *request, struct err *err)
{
	struct import_source source = *request;
	struct buf bytes = { 0 };
	struct doc *doc;

	if (file_read_from(0, source.name.data, FLAT_TEXT_LIMIT, &bytes, err))
		return -1;
	source.bytes = buf_view(&bytes);
	doc = import_read(&source, err);
	buf_release(&bytes);
	if (!doc)
		return -1;
	if (file_put(1, flat_of(doc)))
		return err_errno(err, ERR_FILE, "%s", source.name.data);
	doc_free(doc);
	return 0;
}

static int
fail(struct err *err)
{
	int status = LIMITS_REFUSED + (int)err->kind;

	file_put(2, slice_of(err_text(err)));
	file_put(2, SLICE("\n"));
	err_release(err);
	return status;
}

int
main(int argc, char **argv)
{
	struct import_source source = {
		.name = slice_of(argc > 1 ? argv[1] : "-"),
		.format = slice_of(argc > 2 ? argv[2] : NULL),
		.encoding = slice_of(argc > 3 ? argv[3] : NULL),
		.notice = slice_of(argc > 4 ? argv[4] : NULL),
	};
	struct err err = { 0 };

	load_charsets(&source);
	if (lockdown_enter(input_size(), &err) || run(&source, &err))
		return fail(&err);
	return EXIT_SUCCESS;
}

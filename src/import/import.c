#include "import/import.h"

#include "import/bracket.h"
#include "import/encoding.h"
#include "import/epub.h"
#include "import/formats.h"
#include "import/html.h"
#include "import/markdown.h"
#include "import/prose.h"
#include "import/quotation.h"
#include "import/unmarked.h"

static const struct importer importers[] = {
#define X(name, endings, function, binary, quotes) \
	{ name, endings, function, binary, quotes },
	FORMATS(X)
#undef X
};

enum { IMPORTER_COUNT = sizeof importers / sizeof *importers };

/* What is found in the finished text, whatever it was read from. In this
 * order: a quotation may end in a reference, a block in a quotation. */
static const struct {
	void (*mark)(struct builder *);
	bool quotes; /* nothing for formats that mark them */
} finders[] = {
	{ bracket_mark, false },
	{ quotation_mark, false },
	{ unmarked_mark, true },
};

const struct importer *
import_find(struct slice name)
{
	for (size_t i = 0; i < IMPORTER_COUNT; i++)
		if (slice_equal_ascii(name, slice_of(importers[i].name)))
			return &importers[i];
	return NULL;
}

static bool
has_ending(struct slice name, const char *endings)
{
	struct slice rest = slice_of(endings), ending;

	while (slice_word(&rest, &ending))
		if (name.size > ending.size &&
			slice_equal_ascii(
				slice_sub(name, name.size - ending.size,
					name.size),
				ending))
			return true;
	return false;
}

const struct importer *
import_guess(struct slice name, struct slice bytes)
{
	if (epub_is(bytes))
		return import_find(SLICE("epub"));
	for (size_t i = 0; i < IMPORTER_COUNT; i++)
		if (has_ending(name, importers[i].endings))
			return &importers[i];
	return html_is(bytes) ? import_find(SLICE("html")) : &importers[0];
}

/* Whether BYTES can be text at all. */

static bool
is_empty(struct slice bytes)
{
	if (slice_starts(bytes, SLICE("\xef\xbb\xbf")))
		bytes = slice_sub(bytes, 3, bytes.size);
	return slice_trim(bytes).size == 0;
}

static int
check(const struct import_source *source, const struct encoding *e,
	struct err *err)
{
	struct slice name = source->name;

	if (is_empty(e->bytes))
		return err_set(err, ERR_FILE, "%.*s: is empty", (int)name.size,
			name.data);
	if (!encoding_is_text(e))
		return err_set(err, ERR_FILE, "%.*s: is no text",
			(int)name.size, name.data);
	return 0;
}

static const struct importer *
choose(const struct import_source *source, struct err *err)
{
	struct slice format = source->format;
	const struct importer *importer;

	if (format.size == 0)
		return import_guess(source->name, source->bytes);
	importer = import_find(format);
	if (!importer)
		err_set(err, ERR_USAGE, "%.*s: is no format that is known",
			(int)format.size, format.data);
	return importer;
}

/* An importer's refusal with the name of the file before it. */
static void
name_refusal(const struct import_source *source, struct err *err)
{
	struct buf sentence = { 0 };

	if (!err)
		return;
	buf_text(&sentence, err_text(err));
	err_set(err, ERR_FILE, "%.*s: %s", (int)source->name.size,
		source->name.data, buf_string(&sentence));
	buf_release(&sentence);
}

/* E is NULL for bytes that are no text. */
static struct doc *
read_bytes(const struct import_source *source, const struct importer *importer,
	const struct encoding *e, struct err *err)
{
	struct builder *b;

	if (e && check(source, e, err))
		return NULL;
	b = builder_new();
	if (source->notice.size > 0)
		builder_fact(b, DOC_NOTICE, source->notice);
	if (e)
		encoding_tell(e, b);
	if (importer->read(e ? e->bytes : source->bytes, b, err)) {
		name_refusal(source, err);
		builder_free(b);
		return NULL;
	}
	for (size_t i = 0; i < sizeof finders / sizeof *finders; i++)
		if (!finders[i].quotes || !importer->quotes)
			finders[i].mark(b);
	return builder_finish(b);
}

struct doc *
import_read(const struct import_source *source, struct err *err)
{
	const struct importer *importer = choose(source, err);
	struct doc *doc = NULL;
	struct encoding e;

	if (!importer)
		return NULL;
	if (importer->binary)
		return read_bytes(source, importer, NULL, err);
	if (encoding_init(&e, source->bytes, source->encoding, err) == 0)
		doc = read_bytes(source, importer, &e, err);
	encoding_release(&e);
	return doc;
}

/*
 * Foreign bytes as a web page, then as the chapter of a book, well-formed or
 * not. As a whole book they are an archive, which only seeds get far into.
 */
#include <assert.h>
#include <stdint.h>

#include "fuzz/walk.h"
#include "import/import.h"
#include "import/markup.h"
#include "import/soup.h"
#include "import/xml.h"
#include "text/flat.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(struct doc *doc, size_t size)
{
	if (!doc)
		return;
	assert(flat_check(flat_of(doc), "fuzz", NULL) == 0);
	walk(doc, 8 + size % 90);
	doc_free(doc);
}

static void
take(struct slice bytes, struct slice format)
{
	struct import_source source = {
		.bytes = bytes, .name = SLICE("fuzz"), .format = format
	};

	check(import_read(&source, NULL), bytes.size);
}

/* Two members, so that links lead from one to the other. */
static void
take_chapters(struct slice bytes)
{
	struct builder *b = builder_new();
	struct buf copy = { 0 };
	struct tree tree;

	buf_slice(&copy, bytes);
	soup_mend(&copy);
	tree_init(&tree);
	tree_member(&tree, SLICE("a.xhtml"));
	if (xml_parse(&tree, bytes))
		soup_parse(&tree, buf_view(&copy));
	tree_member(&tree, SLICE("b.xhtml"));
	soup_parse(&tree, buf_view(&copy));
	markup_write(&tree, NULL, SLICE("Title"), b);
	tree_release(&tree);
	buf_release(&copy);
	check(builder_finish(b), bytes.size);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = { (const char *)data, size };

	take(bytes, SLICE("html"));
	take(bytes, SLICE("epub"));
	take_chapters(bytes);
	return 0;
}

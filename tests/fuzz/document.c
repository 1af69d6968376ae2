/* Foreign bytes, read as text and as Markdown, then laid out. */
#include <stdint.h>

#include "import/import.h"
#include "text/flat.h"
#include "fuzz/walk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
take(struct slice bytes, struct slice format)
{
	struct import_source source = {
		.bytes = bytes, .name = SLICE("fuzz"), .format = format
	};
	struct err err = { 0 };
	struct doc *doc = import_read(&source, &err);

	if (doc) {
		assert(flat_check(flat_of(doc), "fuzz", &err) == 0);
		walk(doc, 8 + bytes.size % 90);
	}
	doc_free(doc);
	err_release(&err);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = { (const char *)data, size };

	take(bytes, SLICE("text"));
	take(bytes, SLICE("markdown"));
	return 0;
}

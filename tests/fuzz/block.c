/*
 * A damaged flat block, as a worker gone wrong could send it. The input is a
 * document and, in its last bytes, what to change in its block: pairs of a
 * place and a value. What flat_check lets pass must be safe to use.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/import.h"
#include "text/flat.h"
#include "fuzz/walk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct change {
	uint32_t place;
	uint32_t value;
};

enum { CHANGES = 3 };

static void
damage(char *block, size_t size, const uint8_t *data)
{
	struct change change;
	size_t i, at;

	for (i = 0; i < CHANGES; i++) {
		memcpy(&change, data + i * sizeof(change), sizeof(change));
		at = change.place % (size / sizeof(change.value));
		memcpy(block + at * sizeof(change.value), &change.value,
			sizeof(change.value));
	}
}

static void
use(struct slice block)
{
	struct err err = { 0 };
	struct doc *doc = NULL;

	if (flat_check(block, "fuzz", &err) == 0)
		doc = flat_view(block, NULL, "fuzz", &err);
	if (doc)
		walk(doc, 40);
	doc_free(doc);
	err_release(&err);
}

/* The block of the document is changed in a copy. */
static void
try_changes(const struct doc *doc, const uint8_t *changes)
{
	struct slice block = flat_of(doc);
	char *copy = mem_copy(block.data, block.size);

	damage(copy, block.size, changes);
	use((struct slice){ copy, block.size });
	free(copy);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t tail = CHANGES * sizeof(struct change);
	struct import_source source = { .name = SLICE("fuzz"),
		.format = SLICE("text") };
	struct err err = { 0 };
	struct doc *doc;

	if (size < tail)
		return 0;
	source.bytes = (struct slice){ (const char *)data, size - tail };
	doc = import_read(&source, &err);
	if (doc)
		try_changes(doc, data + size - tail);
	doc_free(doc);
	err_release(&err);
	return 0;
}

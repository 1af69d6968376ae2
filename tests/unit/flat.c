/* Every damage of one byte in a block, every cut of it, and the view. */
#include "text/flat.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fuzz/use.h"
#include "tap.h"
#include "text/builder.h"

static struct doc *
make(void)
{
	struct builder *b = builder_new();
	uint32_t one = builder_note(b, SLICE("1"), DOC_NOTE_BRACKET, false);
	uint32_t two = builder_note(b, SLICE("é*"), DOC_NOTE_ASTERISK, true);
	uint32_t link = builder_link(b, SLICE("#top"));

	builder_fact(b, DOC_TITLE, SLICE("Title"));
	builder_fact(b, DOC_AUTHOR, SLICE("A. Author"));
	builder_open(b, SPAN_HEADING, 1);
	builder_copy(b, SLICE("Title"), 0);
	builder_close(b, SPAN_HEADING);
	builder_break(b);
	builder_open(b, SPAN_QUOTE, 1);
	builder_open(b, SPAN_PARAGRAPH, 0);
	builder_copy(b, SLICE("“Été” а"), 7);
	builder_open(b, SPAN_NOTE_MARK, one);
	builder_stand(b, SLICE("[1]"), (struct range){ 30, 40 });
	builder_close(b, SPAN_NOTE_MARK);
	builder_mark(b, SPAN_LINK, (struct range){ 6, 9 }, link, 0);
	builder_close(b, SPAN_PARAGRAPH);
	builder_close(b, SPAN_QUOTE);
	builder_break(b);
	builder_main_end(b);
	builder_member(b, SLICE("notes.xhtml"));
	builder_open(b, SPAN_NOTE_LABEL, two);
	builder_put(b, SLICE("*"));
	builder_close(b, SPAN_NOTE_LABEL);
	builder_open(b, SPAN_NOTE_BODY, two);
	builder_copy(b, SLICE("Body."), 3);
	return builder_finish(b);
}

/* Refused, or safe. */
static bool
try(struct slice block)
{
	struct err err = { 0 };
	struct doc *d;

	if (flat_check(block, "block", &err) < 0) {
		bool told = err.kind == ERR_FILE &&
			strncmp(err_text(&err), "block: ", 7) == 0;

		err_release(&err);
		return told;
	}
	d = flat_view(block, NULL, "block", &err);
	if (!d)
		return false;
	use_document(d);
	doc_free(d);
	return true;
}

static void
test_damage(void)
{
	static const unsigned char flips[] = { 0x01, 0x02, 0x10, 0x80, 0xFF };
	struct doc *d = make();
	struct slice block = flat_of(d);
	char *copy = mem_copy(block.data, block.size);
	size_t failed = 0;

	for (size_t at = 0; at < block.size; at++)
		for (size_t i = 0; i < sizeof flips; i++) {
			copy[at] = (char)(block.data[at] ^ flips[i]);
			failed += !try((struct slice){ copy, block.size });
			copy[at] = block.data[at];
		}
	tap_ok(failed == 0, "damaged bytes: %zu failed", failed);
	free(copy);
	doc_free(d);
}

static void
test_cuts(void)
{
	struct doc *d = make();
	struct slice block = flat_of(d);
	size_t passed = 0;

	for (size_t size = 0; size < block.size; size++) {
		char *copy = mem_copy(block.data, size);

		passed += flat_check((struct slice){ copy, size }, "block",
				  NULL) == 0;
		free(copy);
	}
	tap_ok(passed == 0, "cut blocks: %zu passed", passed);
	tap_ok(flat_check(block, "block", NULL) == 0, "the whole passes");
	doc_free(d);
}

static size_t released;

static void
release(struct slice block)
{
	released = block.size;
}

static void
test_view(void)
{
	struct doc *d = make();
	struct slice block = flat_of(d);
	struct doc *view = flat_view(block, release, "block", NULL);

	tap_ok(flat_size(slice_sub(block, 0, flat_head_size())) == block.size,
		"size from the head");
	tap_ok(flat_size(SLICE("no head")) == 0, "no size without a head");
	tap_equal(doc_text(view), doc_text(d), "the same text");
	tap_ok(doc_text(view).data == doc_text(d).data, "in place");
	doc_free(view);
	tap_ok(released == block.size, "released");
	doc_free(d);
}

static void
test_refusals(void)
{
	struct doc *d = make();
	struct slice block = flat_of(d);
	char *copy = mem_copy(block.data, block.size);
	struct err err = { 0 };

	copy[16]++;
	tap_ok(!flat_view((struct slice){ copy, block.size }, NULL, "a.flat",
		       &err),
		"another version");
	tap_equal(slice_of(err_text(&err)),
		SLICE("a.flat: was made by another version or machine"),
		"and its sentence");
	err_release(&err);
	free(copy);
	doc_free(d);
}

int
main(void)
{
	test_view();
	test_refusals();
	test_cuts();
	test_damage();
	return tap_done();
}

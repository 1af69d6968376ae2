/* What a builder makes of clean and of broken text, of spans and notes. */
#include "text/builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "tap.h"
#include "text/flat.h"

static struct doc *
doc_of(struct slice s)
{
	struct builder *b = builder_new();

	builder_copy(b, s, 0);
	return builder_finish(b);
}

static void
test_texts(void)
{
	const struct {
		struct slice from, want;
		size_t runs;
		const char *notice;
	} cases[] = {
		{ SLICE("plain words"), SLICE("plain words"), 1, "" },
		{ SLICE(""), SLICE(""), 0, "" },
		{ SLICE("\n\n"), SLICE(""), 0, "" },
		{ SLICE("end\n\n"), SLICE("end"), 1, "" },
		{ SLICE("a\r\nb"), SLICE("a\nb"), 2, "" },
		{ SLICE("a\rb"), SLICE("a b"), 1, "" },
		{ SLICE("a\0b"), SLICE("ab"), 2, "1 NUL byte was left out" },
		{ SLICE("a\0\0b"), SLICE("ab"), 2,
			"2 NUL bytes were left out" },
		{ SLICE("a\xff"
			"b"),
			SLICE("a\xef\xbf\xbd"
			      "b"),
			3, "1 broken byte was replaced" },
		{ SLICE("\xe2\x80"), SLICE("\xef\xbf\xbd\xef\xbf\xbd"), 2,
			"2 broken bytes were replaced" },
		{ SLICE("caf\xc3\xa9 noir"), SLICE("caf\xc3\xa9 noir"), 1, "" },
		{ SLICE("cafe\xcc\x81 noir"), SLICE("caf\xc3\xa9 noir"), 3,
			"" },
		{ SLICE("\xe2\x84\xab"), SLICE("\xc3\x85"), 1, "" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct doc *d = doc_of(cases[i].from);
		struct err err = { 0 };

		tap_equal(doc_text(d), cases[i].want, "text");
		tap_ok(doc_origins(d).count == cases[i].runs, "%zu runs",
			cases[i].runs);
		tap_equal(doc_fact(d, DOC_NOTICE, 0), slice_of(cases[i].notice),
			"notice");
		tap_ok(flat_check(flat_of(d), "x", &err) == 0, "block %zu: %s",
			i, err_text(&err));
		err_release(&err);
		doc_free(d);
	}
}

/* Whatever the bytes: the text is valid and normal, the runs are whole, and
 * an exact run's bytes are those of the source. */
static bool
holds(struct slice from)
{
	struct doc *d = doc_of(from);
	struct slice text = doc_text(d);
	struct origins set = doc_origins(d);
	bool good = utf8_is_valid(text) && utf8_is_normal(text) &&
		flat_check(flat_of(d), "x", NULL) == 0;

	for (size_t i = 0; good && i < set.count; i++) {
		const struct origin *o = &set.items[i];
		struct slice there = slice_sub(from, o->from, o->to);

		good = o->to <= from.size;
		if ((o->flags & ORIGIN_EXACT) && o->end - o->start > 1)
			good = good &&
				slice_equal(there,
					doc_cut(d,
						(struct range){
							o->start, o->end }));
	}
	doc_free(d);
	return good;
}

static void
test_any_bytes(void)
{
	static const char *const parts[] = { "a", "e", "\n", " ", "\xcc\x81",
		"\xc3\xa9", "\xff", "\xe2", "\xd0\xb9", "\xd0\xb8\xcc\x86",
		"\xe1\x84\x80", "\xe1\x85\xa1", "zz" };
	size_t failed = 0;

	srandom(1);
	for (int round = 0; round < 5000; round++) {
		struct buf b = { 0 };
		long count = random() % 12;

		while (count-- > 0)
			buf_text(&b, parts[random() % 13]);
		failed += !holds(buf_view(&b));
		buf_release(&b);
	}
	tap_ok(failed == 0, "any bytes: %zu failed", failed);
}

static void
test_pieces(void)
{
	struct builder *b = builder_new();
	struct doc *d;

	builder_break(b);
	builder_copy(b, SLICE("one"), 10);
	builder_stand(b, SLICE(" "), (struct range){ 13, 14 });
	builder_copy(b, SLICE("two"), 14);
	builder_stand(b, SLICE("&"), (struct range){ 17, 22 });
	builder_break(b);
	builder_break(b);
	builder_put(b, SLICE("put"));
	tap_ok(builder_here(b) == 12, "here");
	tap_equal(builder_text(b), SLICE("one two&\nput"), "text so far");
	builder_break(b);
	d = builder_finish(b);
	tap_equal(doc_text(d), SLICE("one two&\nput"), "text");
	tap_ok(doc_origins(d).count == 2, "a joined line end goes on");
	tap_ok(doc_origins(d).items[0].to == 17, "up to the entity");
	tap_ok(doc_main_end(d) == 12, "all is main text");
	doc_free(d);
}

static void
test_spans(void)
{
	struct builder *b = builder_new();
	struct doc *d;
	struct spans set;

	builder_open(b, SPAN_QUOTE, 1);
	builder_open(b, SPAN_PARAGRAPH, 0);
	builder_put(b, SLICE("outer"));
	builder_break(b);
	builder_close(b, SPAN_PARAGRAPH);
	builder_open(b, SPAN_PARAGRAPH, 0);
	builder_close(b, SPAN_PARAGRAPH);
	builder_open(b, SPAN_QUOTE, 2);
	builder_put(b, SLICE("inner"));
	builder_close(b, SPAN_QUOTE);
	builder_close(b, SPAN_QUOTE);
	builder_mark(b, SPAN_EMPHASIS, (struct range){ 0, 2 }, 0, SPAN_UNSURE);
	builder_open(b, SPAN_VERBATIM, 0);
	builder_break(b);
	builder_put(b, SLICE("left open\n"));
	d = builder_finish(b);
	set = doc_spans(d, SPAN_PARAGRAPH);
	tap_ok(set.count == 1 && set.items[0].end == 5,
		"trimmed, the empty one dropped");
	set = doc_spans(d, SPAN_QUOTE);
	tap_ok(set.count == 2 && set.items[0].number == 1 &&
			set.items[1].start == 6,
		"nested");
	tap_ok(doc_spans(d, SPAN_EMPHASIS).items[0].flags == SPAN_UNSURE,
		"unsure");
	tap_ok(doc_spans(d, SPAN_VERBATIM).items[0].end == doc_text(d).size,
		"closed at the end");
	doc_free(d);
}

static void
test_notes(void)
{
	struct builder *b = builder_new();
	uint32_t one = builder_note(b, SLICE("1"), DOC_NOTE_BRACKET, false);
	uint32_t lost = builder_note(b, SLICE("1"), DOC_NOTE_ASTERISK, true);
	uint32_t link = builder_link(b, SLICE("#top"));
	struct doc *d;

	builder_put(b, SLICE("word"));
	builder_open(b, SPAN_NOTE_MARK, one);
	builder_put(b, SLICE("[1]"));
	builder_close(b, SPAN_NOTE_MARK);
	builder_mark(b, SPAN_LINK, (struct range){ 0, 4 }, link, 0);
	builder_break(b);
	builder_main_end(b);
	builder_open(b, SPAN_NOTE_BODY, one);
	builder_put(b, SLICE("body"));
	d = builder_finish(b);
	tap_ok(doc_note_count(d) == 2, "two notes");
	tap_equal(doc_cut(d, doc_note_at(d, one)->mark), SLICE("[1]"), "mark");
	tap_equal(doc_cut(d, doc_note_at(d, one)->body), SLICE("body"), "body");
	tap_ok(range_is_none(doc_note_at(d, lost)->mark), "no mark");
	tap_ok(doc_note_at(d, lost)->label == doc_note_at(d, one)->label,
		"one string for one label");
	tap_equal(doc_link(d, link), SLICE("#top"), "link");
	tap_equal(doc_link(d, 7), SLICE(""), "no link");
	tap_ok(doc_main_end(d) == 8, "main end");
	doc_free(d);
}

static void
test_facts(void)
{
	struct builder *b = builder_new();
	struct doc *d;

	builder_fact(b, DOC_DATE, SLICE("1923"));
	builder_fact(b, DOC_AUTHOR, SLICE("A"));
	builder_fact(b, DOC_AUTHOR, SLICE("B\xff"));
	tap_ok(builder_has_fact(b, DOC_DATE), "has a date");
	tap_ok(!builder_has_fact(b, DOC_TITLE), "has no title");
	d = builder_finish(b);
	tap_equal(doc_fact(d, DOC_AUTHOR, 0), SLICE("A"), "first author");
	tap_equal(doc_fact(d, DOC_AUTHOR, 1), SLICE("B\xef\xbf\xbd"), "second");
	tap_equal(doc_fact(d, DOC_AUTHOR, 2), SLICE(""), "no third");
	tap_equal(doc_fact(d, DOC_DATE, 0), SLICE("1923"), "date");
	tap_equal(doc_fact(d, DOC_TITLE, 0), SLICE(""), "no title");
	doc_free(d);
}

int
main(void)
{
	test_texts();
	test_any_bytes();
	test_pieces();
	test_spans();
	test_notes();
	test_facts();
	return tap_done();
}

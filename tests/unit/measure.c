/* One sign at a time: what is shown, its columns, the bytes it stands for. */
#include "layout/measure.h"

#include "text/builder.h"
#include "unit/tap.h"

/* A document of one paragraph; each of MARKS (up to the empty one) is found in
 * it and marked as a note. */
static struct doc *
doc_of(const char *text, const char *const *marks)
{
	struct builder *b = builder_new();
	struct slice s = slice_of(text);

	builder_open(b, SPAN_PARAGRAPH, 0);
	builder_put(b, s);
	builder_close(b, SPAN_PARAGRAPH);
	for (size_t from = 0; *marks; marks++) {
		struct slice mark = slice_of(*marks);
		size_t at = slice_find(builder_text(b), mark, from);
		uint32_t note = builder_note(b, mark, DOC_NOTE_NUMBERED, false);

		from = at + mark.size;
		builder_mark(
			b, SPAN_NOTE_MARK, (struct range){ at, from }, note, 0);
	}
	return builder_finish(b);
}

/* Signs as "sign:columns" with blanks between, '*' behind a marker's. */
static void
expect(const char *text, const char *const *marks, enum measure_markers form,
	const char *want)
{
	struct doc *d = doc_of(text, marks);
	struct range all = { 0, doc_text(d).size };
	struct measure m;
	struct measure_sign s;
	struct buf got = { 0 };
	size_t at = 0;
	bool joined = true;

	measure_start(&m, d, form, all);
	while (measure_next(&m, &s)) {
		joined = joined && s.start == at && s.end > at;
		at = s.end;
		buf_text(&got, got.size > 0 ? " " : "");
		buf_slice(&got, s.sign);
		buf_printf(&got, ":%d%s", s.columns, s.marker ? "*" : "");
	}
	tap_ok(joined && at == all.end, "covered: %s", text);
	tap_equal(buf_view(&got), slice_of(want), text);
	buf_release(&got);
	doc_free(d);
}

/* From every offset the signs are those of the whole. */
static void
test_start(void)
{
	struct doc *d = doc_of(
		"one[12]two[3]", (const char *const[]){ "[12]", "[3]", NULL });
	struct measure_sign whole, part;
	struct measure m, n;
	bool same = true;
	size_t size = doc_text(d).size;

	measure_start(&m, d, MEASURE_SUPERSCRIPT, (struct range){ 0, size });
	while (measure_next(&m, &whole)) {
		measure_start(&n, d, MEASURE_SUPERSCRIPT,
			(struct range){ whole.start, size });
		measure_next(&n, &part);
		same = same && part.end == whole.end &&
			part.marker == whole.marker &&
			slice_equal(part.sign, whole.sign);
	}
	tap_ok(same, "started anywhere");
	doc_free(d);
}

int
main(void)
{
	static const char *const none[] = { NULL },
				 *const one[] = { "[1]", NULL },
				 *const paren[] = { "(^7)", NULL },
				 *const odd[] = { "[1*]", NULL },
				 *const bare[] = { "20", NULL },
				 *const two[] = { "[1]", "[20]", NULL };

	expect("ab", none, MEASURE_BRACKET, "a:1 b:1");
	expect("a\tb", none, MEASURE_BRACKET, "a:1  :1 b:1");
	expect("a\u2028b", none, MEASURE_BRACKET, "a:1 :0 b:1");
	expect("жe\u0323章", none, MEASURE_BRACKET, "ж:1 ẹ:1 章:2");
	expect("q\u0323r", none, MEASURE_BRACKET, "q\u0323:1 r:1");
	expect("a[1].", one, MEASURE_BRACKET, "a:1 [:1* 1:1* ]:1* .:1");
	expect("a[1].", one, MEASURE_SUPERSCRIPT, "a:1 :0* ¹:1* :0* .:1");
	expect("a[1*]", odd, MEASURE_SUPERSCRIPT, "a:1 [:1* 1:1* *:1* ]:1*");
	expect("a(^7)", paren, MEASURE_SUPERSCRIPT, "a:1 :0* :0* ⁷:1* :0*");
	expect("a20b", bare, MEASURE_SUPERSCRIPT, "a:1 ²:1* ⁰:1* b:1");
	expect("[1][20]", two, MEASURE_SUPERSCRIPT,
		":0* ¹:1* :0* :0* ²:1* ⁰:1* :0*");
	glyph_set_ascii(true);
	expect("a[1]", one, MEASURE_SUPERSCRIPT, "a:1 [:1* 1:1* ]:1*");
	glyph_set_ascii(false);
	test_start();
	return tap_done();
}

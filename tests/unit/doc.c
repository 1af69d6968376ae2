/* Places and their numbers, lines, percent, the outline. */
#include "text/doc.h"

#include "tap.h"
#include "text/builder.h"
#include "text/outline.h"

static void
put(struct builder *b, enum span_kind kind, uint32_t number, const char *words)
{
	builder_open(b, kind, number);
	builder_put(b, slice_of(words));
	builder_close(b, kind);
	builder_break(b);
}

static void
put_note(struct builder *b, const char *label, const char *words)
{
	uint32_t note =
		builder_note(b, slice_of(label), DOC_NOTE_NUMBERED, false);

	builder_open(b, SPAN_NOTE_LABEL, note);
	builder_put(b, slice_of(label));
	builder_close(b, SPAN_NOTE_LABEL);
	builder_put(b, SLICE(" "));
	builder_open(b, SPAN_NOTE_BODY, note);
	put(b, SPAN_PARAGRAPH, 0, words);
	builder_close(b, SPAN_NOTE_BODY);
}

static struct doc *
make(bool titled)
{
	struct builder *b = builder_new();

	put(b, SPAN_PARAGRAPH, 0, "front");
	if (titled)
		put(b, SPAN_HEADING, 1, "The Title");
	put(b, SPAN_PARAGRAPH, 0, "preface");
	put(b, SPAN_HEADING, 2, "One");
	put(b, SPAN_PARAGRAPH, 0, "first");
	put(b, SPAN_RULE, 0, "* * *");
	put(b, SPAN_PARAGRAPH, 0, "second");
	put(b, SPAN_HEADING, 2, "Empty");
	put(b, SPAN_HEADING, 3, "Three");
	put(b, SPAN_PARAGRAPH, 0, "last");
	builder_main_end(b);
	put_note(b, "12", "body of twelve");
	put_note(b, "12", "body of another twelve");
	put_note(b, "", "body without a label");
	return builder_finish(b);
}

/* Where WORDS stand, or OFFSET_NONE for NULL. */
static size_t
at_words(const struct doc *d, const char *words)
{
	return words ? slice_find(doc_text(d), slice_of(words), 0)
		     : OFFSET_NONE;
}

/* The number of each place, and the place of each number. */
static void
test_places(bool titled)
{
	const struct {
		const char *words, *number, *start;
	} cases[] = {
		{ "front", "0.1", "front" },
		{ "preface", "0.2", "preface" },
		{ "One", "1.0", "One" },
		{ "first", "1.1", "first" },
		{ "irst", "1.1", "first" },
		{ "* *", "1.1", "first" },
		{ "second", "1.2", "second" },
		{ "Empty", "2.0", "Empty" },
		{ "Three", "3.0", "Three" },
		{ "last", "3.1", "last" },
		{ "12", "n12", "body of twelve" },
		{ "twelve", "n12", "body of twelve" },
		{ "another", "n12.2", "body of another" },
		{ "without", "n.1", "body without" },
		{ NULL, "1.3", NULL },
		{ NULL, "3.2", NULL },
		{ NULL, "4.0", NULL },
	};
	struct doc *d = make(titled);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf number = { 0 };
		struct doc_place place;

		if (cases[i].words) {
			doc_place_print(d,
				doc_place_of(d, at_words(d, cases[i].words)),
				&number);
			tap_equal(buf_view(&number), slice_of(cases[i].number),
				"number");
		}
		tap_ok(doc_place_parse(d, slice_of(cases[i].number), &place) &&
				doc_place_find(d, place) ==
					at_words(d, cases[i].start),
			"place of %s", cases[i].number);
		buf_release(&number);
	}
	doc_free(d);
}

static void
test_no_numbers(void)
{
	static const char *const wrong[] = { "", "x", "1.x", "n", "n99",
		"n12.3", "n12.0", "1.2.3", ".", ".1", "-1" };
	struct doc *d = make(true);
	struct doc_place place;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		tap_ok(!doc_place_parse(d, slice_of(wrong[i]), &place),
			"no number: %s", wrong[i]);
	tap_ok(doc_place_parse(d, SLICE("3"), &place) && place.section == 3 &&
			place.paragraph == 0,
		"a section alone");
	doc_free(d);
}

static void
test_title(void)
{
	struct doc *d = make(true);
	struct doc_place title = { 0, 0, UINT32_MAX };
	size_t index = 9;

	tap_ok(doc_place_find(d, title) == at_words(d, "The"), "0.0, titled");
	tap_ok(outline_is_title(d, 0) && !outline_is_title(d, 1), "title");
	tap_ok(outline_section(d, 0) == 0 && outline_section(d, 3) == 3,
		"sections");
	tap_ok(outline_at(d, at_words(d, "second"), &index) && index == 1,
		"heading of a place");
	tap_ok(!outline_at(d, 0, NULL), "no heading before the first");
	tap_equal(outline_words(d, 1), SLICE("One"), "words");
	doc_free(d);
	d = make(false);
	tap_ok(doc_place_find(d, title) == 0, "0.0, untitled");
	tap_ok(outline_section(d, 0) == 1, "sections, untitled");
	doc_free(d);
}

static void
test_lines(void)
{
	struct builder *b = builder_new();
	struct doc *d;

	builder_put(b, SLICE("one\ntwo\n\nfour"));
	d = builder_finish(b);
	tap_equal(doc_cut(d, doc_line(d, 0)), SLICE("one"), "first");
	tap_equal(doc_cut(d, doc_line(d, 3)), SLICE("one"), "its newline");
	tap_equal(doc_cut(d, doc_line(d, 4)), SLICE("two"), "second");
	tap_equal(doc_cut(d, doc_line(d, 8)), SLICE(""), "empty");
	tap_equal(doc_cut(d, doc_line(d, 13)), SLICE("four"), "the end");
	tap_equal(doc_cut(d, doc_line(d, 99)), SLICE("four"), "behind it");
	tap_ok(doc_percent(d, 0) == 0 && doc_percent(d, 13) == 100, "percent");
	doc_free(d);
	d = builder_finish(builder_new());
	tap_equal(doc_cut(d, doc_line(d, 0)), SLICE(""), "nothing at all");
	tap_ok(doc_percent(d, 0) == 100, "percent of nothing");
	doc_free(d);
}

int
main(void)
{
	test_places(true);
	test_places(false);
	test_no_numbers();
	test_title();
	test_lines();
	tap_equal(slice_of(doc_fact_name(DOC_TITLE)), SLICE("title"), "fact");
	tap_equal(slice_of(doc_note_kind_name(DOC_NOTE_GLUED)), SLICE("glued"),
		"kind of note");
	return tap_done();
}

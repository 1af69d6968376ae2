#include "apparatus/footnote.h"

#include "tap.h"
#include "text/builder.h"

static void
put(struct builder *b, const char *words)
{
	builder_put(b, slice_of(words));
}

static void
mark(struct builder *b, uint32_t note, const char *words)
{
	builder_open(b, SPAN_NOTE_MARK, note);
	put(b, words);
	builder_close(b, SPAN_NOTE_MARK);
}

static void
body(struct builder *b, uint32_t note, const char *label, const char *words)
{
	builder_open(b, SPAN_NOTE_LABEL, note);
	put(b, label);
	builder_close(b, SPAN_NOTE_LABEL);
	builder_open(b, SPAN_NOTE_BODY, note);
	put(b, words);
	builder_close(b, SPAN_NOTE_BODY);
	builder_break(b);
}

/* "One[1] two[2] three[1] four[3]." and bodies of 1 and 2. */
static struct doc *
example(void)
{
	struct builder *b = builder_new();
	const char *const labels[] = { "1", "2", "3" };

	for (int i = 0; i < 3; i++)
		builder_note(b, slice_of(labels[i]), DOC_NOTE_NUMBERED, false);
	put(b, "One");
	mark(b, 0, "[1]");
	put(b, " two");
	mark(b, 1, "[2]");
	put(b, " three");
	mark(b, 0, "[1]");
	put(b, " four");
	mark(b, 2, "[3]");
	put(b, ".");
	builder_break(b);
	builder_main_end(b);
	body(b, 0, "1. ", "First.\nIts second paragraph.");
	body(b, 1, "2. ", "Second.");
	return builder_finish(b);
}

static void
test_marks(const struct doc *d)
{
	struct vec out = VEC_OF(uint32_t);
	const uint32_t *notes;

	footnote_in(d, (struct range){ 0, doc_main_end(d) }, &out);
	notes = out.items;
	tap_ok(out.count == 3 && notes[0] == 0 && notes[1] == 1 &&
			notes[2] == 2,
		"notes come in the order of the text, each once");
	vec_clear(&out);
	footnote_in(d, (struct range){ 7, 24 }, &out);
	notes = out.items;
	tap_ok(out.count == 2 && notes[0] == 1 && notes[1] == 0,
		"a note counts wherever one of its markers stands");
	vec_clear(&out);
	footnote_in(d, (struct range){ 0, 3 }, &out);
	tap_ok(out.count == 0, "no marker, no note");
	vec_release(&out);

	out = VEC_OF(struct range);
	footnote_marks(d, 0, &out);
	tap_ok(out.count == 2, "both markers of the note");
	tap_equal(doc_cut(d, *(struct range *)vec_at(&out, 1)), SLICE("[1]"),
		"the second marker");
	vec_release(&out);
}

static void
test_places(const struct doc *d)
{
	size_t first = doc_main_end(d);

	tap_ok(footnote_mark_at(d, 0) == -1, "no marker at the start");
	tap_ok(footnote_mark_at(d, 3) == 0, "the first marker");
	tap_ok(footnote_mark_at(d, 6) == -1, "behind the first marker");
	tap_ok(footnote_body_at(d, 0) == -1, "no body at the start");
	tap_ok(footnote_body_at(d, first) == 0, "the label of a body");
	tap_ok(footnote_body_at(d, first + 12) == 0, "its second paragraph");
	tap_equal(footnote_body(d, 0), SLICE("First.\nIts second paragraph."),
		"a body of two paragraphs");
	tap_equal(footnote_body(d, 2), SLICE(""), "a marker without body");
	tap_equal(footnote_label(d, 1), SLICE("2"), "a label");
}

/* A note with this body; what stands between two * is emphasised. */
static bool
only_cites(const char *words)
{
	struct builder *b = builder_new();
	struct slice rest = slice_of(words), piece;
	bool emphasised = false, answer;
	struct doc *d;

	builder_note(b, SLICE("1"), DOC_NOTE_NUMBERED, false);
	put(b, "Text.");
	builder_break(b);
	builder_main_end(b);
	builder_open(b, SPAN_NOTE_BODY, 0);
	for (; slice_cut(&rest, '*', &piece); emphasised = !emphasised) {
		if (emphasised)
			builder_open(b, SPAN_EMPHASIS, 0);
		builder_put(b, piece);
		if (emphasised)
			builder_close(b, SPAN_EMPHASIS);
	}
	builder_close(b, SPAN_NOTE_BODY);
	d = builder_finish(b);
	answer = footnote_only_cites(d, 0);
	doc_free(d);
	return answer;
}

/* Whether RAW, in which markers stand in brackets, reads as READS without. */
static bool
unmarked(const char *raw, const char *reads)
{
	struct builder *b = builder_new();
	struct slice rest = slice_of(raw), piece;
	struct buf out = { 0 };
	struct doc *d;
	bool same;

	builder_note(b, SLICE("1"), DOC_NOTE_NUMBERED, false);
	while (slice_cut(&rest, '[', &piece)) {
		struct slice label;

		builder_put(b, piece);
		if (slice_cut(&rest, ']', &label))
			mark(b, 0, "[1]");
	}
	d = builder_finish(b);
	footnote_unmark(d, (struct range){ 0, doc_text(d).size }, &out);
	same = slice_equal(buf_view(&out), slice_of(reads));
	buf_release(&out);
	doc_free(d);
	return same;
}

static void
test_unmark(void)
{
	const struct {
		const char *raw, *reads;
	} cases[] = {
		{ "No marker.", "No marker." },
		{ "In April,[1] it was said.[1]", "In April, it was said." },
		{ "In April, [1] it was said. [1]", "In April, it was said." },
		{ "He left [1].", "He left." },
		{ "Then [1]he left.", "Then he left." },
		{ "[1] He left.[1][1]", " He left." },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_ok(unmarked(cases[i].raw, cases[i].reads),
			"\"%s\" without markers", cases[i].raw);
}

static void
test_only_cites(void)
{
	const struct {
		const char *words;
		bool cites;
	} cases[] = {
		{ "Ibid., pp. 21–4.", true },
		{ "*Ibid.*", true },
		{ "There, p. 12. Here it says that the harvest was good.",
			false },
		{ "A. Writer, What Is To Be Done About It, London 1931, p. 9.",
			true },
		{ "See B. Author, *That which was and is not*, vol. 2.", true },
		{ "C. Name, “What they were when I saw them”, Review 3 (1928).",
			true },
		{ "Partiia v borbe za khlyeb, Moscow 1951, pp. 36–7.", true },
		{ "Там же, с. 14.", true },
		{ "Translation by this author, 1999.", true },
		{ "Emphasis in the original.", false },
		{ "These words are not in the edition of 1931.", false },
		{ "A word for the house in which clerks were paid.", false },
		{ "This is what he called “the long wait”.", false },
		{ "", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_ok(only_cites(cases[i].words) == cases[i].cites,
			"%s: \"%s\"", cases[i].cites ? "cites" : "says",
			cases[i].words);
}

int
main(void)
{
	struct doc *d = example();

	test_marks(d);
	test_places(d);
	test_unmark();
	test_only_cites();
	doc_free(d);
	return tap_done();
}

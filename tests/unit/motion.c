/* Motions by example and, on random texts, by what each of them promises. */
#include "text/motion.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "tap.h"
#include "text/builder.h"

static struct doc *
doc_of(struct slice s)
{
	struct builder *b = builder_new();

	builder_put(b, s);
	return builder_finish(b);
}

/* MARKED has a bar before each sentence but the first of a paragraph. The
 * sentences found must be the pieces between bars and newlines. */
static void
test_sentences(size_t index, const char *marked)
{
	struct slice rest = slice_of(marked), line, piece;
	struct buf plain = { 0 };
	struct doc *d;
	size_t at = 0, failed = 0;

	for (const char *c = marked; *c; c++)
		if (*c != '|')
			buf_char(&plain, *c);
	d = doc_of(buf_view(&plain));
	while (slice_cut(&rest, '\n', &line)) {
		while (slice_cut(&line, '|', &piece)) {
			struct range r = motion_sentence_at(d, at);
			size_t size = slice_trim(piece).size;

			if (r.start != at || range_size(r) != size) {
				failed++;
				printf("# got \"%.*s\"\n", (int)range_size(r),
					doc_text(d).data + r.start);
			}
			at += piece.size;
			if (line.size > 0 &&
				motion_sentence_next(d, r.start) != at)
				failed++;
			if (line.size > 0 &&
				motion_sentence_before(d, at) != r.start)
				failed++;
		}
		at++;
	}
	tap_ok(failed == 0, "sentences of case %zu", index);
	buf_release(&plain);
	doc_free(d);
}

static void
test_all_sentences(void)
{
	static const char *const cases[] = {
		"One. |Two! |Three? |Four… |Five",
		"He said: “Stop!” |Then he left.",
		"She asked “why?” and went. |He stayed.",
		"It was over.[12] |A new year began.",
		"It was over. [12] |A new year began.",
		"It was over.” [1] [2] |“So it seems.”",
		"(All of it.) |The rest",
		"Mr. Brown met Dr. White. |They spoke.",
		"V.I. Lenin and L. D. Trotsky wrote. |Others read.",
		"See vol. 3, pp. 12–14, and ch. IV of it. |Then go on.",
		"No. |That was all. |No. 5 was late.",
		"Prices fell, e.g. Rye and wheat. |So it went.",
		"and so on... |But then... it went on.",
		"1. The first item. |It has two sentences.",
		"In the year 1923. |Then came 1924. |1925 was next.",
		("Это было в 1923 г. Троцкий писал. |Потом нет. |И т.е. "
		 "Больше."),
		"См. стр. 12 книги. |Далее.",
		"Er kam z.B. Montag. |Sie ging.",
		"No stop at all\nSecond paragraph. |It has two.",
		"Version 1.5 is out. |See www.example.org. |It is up.",
		"“One.” |“Two.” |‘Three.’ |(Four.)",
		"He left. |— And then?",
		"中文。 |第二句。",
		"what. then? no capital! here",
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		test_sentences(i, cases[i]);
}

struct step {
	const char *text;
	size_t at, want;
};

static void
test_steps(const char *name, motion_fn *motion, const struct step *steps,
	size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct doc *d = doc_of(slice_of(steps[i].text));
		size_t got = motion(d, steps[i].at);

		tap_ok(got == steps[i].want, "%s in case %zu from %zu: %zu",
			name, i, steps[i].at, got);
		doc_free(d);
	}
}

#define STEPS(motion, ...) \
	test_steps(#motion, motion, (const struct step[]){ __VA_ARGS__ }, \
		sizeof((const struct step[]){ __VA_ARGS__ }) / \
			sizeof(struct step))

static void
test_motions(void)
{
	STEPS(motion_char_next, { "ab", 0, 1 }, { "ab", 1, 1 },
		{ "a\nb", 0, 2 }, { "éa", 0, 2 }, { "q\xcc\x81z", 0, 3 },
		{ "", 0, 0 });
	STEPS(motion_char_before, { "ab", 1, 0 }, { "ab", 0, 0 },
		{ "a\nb", 2, 0 }, { "q\xcc\x81z", 3, 0 }, { "", 0, 0 });
	STEPS(motion_word_next, { "one two", 0, 4 }, { "one, two", 1, 5 },
		{ "one two", 4, 4 }, { "don’t go", 0, 8 }, { "don't go", 1, 6 },
		{ "1,000 men", 0, 6 }, { "one\ntwo", 0, 4 },
		{ "left-wing", 0, 5 });
	STEPS(motion_word_before, { "one two", 4, 0 }, { "one two", 6, 4 },
		{ "one two", 0, 0 }, { "don't", 4, 0 }, { ", one", 2, 2 });
	STEPS(motion_word_end, { "one two", 0, 2 }, { "one two", 2, 6 },
		{ "one two", 6, 6 }, { "one two.", 4, 6 }, { "one.", 2, 2 },
		{ "", 0, 0 });
	STEPS(motion_paragraph_next, { "a\nb", 0, 2 }, { "a\nb", 2, 2 },
		{ "a\nb", 1, 2 });
	STEPS(motion_paragraph_before, { "a\nbc", 3, 2 }, { "a\nbc", 2, 0 },
		{ "abc", 0, 0 });
	STEPS(motion_text_start, { "abc", 2, 0 }, { "", 0, 0 });
	STEPS(motion_text_end, { "abc", 0, 2 }, { "", 0, 0 });
	STEPS(motion_sentence_next, { "A b. C d.\nE", 5, 10 },
		{ "A b.", 1, 1 });
	STEPS(motion_sentence_before, { "A b. C d.\nE", 10, 5 },
		{ "A b. C d.", 7, 5 }, { "A", 0, 0 });
}

static void
test_objects(void)
{
	struct builder *b = builder_new();
	uint32_t note = builder_note(b, SLICE("1"), DOC_NOTE_BRACKET, false);
	struct doc *d;

	builder_open(b, SPAN_HEADING, 1);
	builder_put(b, SLICE("Title\n"));
	builder_close(b, SPAN_HEADING);
	builder_open(b, SPAN_QUOTE, 1);
	builder_put(b, SLICE("He said “one “two” three” then.\n"));
	builder_close(b, SPAN_QUOTE);
	builder_open(b, SPAN_HEADING, 2);
	builder_put(b, SLICE("Next\n"));
	builder_close(b, SPAN_HEADING);
	builder_open(b, SPAN_NOTE_LABEL, note);
	builder_put(b, SLICE("1."));
	builder_close(b, SPAN_NOTE_LABEL);
	builder_put(b, SLICE(" "));
	builder_open(b, SPAN_NOTE_BODY, note);
	builder_put(b, SLICE("Body"));
	d = builder_finish(b);
	tap_equal(doc_cut(d, motion_quotation_at(d, 25)), SLICE("“two”"),
		"inner quotation");
	tap_equal(doc_cut(d, motion_quotation_at(d, 18)),
		SLICE("“one “two” three”"), "outer quotation");
	tap_equal(doc_cut(d, motion_quotation_at(d, 8)),
		SLICE("He said “one “two” three” then."), "block quotation");
	tap_ok(range_is_none(motion_quotation_at(d, 0)), "no quotation");
	tap_equal(doc_cut(d, motion_word_at(d, 6)), SLICE("He"), "word");
	tap_ok(range_is_none(motion_word_at(d, 5)), "no word");
	tap_equal(doc_cut(d, motion_note_at(d, doc_text(d).size - 1)),
		SLICE("Body"), "note");
	tap_equal(doc_cut(d, motion_note_at(d, doc_text(d).size - 7)),
		SLICE("Body"), "note by its label");
	tap_ok(range_is_none(motion_note_at(d, 0)), "no note");
	tap_ok(motion_section_next(d, 0) == 46, "next heading");
	tap_ok(motion_section_next(d, 46) == 46, "no next heading");
	tap_ok(motion_section_before(d, 46) == 0, "heading before");
	tap_ok(motion_section_before(d, 0) == 0, "no heading before");
	doc_free(d);
}

/* Each motion stays in the text, on a border, on its side of AT, and "next"
 * reaches the end in steps. */
static bool
holds(const struct doc *d, size_t at)
{
	static const struct {
		motion_fn *motion;
		bool forward;
	} motions[] = { { motion_char_next, true },
		{ motion_char_before, false }, { motion_word_next, true },
		{ motion_word_before, false }, { motion_word_end, true },
		{ motion_sentence_next, true },
		{ motion_sentence_before, false },
		{ motion_paragraph_next, true },
		{ motion_paragraph_before, false },
		{ motion_section_next, true }, { motion_section_before, false },
		{ motion_text_start, false } };
	struct slice text = doc_text(d);
	struct range r = motion_sentence_at(d, at);

	for (size_t i = 0; i < sizeof motions / sizeof *motions; i++) {
		size_t to = motions[i].motion(d, at);

		if (to == at)
			continue;
		if (to >= text.size || utf8_start(text, to) != to ||
			(to > at) != motions[i].forward)
			return false;
	}
	return range_is_none(r) || range_has(r, at) ||
		utf8_is_space((uint32_t)text.data[at]) || at == text.size ||
		(unsigned char)text.data[at] >= 0x80;
}

static void
test_random(void)
{
	static const char *const parts[] = { "a", "B", ".", " ", "\n", "“", "”",
		"[1]", "é", "\xcc\x81", "Mr.", "!", "'", "…", "\xe2\x80\xa8",
		"2", "(", ")" };
	size_t failed = 0;

	srandom(3);
	for (int round = 0; round < 3000; round++) {
		struct buf b = { 0 };
		struct doc *d;

		for (long n = random() % 25; n > 0; n--)
			buf_text(&b, parts[random() % 18]);
		d = doc_of(buf_view(&b));
		for (size_t at = 0; at < doc_text(d).size;
			at = utf8_cluster_end(doc_text(d), at))
			if (!holds(d, at) && failed++ < 3)
				printf("# \"%s\" at %zu\n", buf_string(&b), at);
		doc_free(d);
		buf_release(&b);
	}
	tap_ok(failed == 0, "any text: %zu failed", failed);
}

int
main(void)
{
	test_all_sentences();
	test_motions();
	test_objects();
	test_random();
	return tap_done();
}

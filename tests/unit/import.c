/*
 * What the importers make of small texts. A document is drawn line by line:
 * H2 heading, P paragraph, Q1 quotation, L1 item, V verbatim, R rule, N its
 * note, then the words, where | is a hard break and {} hold emphasis.
 */
#include "import/import.h"

#include <stdlib.h>
#include <string.h>

#include "import/facts.h"
#include "tap.h"
#include "text/flat.h"

#define LONG \
	"The mill stood at the bend of the river and had ground the corn of " \
	"four villages for longer than anybody there could say for certain."

struct drawing_case {
	const char *name, *source, *want;
};

/* Drawing. */

static const struct {
	enum span_kind kind;
	char sign;
	bool number;
} signs[] = {
	{ SPAN_HEADING, 'H', true },
	{ SPAN_QUOTE, 'Q', true },
	{ SPAN_LIST_ITEM, 'L', true },
	{ SPAN_PARAGRAPH, 'P', false },
	{ SPAN_VERBATIM, 'V', false },
	{ SPAN_RULE, 'R', false },
};

static void
draw_signs(const struct doc *d, struct range line, struct buf *out)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		const struct span *s =
			span_at(doc_spans(d, signs[i].kind), line.end - 1);

		if (!s)
			continue;
		buf_char(out, signs[i].sign);
		if (signs[i].number)
			buf_printf(out, "%u", s->number);
	}
}

static void
draw_note(const struct doc *d, struct range line, struct buf *out)
{
	const struct span *s =
		span_at(doc_spans(d, SPAN_NOTE_BODY), line.end - 1);
	struct slice label;

	if (!s)
		return;
	label = doc_string(d, doc_note_at(d, s->number)->label);
	buf_printf(out, "N%.*s", (int)label.size, label.data);
}

static bool
starts_at(struct spans set, size_t offset)
{
	const struct span *s = span_at(set, offset);

	return s && s->start == offset;
}

static bool
ends_at(struct spans set, size_t offset)
{
	const struct span *s = offset > 0 ? span_at(set, offset - 1) : NULL;

	return s && s->end == offset;
}

static void
draw_words(const struct doc *d, struct range line, struct buf *out)
{
	struct spans emphasis = doc_spans(d, SPAN_EMPHASIS);
	struct slice text = doc_text(d);

	for (size_t i = line.start; i < line.end; i++) {
		if (ends_at(emphasis, i))
			buf_char(out, '}');
		if (starts_at(emphasis, i))
			buf_char(out, '{');
		if (slice_starts(slice_sub(text, i, line.end),
			    SLICE("\xe2\x80\xa8"))) {
			buf_char(out, '|');
			i += 2;
		} else {
			buf_char(out, text.data[i]);
		}
	}
	if (ends_at(emphasis, line.end))
		buf_char(out, '}');
}

static void
draw(const struct doc *d, struct buf *out)
{
	size_t size = doc_text(d).size, at = 0;

	while (at < size) {
		struct range line = doc_line(d, at);

		draw_signs(d, line, out);
		draw_note(d, line, out);
		buf_char(out, ' ');
		draw_words(d, line, out);
		buf_char(out, '\n');
		at = line.end + 1;
	}
}

static struct doc *
read_as(struct slice bytes, const char *format, struct err *err)
{
	struct import_source source = { .bytes = bytes,
		.name = SLICE("case"),
		.format = slice_of(format) };

	return import_read(&source, err);
}

static void
check_drawing(const struct drawing_case *c, const char *format)
{
	struct err err = { 0 };
	struct doc *d = read_as(slice_of(c->source), format, &err);
	struct buf drawn = { 0 };

	if (!tap_ok(d != NULL, "%s: read", c->name))
		return;
	draw(d, &drawn);
	tap_equal(buf_view(&drawn), slice_of(c->want), c->name);
	tap_ok(flat_check(flat_of(d), "case", &err) == 0, "%s: sound%s",
		c->name, err_text(&err));
	buf_release(&drawn);
	err_release(&err);
	doc_free(d);
}

/* Plain text. */

static const struct drawing_case plain[] = {
	{ "a line is a paragraph", LONG "\n" LONG "\n",
		"P " LONG "\nP " LONG "\n" },
	{ "wrapped lines are joined",
		"The mill stood at the bend of the river and had\n"
		"ground the corn of the four villages for longer\n"
		"than anybody could say; it was a self-\n"
		"evident thing.\r\n",
		"P The mill stood at the bend of the river and had ground the "
		"corn of the four villages for longer than anybody could say; "
		"it was a self-evident thing.\n" },
	{ "a byte order mark, CR LF, a form feed",
		"\xef\xbb\xbfone.\r\n\ftwo.\r\n", "P one.\nP two.\n" },
	{ "two blanks break a line", "Anna Berg  \n3 May 1931\n",
		"P Anna Berg|3 May 1931\n" },
	{ "headings by their signs", "# One\n\n## **Two** ##\n\nThree\n-----\n",
		"H1 One\nH2 Two\nH2 Three\n" },
	{ "a heading without a sign", LONG "\n\nThe Scales\n\n" LONG "\n",
		"P " LONG "\nH2 The Scales\nP " LONG "\n" },
	{ "a short sentence is no heading",
		LONG "\n\nSo it went on.\n\n" LONG "\n",
		"P " LONG "\nP So it went on.\nP " LONG "\n" },
	{ "what hands over has no heading behind",
		LONG " He wrote:\n\nThe bells\n\n" LONG "\n",
		"P " LONG " He wrote:\nP The bells\nP " LONG "\n" },
	{ "emphasis in pairs only",
		"A *b* and _c d_, 2 * 3, f(*x), **g** *h.\n",
		"P A {b} and {c d}, 2 * 3, f(*x), g *h.\n" },
	{ "quotations by >", "> one\n>\n> > two\n\nthree.\n",
		"Q1P one\nQ2P two\nP three.\n" },
	{ "lists", "- one\n- two\n  - three\n\n1. four\n2. five\n",
		"L1P \xe2\x80\xa2 one\nL1P \xe2\x80\xa2 two\n"
		"L2P \xe2\x80\xa2 three\nL1P 1. four\nL1P 2. five\n" },
	{ "a single number is no list", "4. four of them.\n\n" LONG "\n",
		"P 4. four of them.\nP " LONG "\n" },
	{ "rules and fences", "a.\n\n* * *\n\n```\nb  c\n d\n```\n\n```\ne.\n",
		"P a.\nR * * *\nV b  c| d\nP ```\nP e.\n" },
	{ "notes", "One [1] two [2].\n\n1. First.\n\n2. Second.\n\nMore.\n",
		"P One [1] two [2].\nP More.\nPN1 1. First.\nPN2 2. Second.\n" },
	{ "a note goes on",
		"One [1] two [2].\n\n1. First.\n\nIt goes on.\n\n"
		"2. Second.\n",
		"P One [1] two [2].\nPN1 1. First.\nPN1 It goes on.\n"
		"PN2 2. Second.\n" },
	{ "years are no markers", "In [1917] and [sic] but [1].\n\n[1] So.\n",
		"P In [1917] and [sic] but [1].\nPN1 [1] So.\n" },
	{ "a numbered list is no list of notes", "1. one\n\n2. two\n",
		"L1P 1. one\nL1P 2. two\n" },
};

static void
test_marks(void)
{
	struct doc *d = read_as(
		SLICE("a [1] b [2] c [1*] [77] [1917].\n\n1*. star [2]\n\n"
		      "1. one\n\n2. two\n"),
		"text", NULL);
	struct spans marks = doc_spans(d, SPAN_NOTE_MARK);

	tap_ok(doc_note_count(d) == 3, "three notes: star, 1, 2");
	tap_ok(marks.count == 4, "a number far off is just words");
	tap_ok(range_is_none(doc_note_at(d, 0)->mark) == false, "star has one");
	tap_equal(doc_cut(d, doc_note_at(d, 0)->body), SLICE("star [2]"),
		"a note in a note");
	tap_equal(doc_string(d, doc_note_at(d, 0)->label), SLICE("1*"),
		"its label");
	tap_ok(marks.items[3].number == marks.items[1].number,
		"one label, one note");
	doc_free(d);
}

static void
test_chapters(void)
{
	struct doc *d = read_as(SLICE(LONG " [1]\n\n" LONG " [2]\n\n1. a\n\n"
					   "2. b\n\n" LONG " [1]\n\n" LONG
					   " [2]\n\n1. c\n\n2. d\n"),
		"text", NULL);
	struct spans marks = doc_spans(d, SPAN_NOTE_MARK);
	static const char want[] = "abcd";

	tap_ok(marks.count == 4 && doc_note_count(d) == 4, "four notes");
	for (size_t i = 0; i < 4; i++)
		tap_equal(
			doc_cut(d, doc_note_at(d, marks.items[i].number)->body),
			(struct slice){ want + i, 1 },
			"each chapter has its own");
	doc_free(d);
}

static void
test_unnumbered(void)
{
	struct doc *d = read_as(
		SLICE(LONG " [1]\n" LONG " [5]\n" LONG " [2]\n" LONG
			   "\nBerg, The Mill, p. 3.\nIbid.\nAll year round.\n"),
		"text", NULL);

	tap_ok(doc_note_count(d) == 3, "two notes and one that dangles");
	tap_ok(doc_note_at(d, 0)->kind == DOC_NOTE_UNNUMBERED, "their kind");
	tap_equal(doc_cut(d, doc_note_at(d, 1)->body), SLICE("Ibid."),
		"joined in order");
	tap_ok(range_is_none(doc_note_at(d, 2)->body), "5 has no body");
	doc_free(d);
}

/* Markdown. */

static const struct drawing_case markdown[] = {
	{ "blocks", "# One\n\ntwo\nthree *four*\n\n***\n\n    five\n     six\n",
		"H1 One\nP two three {four}\nR * * *\nV five| six\n" },
	{ "a lazy line", "> one\ntwo\n>> three\n", "Q1P one two\nQ2P three\n" },
	{ "lists", "- one\n\n  more\n- two\n\n3. three\n4. four\n",
		"L1P \xe2\x80\xa2 one\nL1P more\nL1P \xe2\x80\xa2 two\n"
		"L1P 3. three\nL1P 4. four\n" },
	{ "breaks", "one  \ntwo\\\nthree<br>four\n", "P one|two|three|four\n" },
	{ "escapes and entities", "\\*a\\* &amp;amp; &lt;b&gt; &hellip;\n",
		"P *a* &amp; <b> \xe2\x80\xa6\n" },
	{ "a table", "| a | b |\n|---|---|\n| 1 \\| 2 | *c* |\n",
		"V a | b|1 | 2 | {c}\n" },
	{ "tags", "<p>\none <i>two</i>\n</p>\n\nthree <b>four</b>\n",
		"P one two\nP three four\n" },
	{ "an image", "![one *two*](three.png) four\n",
		"P [one {two}] four\n" },
	{ "notes in the order of their markers",
		"a[^x] b[^1]\n\n[^1]: one\n\n    more\n\n[^x]: two\n",
		"P a[x] b[1]\nPNx x. two\nPN1 1. one\nPN1 more\n" },
	{ "notes that nobody points to",
		"a[^1]\n\n[^1]: one\n[^2]: *two*\n[^1]: three\n",
		"P a[1]\nPN1 1. one\nPN2 2. {two}\nPN1 1. three\n" },
	{ "a marker whose body is missing", "a[^gone] \\[^no]\n",
		"P a[gone] [^no]\n" },
	{ "fields below a heading keep their lines",
		"## smychka\nalso: bond\nyears: 1923\n\na: b\nc: d\n",
		"H2 smychka\nP also: bond|years: 1923\nP a: b c: d\n" },
	{ "a head of facts is no text", "---\ntitle: T\n---\none\n",
		"P one\n" },
	{ "a rule is no head", "---\n\none\n", "R * * *\nP one\n" },
};

/* The words between the ends of a range of the text, in the source. */
static struct slice
source_of(const struct doc *d, struct slice source, const char *words)
{
	size_t at = slice_find(doc_text(d), slice_of(words), 0);
	struct range r = { at, at + strlen(words) };
	struct origin_piece p = origin_hull(doc_origins(d), r);

	return slice_sub(source, p.range.start, p.range.end);
}

static void
test_origins(void)
{
	static const char *const cases[][2] = {
		{ "one", "one" },
		{ "lazy e", "lazy\n e" },
		{ "& so", "&amp; so" },
		{ "a*b", "a\\*b" },
		{ "code", "code" },
		{ "[n]", "[^n]" },
		{ "behind", "behind" },
		{ "1. item", "1) item" },
		{ "body", "body" },
	};
	struct slice source = SLICE(
		"one one **(e)** &amp; so a\\*b `code`[^n] [e](http://e \"e\") "
		"behind\n\n> lazy\n e\n\n1) item\n\n[^n]: body\n");
	struct doc *d = read_as(source, "markdown", NULL);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_equal(source_of(d, source, cases[i][0]),
			slice_of(cases[i][1]), cases[i][0]);
	doc_free(d);
}

/* Facts. */

static void
test_dates(void)
{
	static const char *const cases[][2] = {
		{ "24 August 2025", "2025-08-24" },
		{ "August 24, 2025", "2025-08-24" },
		{ "2025-08-24", "2025-08-24" },
		{ "May 1920", "1920-05" },
		{ "Dec. 1, 1923", "1923-12-01" },
		{ "1920", "1920" },
		{ "24 Augustus 2025", "" },
		{ "32 May 1920", "" },
		{ "the year 1920", "" },
		{ "2025-13-01", "" },
		{ "5 1920", "" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf iso = { 0 };

		facts_date(slice_of(cases[i][0]), &iso);
		tap_equal(buf_view(&iso), slice_of(cases[i][1]), cases[i][0]);
		buf_release(&iso);
	}
}

static const struct {
	const char *name, *format, *source, *title, *author, *date;
} fact_cases[] = {
	{ "author above", "text", "Anna Berg\n\nThe Mill at the Bend\n\n" LONG,
		"The Mill at the Bend", "Anna Berg", "" },
	{ "author below, date", "text",
		"# The Mill\n\nAnna Berg  \n3 May 1931\n\n" LONG, "The Mill",
		"Anna Berg", "1931-05-03" },
	{ "a chapter of a book", "text",
		"Anna Berg\n\nThe Mill\n\n4. The Bells\n\n" LONG,
		"The Mill \xe2\x80\x93 4. The Bells", "Anna Berg", "" },
	{ "keys", "text", "Title: The Mill\nAuthor: Anna Berg\n\n" LONG,
		"The Mill", "Anna Berg", "" },
	{ "a filler's date", "text",
		"The Mill\n\n1 January 1917\n\n" LONG " 1931, 1932, 1933.",
		"The Mill", "", "" },
	{ "prose has no title", "text", LONG "\n\nThe Mill\n\n" LONG, "", "",
		"" },
	{ "a head", "markdown",
		"---\ntitle: \"The Mill\"\nauthor: Anna Berg\n"
		"date: 1931\n---\n# Other\n",
		"The Mill", "Anna Berg", "1931" },
	{ "first heading", "markdown", "# The *Mill*\n\n# Other\n", "The Mill",
		"", "" },
};

static void
test_facts(void)
{
	for (size_t i = 0; i < sizeof fact_cases / sizeof *fact_cases; i++) {
		struct doc *d = read_as(slice_of(fact_cases[i].source),
			fact_cases[i].format, NULL);

		tap_equal(doc_fact(d, DOC_TITLE, 0),
			slice_of(fact_cases[i].title), fact_cases[i].name);
		tap_equal(doc_fact(d, DOC_AUTHOR, 0),
			slice_of(fact_cases[i].author), "its author");
		tap_equal(doc_fact(d, DOC_DATE, 0),
			slice_of(fact_cases[i].date), "its date");
		doc_free(d);
	}
}

/* Refusals and guesses. */

static void
test_refusals(void)
{
	const struct {
		struct slice bytes;
		const char *format, *sentence;
		enum err_kind kind;
	} cases[] = {
		{ SLICE(""), "", "case: is empty", ERR_FILE },
		{ SLICE("\xef\xbb\xbf \n"), "", "case: is empty", ERR_FILE },
		{ SLICE("\x89PNG\r\n\x1a\n\0\0"), "", "case: is no text",
			ERR_FILE },
		{ SLICE("\xff\xfe\xff one"), "", "case: is no text", ERR_FILE },
		{ SLICE("one"), "runes", "runes: is no format that is known",
			ERR_USAGE },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = { 0 };
		struct doc *d = read_as(cases[i].bytes, cases[i].format, &err);

		tap_ok(d == NULL && err.kind == cases[i].kind, "refused");
		tap_equal(slice_of(err_text(&err)), slice_of(cases[i].sentence),
			"in one sentence");
		err_release(&err);
	}
}

static void
test_guesses(void)
{
	static const char *const cases[][2] = { { "a.txt", "text" },
		{ "a.md", "markdown" }, { "A.MARKDOWN", "markdown" },
		{ ".md", "text" }, { "a", "text" }, { "a.pdf", "text" } };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_equal(
			slice_of(import_guess(slice_of(cases[i][0]), SLICE(""))
					 ->name),
			slice_of(cases[i][1]), cases[i][0]);
	tap_ok(import_find(SLICE("Markdown")) != NULL, "found in any case");
}

static void
test_notice(void)
{
	struct import_source source = { .bytes = SLICE("one caf\xe9 and more"),
		.name = SLICE("a.txt"),
		.notice = SLICE("told") };
	struct doc *d = import_read(&source, NULL);

	tap_equal(doc_fact(d, DOC_NOTICE, 0), SLICE("told"), "a notice");
	tap_ok(doc_fact(d, DOC_NOTICE, 1).size > 0, "broken bytes are told");
	doc_free(d);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		check_drawing(&plain[i], "text");
	for (size_t i = 0; i < sizeof markdown / sizeof *markdown; i++)
		check_drawing(&markdown[i], "markdown");
	test_marks();
	test_chapters();
	test_unnumbered();
	test_origins();
	test_dates();
	test_facts();
	test_refusals();
	test_guesses();
	test_notice();
	return tap_done();
}

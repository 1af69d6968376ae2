/*
 * Rows. First what a page looks like, drawn as text; then what must hold of
 * every page, tried on texts of many scripts at many widths: rows follow each
 * other without gap or overlap and are the same from wherever one comes.
 */
#include "layout/flow.h"

#include <stdlib.h>

#include "base/vec.h"
#include "layout/segment.h"
#include "text/builder.h"
#include "unit/tap.h"

static uint64_t seed;

static size_t
random_below(size_t limit)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(seed >> 33) % limit;
}

/* Writing documents. A '[' in the words begins a marker, a ']' ends it. */

static void
add_words(struct builder *b, const char *words)
{
	size_t from = builder_here(b);
	struct slice s;

	builder_put(b, slice_of(words));
	s = builder_text(b);
	while ((from = slice_find(s, SLICE("["), from)) != SLICE_NONE) {
		size_t to = slice_find(s, SLICE("]"), from);
		uint32_t note;

		if (to == SLICE_NONE)
			break;
		note = builder_note(b, slice_sub(s, from + 1, to),
			DOC_NOTE_NUMBERED, false);
		builder_mark(b, SPAN_NOTE_MARK, (struct range){ from, to + 1 },
			note, 0);
		from = to;
		s = builder_text(b);
	}
}

static void
add_block(struct builder *b, enum span_kind kind, uint32_t number,
	const char *words)
{
	builder_open(b, kind, number);
	add_words(b, words);
	builder_close(b, kind);
	builder_break(b);
}

static void
add_note(struct builder *b, const char *label, const char *words)
{
	uint32_t note =
		builder_note(b, slice_of(label), DOC_NOTE_NUMBERED, false);

	builder_open(b, SPAN_NOTE_LABEL, note);
	builder_put(b, slice_of(label));
	builder_close(b, SPAN_NOTE_LABEL);
	builder_put(b, SLICE(" "));
	builder_open(b, SPAN_NOTE_BODY, note);
	add_words(b, words);
	builder_close(b, SPAN_NOTE_BODY);
	builder_break(b);
}

/* A page as text: '|' for the rule of a quotation, '~' for an empty page. */

static void
draw_row(struct flow *f, const struct flow_row *row, struct buf *out)
{
	struct measure m;
	struct measure_sign s;
	size_t line = out->size, end = out->size;

	for (size_t i = 0; i < row->quote; i++)
		buf_text(out, "| ");
	if (row->indent > out->size - line)
		buf_repeat(out, ' ', row->indent - (out->size - line));
	flow_measure(f, row, &m);
	for (end = out->size; measure_next(&m, &s);) {
		buf_slice(out, s.sign);
		if (s.columns > 0 && !slice_equal(s.sign, SLICE(" ")))
			end = out->size;
	}
	out->size = end;
	buf_char(out, '\n');
}

static void
expect_page(struct builder *b, struct flow_style style, const char *want,
	const char *what)
{
	struct doc *d = builder_finish(b);
	struct flow *f = flow_new(d, style);
	struct flow_row row = flow_row_at(f, 0);
	struct buf got = { 0 };

	do {
		draw_row(f, &row, &got);
	} while (flow_row_next(f, &row));
	tap_equal(buf_view(&got), slice_of(want), what);
	buf_release(&got);
	flow_free(f);
	doc_free(d);
}

static struct flow_style
style_of(size_t width)
{
	return (struct flow_style){ width, MEASURE_BRACKET, true };
}

static void
test_words(void)
{
	struct builder *b = builder_new();

	add_block(b, SPAN_PARAGRAPH, 0, "one two three four five");
	add_block(b, SPAN_PARAGRAPH, 0, "unbreakablewords fill rows");
	add_block(b, SPAN_PARAGRAPH, 0, "blanks      hang");
	add_block(b, SPAN_PARAGRAPH, 0,
		"line\u2028line two\u2028\u2028end\u2028");
	add_block(b, SPAN_PARAGRAPH, 0, "第一章第二章");
	expect_page(b, style_of(8),
		"one two\nthree\nfour\nfive\n\nunbreaka\nblewords\nfill\nrows"
		"\n\nblanks\nhang\n\nline\nline two\n\nend\n\n"
		"第一章第\n二章\n",
		"words");
}

static void
test_markers(void)
{
	struct flow_style raised = { 10, MEASURE_SUPERSCRIPT, true };
	struct builder *b = builder_new();

	add_block(b, SPAN_PARAGRAPH, 0, "alpha beta[12] gamma delta [3] end");
	add_block(b, SPAN_PARAGRAPH, 0, "abcdefghij[4]");
	expect_page(b, style_of(10),
		"alpha\nbeta[12]\ngamma\ndelta [3]\nend\n\nabcdefghi\nj[4]\n",
		"a marker stays with its word");
	b = builder_new();
	add_block(b, SPAN_PARAGRAPH, 0, "alph beta[12] gamma[3] end");
	expect_page(b, raised, "alph\nbeta¹²\ngamma³ end\n", "raised markers");
}

static void
test_leads(void)
{
	struct builder *b = builder_new();

	add_block(b, SPAN_HEADING, 1, "Title");
	add_block(b, SPAN_HEADING, 2, "Part");
	add_block(b, SPAN_PARAGRAPH, 0, "words");
	add_block(b, SPAN_HEADING, 3, "Third");
	add_block(b, SPAN_PARAGRAPH, 0, "words");
	add_block(b, SPAN_RULE, 0, "* * *");
	add_block(b, SPAN_VERBATIM, 0, "a  =  b\u2028  c and more of it");
	builder_main_end(b);
	add_note(b, "1.", "a body of several words");
	add_note(b, "12.", "another");
	expect_page(b, style_of(15),
		"Title\n\n\nPart\n\nwords\n\nThird\n\nwords\n\n     * * *\n\n"
		"a  =  b\n  c and more of\n it\n\n\n"
		"1. a body of\n   several\n   words\n\n12. another\n",
		"white space between blocks");
}

static void
add_item(struct builder *b, uint32_t depth, const char *words)
{
	builder_open(b, SPAN_LIST_ITEM, depth);
	add_block(b, SPAN_PARAGRAPH, 0, words);
	builder_close(b, SPAN_LIST_ITEM);
}

static void
test_list(void)
{
	struct builder *b = builder_new();

	add_block(b, SPAN_PARAGRAPH, 0, "A list:");
	add_item(b, 1, "• first of the items");
	add_item(b, 2, "10. deeper and deeper");
	builder_open(b, SPAN_LIST_ITEM, 1);
	add_block(b, SPAN_PARAGRAPH, 0, "(b) two paragraphs");
	add_block(b, SPAN_PARAGRAPH, 0, "in a single item");
	builder_close(b, SPAN_LIST_ITEM);
	add_item(b, 1, "without a label");
	add_block(b, SPAN_PARAGRAPH, 0, "after");
	expect_page(b, style_of(14),
		"A list:\n\n• first of the\n  items\n  10. deeper\n"
		"      and\n      deeper\n(b) two\n    paragraphs\n\n"
		"    in a\n    single\n    item\nwithout a\nlabel\n\nafter\n",
		"lists");
}

static void
test_quote(void)
{
	struct flow_style bare = { 16, MEASURE_BRACKET, false };

	for (int rule = 0; rule < 2; rule++) {
		struct builder *b = builder_new();

		builder_open(b, SPAN_QUOTE, 1);
		add_block(b, SPAN_PARAGRAPH, 0, "said in many words");
		builder_open(b, SPAN_QUOTE, 2);
		add_block(b, SPAN_PARAGRAPH, 0, "and within");
		builder_close(b, SPAN_QUOTE);
		builder_close(b, SPAN_QUOTE);
		add_block(b, SPAN_PARAGRAPH, 0, "after");
		if (rule)
			expect_page(b, style_of(16),
				"| said in many\n| words\n| \n| | and within\n"
				"\nafter\n",
				"quotations with a rule");
		else
			expect_page(b, bare,
				"|   said in\n|   many words\n| \n"
				"| |     and\n| |     within\n\nafter\n",
				"quotations set in");
	}
}

/* Properties. */

static bool
is_same(const struct flow_row *a, const struct flow_row *b)
{
	return a->start == b->start && a->end == b->end && a->lead == b->lead &&
		a->indent == b->indent && a->quote == b->quote &&
		a->heading == b->heading && a->first == b->first &&
		a->verbatim == b->verbatim && a->note == b->note;
}

/* All rows of the document, walking down. */
static struct vec
rows_of(const struct doc *d, struct flow_style style)
{
	struct flow *f = flow_new(d, style);
	struct flow_row row = flow_row_at(f, 0);
	struct vec rows = VEC_OF(struct flow_row);

	do {
		*(struct flow_row *)vec_push(&rows) = row;
	} while (flow_row_next(f, &row));
	flow_free(f);
	return rows;
}

/* Every byte in one row, the blank rows counted down to the row below. */
static bool
is_covered(const struct doc *d, const struct vec *rows)
{
	size_t at = 0, lead = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const struct flow_row *row = vec_at(rows, i);

		if (row->start != at || (lead > 0 && row->lead != lead - 1))
			return false;
		if (row->lead == 0 && row->end == at && at < doc_text(d).size)
			return false;
		if (row->lead > 0 && row->end != at)
			return false;
		at = row->end;
		lead = row->lead;
	}
	return at == doc_text(d).size && lead == 0;
}

static bool
is_same_upwards(struct flow *f, const struct vec *rows)
{
	struct flow_row row = flow_row_at(f, SIZE_MAX);
	size_t i = rows->count;

	do {
		if (i == 0 || !is_same(&row, vec_at(rows, --i)))
			return false;
	} while (flow_row_before(f, &row));
	return i == 0;
}

/* The row before and the row behind row I, and the ways to row I itself. */
static bool
is_same_at(struct flow *f, const struct vec *rows, size_t i)
{
	const struct flow_row *here = vec_at(rows, i);
	struct flow_row row;

	row = flow_row_lead(f, here->start, here->lead);
	if (!is_same(&row, here))
		return false;
	if (here->end > here->start) {
		size_t within = random_below(here->end - here->start);

		row = flow_row_at(f, here->start + within);
		if (!is_same(&row, here))
			return false;
	}
	if (flow_row_before(f, &row) != (i > 0) ||
		!is_same(&row, vec_at(rows, i > 0 ? i - 1 : 0)))
		return false;
	row = *here;
	return flow_row_next(f, &row) == (i + 1 < rows->count) &&
		is_same(&row, vec_at(rows, i + (i + 1 < rows->count)));
}

/* Nothing past the edge; columns and offsets lead to each other. */
static bool
is_measured(struct flow *f, const struct flow_row *row)
{
	size_t columns = flow_columns(f, row), column = 0;
	size_t width = flow_style_of(f).width;
	struct measure m;
	struct measure_sign s;

	if (row->indent > width / 2 || row->indent + columns > width)
		return false;
	flow_measure(f, row, &m);
	while (measure_next(&m, &s)) {
		if (s.end > row->end)
			return false;
		if (s.columns > 0 && column < columns &&
			(flow_column_of(f, row, s.start) != column ||
				flow_offset_at(f, row, column) != s.start))
			return false;
		column += (size_t)s.columns;
	}
	return flow_offset_at(f, row, columns) ==
		flow_offset_at(f, row, SIZE_MAX) &&
		row->indent + flow_column_of(f, row, row->end) <
		width + !column;
}

/* No row begins at or within a marker that had a word before it. */
static bool
is_tied(const struct doc *d, const struct flow_row *row)
{
	const struct span *mark =
		span_at(doc_spans(d, SPAN_NOTE_MARK), row->start);

	return !mark || row->first;
}

static void
check(const struct doc *d, struct flow_style style, bool tied, const char *what)
{
	struct vec rows = rows_of(d, style);
	struct flow *f = flow_new(d, style);
	bool covered = is_covered(d, &rows), same = is_same_upwards(f, &rows);
	bool measured = true, kept = true;

	for (size_t n = 0; n < rows.count && n < 100; n++) {
		size_t i = random_below(rows.count);

		same = same && is_same_at(f, &rows, i);
		measured = measured && is_measured(f, vec_at(&rows, i));
		kept = kept && (!tied || is_tied(d, vec_at(&rows, i)));
	}
	tap_ok(covered && same && measured && kept, "%s, %zu columns%s%s%s%s",
		what, style.width, covered ? "" : ": gaps",
		same ? "" : ": rows differ", measured ? "" : ": columns",
		kept ? "" : ": marker parted");
	flow_free(f);
	vec_release(&rows);
}

static void
check_widths(struct builder *b, bool tied, const char *what)
{
	static const size_t widths[] = { 8, 9, 13, 24, 40, 72, 100 };
	struct doc *d = builder_finish(b);
	struct flow_style style = { 0, MEASURE_BRACKET, true };

	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		style.width = widths[i];
		style.markers = i % 2 ? MEASURE_SUPERSCRIPT : MEASURE_BRACKET;
		style.quote_rule = i % 3 > 0;
		check(d, style, tied, what);
	}
	doc_free(d);
}

static const char *const words[] = { "the", "a", "smychka", "e.g.", "Слово",
	"первый,", "e\u0301te\u0323", "章", "第二章", "\U0001F600",
	"\U0001F469\u200D\U0001F52C", "\u200B", "x\u200Dy", "[1]", "end[12].",
	"“so”", "—", "1,000", "well-known", "\t", "", "\u2028", "…", "שלום",
	"(see", "below)", "\U0001F1E9\U0001F1EA", "q\u0323\u0301",
	"antidisestablishmentarianism", "no\u00A0break" };

static void
random_words(struct buf *out, size_t count)
{
	buf_clear(out);
	for (size_t i = 0; i < count; i++) {
		buf_text(
			out, words[random_below(sizeof words / sizeof *words)]);
		buf_text(out, random_below(8) > 0 ? " " : "");
	}
}

static void
random_block(struct builder *b, struct buf *words_of_it)
{
	static const enum span_kind kinds[] = { SPAN_PARAGRAPH, SPAN_PARAGRAPH,
		SPAN_HEADING, SPAN_QUOTE, SPAN_LIST_ITEM, SPAN_VERBATIM,
		SPAN_RULE };
	enum span_kind kind = kinds[random_below(sizeof kinds / sizeof *kinds)];
	uint32_t number = 1 + (uint32_t)random_below(4);

	random_words(words_of_it, 1 + random_below(80));
	add_block(b, kind, number, buf_string(words_of_it));
}

static void
test_random(void)
{
	struct buf text = { 0 };

	for (seed = 1; seed < 5; seed += 1) {
		uint64_t kept = seed;
		struct builder *b = builder_new();

		for (size_t i = 0; i < 40; i++)
			random_block(b, &text);
		builder_main_end(b);
		for (size_t i = 0; i < 10; i++) {
			random_words(&text, 1 + random_below(40));
			add_note(b, i < 5 ? "3." : "114.", buf_string(&text));
		}
		check_widths(b, false, "at random");
		seed = kept;
	}
	buf_release(&text);
}

static void
test_tied(void)
{
	struct builder *b = builder_new();
	struct buf text = { 0 };

	for (size_t i = 0; i < 300; i++) {
		for (size_t n = 1 + random_below(7); n > 0; n--)
			buf_char(&text, (char)('a' + n));
		buf_text(&text, random_below(3) ? "" : "[1]");
		buf_text(&text, random_below(3) ? " " : " [2] ");
	}
	add_block(b, SPAN_PARAGRAPH, 0, buf_string(&text));
	buf_release(&text);
	check_widths(b, true, "markers");
}

/* UNIT over and over until the line has SIZE bytes. */
static void
test_long(const char *unit, size_t size, bool tied, const char *what)
{
	struct builder *b = builder_new();
	struct buf text = { 0 };

	while (text.size < size)
		buf_text(&text, unit);
	add_block(b, SPAN_PARAGRAPH, 0, "before");
	add_block(b, SPAN_PARAGRAPH, 0, buf_string(&text));
	add_block(b, SPAN_PARAGRAPH, 0, "behind");
	buf_release(&text);
	check_widths(b, tied, what);
}

static void
test_segments(void)
{
	static const size_t sizes[] = { SEGMENT_LIMIT - 1, SEGMENT_LIMIT,
		SEGMENT_LIMIT + 1, 3 * SEGMENT_LIMIT + 77 };
	size_t size = 2 * SEGMENT_LIMIT + 5000;

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		test_long("some words[3] here, ", sizes[i], true, "long prose");
		test_long("x", sizes[i], false, "a long word");
	}
	test_long("第二章", size, false, "long Chinese");
	test_long("[12]", size, false, "markers alone");
	test_long("\U0001F1E9\U0001F1EA", size, false, "flags");
	test_long("\u0323", size, false, "marks");
	test_long(" ", size, false, "blanks");
	test_long("a\u2028", size, false, "short verses");
}

/* A segment is the same from each of its bytes. */
static void
test_segment_at(void)
{
	struct builder *b = builder_new();
	struct doc *d;
	struct range r = { 0, 0 };
	bool same = true;

	seed = 3;
	for (size_t n = 0; n < 30000; n++)
		builder_put(b, random_below(9) ? SLICE("жx") : SLICE(" "));
	d = builder_finish(b);
	for (size_t at = 0; at < doc_text(d).size; at++) {
		struct range here = segment_at(d, at);

		if (at == r.end)
			r = (struct range){ at, here.end };
		same = same && here.start == r.start && here.end == r.end &&
			range_has(here, at);
		at += random_below(500);
		if (at >= r.end)
			at = r.end - 1;
	}
	tap_ok(same && r.end == doc_text(d).size, "segments from any byte");
	doc_free(d);
}

static void
test_small(void)
{
	struct builder *b = builder_new();

	check_widths(b, false, "an empty text");
	b = builder_new();
	builder_put(b, SLICE("x"));
	check_widths(b, false, "one letter");
	b = builder_new();
	builder_put(b, SLICE("word\n\n\nword\n"));
	check_widths(b, false, "empty lines");
}

int
main(void)
{
	test_words();
	test_markers();
	test_leads();
	test_list();
	test_quote();
	test_small();
	test_random();
	test_tied();
	test_segments();
	test_segment_at();
	flow_free(NULL);
	return tap_done();
}

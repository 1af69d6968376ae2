#include "apparatus/quote.h"

#include <string.h>

#include "marked.h"
#include "tap.h"

struct sheet {
	struct builder *b;
};

/* A paragraph; "{" and "}" in TEXT begin and end a span of KIND. */
static void
put(struct sheet *s, const char *text, enum span_kind kind)
{
	marked_put(s->b, text, kind, 1);
}

/* The quotations of the sheet, a bar between them, as kind, depth, words. */
static void
check(struct sheet *s, const char *want, const char *what)
{
	struct doc *d = builder_finish(s->b);
	struct vec quotes = VEC_OF(struct quote);
	struct buf got = { 0 };

	quote_collect(d, &quotes);
	for (size_t i = 0; i < quotes.count; i++) {
		const struct quote *q = vec_at(&quotes, i);

		buf_printf(&got, "%s%s %u ", i > 0 ? "|" : "",
			quote_kind_name(q->kind), q->depth);
		buf_slice(&got, doc_cut(d, q->range));
	}
	tap_equal(buf_view(&got), slice_of(want), what);
	buf_release(&got);
	vec_release(&quotes);
	doc_free(d);
}

static void
test_marked(void)
{
	struct sheet s = { .b = builder_new() };

	put(&s, "He said {“no boat goes there,”} and {“no”}.", SPAN_QUOTATION);
	check(&s, "marked 0 no boat goes there", "three words at least");
	s.b = builder_new();
	put(&s, "{“… no boat goes …”}", SPAN_QUOTATION);
	check(&s, "marked 0 no boat goes", "dots at the ends are no words");
	s.b = builder_new();
	put(&s, "{“The men say ‘no boat goes there’ as ever.”}",
		SPAN_QUOTATION);
	check(&s, "marked 0 The men say ‘no boat goes there’ as ever",
		"one that is not marked is none");
}

/* Makes the brackets of the sheet a reference. */
static void
refer(struct sheet *s)
{
	struct slice text = builder_text(s->b);
	size_t from = slice_find(text, SLICE("["), 0);
	size_t to = slice_find(text, SLICE("]"), 0) + 1;

	builder_mark(s->b, SPAN_NOTE_MARK, (struct range){ from, to },
		builder_note(s->b, SLICE("b1"), DOC_NOTE_BRACKET, false), 0);
}

static void
test_references(void)
{
	struct sheet s = { .b = builder_new() };

	put(&s, "So it was. [Holm, {“The Boats of May”}, p. 3]",
		SPAN_QUOTATION);
	refer(&s);
	check(&s, "", "a title in a reference is none");
	s.b = builder_new();
	put(&s, "So it was. [Op. Thus: {“no boat goes there”} Cit., p. 3]",
		SPAN_QUOTATION);
	refer(&s);
	check(&s, "marked 0 no boat goes there",
		"what is said is one, in a reference, too");
}

static void
test_nested(void)
{
	struct sheet s = { .b = builder_new() };

	put(&s, "{“The men say {‘no boat goes there’} as ever.”}",
		SPAN_QUOTATION);
	check(&s,
		"marked 0 The men say ‘no boat goes there’ as ever|"
		"marked 1 no boat goes there",
		"one in another");
}

static void
test_paragraphs(void)
{
	struct sheet s = { .b = builder_new() };

	put(&s, "He said: {“No boat goes there.}", SPAN_QUOTATION);
	put(&s, "{“And no train does.”} Then he left.", SPAN_QUOTATION);
	check(&s, "marked 0 No boat goes there.\n“And no train does",
		"each paragraph begins with its mark");
	s.b = builder_new();
	put(&s, "He said: {“No boat goes over the}", SPAN_QUOTATION);
	put(&s, "112", SPAN_QUOTATION);
	put(&s, "{river in May.”}", SPAN_QUOTATION);
	check(&s, "marked 0 No boat goes over the\n112\nriver in May",
		"a page began in its midst");
	s.b = builder_new();
	put(&s, "{“No boat goes there.”}", SPAN_QUOTATION);
	put(&s, "{“And no train does.”}", SPAN_QUOTATION);
	check(&s, "marked 0 No boat goes there|marked 0 And no train does",
		"two who speak");
}

static void
test_blocks(void)
{
	struct sheet s = { .b = builder_new() };

	put(&s, "{No boat goes there in winter. (p. 12)}", SPAN_QUOTE);
	check(&s, "block 0 No boat goes there in winter",
		"where it is from is not in it");
	s.b = builder_new();
	put(&s, "{No boat goes there in winter.12}", SPAN_QUOTE);
	check(&s, "block 0 No boat goes there in winter",
		"nor is the number of its note");
	s.b = builder_new();
	put(&s, "{No boat goes there in winter. [My emphasis] [12]}",
		SPAN_QUOTE);
	check(&s, "block 0 No boat goes there in winter",
		"nor a remark behind its last sentence");
	s.b = builder_new();
	put(&s, "{No boat goes there in [the winter]}", SPAN_QUOTE);
	check(&s, "block 0 No boat goes there in [the winter",
		"but what is put into the sentence is");
}

int
main(void)
{
	test_marked();
	test_references();
	test_nested();
	test_paragraphs();
	test_blocks();
	return tap_done();
}

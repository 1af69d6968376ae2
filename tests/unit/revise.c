/* Corrections of a structure: what becomes of text, spans, notes, origins. */
#include "text/revise.h"

#include <string.h>

#include "tap.h"
#include "text/builder.h"
#include "text/flat.h"

static const char source[] =
	"Of Nails\n"
	"A village that got less for its rye\n"
	"stopped buying nails.\n"
	"[Home] [Share]\n"
	"He wrote a novel1 Brand, Ferrying. and never came back.\n"
	"The end.\n"
	"1. Weiss, vol. 2. That is all.\n"
	"2. Ibid.";

static size_t
find(const char *words)
{
	return slice_find(slice_of(source), slice_of(words), 0);
}

static struct range
range_of(const char *words)
{
	size_t at = find(words);

	return (struct range){ at, at + strlen(words) };
}

static struct doc *
make(void)
{
	struct builder *b = builder_new();
	struct slice rest = slice_of(source), line;
	uint32_t one = builder_note(b, SLICE("1"), DOC_NOTE_GLUED, false);
	uint32_t two = builder_note(b, SLICE("2"), DOC_NOTE_NUMBERED, false);

	while (slice_cut(&rest, '\n', &line)) {
		size_t at = (size_t)(line.data - source);
		bool note = at >= find("1. Weiss");

		if (at == find("1. Weiss"))
			builder_main_end(b);
		builder_copy(b, line, at);
		if (at > 0 && at != find("[Home]"))
			builder_mark(b, SPAN_PARAGRAPH,
				(struct range){
					at + (note ? 3 : 0), at + line.size },
				0, 0);
		builder_break(b);
	}
	builder_mark(b, SPAN_HEADING, range_of("Of Nails"), 1, 0);
	builder_mark(b, SPAN_BOILERPLATE, range_of("[Home] [Share]"), 0, 0);
	builder_mark(b, SPAN_EMPHASIS, range_of("Ferrying"), 0, 0);
	builder_mark(b, SPAN_NOTE_MARK,
		(struct range){ find("1 Brand"), find(" Brand") }, one, 0);
	builder_mark(b, SPAN_NOTE_LABEL, range_of("1."), one, 0);
	builder_mark(b, SPAN_NOTE_BODY, range_of("Weiss, vol. 2. That is all."),
		one, 0);
	builder_mark(b, SPAN_NOTE_LABEL,
		(struct range){ find("2. Ibid"), find(" Ibid") }, two, 0);
	builder_mark(b, SPAN_NOTE_BODY, range_of("Ibid."), two, 0);
	return builder_finish(b);
}

/* "heading 1 <Of Nails>\n…", in the order of the kinds. */
static void
list(const struct doc *d, struct buf *out)
{
	for (enum span_kind k = 0; k < SPAN_KIND_COUNT; k++) {
		struct spans set = doc_spans(d, k);

		for (size_t i = 0; i < set.count; i++) {
			struct slice words =
				doc_cut(d, span_range(&set.items[i]));

			buf_printf(out, "%s %u <%.*s>\n", span_kind_name(k),
				set.items[i].number, (int)words.size,
				words.data);
		}
	}
}

/* Every byte that has a source is the one that stands there. */
static bool
origins_hold(const struct doc *d)
{
	struct origins set = doc_origins(d);
	struct slice text = doc_text(d);

	for (size_t at = 0; at < text.size; at++) {
		struct origin_piece from =
			origin_hull(set, (struct range){ at, at + 1 });

		if (!range_is_none(from.range) &&
			source[from.range.start] != text.data[at] &&
			text.data[at] != ' ' && text.data[at] != '\n')
			return false;
	}
	return true;
}

static struct doc *
apply(enum revise_kind kind, size_t at, size_t lines)
{
	struct doc *d = make();
	struct revise_change c = { kind, at, lines, 2 };
	struct doc *revised = revise(d, &c);
	struct err err = { 0 };

	if (revised) {
		tap_ok(flat_check(flat_of(revised), "it", &err) == 0,
			"%s: sound %s", revise_word(kind), err_text(&err));
		tap_ok(origins_hold(revised), "%s: from where it was",
			revise_word(kind));
	}
	err_release(&err);
	doc_free(d);
	return revised;
}

static const struct {
	enum revise_kind kind;
	const char *at;
	size_t lines;
	/* lines that the list of spans has more and less, or NULL: refused */
	const char *more, *less;
} cases[] = {
	{ REVISE_HEADING, "stopped", 1, "heading 2 <stopped buying nails.>\n",
		"paragraph 0 <stopped buying nails.>\n" },
	{ REVISE_HEADING, "Weiss", 1, NULL, NULL },
	{ REVISE_QUOTATION, "village", 2,
		"quote 1 <A village that got less for its rye\n"
		"stopped buying nails.>\n",
		"" },
	{ REVISE_QUOTATION, "Ibid", 1, "quote 1 <Ibid.>\n", "" },
	{ REVISE_PARAGRAPH, "Nails", 1, "paragraph 0 <Of Nails>\n",
		"heading 1 <Of Nails>\n" },
	{ REVISE_BOILERPLATE, "The end", 1, "boilerplate 0 <The end.>\n", "" },
	{ REVISE_TEXT, "Home", 1, "paragraph 0 <[Home] [Share]>\n",
		"boilerplate 0 <[Home] [Share]>\n" },
	{ REVISE_TEXT, "The end", 1, NULL, NULL },
	{ REVISE_JOIN, "village", 1,
		"paragraph 0 <A village that got less for its rye stopped"
		" buying nails.>\n",
		"paragraph 0 <stopped buying nails.>\n" },
	{ REVISE_JOIN, "The end", 1, NULL, NULL },
	{ REVISE_JOIN, "That is", 1, NULL, NULL },
	{ REVISE_CUT, "got less", 1,
		"paragraph 0 <A village that>\n"
		"paragraph 0 <got less for its rye>\n",
		"paragraph 0 <A village that got less for its rye>\n" },
	{ REVISE_CUT, "Nails", 1, "heading 1 <Of>\nparagraph 0 <Nails>\n",
		"heading 1 <Of Nails>\n" },
	{ REVISE_CUT, "Of", 1, NULL, NULL },
	{ REVISE_NOTE_END, "That is", 1,
		"note-body 0 <Weiss, vol. 2.>\n"
		"paragraph 0 <He wrote a novel1 That is all. Brand, Ferrying."
		" and never came back.>\n",
		"note-body 0 <Weiss, vol. 2. That is all.>\n" },
	{ REVISE_NOTE_END, "and never", 1,
		"note-body 0 <Weiss, vol. 2. That is all. Brand, Ferrying.>\n"
		"paragraph 0 <He wrote a novel1 and never came back.>\n"
		"emphasis 0 <Ferrying>\n",
		"" },
	{ REVISE_NOTE_END, "Ibid", 1, NULL, NULL },
	{ REVISE_NOTE_END, "wrote", 1, NULL, NULL },
};

static bool
has_all(struct slice list, const char *words)
{
	struct slice rest = slice_of(words), line;

	while (slice_cut(&rest, '\n', &line)) {
		/* a span that runs over lines is looked for as a whole */
		if (slice_find(list, line, 0) == SLICE_NONE)
			return false;
	}
	return true;
}

static void
test_cases(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct doc *d =
			apply(cases[i].kind, find(cases[i].at), cases[i].lines);
		const char *word = revise_word(cases[i].kind);
		struct buf spans = { 0 };

		if (!d || !cases[i].more) {
			tap_ok(!d && !cases[i].more, "%s at %s: refused", word,
				cases[i].at);
			doc_free(d);
			continue;
		}
		list(d, &spans);
		tap_ok(has_all(buf_view(&spans), cases[i].more),
			"%s at %s: what it makes", word, cases[i].at);
		tap_ok(!*cases[i].less ||
				slice_find(buf_view(&spans),
					slice_of(cases[i].less),
					0) == SLICE_NONE,
			"%s at %s: what it takes away", word, cases[i].at);
		buf_release(&spans);
		doc_free(d);
	}
}

/* Joined and cut again: the text is the same, byte for byte. */
static void
test_back(void)
{
	struct doc *d = make(), *joined, *again;
	struct revise_change join = { REVISE_JOIN, find("village"), 1, 0 };
	struct revise_change cut = { REVISE_CUT, find("stopped"), 1, 0 };
	struct buf before = { 0 }, after = { 0 };

	joined = revise(d, &join);
	again = revise(joined, &cut);
	tap_equal(doc_text(again), doc_text(d), "the same text");
	list(d, &before);
	list(again, &after);
	tap_equal(buf_view(&after), buf_view(&before), "the same spans");
	tap_ok(doc_main_end(again) == doc_main_end(d), "the same main text");
	doc_free(d);
	doc_free(joined);
	doc_free(again);
	buf_release(&before);
	buf_release(&after);
}

static void
test_note(void)
{
	struct doc *d = apply(REVISE_NOTE_END, find("and never"), 1);

	tap_equal(slice_sub(doc_text(d), doc_main_end(d), doc_main_end(d) + 8),
		SLICE("1. Weiss"), "the notes begin where they begin");
	tap_equal(doc_cut(d, doc_note_at(d, 0)->body),
		SLICE("Weiss, vol. 2. That is all. Brand, Ferrying."),
		"the note knows its body");
	tap_equal(doc_cut(d, doc_note_at(d, 0)->mark), SLICE("1"),
		"and its marker");
	tap_equal(doc_cut(d, doc_note_at(d, 1)->body), SLICE("Ibid."),
		"so does the next");
	doc_free(d);
}

int
main(void)
{
	tap_ok(revise_kind_of(SLICE("note-end")) == REVISE_NOTE_END, "a word");
	tap_ok(revise_kind_of(SLICE("verse")) == REVISE_KIND_COUNT, "no word");
	test_cases();
	test_back();
	test_note();
	return tap_done();
}

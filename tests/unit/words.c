#include "apparatus/words.h"

#include "base/mem.h"
#include "tap.h"
#include "text/builder.h"

/* The folded words, blanks between; "…" for an ellipsis, "[" before a word in
 * brackets, "/" before one that begins a paragraph (not the first). */
static void
print(struct slice text, const struct vec *words, struct buf *out)
{
	for (size_t i = 0; i < words->count; i++) {
		const struct word *w = vec_at(words, i);

		if (i > 0)
			buf_char(out, ' ');
		if (i > 0 && (w->flags & WORDS_PARAGRAPH))
			buf_text(out, "/ ");
		if (w->flags & WORDS_ELLIPSIS)
			buf_text(out, "…");
		else if (w->flags & WORDS_BRACKET)
			buf_char(out, '[');
		words_fold(text, (struct range){ w->start, w->end }, out);
	}
}

static void
check(const char *text, const char *want)
{
	struct vec words = VEC_OF(struct word);
	struct buf got = { 0 };

	words_read_text(slice_of(text), &words);
	print(slice_of(text), &words, &got);
	tap_equal(buf_view(&got), slice_of(want), text);
	buf_release(&got);
	vec_release(&words);
}

static uint32_t
hash(const char *text)
{
	struct vec words = VEC_OF(struct word);
	uint32_t h = 0;

	words_read_text(slice_of(text), &words);
	if (words.count == 1)
		h = ((struct word *)vec_at(&words, 0))->hash;
	vec_release(&words);
	return h;
}

static void
same(const char *a, const char *b)
{
	tap_ok(hash(a) && hash(a) == hash(b), "%s is %s", a, b);
}

static void
test_letters(void)
{
	same("avo!d", "avoid");
	check("No!Yes! they said!", "no yes they said");
	check("The Ferry, at NOON.", "the ferry at noon");
	check("Café Štěpán", "cafe stepan");
	check("Ёлка и Йод", "елка и йод");
	check("eﬃcient ﬂour", "efficient flour");
	check("ſmall boats", "small boats");
	check("Straße", "strasse");
	check("３ miles", "3 miles");
	check("1914–18", "1914 18");
	check("state-of-the-art", "state of the art");
	same("naïve", "NAIVE");
}

static void
test_apostrophes(void)
{
	check("don't, don’t, donʼt", "dont dont dont");
	check("l'homme et l’État", "lhomme et letat");
	check("the boatmen's day, the boats' turn",
		"the boatmens day the boats "
		"turn");
	check("‘ferry’", "ferry");
}

static void
test_hyphens(void)
{
	check("ferry-\nman", "ferryman");
	check("ferry-\n    man", "ferryman");
	check("ferry-\n\nman", "ferry / man");
	check("ferry-\nMan", "ferry man");
	check("fer­ry", "ferry");
	check("fer­\n  ry", "ferry");
	check("a man -\nand a boat", "a man and a boat");
}

static void
test_brackets(void)
{
	check("[T]he boat[s]", "the boats");
	check("w[h]en", "when");
	check("the boat [sic] went", "the boat [sic went");
	check("boat[sic]", "boat [sic");
	check("he [the old ferryman] went", "he [the [old [ferryman went");
	check("an open [ bracket", "an open bracket");
}

static void
test_markers(void)
{
	check("the novel12 said", "the novel said");
	check("B52 of 1917", "b52 of 1917");
	check("said[12] and[12*] so[*]", "said and so");
	check("in [1917] and", "in [1917 and");
	check("to the river\n\n214\n\nand over", "to the river / and over");
	check("they were\n12\nin all", "they were 12 in all");
}

static void
test_ellipses(void)
{
	check("go … on", "go … on");
	check("go ... on", "go … on");
	check("go. . . . On", "go … on");
	check("go [...] on", "go … on");
	check("go [ . . . ] on", "go … on");
	check("go [… so] on", "go … [so on");
	check("go . . .\n. . . on", "go … on");
	check("go.. on", "go on");
	check("p. 3. The", "p 3 the");
}

static void
test_emphasis(void)
{
	check("_very_ *old* **boat**/ferry~", "very old boat ferry");
}

static void
test_document(void)
{
	struct builder *b = builder_new();
	uint32_t note = builder_note(b, SLICE("7"), DOC_NOTE_NUMBERED, false);
	struct vec words = VEC_OF(struct word);
	struct buf got = { 0 };
	struct doc *d;

	builder_open(b, SPAN_PARAGRAPH, 0);
	builder_put(b, SLICE("The boat"));
	builder_open(b, SPAN_NOTE_MARK, note);
	builder_put(b, SLICE("7a"));
	builder_close(b, SPAN_NOTE_MARK);
	builder_put(b, SLICE(" went"));
	builder_break(b);
	builder_close(b, SPAN_PARAGRAPH);
	builder_open(b, SPAN_PARAGRAPH, 0);
	builder_put(b, SLICE("home."));
	builder_break(b);
	builder_close(b, SPAN_PARAGRAPH);
	d = builder_finish(b);
	words_read(d, (struct range){ 0, doc_text(d).size }, &words);
	print(doc_text(d), &words, &got);
	tap_equal(buf_view(&got), SLICE("the boat went / home"),
		"a marker is no word");
	vec_clear(&words);
	buf_clear(&got);
	words_read(d, (struct range){ 4, 8 }, &words);
	print(doc_text(d), &words, &got);
	tap_equal(buf_view(&got), SLICE("boat"), "a part of a document");
	buf_release(&got);
	vec_release(&words);
	doc_free(d);
}

static void
test_shingles(void)
{
	struct word a = { .hash = 1 }, b = { .hash = 2 }, c = { .hash = 3 };
	struct word gap = { .flags = WORDS_ELLIPSIS };

	tap_ok(words_shingle(&a, &b, &c) == words_shingle(&a, &b, &c),
		"a shingle is what it is");
	tap_ok(words_shingle(&a, &b, &c) != words_shingle(&b, &a, &c),
		"order counts");
	tap_ok(words_shingle(&a, &gap, &c) == 0, "none over an ellipsis");
}

static void
test_drop(void)
{
	struct vec words = VEC_OF(struct word);

	words_read_text(SLICE("… one … two …"), &words);
	words_drop_ellipses(&words);
	tap_ok(words.count == 2, "ellipses taken out");
	vec_release(&words);
}

int
main(void)
{
	test_letters();
	test_apostrophes();
	test_hyphens();
	test_brackets();
	test_markers();
	test_ellipses();
	test_emphasis();
	test_document();
	test_shingles();
	test_drop();
	return tap_done();
}

#include "apparatus/source.h"

#include "tap.h"
#include "text/builder.h"

/* A library of a few texts, looked through word by word. */
struct shelf {
	struct doc *docs[4];
	size_t count;
};

static struct doc *
make(const char *text)
{
	struct builder *b = builder_new();
	struct slice rest = slice_of(text), line;

	while (slice_cut(&rest, '\n', &line)) {
		builder_open(b, SPAN_PARAGRAPH, 0);
		builder_put(b, line);
		builder_break(b);
		builder_close(b, SPAN_PARAGRAPH);
	}
	return builder_finish(b);
}

static void
read_words(const struct doc *d, struct vec *words)
{
	vec_clear(words);
	words_read(d, (struct range){ 0, doc_text(d).size }, words);
	words_drop_ellipses(words);
}

static size_t
find(void *data, uint32_t shingle, size_t limit, struct vec *hits)
{
	struct shelf *s = data;
	struct vec words = VEC_OF(struct word);
	size_t count = 0;

	for (size_t i = 0; i < s->count; i++) {
		read_words(s->docs[i], &words);
		for (size_t k = 0; k + WORDS_SHINGLE <= words.count; k++) {
			const struct word *w = vec_at(&words, k);

			if (words_shingle(w, w + 1, w + 2) != shingle)
				continue;
			if (count++ < limit)
				*(struct source_hit *)vec_push(hits) =
					(struct source_hit){ (int64_t)i + 1,
						w->start };
		}
	}
	vec_release(&words);
	return count;
}

/* As if the texts stood in a library of a million words. */
static size_t
count(void *data, uint32_t word)
{
	(void)data;
	return 50 + word % 200;
}

/* As if they were all rather common. */
static size_t
often(void *data, uint32_t word)
{
	(void)data;
	(void)word;
	return 2500;
}

static size_t
size(void *data)
{
	(void)data;
	return 1000000;
}

static const struct doc *
open_document(void *data, int64_t document)
{
	return ((struct shelf *)data)->docs[document - 1];
}

static const char first[] =
	"Annals of the Lower Town\n"
	"In the third winter the council sold the bell, and nobody could say "
	"afterwards who had proposed it. The clerk wrote that it had been "
	"cracked for years; the sexton swore that it had rung clearer than "
	"any other in the valley. What is certain is that the money went to "
	"the new weir, and that the weir did not hold.\n"
	"The miller, whom nobody had asked, was heard to laugh.";

static const char second[] =
	"Letters of a Surveyor\n"
	"They have a saying here that the river asks no leave. I measured the "
	"weir twice and found it a hand too high on the side of the mill, "
	"which nobody will admit, least of all the miller, whom I asked.";

/* What is found for WORDS: document, grade, the passage; a bar between. */
static void
check(enum quote_kind kind, struct source_prior prior, const char *words,
	const char *want)
{
	struct shelf shelf = { { make(first), make(second) }, 2 };
	struct source_library library = { &shelf, find, count, size,
		open_document };
	struct source_finder *f = source_new(&library);
	struct source_question q = { .text = slice_of(words),
		.range = { 0, slice_of(words).size },
		.kind = kind,
		.prior = prior };
	struct vec found = VEC_OF(struct source_passage);
	struct buf got = { 0 };

	source_find(f, &q, &found);
	for (size_t i = 0; i < found.count; i++) {
		const struct source_passage *p = vec_at(&found, i);

		buf_printf(&got, "%s%d %s ", i > 0 ? "|" : "", (int)p->document,
			difference_grade_name(p->grade));
		buf_slice(&got, doc_cut(shelf.docs[p->document - 1], p->range));
	}
	tap_equal(buf_view(&got), slice_of(want), words);
	buf_release(&got);
	vec_release(&found);
	source_free(f);
	doc_free(shelf.docs[0]);
	doc_free(shelf.docs[1]);
}

static void
test_find(void)
{
	struct source_prior none = { 0 };

	check(QUOTE_MARKED, none, "the river asks no leave",
		"2 exact the river asks no leave");
	check(QUOTE_MARKED, none,
		"The council sold the bell … the money went to the new weir",
		"1 shortened the council sold the bell, and nobody could say "
		"afterwards who had proposed it. The clerk wrote that it had "
		"been cracked for years; the sexton swore that it had rung "
		"clearer than any other in the valley. What is certain is "
		"that the money went to the new weir");
	check(QUOTE_MARKED, none,
		"the sexton swore that it had rung brighter than any other "
		"in the valley",
		"1 altered the sexton swore that it had rung clearer than any "
		"other in the valley");
	check(QUOTE_MARKED, none, "the miller said that nobody had asked him",
		"");
	check(QUOTE_BLOCK, none, "asks no leave", "");
	check(QUOTE_MARKED, none, "a hand too", "2 exact a hand too");
}

/* What is found for the words between “ and ” of TEXT, OTHERS being known. */
static void
check_few(const char *text, const struct vec *others, const char *want)
{
	static const char open[] = "“", close[] = "”";
	struct shelf shelf = { { make(first), make(second), make(text) }, 2 };
	struct source_library library = { &shelf, find, often, size,
		open_document };
	struct source_finder *f = source_new(&library);
	struct slice all = doc_text(shelf.docs[2]);
	struct range outer = { slice_find(all, SLICE("“"), 0),
		slice_find(all, SLICE("”"), 0) + sizeof(close) - 1 };
	struct source_question q = { .doc = shelf.docs[2],
		.text = all,
		.range = { outer.start + sizeof(open) - 1,
			outer.end - sizeof(close) + 1 },
		.prior = { .self_range = outer, .others = others } };
	struct vec found = VEC_OF(struct source_passage);
	struct source_passage *p;

	source_find(f, &q, &found);
	p = vec_last(&found);
	tap_equal(
		p ? doc_cut(shelf.docs[p->document - 1], p->range) : SLICE(""),
		slice_of(want), text);
	vec_release(&found);
	source_free(f);
	for (size_t i = 0; i < 3; i++)
		doc_free(shelf.docs[i]);
}

static void
test_few(void)
{
	struct vec known = VEC_OF(struct source_passage);

	*(struct source_passage *)vec_push(&known) =
		(struct source_passage){ .document = 1,
			.range = { 60, 120 },
			.cited = { 5000, 5060 },
			.kind = QUOTE_MARKED };
	check_few("It was a “clerk wrote that” to her.", NULL, "");
	check_few("It was a “clerk wrote that” to her.", &known, "");
	check_few("She says: “clerk wrote that” and more.", NULL, "");
	check_few("She says: “clerk wrote that” (p. 3).", NULL,
		"clerk wrote that");
	check_few("She says: “clerk wrote that” and more.", &known,
		"clerk wrote that");
	check_few("She says: “Clerk Wrote That” (p. 3).", NULL, "");
	check_few("She says “the miller whom” (p. 3).", NULL, "");
	check_few(
		"She says “The miller whom” (p. 3).", NULL, "The miller, whom");
	check_few("She says: “of the weir” (p. 3).", NULL, "");
	vec_release(&known);
}

static void
test_self(void)
{
	struct source_prior prior = { .self = 2 };

	check(QUOTE_MARKED, prior, "the river asks no leave", "");
}

static void
test_repeats(void)
{
	static const char text[] =
		"A Third Book\n"
		"It is told otherwise. The clerk wrote that it had been "
		"cracked for years; the sexton swore that it had rung clearer "
		"than any other in the valley. So much for clerks.";
	struct shelf shelf = { { make(first), make(second), make(text) }, 2 };
	struct source_library library = { &shelf, find, count, size,
		open_document };
	struct source_finder *f = source_new(&library);
	struct vec taken = VEC_OF(struct range);
	struct vec found = VEC_OF(struct source_passage);
	struct slice all = doc_text(shelf.docs[2]);
	struct source_passage *p;

	source_repeats(f, shelf.docs[2], (struct range){ 0, all.size }, 0,
		&taken, &found);
	source_settle(shelf.docs[2], &found);
	tap_ok(found.count == 1, "one repetition");
	p = vec_at(&found, 0);
	tap_equal(doc_cut(shelf.docs[2], p->cited),
		SLICE("The clerk wrote that it had been cracked for years; "
		      "the sexton swore that it had rung clearer than any "
		      "other in the valley"),
		"its words");
	tap_ok(p->document == 1 && p->kind == QUOTE_UNMARKED &&
			p->grade == DIFFERENCE_EXACT,
		"where it is from");
	*(struct range *)vec_push(&taken) = (struct range){ 0, all.size };
	vec_clear(&found);
	source_repeats(f, shelf.docs[2], (struct range){ 0, all.size }, 0,
		&taken, &found);
	tap_ok(found.count == 0, "what is quoted is no repetition");
	vec_release(&taken);
	vec_release(&found);
	source_free(f);
	for (size_t i = 0; i < 3; i++)
		doc_free(shelf.docs[i]);
}

static struct source_passage
passage(size_t start, size_t end, size_t there, enum quote_kind kind)
{
	return (struct source_passage){ .document = 1,
		.range = { there, there + end - start },
		.cited = { start, end },
		.kind = kind,
		.words = (end - start) / 5,
		.grade = DIFFERENCE_EXACT,
		.score = 0.9 };
}

static void
test_settle(void)
{
	struct doc *d = make("one two three four five six seven eight nine ten "
			     "eleven twelve thirteen fourteen fifteen");
	struct vec all = VEC_OF(struct source_passage);
	struct source_passage *p;

	*(struct source_passage *)vec_push(&all) =
		passage(40, 70, 540, QUOTE_UNMARKED);
	*(struct source_passage *)vec_push(&all) =
		passage(0, 34, 500, QUOTE_UNMARKED);
	source_settle(d, &all);
	p = vec_at(&all, 0);
	tap_ok(all.count == 1 && p->cited.start == 0 && p->cited.end == 70,
		"pieces are joined");
	vec_clear(&all);
	*(struct source_passage *)vec_push(&all) =
		passage(0, 70, 500, QUOTE_MARKED);
	*(struct source_passage *)vec_push(&all) =
		passage(8, 23, 508, QUOTE_MARKED);
	source_settle(d, &all);
	tap_ok(all.count == 1, "what is said already goes");
	vec_clear(&all);
	*(struct source_passage *)vec_push(&all) =
		passage(0, 200, 500, QUOTE_UNMARKED);
	*(struct source_passage *)vec_push(&all) =
		passage(20, 120, 2000, QUOTE_MARKED);
	source_settle(d, &all);
	tap_ok(all.count == 2, "what is quoted in it has a source of its own");
	p = vec_at(&all, 1);
	p->unsure = true;
	source_settle(d, &all);
	tap_ok(all.count == 1, "but not one of several");
	vec_clear(&all);
	*(struct source_passage *)vec_push(&all) =
		passage(0, 300, 500, QUOTE_MARKED);
	*(struct source_passage *)vec_push(&all) =
		passage(20, 70, 520, QUOTE_UNMARKED);
	p = vec_at(&all, 0);
	p->grade = DIFFERENCE_VARIANT;
	source_settle(d, &all);
	p = vec_at(&all, 0);
	tap_ok(all.count == 1 && p->grade == DIFFERENCE_VARIANT,
		"a short run of another version's words is of that");
	*(struct source_passage *)vec_push(&all) =
		passage(20, 240, 520, QUOTE_UNMARKED);
	source_settle(d, &all);
	p = vec_at(&all, 0);
	tap_ok(all.count == 1 && p->grade == DIFFERENCE_EXACT,
		"a long one is quoted");
	vec_release(&all);
	doc_free(d);
}

int
main(void)
{
	test_find();
	test_self();
	test_few();
	test_repeats();
	test_settle();
	return tap_done();
}

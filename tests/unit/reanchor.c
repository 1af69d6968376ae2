/* Notes in a text that has changed: found again, or kept without a place. */
#include "study/reanchor.h"

#include "store/note.h"
#include "store/shelf.h"
#include "study/inside.h"
#include "world.h"

static struct err err;
static struct arena arena;
static struct study *study;
static int64_t document;

#define OLD \
	"The village sold rye in autumn.\n" \
	"It bought nails and cloth, and paid its tax.\n" \
	"Nobody asked who had fixed the price of nails.\n" \
	"So it was.\n" \
	"And so it was again, the year after."

static const struct {
	const char *what, *words; /* OLD's, the first so-called */
	const char *new;
	enum anchor_grade grade;
	const char *at; /* where they are expected to begin in the new text */
} cases[] = {
	{ "nothing has changed", "bought nails", OLD, ANCHOR_EXACT,
		"bought nails" },
	{ "a line before it", "bought nails", "A word first.\n" OLD,
		ANCHOR_MOVED, "bought nails" },
	{ "its paragraph was joined", "autumn.\nIt bought",
		"The village sold rye in autumn. It bought nails and"
		" cloth, and paid its tax.",
		ANCHOR_EXACT, "autumn. It" },
	{ "its sentence went elsewhere", "who had fixed the price of nails",
		"Nobody asked who had fixed the price of nails.\n"
		"The village sold rye in autumn.",
		ANCHOR_MOVED, "who had fixed" },
	{ "it has other words", "and cloth",
		"The village sold rye in autumn.\n"
		"It bought nails or linen, and paid its tax.\n"
		"Nobody asked who had fixed the price of nails.",
		ANCHOR_CHANGED, "or linen" },
	{ "few words with other neighbours", "paid",
		"Someone who paid for the rye.", ANCHOR_ORPHAN, NULL },
	{ "the second of two", "so it was again", "One line more.\n" OLD,
		ANCHOR_MOVED, "so it was again" },
	{ "all is gone", "who had fixed the price of nails", "Another text.",
		ANCHOR_ORPHAN, NULL },
};

static int64_t
shelve(struct slice text, struct doc *doc)
{
	struct shelf_new new = { .original = text,
		.doc = doc,
		.format = SLICE("text"),
		.path = SLICE("/village.txt") };
	enum shelf_outcome outcome;
	int64_t id = -1;

	new.file.size = text.size;
	if (shelf_add(study->store, &new, &id, &outcome, &err) < 0)
		printf("# %s\n", err_text(&err));
	return id;
}

static int64_t
put(const struct doc *doc, const char *words)
{
	struct slice text = doc_text(doc);
	size_t at = slice_find(text, slice_of(words), 0);
	size_t end = at + strlen(words);
	struct shelf_entry entry;
	struct note n = { .at = { .document = document,
				  .range = { at, end },
				  .exact = slice_of(words),
				  .before = slice_sub(
					  text, at > 64 ? at - 64 : 0, at),
				  .after = slice_sub(text, end, end + 64) },
		.kind = NOTE_HIGHLIGHT,
		.mark = 'a' };

	shelf_entry(study->store, document, &arena, &entry, &err);
	n.at.hash = entry.hash;
	tap_ok(note_put(study->store, &n, &err) == 0, "noted");
	return n.id;
}

static void
test_cases(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct slice text = slice_of(cases[i].new);
		struct doc *old = world_doc("", "", SLICE(OLD));
		struct doc *new = world_doc("", "", text);
		struct note got;
		int64_t id;

		document = shelve(SLICE(OLD), old);
		id = put(old, cases[i].words);
		shelve(text, new);
		tap_ok(reanchor_document(
			       study, document, old, new, NULL, &err) == 0,
			"%s", cases[i].what);
		note_find(study->store, id, &arena, &got, &err);
		tap_ok(got.at.grade == cases[i].grade, "graded %d, is %d",
			(int)cases[i].grade, (int)got.at.grade);
		if (cases[i].at)
			tap_equal(slice_sub(doc_text(new), got.at.range.start,
					  got.at.range.start +
						  strlen(cases[i].at)),
				slice_of(cases[i].at), "its place");
		else
			tap_ok(range_is_none(got.at.range), "no place");
		tap_equal(got.at.exact, slice_of(cases[i].words), "its words");
		shelf_remove(study->store, document, &err);
		doc_free(old);
		doc_free(new);
	}
}

/* The same bytes, read in another way: a note in the sentence was taken out. */
static void
test_same_source(void)
{
	struct slice bytes = SLICE("One two1Three four. five six.");
	struct builder *b = builder_new();
	struct doc *old = world_doc("", "", bytes), *new;
	struct reanchor_count count = { 0 };
	struct buf told = { 0 };
	struct note got;
	int64_t id;

	builder_copy(b, slice_sub(bytes, 0, 8), 0);
	builder_copy(b, slice_sub(bytes, 19, bytes.size), 19);
	builder_break(b);
	builder_copy(b, slice_sub(bytes, 8, 19), 8);
	new = builder_finish(b);
	document = shelve(bytes, old);
	id = put(old, "two1Three four. five");
	reanchor_document(study, document, old, new, &count, &err);
	note_find(study->store, id, &arena, &got, &err);
	tap_ok(got.at.grade == ANCHOR_CHANGED && count.unsure == 1, "changed");
	tap_equal(
		doc_cut(new, got.at.range), SLICE("two1 five"), "by its bytes");
	reanchor_tell(&count, &told);
	tap_equal(
		buf_view(&told), SLICE("1 note stands on other words"), "told");
	buf_release(&told);
	doc_free(old);
	doc_free(new);
}

int
main(void)
{
	struct study_options options = { 0 };

	world_begin();
	setenv("IBID_DATADIR", world_path("nothing"), 1);
	study = study_open(&options, &err);
	tap_ok(study != NULL, "a desk");
	test_cases();
	test_same_source();
	study_close(study);
	arena_release(&arena);
	return tap_done();
}

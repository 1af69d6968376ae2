/* Links: both ends are kept, follow a changed text, and every act is undone. */
#include "store/link.h"

#include "store/shelf.h"
#include "study/annotate.h"
#include "study/connect.h"
#include "study/inside.h"
#include "study/reanchor.h"
#include "world.h"

static struct err err;
static struct arena arena;
static struct study *study;

#define SAYING "The bond of town and village is worth its price."
#define CITING \
	"One line before.\nHe wrote that the bond of town and village is worth" \
	" keeping, and left it there.\n"

static int64_t
shelve(const char *path, const char *words)
{
	struct slice text = slice_of(words);
	struct doc *doc = world_doc(path, "", text);
	struct shelf_new new = { .original = text,
		.doc = doc,
		.format = SLICE("text"),
		.path = slice_of(path) };
	enum shelf_outcome outcome;
	int64_t id = -1;

	new.file.size = text.size;
	shelf_add(study->store, &new, &id, &outcome, &err);
	tap_ok(id > 0, "%s is on the shelf", path);
	doc_free(doc);
	return id;
}

static struct range
find(const struct reading *r, const char *words)
{
	size_t at = slice_find(doc_text(r->doc), slice_of(words), 0);

	return (struct range){ at, at + strlen(words) };
}

static struct link
look(int64_t id)
{
	struct link l = { 0 };

	tap_ok(link_find(study->store, id, &arena, &l, &err) == 0, "found");
	return l;
}

static size_t
count(int64_t document, bool decided)
{
	struct vec links = VEC_OF(struct link);
	size_t n;

	tap_ok(connect_list(study, document, decided, &arena, &links, &err) ==
			0,
		"listed");
	n = links.count;
	vec_release(&links);
	return n;
}

static void
test_round_trip(struct reading *a, struct reading *b)
{
	int64_t id = connect_add(a, find(a, "the bond"), b, find(b, "The bond"),
		LINK_REPLIES, LINK_MADE, &err);
	struct link l = look(id);

	tap_ok(l.kind == LINK_REPLIES && l.state == LINK_MADE, "kind, state");
	tap_ok(l.created == 1700000000 && l.changed == l.created, "times");
	tap_ok(l.from.document == a->id && l.to.document == b->id, "both ends");
	tap_equal(l.from.exact, SLICE("the bond"), "the words");
	tap_equal(l.from.after,
		SLICE(" of town and village is worth keeping,"
		      " and left it there."),
		"those after");
	tap_equal(l.from.place, SLICE("0.2"), "the place");
	tap_equal(l.to.before, SLICE(""), "none before");
	tap_ok(a->links.count == 1 && b->links.count == 1,
		"both readings know it");
	tap_ok(count(a->id, false) == 1 && count(b->id, false) == 1 &&
			count(0, false) == 1,
		"it is listed from both ends");
	tap_ok(link_find(study->store, 99, &arena, &l, &err) == 1, "no such");
	tap_ok(link_delete(study->store, 99, &err) < 0, "none to delete");
	world_sentence(&err, "link 99: there is none");
}

static void
undo(const char *want)
{
	const char *what = "";

	tap_ok(annotate_undo(study, &what, &err) == 0, "undone");
	tap_equal(slice_of(what), slice_of(want), want);
}

static void
test_undo(struct reading *a, struct reading *b)
{
	int64_t id = connect_add(a, find(a, "keeping"), b, find(b, "price"),
		LINK_QUOTES, LINK_REFUSED, &err);

	tap_ok(count(a->id, true) == 2 && count(a->id, false) == 1,
		"decisions are told apart");
	tap_ok(connect_change(study, id, LINK_DEFINES, &err) == 0 &&
			connect_decide(study, id, LINK_ACCEPTED, &err) == 0 &&
			connect_delete(study, id, &err) == 0,
		"three acts");
	tap_ok(count(b->id, true) == 1, "gone");
	undo("the link is back");
	tap_ok(count(b->id, true) == 2, "there again");
	undo("the link is as it was before");
	tap_ok(look(id).state == LINK_REFUSED, "its state");
	undo("the link is as it was before");
	tap_ok(look(id).kind == LINK_QUOTES, "its kind");
	undo("it is a proposal again");
	tap_ok(count(0, true) == 1, "as before it was made");
	tap_ok(connect_change(study, 99, LINK_QUOTES, &err) < 0, "no link");
	world_sentence(&err, "there is no link 99");
}

/* A line comes before, and the other end's words go. */
static void
test_follow(struct reading *a, struct reading *b)
{
	struct reanchor_count moved = { 0 }, lost = { 0 };
	struct buf told = { 0 };
	struct slice longer = SLICE("A new line.\n" CITING);
	struct doc *one = world_doc("", "", longer);
	struct doc *other = world_doc("", "", SLICE("Nothing is left."));
	struct link l;

	shelve("/citing.txt", "A new line.\n" CITING);
	shelve("/saying.txt", "Nothing is left.");
	tap_ok(reanchor_document(study, a->id, a->doc, one, &moved, &err) == 0,
		"one text changes");
	tap_ok(reanchor_document(study, b->id, b->doc, other, &lost, &err) == 0,
		"so does the other");
	l = look(1);
	tap_ok(l.from.grade == ANCHOR_MOVED && moved.ends == 0, "moved");
	tap_equal(doc_cut(one, l.from.range), SLICE("the bond"), "there it is");
	tap_equal(l.from.place, SLICE("0.3"), "its place");
	tap_ok(l.to.grade == ANCHOR_ORPHAN && range_is_none(l.to.range),
		"nowhere");
	tap_equal(l.to.exact, SLICE("The bond"), "its words are kept");
	reanchor_tell(&lost, &told);
	tap_equal(buf_view(&told), SLICE("1 link has lost an end"), "told");
	buf_release(&told);
	doc_free(one);
	doc_free(other);
}

static void
test_removed(int64_t document)
{
	struct vec links = VEC_OF(struct link);

	tap_ok(shelf_remove(study->store, document, &err) == 0,
		"a document goes");
	tap_ok(count(0, true) == 0, "with its links");
	link_list(study->store, 0, true, &arena, &links, &err);
	tap_ok(links.count == 2, "which are in the trash");
	vec_release(&links);
}

int
main(void)
{
	struct study_options options = { 0 };
	struct reading *a, *b;

	world_begin();
	setenv("IBID_DATADIR", world_path("nothing"), 1);
	study = study_open(&options, &err);
	a = reading_open(study, shelve("/citing.txt", CITING), &err);
	b = reading_open(study, shelve("/saying.txt", SAYING), &err);
	test_round_trip(a, b);
	test_undo(a, b);
	test_follow(a, b);
	test_removed(a->id);
	reading_close(a);
	reading_close(b);
	study_close(study);
	arena_release(&arena);
	return tap_done();
}

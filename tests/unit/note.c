/* Notes: what is put is what comes back, in order, and out of the trash. */
#include "store/note.h"

#include "store/shelf.h"
#include "world.h"

static struct err err;
static struct arena arena;

static int64_t
add(struct store *s, const char *title, struct slice text)
{
	struct doc *doc = world_doc(title, "", text);
	struct shelf_new new = {
		.original = text, .doc = doc, .format = SLICE("text")
	};
	enum shelf_outcome outcome;
	int64_t id = -1;

	tap_ok(shelf_add(s, &new, &id, &outcome, &err) == 0, "%s added", title);
	doc_free(doc);
	return id;
}

static int64_t
put(struct store *s, int64_t document, size_t start, struct slice body)
{
	struct note note = { .at = { .document = document,
				     .range = { start, start + 4 },
				     .hash = SLICE("abc"),
				     .exact = SLICE("word"),
				     .place = SLICE("0.1") },
		.kind = NOTE_REMARK,
		.body = body };

	tap_ok(note_put(s, &note, &err) == 0, "put");
	return note.id;
}

static void
test_round_trip(struct store *s, int64_t document)
{
	struct note note = { .at = { .document = document,
				     .range = { 3, 9 },
				     .hash = SLICE("hash"),
				     .exact = SLICE("exact"),
				     .before = SLICE("before"),
				     .after = SLICE("after"),
				     .section = SLICE("One"),
				     .place = SLICE("1.2") },
		.kind = NOTE_HIGHLIGHT,
		.mark = 'q',
		.body = SLICE("a\0b\xff\xfe \x1b[31m '; DROP TABLE note; --"),
		.tags = SLICE("one two") };
	struct note got;

	tap_ok(note_put(s, &note, &err) == 0 && note.id > 0, "a full one");
	tap_ok(note.created == 1700000000 && note.changed == 1700000000,
		"has its times");
	tap_ok(note_find(s, note.id, &arena, &got, &err) == 0, "is found");
	tap_ok(got.id == note.id && got.at.document == document,
		"the same one");
	tap_ok(got.kind == NOTE_HIGHLIGHT && got.mark == 'q', "its kind");
	tap_ok(got.at.range.start == 3 && got.at.range.end == 9, "its range");
	tap_equal(got.at.hash, note.at.hash, "its edition");
	tap_equal(got.at.exact, note.at.exact, "its words");
	tap_equal(got.at.before, note.at.before, "the words before");
	tap_equal(got.at.after, note.at.after, "the words after");
	tap_equal(got.at.section, note.at.section, "its section");
	tap_equal(got.at.place, note.at.place, "its place");
	tap_equal(got.body, note.body, "its body, byte for byte");
	tap_equal(got.tags, note.tags, "its tags");

	note.kind = NOTE_REMARK;
	note.mark = 0;
	note.body = SLICE("");
	note.tags = SLICE("three");
	setenv("IBID_CLOCK", "1700000060", 1);
	tap_ok(note_put(s, &note, &err) == 0, "changed");
	setenv("IBID_CLOCK", "1700000000", 1);
	tap_ok(note_find(s, note.id, &arena, &got, &err) == 0, "found again");
	tap_ok(got.kind == NOTE_REMARK && got.mark == 0, "another kind");
	tap_ok(got.body.size == 0, "an empty body");
	tap_equal(got.tags, SLICE("three"), "other tags");
	tap_ok(got.created + 60 == got.changed, "a later time");
	tap_ok(got.at.range.start == 3, "the same place");
}

static void
test_large(struct store *s, int64_t document)
{
	struct buf body = { 0 };
	struct note got;
	int64_t id;

	while (body.size < 1 << 20)
		buf_printf(&body, "line %zu\n", body.size);
	id = put(s, document, 50, buf_view(&body));
	tap_ok(note_find(s, id, &arena, &got, &err) == 0, "a million bytes");
	tap_ok(slice_equal(got.body, buf_view(&body)), "all of them");
	tap_ok(note_delete(s, id, &err) == 0, "put away");
	buf_repeat(&body, 'x', 16 << 20);
	got = (struct note){ .at.document = document, .body = buf_view(&body) };
	tap_ok(note_put(s, &got, &err) < 0, "more than a note can be");
	world_sentence(&err, "note: is larger than 16 MiB");
	buf_release(&body);
}

static size_t
count(struct store *s, int64_t document, bool trash)
{
	struct vec notes = VEC_OF(struct note);
	size_t n;

	note_list(s, document, trash, &arena, &notes, &err);
	n = notes.count;
	vec_release(&notes);
	return n;
}

static void
test_list(struct store *s, int64_t a, int64_t b)
{
	struct vec notes = VEC_OF(struct note);
	int64_t ids[] = { put(s, b, 7, SLICE("b7")),
		put(s, a, 90, SLICE("a90")), put(s, a, 80, SLICE("a80")) };
	const struct note *got;

	tap_ok(note_list(s, a, false, &arena, &notes, &err) == 0, "listed");
	tap_ok(notes.count == 3, "those of one document");
	got = notes.items;
	tap_ok(got[0].at.range.start == 3 && got[1].id == ids[2] &&
			got[2].id == ids[1],
		"in the order of the text");
	vec_clear(&notes);
	tap_ok(note_list(s, 0, false, &arena, &notes, &err) == 0, "all");
	got = notes.items;
	tap_ok(notes.count == 4 && got[3].id == ids[0], "by document");
	vec_release(&notes);

	tap_ok(note_delete(s, ids[0], &err) == 0, "deleted");
	tap_ok(note_delete(s, ids[0], &err) == 0, "twice");
	tap_ok(count(s, b, false) == 0 && count(s, b, true) == 1,
		"it is in the trash");
	tap_ok(note_restore(s, ids[0], &err) == 0, "restored");
	tap_ok(count(s, b, false) == 1 && count(s, b, true) == 0, "it is back");
	tap_ok(note_delete(s, 9999, &err) < 0 && err.kind == ERR_ABSENT,
		"what isn't there");
	world_sentence(&err, "note 9999: there is none");
}

static void
test_absent(struct store *s)
{
	struct note note = { .at.document = 4711 };

	tap_ok(note_find(s, 4711, &arena, &note, &err) == 1, "no such note");
	tap_ok(note_put(s, &note, &err) < 0 && note.id == 0,
		"a note on no document is refused");
	err_release(&err);
	note.id = 4711;
	tap_ok(note_put(s, &note, &err) < 0, "so is a change of no note");
	world_sentence(&err, "note 4711: there is none");
}

static void
test_removed(struct store *s, int64_t a)
{
	size_t before = count(s, a, true);
	struct shelf_entry entry;

	tap_ok(shelf_entry(s, a, &arena, &entry, &err) == 0, "on the shelf");
	tap_ok(entry.notes == 3, "with three notes");
	tap_ok(shelf_remove(s, a, &err) == 0, "the document goes");
	tap_ok(count(s, a, false) == 0 && count(s, a, true) == before + 3,
		"its notes are in the trash");
}

int
main(void)
{
	struct store *s;
	int64_t a, b;

	world_begin();
	s = world_store("library.db");
	a = add(s, "A", SLICE("One two three.\n"));
	b = add(s, "B", SLICE("Four five six.\n"));
	test_round_trip(s, a);
	test_large(s, a);
	test_list(s, a, b);
	test_absent(s);
	test_removed(s, a);
	store_close(s);
	arena_release(&arena);
	return tap_done();
}

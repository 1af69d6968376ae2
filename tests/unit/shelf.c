/* The shelf: what is the same document, what is a new edition, what is gone. */
#include "store/shelf.h"

#include "base/hash.h"
#include "store/db.h"
#include "store/edition.h"
#include "text/flat.h"
#include "world.h"

static struct err err;
static struct arena arena;
static struct store *s;

/* What was found by the last add. */
static enum shelf_outcome outcome;

static int64_t
add(const char *path, const char *key, struct slice text)
{
	struct doc *doc = world_doc("", key, text);
	struct shelf_new new = { .original = text,
		.doc = doc,
		.path = slice_of(path),
		.format = SLICE("text"),
		.file = { 1, 2, text.size, 4 } };
	int64_t id = -1;

	if (shelf_add(s, &new, &id, &outcome, &err) < 0)
		printf("# %s\n", err_text(&err));
	doc_free(doc);
	return id;
}

static bool
has_files(int64_t id)
{
	struct doc *doc = shelf_load(s, id, NULL);
	struct slice original;
	bool has = doc && shelf_original(s, id, &original, NULL) == 0;

	if (has)
		file_unmap(original);
	doc_free(doc);
	return has;
}

static void
test_add(void)
{
	struct slice text = SLICE("First line.\nSecond line.\n");
	int64_t id = add("/home/a/first.txt", "", text);
	struct shelf_entry entry;
	struct slice original = { 0 };
	struct doc *doc;
	char hash[HASH_HEX + 1];

	tap_ok(id > 0 && outcome == SHELF_ADDED, "added");
	tap_ok(shelf_entry(s, id, &arena, &entry, &err) == 0, "it is there");
	tap_equal(entry.title, SLICE("first.txt"), "without a title: its name");
	tap_equal(entry.path, SLICE("/home/a/first.txt"), "its path");
	tap_ok(entry.bytes == text.size && entry.added == 1700000000,
		"size and time");
	hash_sha256(text, hash);
	tap_equal(entry.hash, slice_of(hash), "its hash");
	doc = shelf_load(s, id, &err);
	tap_ok(doc != NULL, "loads");
	if (doc)
		tap_equal(doc_cut(doc, (struct range){ 12, 24 }),
			SLICE("Second line."), "its text");
	doc_free(doc);
	tap_ok(shelf_original(s, id, &original, &err) == 0, "original");
	tap_equal(original, text, "byte for byte");
	file_unmap(original);
	tap_ok(shelf_by_hash(s, hash, &err) == id, "by hash");
	tap_ok(store_check(s, &err) == 0, "all is sound");
}

static void
test_known(void)
{
	struct slice text = SLICE("First line.\nSecond line.\n");
	struct file_facts facts = { 1, 2, text.size, 4 };
	int64_t id = add("/home/a/first.txt", "", text);

	tap_ok(outcome == SHELF_KNOWN, "the same bytes are known");
	tap_ok(add("/home/b/copy.txt", "", text) == id, "from elsewhere, too");
	tap_ok(outcome == SHELF_KNOWN, "and still known");
	tap_ok(shelf_by_file(s, "/home/a/first.txt", &facts, &err) == id,
		"by file");
	tap_ok(shelf_by_file(s, "/home/b/copy.txt", &facts, &err) == id,
		"by its copy");
	facts.modified++;
	tap_ok(shelf_by_file(s, "/home/a/first.txt", &facts, &err) == 0,
		"not when it was touched");
	tap_ok(add("", "", SLICE("Piped.\n")) > id, "standard input");
	tap_ok(outcome == SHELF_ADDED, "is added");
}

static void
test_editions(void)
{
	int64_t a = add("/p/work.txt", "", SLICE("Version one.\n"));
	int64_t key = add("/p/keyed.md", "marx-1867", SLICE("Keyed one.\n"));
	struct file_facts facts = { 1, 2, 13, 4 };

	tap_ok(add("/p/work.txt", "", SLICE("Version two.\n")) == a,
		"the same path");
	tap_ok(outcome == SHELF_NEW_EDITION, "is a new edition");
	tap_ok(shelf_by_file(s, "/p/work.txt", &facts, &err) == a,
		"which is known by its file");
	tap_ok(add("/p/work.txt", "", SLICE("Version one.\n")) == a &&
			outcome == SHELF_NEW_EDITION,
		"back to the old bytes: once more");
	tap_ok(add("/q/other.md", "marx-1867", SLICE("Keyed two.\n")) == key &&
			outcome == SHELF_NEW_EDITION,
		"the same id: from another path");
	tap_ok(shelf_by_key(s, SLICE("marx-1867"), &err) == key, "by key");
	tap_ok(shelf_by_key(s, SLICE(""), &err) == 0, "no key, no document");
	tap_ok(add("/q/other.md", "lenin-1917", SLICE("Another.\n")) != key &&
			outcome == SHELF_ADDED,
		"another id: at the same path is another work");
}

static void
test_list(void)
{
	struct vec entries = VEC_OF(struct shelf_entry);
	struct slice text = SLICE("Sorting.\n");
	struct doc *doc = world_doc("\xc3\x89tudes", "", text);
	struct shelf_new new = { .original = text, .doc = doc };
	const struct shelf_entry *list;
	size_t i;
	bool found = false;
	int64_t id;

	tap_ok(shelf_add(s, &new, &id, &outcome, &err) == 0, "an accent");
	doc_free(doc);
	tap_ok(shelf_list(s, &arena, &entries, &err) == 0, "listed");
	list = entries.items;
	for (i = 0; i + 1 < entries.count; i++)
		found |= list[i].id == id &&
			slice_equal(list[i + 1].title, SLICE("first.txt"));
	tap_ok(found, "by title, whatever the case and accents");
	vec_release(&entries);
}

static void
test_many(void)
{
	static const char *const words[] = { "ant", "bee", "cat", "ant" };
	struct shelf_new news[4];
	struct shelf_added added[4];
	size_t i;

	for (i = 0; i < 4; i++)
		news[i] = (struct shelf_new){ .original = slice_of(words[i]),
			.doc = world_doc(words[i], "", slice_of(words[i])) };
	tap_ok(shelf_add_many(s, news, 4, added, &err) == 0, "four at once");
	tap_ok(added[0].outcome == SHELF_ADDED &&
			added[2].outcome == SHELF_ADDED,
		"are added");
	tap_ok(added[3].id == added[0].id && added[3].outcome == SHELF_KNOWN,
		"the same twice is one");
	tap_ok(has_files(added[1].id), "with their files");
	for (i = 0; i < 4; i++)
		doc_free((struct doc *)(uintptr_t)news[i].doc);
}

static void
test_remake(void)
{
	int64_t id = add("/r/remake.txt", "", SLICE("Made once.\n"));
	struct shelf_entry entry;
	struct doc *doc;
	struct buf name = { 0 };
	char *path;

	shelf_entry(s, id, &arena, &entry, &err);
	buf_printf(&name, "%s.doc", entry.hash.data);
	path = file_join(store_editions(s), buf_string(&name));
	buf_release(&name);
	tap_ok(file_write(path, SLICE("another version"), &err) == 0,
		"an edition of another version");
	free(path);
	tap_ok(!shelf_load(s, id, &err) && err.kind == ERR_ABSENT,
		"has to be made anew");
	err_release(&err);
	tap_ok(store_check(s, &err) < 0, "which a check says");
	err_release(&err);
	doc = world_doc("", "", SLICE("Made twice.\n"));
	tap_ok(shelf_remake(s, id, &(struct shelf_new){ .doc = doc }, &err) ==
			0,
		"made anew");
	doc_free(doc);
	tap_ok(has_files(id), "it loads again");
}

static void
test_remove(void)
{
	struct slice text = SLICE("To be removed.\n");
	int64_t id = add("/r/gone.txt", "", text);
	struct file_facts facts = { 1, 2, text.size, 4 };
	struct shelf_entry entry;
	char hash[HASH_HEX + 1];

	hash_sha256(text, hash);
	tap_ok(shelf_remove(s, id, &err) == 0, "removed");
	tap_ok(shelf_entry(s, id, &arena, &entry, &err) == 1, "not there");
	tap_ok(shelf_by_hash(s, hash, &err) == 0, "not by hash");
	tap_ok(shelf_by_file(s, "/r/gone.txt", &facts, &err) == 0,
		"not by file");
	tap_ok(!edition_is_there(store_editions(s), hash),
		"its files are gone");
	tap_ok(!shelf_load(s, id, &err), "does not load");
	err_release(&err);
	tap_ok(shelf_remove(s, id, &err) < 0 && err.kind == ERR_ABSENT,
		"twice");
	err_release(&err);
	tap_ok(add("/r/gone.txt", "", text) == id, "added again: the same one");
	tap_ok(outcome == SHELF_ADDED && has_files(id), "as if it were new");
}

/* Two documents that were once the same bytes share the files. */
static void
test_shared_files(void)
{
	struct slice text = SLICE("Shared bytes.\n");
	int64_t a = add("/s/a.txt", "", text), b;

	add("/s/a.txt", "", SLICE("Other bytes now.\n"));
	b = add("/s/b.txt", "bee", text);
	if (b == a)
		add("/s/a.txt", "", SLICE("Other bytes now.\n"));
	tap_ok(shelf_remove(s, a, &err) == 0, "one goes");
	tap_ok(b == a || has_files(b), "the other stays whole");
}

static void
test_read_only(const char *database)
{
	struct store_options options = { database, true };
	struct store *writer = s;
	int64_t id;

	s = store_open(&options, &err);
	id = shelf_by_key(s, SLICE("marx-1867"), &err);
	tap_ok(id > 0 && has_files(id), "can be read by another");
	tap_ok(add("/x", "", SLICE("Never.\n")) < 0, "not added to");
	world_sentence(&err, "library.db: is open for reading only");
	store_close(s);
	s = writer;
}

/* A hash that a stranger wrote into the library leads nowhere. */
static void
test_hostile_hash(void)
{
	int64_t id = add("/h/hostile.txt", "", SLICE("Hostile.\n"));
	int rc = db_begin(store_db(s), &err);

	world_write("secret.doc", SLICE("secret"));
	if (rc == 0)
		rc = db_end(store_db(s),
			db_exec(store_db(s),
				"UPDATE edition SET hash = '../secret'"
				" WHERE id = (SELECT max(id) FROM edition)",
				&err),
			&err);
	tap_ok(rc == 0 && !shelf_load(s, id, &err), "not loaded");
	err_release(&err);
	tap_ok(!edition_load(store_editions(s), "../secret", &err) &&
			!strstr(err_text(&err), "secret"),
		"not even looked at");
	err_release(&err);
}

int
main(void)
{
	world_begin();
	s = world_store("library.db");
	test_add();
	test_known();
	test_editions();
	test_list();
	test_many();
	test_remake();
	test_remove();
	test_shared_files();
	test_read_only(store_database(s));
	test_hostile_hash();
	store_close(s);
	arena_release(&arena);
	return tap_done();
}

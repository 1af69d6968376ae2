/* The index of the shelf: what is found, in step with the editions, and made
 * again whenever it is no good. */
#include "store/index.h"

#include "store/db.h"
#include "store/shelf.h"
#include "world.h"

static struct err err;
static struct store *s;
static struct index *x;

static int64_t
add(const char *path, struct slice text)
{
	struct doc *doc = world_doc("", "", text);
	struct shelf_new new = {
		.original = text, .doc = doc, .path = slice_of(path)
	};
	enum shelf_outcome outcome;
	int64_t id = -1;

	if (shelf_add(s, &new, &id, &outcome, &err) < 0)
		printf("# %s\n", err_text(&err));
	doc_free(doc);
	return id;
}

/* One step of a few bytes for DOC, which is on the shelf or was. */
static int
step(int64_t id, size_t budget)
{
	struct doc *doc = shelf_load(s, id, NULL);
	int rc = index_step(x, id, doc, budget, &err);

	if (rc < 0)
		printf("# %s\n", err_text(&err));
	doc_free(doc);
	return rc;
}

/* Brings all up to date, in small steps; how many there were. */
static size_t
catch_up(void)
{
	struct vec behind = VEC_OF(int64_t);
	size_t i, count;

	tap_ok(index_behind(x, &behind, &err) == 0, "asked what is behind");
	count = behind.count;
	for (i = 0; i < count; i++) {
		int64_t id = *(int64_t *)vec_at(&behind, i);

		while (step(id, 16) == 1)
			;
	}
	vec_release(&behind);
	return count;
}

static struct index_query
for_words(const char *words)
{
	return (struct index_query){ .words = slice_of(words), .limit = 50 };
}

/* The hits as "document:start ..." */
static void
expect(struct index_query query, const char *want)
{
	struct vec hits = VEC_OF(struct index_hit);
	struct buf got = { 0 };
	size_t i;

	tap_ok(index_find(x, &query, &hits, &err) == 0, "asked for %.*s",
		(int)query.words.size, query.words.data);
	for (i = 0; i < hits.count; i++) {
		const struct index_hit *hit = vec_at(&hits, i);

		buf_printf(&got, "%s%d:%zu", i > 0 ? " " : "",
			(int)hit->document, hit->start);
	}
	tap_equal(buf_view(&got), slice_of(want), "found");
	buf_release(&got);
	vec_release(&hits);
}

static void
expect_prefix(const char *words, const char *want)
{
	struct index_query query = for_words(words);

	query.prefix = true;
	expect(query, want);
}

static void
test_words(void)
{
	add("/1",
		SLICE("The workers of all lands.\nDon't wait, caf\xc3\xa9!\n"));
	add("/2",
		SLICE("\xd0\x81\xd0\xbb\xd0\xba\xd0\xb0 and workers in "
		      "1921\xe2\x80\x93"
		      "22.\nAll the workers' states.\n"));
	tap_ok(catch_up() == 2 && catch_up() == 0, "two are put in, once");
	expect(for_words("workers"), "1:0 2:0 2:35");
	expect(for_words("WORKERS lands"), "1:0");
	expect(for_words("cafe"), "1:26");
	expect(for_words("don't"), "1:26");
	expect(for_words("don\xe2\x80\x99t"), "1:26");
	expect(for_words("\xd0\xb5\xd0\xbb\xd0\xba\xd0\xb0"), "2:0");
	expect(for_words("1921-22"), "2:0");
	expect(for_words("\"all lands\""), "1:0");
	expect(for_words("\"lands all\""), "");
	expect(for_words("work"), "");
	expect_prefix("work", "1:0 2:0 2:35");
	expect_prefix("workers sta", "2:35");
	expect_prefix("\"of all la", "1:0");
}

static void
test_odd_queries(void)
{
	static const char *const odd[] = { "", " ", "\"", "\"\"", "*", "^",
		"()", "-", "\xff\xfe", "\xe2\x80\x94", "'; --" };
	size_t i;

	for (i = 0; i < sizeof(odd) / sizeof(*odd); i++) {
		expect(for_words(odd[i]), "");
		expect_prefix(odd[i], "");
	}
	expect(for_words("workers OR lands"), "");
	expect(for_words("text:workers"), "");
	expect(for_words("workers*"), "1:0 2:0 2:35");
	expect(for_words("NEAR(workers lands)"), "");
	expect(for_words("(workers\" lands"), "1:0");
}

static void
test_limits(void)
{
	struct index_query query = for_words("workers");

	query.limit = 2;
	expect(query, "1:0 2:0");
	query.limit = 50;
	query.document = 2;
	expect(query, "2:0 2:35");
	query.ranked = true;
	expect(query, "2:35 2:0");
	query.document = 99;
	expect(query, "");
}

static void
test_editions(void)
{
	add("/1", SLICE("Peasants now.\n"));
	tap_ok(catch_up() == 1, "a new edition is behind");
	expect(for_words("lands"), "");
	expect(for_words("workers"), "2:0 2:35");
	expect(for_words("peasants"), "1:0");
	tap_ok(shelf_remove(s, 2, &err) == 0, "one is taken off");
	tap_ok(catch_up() == 1, "and is behind");
	expect(for_words("workers"), "");
}

static void
test_again(void)
{
	index_close(x);
	x = index_open(s, &err);
	tap_ok(x && catch_up() == 0, "closed and opened: all is there");
	expect(for_words("peasants"), "1:0");
	index_close(x);

	world_write("library.db-cache/index.db", SLICE("garbage"));
	x = index_open(s, &err);
	tap_ok(x && catch_up() == 1, "garbage is made again");
	expect(for_words("peasants"), "1:0");
}

/* Not closed: the next one has the number of this boot, so all is well. */
static bool
die(void)
{
	x = index_open(s, &err);
	return x && catch_up() == 1;
}

static void
test_killed(void)
{
	index_close(x);
	add("/1", SLICE("Kulaks then.\n"));
	tap_ok(world_apart(die), "one dies without closing");
	x = index_open(s, &err);
	tap_ok(x && catch_up() == 0, "what it did is there");
	expect(for_words("kulaks"), "1:0");
}

static void
test_noise(void)
{
	struct buf bytes = { 0 };
	char *at;

	index_close(x);
	buf_slice(&bytes, world_read("library.db-cache/index.db"));
	for (at = bytes.data + 4096; at < bytes.data + bytes.size; at += 7)
		*at = (char)~*at;
	world_write("library.db-cache/index.db", buf_view(&bytes));
	buf_release(&bytes);
	x = index_open(s, &err);
	tap_ok(x != NULL, "a damaged one opens");
	expect(for_words("peasants"), "");
	catch_up();
	expect(for_words("kulaks"), "1:0");
}

static void
test_taken_away(void)
{
	unlink(world_path("library.db-cache/index.db"));
	add("/3", SLICE("Smychka.\n"));
	catch_up();
	catch_up();
	expect(for_words("smychka"), "3:0");
	expect(for_words("kulaks"), "1:0");
}

static bool
now(void *data)
{
	(void)data;
	return true;
}

static void
test_interrupt(void)
{
	struct buf text = { 0 };
	int i;

	for (i = 0; i < 5000; i++)
		buf_printf(&text, "common word%d\n", i);
	add("/4", buf_view(&text));
	buf_release(&text);
	catch_up();
	index_set_interrupt(x, now, NULL);
	expect(
		(struct index_query){
			.words = SLICE("common"), .limit = 3, .ranked = true },
		"");
	index_set_interrupt(x, NULL, NULL);
	expect((struct index_query){ .words = SLICE("common"), .limit = 2 },
		"4:0 4:13");
}

static bool
is_behind(int64_t id)
{
	struct vec behind = VEC_OF(int64_t);
	bool found = false;
	size_t i;

	tap_ok(index_behind(x, &behind, &err) == 0, "asked what is behind");
	for (i = 0; i < behind.count; i++)
		found = found || *(int64_t *)vec_at(&behind, i) == id;
	vec_release(&behind);
	return found;
}

static void
test_half_way(void)
{
	int64_t five = add("/5", SLICE("Narodnik one.\nNarodnik two.\n"));
	int64_t six = add("/6", SLICE("Narodnik six.\n"));

	tap_ok(step(five, 1) == 1 && is_behind(five), "half of it is put in");
	expect(for_words("narodnik"), "5:0");
	tap_ok(step(six, 100) == 0 && !is_behind(six), "another one meanwhile");
	index_close(x);
	x = index_open(s, &err);
	tap_ok(is_behind(five), "abandoned, it is still behind");
	tap_ok(step(five, 1) == 0 && !is_behind(five),
		"and gone on with to its end");
	tap_ok(step(five, 1) == 0, "more is not to be done");
	expect(for_words("narodnik"), "5:0 6:0 5:14");
	expect(
		(struct index_query){
			.words = SLICE("narodnik"), .document = 5, .limit = 9 },
		"5:0 5:14");
}

/* Between two steps, as the first two paragraphs are in. */
static bool
die_half_way(void)
{
	x = index_open(s, &err);
	return x && step(7, 1) == 1 && step(7, 1) == 1;
}

static void
test_killed_half_way(void)
{
	index_close(x);
	add("/7", SLICE("Trudovik.\nTrudovik.\nTrudovik.\nTrudovik.\n"));
	tap_ok(world_apart(die_half_way), "one dies half-way");
	x = index_open(s, &err);
	tap_ok(is_behind(7), "what it left is not taken for the whole");
	expect(for_words("trudovik"), "7:0 7:10");
	catch_up();
	expect(for_words("trudovik"), "7:0 7:10 7:20 7:30");
}

static void
test_changed_half_way(void)
{
	int64_t id = add("/8", SLICE("Zemstvo.\nZemstvo.\nZemstvo.\n"));

	tap_ok(step(id, 1) == 1, "half of it is put in");
	add("/8", SLICE("The new zemstvo.\nZemstvo.\n"));
	catch_up();
	expect(for_words("zemstvo"), "8:0 8:17");
	tap_ok(shelf_remove(s, id, &err) == 0 && is_behind(id), "removed");
	catch_up();
	expect(for_words("zemstvo"), "");
	tap_ok(!is_behind(id), "nothing of it is left");
}

static void
test_long_paragraph(void)
{
	struct buf text = { 0 };
	int64_t id;
	int steps = 0;

	while (text.size < 100000)
		buf_text(&text, "duma ");
	buf_text(&text, "soviet");
	while (text.size < 200000)
		buf_text(&text, "\xd1\x8f");
	id = add("/9", buf_view(&text));
	buf_release(&text);
	for (; step(id, 1) == 1; steps++)
		;
	tap_ok(steps > 3 && !is_behind(id), "a long paragraph is cut");
	expect(for_words("soviet"), "");
	expect_prefix("soviet", "9:100000");
}

static void
test_read_only(void)
{
	struct store_options options = { world_path("library.db"), true };
	struct store *writer = s;

	index_close(x);
	s = store_open(&options, &err);
	x = index_open(s, &err);
	tap_ok(x != NULL, "for reading only");
	expect(for_words("kulaks"), "1:0");
	tap_ok(catch_up() == 0, "nothing is to be done");
	index_close(x);
	store_close(s);
	s = writer;
}

int
main(void)
{
	world_begin();
	s = world_store("library.db");
	x = index_open(s, &err);
	test_words();
	test_odd_queries();
	test_limits();
	test_editions();
	test_again();
	test_killed();
	test_noise();
	test_taken_away();
	test_interrupt();
	test_half_way();
	test_killed_half_way();
	test_changed_half_way();
	test_long_paragraph();
	test_read_only();
	store_close(s);
	return tap_done();
}

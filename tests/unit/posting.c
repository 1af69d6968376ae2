/* Where words stand in the library: what is found, in step with the editions,
 * through merges, kills and damage. */
#include "store/posting.h"

#include <dirent.h>

#include "store/shelf.h"
#include "world.h"

static uint32_t fold = 7;

static struct err err;
static struct store *s;
static struct postings *p;

/* A document of COUNT words, "w0 w1 ...", of six bytes each. */
static int64_t
shelve(const char *path, size_t count, unsigned first)
{
	struct buf text = { 0 };
	struct shelf_new new = { .path = slice_of(path) };
	enum shelf_outcome outcome;
	struct doc *doc;
	int64_t id = -1;

	for (size_t i = 0; i < count; i++)
		buf_printf(&text, "w%04u%s", (first + (unsigned)i) % 10000,
			i + 1 < count ? " " : "\n");
	doc = world_doc("", "", buf_view(&text));
	new.original = buf_view(&text);
	new.doc = doc;
	if (shelf_add(s, &new, &id, &outcome, &err) < 0)
		printf("# %s\n", err_text(&err));
	doc_free(doc);
	buf_release(&text);
	return id;
}

/* The number of a word, well mixed as a hash is; never 0. */
static uint32_t
hash_of(uint32_t number)
{
	return (number + 1) * UINT32_C(2654435761);
}

/* Adds the words of ID from *FROM on, COUNT at most; whether all are in. */
static bool
add(struct posting_intake *in, int64_t id, size_t count, unsigned first)
{
	struct doc *doc = shelf_load(s, id, NULL);
	size_t all = (doc_text(doc).size + 1) / 6, from, i;

	if (posting_document(in, id, &from, &err) != 0) {
		doc_free(doc);
		return true;
	}
	for (i = from / 6; i < all && count-- > 0; i++) {
		uint32_t word = hash_of((first + (unsigned)i) % 10000);

		posting_add(in, word, word, (uint32_t)(6 * i));
	}
	posting_reach(in, i < all ? 6 * i : doc_text(doc).size, i == all);
	doc_free(doc);
	return i == all;
}

static void
take(int64_t id, unsigned first)
{
	struct posting_intake *in;

	if (posting_begin(p, &in, &err) == 0 && in) {
		add(in, id, SIZE_MAX, first);
		posting_commit(in, &err);
	}
}

static size_t
behind(void)
{
	struct vec ids = VEC_OF(int64_t);
	size_t count;

	tap_ok(posting_behind(p, &ids, &err) == 0, "asked what is behind");
	count = ids.count;
	vec_release(&ids);
	return count;
}

/* Where word NUMBER stands, as "document:offset ..." */
static void
expect(unsigned number, const char *want)
{
	struct vec places = VEC_OF(struct posting_place);
	struct buf got = { 0 };

	posting_find(p, hash_of(number), 10, &places);
	for (size_t i = 0; i < places.count; i++) {
		const struct posting_place *place = vec_at(&places, i);

		buf_printf(&got, "%s%d:%u", i > 0 ? " " : "",
			(int)place->document, place->offset);
	}
	tap_equal(buf_view(&got), slice_of(want), "places");
	buf_release(&got);
	vec_release(&places);
}

static void
reopen(void)
{
	posting_close(p);
	p = posting_open(s, fold, &err);
	if (!p)
		printf("# %s\n", err_text(&err));
}

static void
test_finding(void)
{
	int64_t one = shelve("/1", 100, 0), two = shelve("/2", 50, 80);

	tap_ok(behind() == 2, "two are behind");
	take(one, 0);
	tap_ok(behind() == 1, "one is behind");
	take(two, 80);
	tap_ok(behind() == 0, "none is behind");
	expect(5, "1:30");
	expect(85, "1:510 2:30");
	expect(200, "");
	tap_ok(posting_count(p, hash_of(85)) == 2 &&
			posting_count(p, hash_of(5)) == 1 &&
			posting_count(p, hash_of(200)) == 0,
		"words are counted");
	tap_ok(posting_words(p) == 150, "all words");
	tap_ok(posting_since(p, one) > 0 &&
			posting_since(p, two) > posting_since(p, one) &&
			posting_state(p) == posting_since(p, two),
		"each came at its time");
	reopen();
	tap_ok(behind() == 0, "and stay");
	expect(85, "1:510 2:30");
}

static void
test_limit(void)
{
	struct vec places = VEC_OF(struct posting_place);

	tap_ok(posting_find(p, hash_of(85), 1, &places) == 2 &&
			places.count == 1,
		"all are counted, some told");
	vec_release(&places);
}

static void
test_editions(void)
{
	int64_t one = shelve("/1", 90, 10);

	tap_ok(one == 1 && behind() == 1, "a new edition is behind");
	expect(85, "2:30");
	take(one, 10);
	expect(85, "2:30 1:450");
	expect(5, "");
	tap_ok(shelf_remove(s, 2, &err) == 0 && behind() == 0, "one is gone");
	expect(85, "1:450");
	reopen();
	expect(85, "1:450");
}

/* A text in parts, with a stop in between. */
static void
test_parts(void)
{
	int64_t id = shelve("/3", 40, 2000);
	struct posting_intake *in;

	tap_ok(posting_begin(p, &in, &err) == 0 && !add(in, id, 15, 2000) &&
			posting_commit(in, &err) == 0,
		"a part is in");
	tap_ok(behind() == 1 && posting_since(p, id) == 0, "but not all");
	expect(2014, "3:84");
	reopen();
	posting_begin(p, &in, &err);
	add(in, id, 10, 2000);
	posting_drop(in);
	expect(2020, "");
	tap_ok(behind() == 1, "what was dropped is not in");
	take(id, 2000);
	tap_ok(behind() == 0 && posting_since(p, id) > 0, "now it is");
	expect(2014, "3:84");
	expect(2020, "3:120");
}

static size_t
files(void)
{
	char *folder = file_join(store_cache(s), "postings");
	DIR *dir = opendir(folder);
	size_t count = 0;

	for (struct dirent *e; dir && (e = readdir(dir));)
		count += slice_ends(slice_of(e->d_name), SLICE(".postings"));
	if (dir)
		closedir(dir);
	free(folder);
	return count;
}

static size_t
merge(void)
{
	size_t steps = 0;
	int rc;

	while ((rc = posting_merge_step(p, &err)) == 1)
		steps++;
	tap_ok(rc == 0, "merged");
	return steps;
}

static void
test_merging(void)
{
	char path[8] = "/m0";
	int64_t ids[6];

	for (int i = 0; i < 6; i++) {
		path[2] = (char)('0' + i);
		ids[i] = shelve(path, 30, 3000 + 10 * (unsigned)i);
		take(ids[i], 3000 + 10 * (unsigned)i);
	}
	tap_ok(files() > 4, "many files");
	tap_ok(merge() > 0 && files() == 1, "become one");
	tap_ok(behind() == 0, "with all that was in them");
	expect(2014, "3:84");
	expect(85, "1:450");
	expect(3025, "4:150 5:90 6:30");
	tap_ok(posting_count(p, hash_of(3025)) == 3, "and their counts");
	reopen();
	expect(3025, "4:150 5:90 6:30");
	for (int i = 0; i < 5; i++)
		shelf_remove(s, ids[i], &err);
	shelf_remove(s, 1, &err);
	tap_ok(behind() == 0, "most are gone");
	tap_ok(merge() > 0 && files() == 1, "and their postings");
	expect(3025, "");
	expect(3055, "9:30");
	expect(2014, "3:84");
}

/* A process that is killed leaves what it had published. */
static void
test_kill(void)
{
	int64_t id = shelve("/k", 30, 5000);
	int status;
	pid_t child;

	tap_ok(behind() == 1, "one is behind");
	child = fork();
	if (child == 0) {
		struct posting_intake *in;

		posting_begin(p, &in, NULL);
		add(in, id, 10, 5000);
		posting_commit(in, NULL);
		posting_begin(p, &in, NULL);
		add(in, id, 10, 5000);
		raise(9);
	}
	waitpid(child, &status, 0);
	tap_ok(WIFSIGNALED(status), "killed");
	reopen();
	tap_ok(behind() == 1, "the rest is behind");
	expect(5009, "10:54");
	expect(5010, "");
	take(id, 5000);
	tap_ok(behind() == 0, "and comes");
	expect(5010, "10:60");
}

static void
test_two(void)
{
	struct postings *other = posting_open(s, fold, &err), *mine = p;
	struct posting_intake *in, *second;
	int64_t id = shelve("/t", 20, 6000);

	behind();
	tap_ok(posting_begin(p, &in, &err) == 0 && in, "one writes");
	tap_ok(posting_begin(other, &second, &err) == 0 && !second,
		"the other one may not");
	tap_ok(posting_merge_step(other, &err) == 0, "nor merge");
	add(in, id, SIZE_MAX, 6000);
	posting_commit(in, &err);
	p = other;
	expect(6003, "");
	tap_ok(behind() == 0, "the other one knows");
	expect(6003, "11:18");
	p = mine;
	posting_close(other);
}

static char *
newest_file(void)
{
	char *folder = file_join(store_cache(s), "postings");
	char *path = NULL;

	for (int i = 1; i < 99; i++) {
		struct buf name = { 0 };
		char *candidate;

		buf_printf(&name, "%d.postings", i);
		candidate = file_join(folder, buf_string(&name));
		buf_release(&name);
		if (access(candidate, F_OK) == 0) {
			free(path);
			path = candidate;
		} else {
			free(candidate);
		}
	}
	free(folder);
	return path;
}

static void
test_damage(void)
{
	char *path = newest_file();
	char *folder = file_join(store_cache(s), "postings");
	char *manifest = file_join(folder, "manifest");
	size_t before;

	posting_close(p);
	tap_ok(truncate(path, 99) == 0, "a file is cut");
	p = posting_open(s, fold, &err);
	before = behind();
	tap_ok(before > 0, "what was in it is behind");
	take(11, 6000);
	tap_ok(behind() == before - 1, "and comes back");
	posting_close(p);
	fold = 8;
	p = posting_open(s, fold, &err);
	tap_ok(behind() > before, "of other words all is behind");
	take(11, 6000);
	expect(6003, "11:18");
	posting_close(p);
	file_write(manifest, SLICE("postings-1 8 x\n"), NULL);
	p = posting_open(s, fold, &err);
	tap_ok(behind() > before, "a manifest that is none");
	take(11, 6000);
	expect(6003, "11:18");
	free(path);
	free(folder);
	free(manifest);
}

/* The machine went down: what was not on the disk is not trusted. */
static void
test_boot(void)
{
	char *folder = file_join(store_cache(s), "postings");
	char *manifest = file_join(folder, "manifest");
	struct buf text = { 0 };
	size_t before = behind();

	file_read(manifest, 1 << 16, &text, NULL);
	tap_ok(slice_find(buf_view(&text), SLICE(" -\n"), 0) == SLICE_NONE,
		"what is fresh is not called settled");
	reopen();
	buf_clear(&text);
	file_read(manifest, 1 << 16, &text, NULL);
	tap_ok(slice_find(buf_view(&text), SLICE(" -\n"), 0) != SLICE_NONE,
		"closing settles it");
	tap_ok(behind() == before, "and all is there");
	posting_close(p);
	for (size_t i = 0; i + 1 < text.size; i++)
		if (text.data[i] == ' ' && text.data[i + 1] == '-')
			text.data[i + 1] = '?';
	file_write(manifest, buf_view(&text), NULL);
	p = posting_open(s, fold, &err);
	tap_ok(behind() > before, "of another start it is not trusted");
	buf_release(&text);
	free(folder);
	free(manifest);
}

int
main(void)
{
	world_begin();
	s = store_open(&(struct store_options){ 0 }, &err);
	p = posting_open(s, fold, &err);
	test_finding();
	test_limit();
	test_editions();
	test_parts();
	test_merging();
	test_kill();
	test_two();
	test_damage();
	test_boot();
	posting_close(p);
	store_close(s);
	err_release(&err);
	return tap_done();
}

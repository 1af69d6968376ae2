/* What was found between documents: kept, both ways, as long as both ends have
 * the texts it was found in. */
#include "store/proposal.h"

#include "store/shelf.h"
#include "world.h"

static struct err err;
static struct store *s;
static struct proposals *p;

static int64_t
shelve(const char *path, const char *words)
{
	struct slice text = slice_of(words);
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

static struct proposal
between(int64_t citing, size_t at, int64_t source, size_t place)
{
	return (struct proposal){ .citing = citing,
		.source = source,
		.cited = { at, at + 10 },
		.range = { place, place + 12 },
		.kind = 1,
		.grade = 2,
		.by = 3,
		.unsure = at == 7,
		.score = 0.75 };
}

static void
put(int64_t citing, int64_t state, const struct proposal *found, size_t count)
{
	tap_ok(proposal_put(p, citing, state, found, count, &err) == 0,
		"put down for %d", (int)citing);
}

/* "citing:at>source:place ..." */
static void
expect(int64_t document, bool to, const char *want)
{
	struct vec all = VEC_OF(struct proposal);
	struct buf got = { 0 };
	int rc = to ? proposal_to(p, document, &all, &err)
		    : proposal_of(p, document, &all, &err);

	for (size_t i = 0; i < all.count; i++) {
		const struct proposal *x = vec_at(&all, i);

		buf_printf(&got, "%s%d:%zu>%d:%zu", i > 0 ? " " : "",
			(int)x->citing, x->cited.start, (int)x->source,
			x->range.start);
	}
	tap_ok(rc == 0, "asked");
	tap_equal(buf_view(&got), slice_of(want), to ? "who quotes" : "quotes");
	buf_release(&got);
	vec_release(&all);
}

/* "document:state ..." */
static void
expect_looks(const char *want)
{
	struct vec looks = VEC_OF(struct proposal_look);
	struct buf got = { 0 };
	int rc = proposal_looks(p, &looks, &err);

	for (size_t i = 0; i < looks.count; i++) {
		const struct proposal_look *look = vec_at(&looks, i);

		buf_printf(&got, "%s%d:%d", i > 0 ? " " : "", (int)look->citing,
			(int)look->state);
	}
	tap_ok(rc == 0, "asked for looks");
	tap_equal(buf_view(&got), slice_of(want), "looks");
	buf_release(&got);
	vec_release(&looks);
}

static void
test_both_ways(void)
{
	struct proposal found[] = { between(1, 7, 2, 30), between(1, 3, 2, 50),
		between(1, 3, 3, 10) };
	struct vec all = VEC_OF(struct proposal);

	shelve("/1", "One says much.\n");
	shelve("/2", "Two says more.\n");
	shelve("/3", "Three is silent.\n");
	expect_looks("1:0 2:0 3:0");
	put(1, 5, found, 3);
	put(2, 5, NULL, 0);
	expect_looks("1:5 2:5 3:0");
	expect(1, false, "1:3>2:50 1:3>3:10 1:7>2:30");
	expect(2, true, "1:7>2:30 1:3>2:50");
	expect(2, false, "");
	proposal_of(p, 1, &all, &err);
	if (all.count == 3) {
		const struct proposal *x = vec_at(&all, 2);

		tap_ok(x->cited.end == 17 && x->range.end == 42 &&
				x->kind == 1 && x->grade == 2 && x->by == 3 &&
				x->unsure && x->score == 0.75,
			"with all that is known of it");
	}
	vec_release(&all);
	put(1, 6, found, 1);
	expect(1, false, "1:7>2:30");
	expect_looks("1:6 2:5 3:0");
}

static void
test_forgetting(void)
{
	tap_ok(proposal_forget(p, 1, &err) == 0, "forgotten");
	expect_looks("1:0 2:5 3:0");
	expect(1, false, "1:7>2:30");
}

static void
test_editions(void)
{
	struct proposal found = between(3, 4, 1, 8);

	put(3, 7, &found, 1);
	put(1, 7, NULL, 0);
	expect(1, true, "3:4>1:8");
	shelve("/1", "One says something else.\n");
	expect(1, true, "");
	expect(3, false, "");
	expect_looks("1:0 2:5 3:0");
	put(3, 8, &found, 1);
	expect(1, true, "3:4>1:8");
	tap_ok(shelf_remove(s, 3, &err) == 0, "the citing one is gone");
	expect(1, true, "");
	expect_looks("1:0 2:5");
	put(3, 9, &found, 1);
	expect_looks("1:0 2:5");
}

static void
test_damage(void)
{
	char *path = file_join(store_cache(s), "proposals.db");

	proposal_close(p);
	file_write(path, SLICE("no database at all, by any means"), NULL);
	p = proposal_open(s, 1, &err);
	tap_ok(p, "opened over rubbish");
	expect_looks("1:0 2:0");
	put(2, 9, NULL, 0);
	expect_looks("1:0 2:9");
	proposal_close(p);
	p = proposal_open(s, 1, &err);
	expect_looks("1:0 2:9");
	proposal_close(p);
	p = proposal_open(s, 2, &err);
	expect_looks("1:0 2:0");
	put(2, 10, NULL, 0);
	expect_looks("1:0 2:10");
	free(path);
}

int
main(void)
{
	world_begin();
	s = store_open(&(struct store_options){ 0 }, &err);
	p = proposal_open(s, 1, &err);
	test_both_ways();
	test_forgetting();
	test_editions();
	test_damage();
	proposal_close(p);
	store_close(s);
	err_release(&err);
	return tap_done();
}

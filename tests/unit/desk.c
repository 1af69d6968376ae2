/* State files, and drafts whose writers are gone. */
#include "store/desk.h"

#include "world.h"

static struct err err;
static struct store *s;

static void
test_state(void)
{
	struct buf out = { 0 };

	tap_ok(desk_read(s, "desk", &out, &err) == 0 && out.size == 0,
		"an absent file is empty");
	tap_ok(desk_write(s, "desk", SLICE("pane 1\n"), false, &err) == 0,
		"written");
	tap_ok(desk_write(s, "desk", SLICE("pane 2\n"), true, &err) == 0,
		"replaced");
	tap_ok(desk_read(s, "desk", &out, &err) == 0, "read");
	tap_equal(buf_view(&out), SLICE("pane 2\n"), "the newest");
	tap_ok(world_mode("library.db-state/desk") == 0600, "private");
	buf_release(&out);
}

static void
release_names(struct vec *names)
{
	size_t i;

	for (i = 0; i < names->count; i++)
		free(*(char **)vec_at(names, i));
	vec_release(names);
}

static size_t
count(void)
{
	struct vec names = VEC_OF(char *);
	size_t n;

	tap_ok(desk_draft_list(s, &names, &err) == 0, "drafts listed");
	n = names.count;
	release_names(&names);
	return n;
}

/* Dies while typing. */
static bool
type(void)
{
	char *name, *empty;
	bool done = desk_draft_new(s, &name, NULL) == 0 &&
		desk_draft_new(s, &empty, NULL) == 0 &&
		strcmp(name, empty) != 0 &&
		desk_draft_write(s, name, SLICE("unfinished"), NULL) == 0;

	return done;
}

static void
test_own_draft(void)
{
	struct buf out = { 0 };
	char *name = NULL, *path;

	tap_ok(desk_draft_new(s, &name, &err) == 0, "a new draft");
	tap_ok(desk_draft_write(s, name, SLICE("typing"), &err) == 0, "typed");
	tap_ok(count() == 0, "whoever is typing is not asked about it");
	tap_ok(desk_draft_read(s, name, &out, &err) == 0, "read");
	tap_equal(buf_view(&out), SLICE("typing"), "as it was typed");
	path = desk_draft_path(s, name);
	tap_ok(access(path, F_OK) == 0, "an editor can have it");
	desk_draft_drop(s, name);
	tap_ok(access(path, F_OK) < 0, "dropped");
	free(path);
	free(name);
	buf_release(&out);
}

static void
test_left_draft(void)
{
	struct vec names = VEC_OF(char *);
	struct buf out = { 0 };

	tap_ok(world_apart(type), "somebody typed and died");
	world_write("library.db-state/drafts/README", SLICE("not a draft"));
	world_write(
		"library.db-state/drafts/draft-1-2-3.txt.bak", SLICE("nor"));
	tap_ok(desk_draft_list(s, &names, &err) == 0 && names.count == 1,
		"the one with words is offered");
	if (names.count == 1) {
		const char *name = *(char **)vec_at(&names, 0);

		tap_ok(desk_draft_read(s, name, &out, &err) == 0, "read");
		tap_equal(buf_view(&out), SLICE("unfinished"), "it is whole");
		desk_draft_drop(s, name);
	}
	tap_ok(count() == 0, "none is left");
	world_write("library.db-state/drafts/draft-1-2-3.txt", SLICE("reused"));
	tap_ok(count() == 1, "a number used again is another process");
	release_names(&names);
	buf_release(&out);
}

static void
test_read_only(void)
{
	struct store_options options = { world_path("library.db"), true };
	struct store *reader = store_open(&options, &err);
	char *name;

	tap_ok(desk_write(reader, "desk", SLICE("x"), true, &err) == 0,
		"reading only: not written, no failure");
	tap_equal(world_read("library.db-state/desk"), SLICE("pane 2\n"),
		"the file stays");
	tap_ok(desk_draft_new(reader, &name, &err) < 0, "no drafts");
	world_sentence(&err, "library.db: is open for reading only");
	store_close(reader);
}

int
main(void)
{
	world_begin();
	s = world_store("library.db");
	test_state();
	test_own_draft();
	test_left_draft();
	test_read_only();
	store_close(s);
	return tap_done();
}

#include "cli/verbs.h"

#include "study/shelve.h"

static int
take_off(struct request *r, struct study *s, const struct shelf_entry *e,
	struct err *err)
{
	bool dry = r->options.dry_run;

	if (!dry && shelve_remove(s, e->id, err) != 0)
		return -1;
	output_say("%.*s: %s", (int)e->title.size, e->title.data,
		dry ? "would be taken off the shelf" : "is off the shelf");
	if (e->notes > 0)
		output_say("  %zu %s %s to the trash", e->notes,
			e->notes == 1 ? "note" : "notes",
			dry ? "would go" : "went");
	return 0;
}

static void
put_json(struct json *j, const struct shelf_entry *e)
{
	struct buf id = { 0 };

	buf_printf(&id, "%lld", (long long)e->id);
	json_object(j, NULL);
	json_text(j, "doc", buf_view(&id));
	json_text(j, "title", e->title);
	json_number(j, "notes", (int64_t)e->notes);
	json_object_end(j);
	buf_release(&id);
}

static int
remove_one(struct request *r, const char *word, struct json *j, struct err *err)
{
	struct study *s = request_study(r, err);
	struct arena arena = { 0 };
	struct shelf_entry entry = { 0 };
	int64_t id = shelve_find(s, slice_of(word), err);
	int result = -1;

	if (id > 0 && shelve_entry(s, id, &arena, &entry, err) == 0)
		result = take_off(r, s, &entry, err);
	if (result == 0 && r->options.json)
		put_json(j, &entry);
	arena_release(&arena);
	return result;
}

/* One that cannot be found leaves the others as they are asked for. */
static int
remove_all(struct request *r, struct json *j)
{
	int worst = 0;

	for (size_t i = 0; i < r->count; i++) {
		struct err err = { 0 };

		if (remove_one(r, r->words[i], j, &err) != 0) {
			output_fail(&err);
			worst = worst > (int)err.kind ? worst : (int)err.kind;
		}
		err_release(&err);
	}
	return worst;
}

int
remove_run(struct request *r, struct err *err)
{
	struct json j = request_json(r);
	int worst;

	if (request_writable(r, err) != 0)
		return -1;
	if (!r->options.json)
		return remove_all(r, &j);
	json_array(&j, NULL);
	worst = remove_all(r, &j);
	json_array_end(&j);
	request_json_end(r);
	return worst;
}

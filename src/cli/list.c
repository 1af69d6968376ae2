#include "cli/verbs.h"

#include "base/clock.h"
#include "base/glyph.h"
#include "study/shelve.h"

static void
put_json(struct json *j, const struct shelf_entry *e)
{
	struct buf text = { 0 };

	json_object(j, NULL);
	buf_printf(&text, "%lld", (long long)e->id);
	json_text(j, "doc", buf_view(&text));
	json_text(j, "title", e->title);
	json_text(j, "author", e->author);
	json_text(j, "date", e->date);
	json_text(j, "path", e->path);
	json_text(j, "key", e->key);
	json_text(j, "sha256", e->hash);
	json_text(j, "format", e->format);
	json_number(j, "bytes", (int64_t)e->bytes);
	buf_clear(&text);
	clock_iso(e->added, &text);
	json_text(j, "added", buf_view(&text));
	json_number(j, "notes", (int64_t)e->notes);
	json_text(j, "notice", e->notice);
	json_object_end(j);
	buf_release(&text);
}

static void
print_entry(struct buf *out, const struct shelf_entry *e)
{
	buf_printf(out, "%4lld  ", (long long)e->id);
	glyph_clean(e->title, false, out);
	if (e->author.size > 0) {
		buf_text(out, " / ");
		glyph_clean(e->author, false, out);
	}
	if (e->date.size > 0) {
		buf_text(out, ", ");
		glyph_clean(e->date, false, out);
	}
	if (e->notes > 0)
		buf_printf(out, "  [%zu %s]", e->notes,
			e->notes == 1 ? "note" : "notes");
	buf_char(out, '\n');
}

static void
print_json(struct request *r, const struct vec *entries)
{
	struct json j = request_json(r);

	json_array(&j, NULL);
	for (size_t i = 0; i < entries->count && output_pass(&r->out); i++)
		put_json(&j, vec_at(entries, i));
	json_array_end(&j);
	request_json_end(r);
}

int
list_run(struct request *r, struct err *err)
{
	struct study *s = request_study(r, err);
	struct vec entries = VEC_OF(struct shelf_entry);
	struct arena arena = { 0 };
	int result = s ? shelve_list(s, &arena, &entries, err) : -1;

	if (result == 0 && r->options.json)
		print_json(r, &entries);
	else
		for (size_t i = 0; i < entries.count && output_pass(&r->out);
			i++)
			print_entry(&r->out.data, vec_at(&entries, i));
	vec_release(&entries);
	arena_release(&arena);
	return result;
}

#include "cli/verbs.h"

#include <stdlib.h>

#include "base/glyph.h"
#include "study/find.h"

enum { FIND_LIMIT = 100 /* places, unless the reader says another number */ };

static void
put_json(struct json *j, const struct find_hit *hit)
{
	struct buf id = { 0 };

	buf_printf(&id, "%lld", (long long)hit->document);
	json_object(j, NULL);
	json_text(j, "doc", buf_view(&id));
	json_text(j, "title", hit->title);
	json_text(j, "place", hit->place);
	json_text(j, "context", hit->context);
	json_pair(j, "match", hit->hit_start, hit->hit_end);
	json_object_end(j);
	buf_release(&id);
}

static void
print_json(struct request *r, const struct vec *hits)
{
	struct json j = request_json(r);

	json_array(&j, NULL);
	for (size_t i = 0; i < hits->count && output_pass(&r->out); i++)
		put_json(&j, vec_at(hits, i));
	json_array_end(&j);
	request_json_end(r);
}

static void
print_hit(struct buf *out, const struct find_hit *hit)
{
	buf_printf(out, "%lld#", (long long)hit->document);
	glyph_clean(hit->place, false, out);
	buf_text(out, "  ");
	glyph_clean(hit->title, false, out);
	buf_text(out, "\n    ");
	glyph_clean(slice_trim(hit->context), false, out);
	buf_char(out, '\n');
}

/* What was added since the last time is not in the index yet. */
static int
catch_up(struct study *s, struct err *err)
{
	int more;

	do {
		more = find_index_step(s, err);
		output_progress("%s", more > 0 ? "reading what is new..." : "");
	} while (more > 0);
	return more;
}

static int
find(struct request *r, struct study *s, const struct find_query *query,
	struct err *err)
{
	struct vec hits = VEC_OF(struct find_hit);
	struct arena arena = { 0 };
	int result = find_library(s, query, &arena, &hits, err);

	if (result == 0 && r->options.json)
		print_json(r, &hits);
	else
		for (size_t i = 0; i < hits.count && output_pass(&r->out); i++)
			print_hit(&r->out.data, vec_at(&hits, i));
	if (result == 0 && hits.count == query->limit)
		output_say("these are the first %zu; --limit asks for more",
			hits.count);
	if (result == 0 && hits.count == 0) {
		output_say("%.*s: not found", (int)query->words.size,
			query->words.data);
		result = 1;
	}
	vec_release(&hits);
	arena_release(&arena);
	return result;
}

int
find_run(struct request *r, struct err *err)
{
	struct study *s = request_study(r, err);
	char *words = request_text(r, 0);
	struct find_query query = {
		.words = slice_of(words),
		.limit = r->options.limit ? r->options.limit : FIND_LIMIT,
		.ranked = true,
	};
	int result = -1;

	if (s && catch_up(s, err) == 0)
		result = find(r, s, &query, err);
	free(words);
	return result;
}

#include "study/find.h"

#include "base/utf8.h"
#include "store/shelf.h"
#include "study/inside.h"
#include "study/shelve.h"
#include "text/search.h"

enum {
	AROUND = 80,		/* bytes of text shown around a hit */
	INDEX_BYTES = 32 << 10, /* in a step: some 5 ms */
};

static struct index *
open_index(struct study *s, struct err *err)
{
	if (!s->index)
		s->index = index_open(s->store, err);
	return s->index;
}

void
find_set_interrupt(struct study *s, bool (*asked)(void *), void *data)
{
	if (s->index)
		index_set_interrupt(s->index, asked, data);
}

/* Takes in:DOC out of the words. */
static int
take_scope(struct study *s, struct slice words, struct buf *rest,
	int64_t *document, struct err *err)
{
	struct slice word;

	*document = 0;
	while (slice_word(&words, &word)) {
		if (slice_starts(word, SLICE("in:"))) {
			*document = shelve_find(
				s, slice_sub(word, 3, word.size), err);
			if (*document <= 0)
				return -1;
			continue;
		}
		if (rest->size)
			buf_char(rest, ' ');
		buf_slice(rest, word);
	}
	return 0;
}

/* The first of the words that stands in the paragraph. */
static struct range
find_word(const struct doc *doc, struct range line, struct slice words)
{
	struct slice text = doc_text(doc), word;
	struct range hit = RANGE_NONE;

	while (range_is_none(hit) && slice_word(&words, &word)) {
		struct search_pattern pattern;
		struct buf plain = { 0 };

		for (size_t i = 0; i < word.size; i++)
			if (word.data[i] != '"')
				buf_char(&plain, word.data[i]);
		search_pattern_init(&pattern, buf_view(&plain));
		hit = search_in(&pattern, text, line);
		search_pattern_release(&pattern);
		buf_release(&plain);
	}
	return hit;
}

static void
cut_context(const struct doc *doc, struct range line, struct range hit,
	struct arena *arena, struct find_hit *out)
{
	struct slice text = doc_text(doc);
	size_t middle = range_is_none(hit) ? line.start : hit.start;
	size_t start = middle > line.start + AROUND
		? utf8_start(text, middle - AROUND)
		: line.start;
	size_t end = middle + AROUND < line.end
		? utf8_start(text, middle + AROUND)
		: line.end;

	while (start > line.start && start < middle && text.data[start] != ' ')
		start++;
	start += start < middle && text.data[start] == ' ';
	out->context = arena_copy(arena, slice_sub(text, start, end));
	if (!range_is_none(hit)) {
		out->hit_start = hit.start - start;
		out->hit_end = hit.end < end ? hit.end - start : end - start;
	}
}

static void
describe(const struct doc *doc, const struct index_hit *found,
	struct slice words, struct arena *arena, struct find_hit *out)
{
	struct range line = { found->start, doc_line(doc, found->start).end };
	struct range hit = find_word(doc, line, words);
	struct buf place = { 0 };

	out->offset = range_is_none(hit) ? found->start : hit.start;
	doc_place_print(doc, doc_place_of(doc, out->offset), &place);
	out->place = arena_copy(arena, buf_view(&place));
	buf_release(&place);
	cut_context(doc, line, hit, arena, out);
}

/* Hits come grouped by document or not; one document is kept open. */
static void
describe_all(struct study *s, const struct vec *found, struct slice words,
	struct arena *arena, struct vec *out)
{
	struct doc *doc = NULL;
	struct shelf_entry entry = { 0 };

	for (size_t i = 0; i < found->count; i++) {
		const struct index_hit *hit = vec_at(found, i);
		struct find_hit *new;

		if (!doc || entry.id != hit->document) {
			doc_free(doc);
			doc = shelve_load(s, hit->document, NULL);
			if (!doc ||
				shelf_entry(s->store, hit->document, arena,
					&entry, NULL) != 0)
				continue;
		}
		if (hit->start >= doc_text(doc).size)
			continue;
		new = vec_push(out);
		new->document = hit->document;
		new->title = entry.title;
		describe(doc, hit, words, arena, new);
	}
	doc_free(doc);
}

int
find_library(struct study *s, const struct find_query *query,
	struct arena *arena, struct vec *out, struct err *err)
{
	struct index *index = open_index(s, err);
	struct vec found = VEC_OF(struct index_hit);
	struct buf words = { 0 };
	struct index_query wanted = {
		.limit = query->limit,
		.prefix = query->prefix,
		.ranked = query->ranked,
	};
	int result = index
		? take_scope(s, query->words, &words, &wanted.document, err)
		: -1;

	if (result == 0) {
		wanted.words = buf_view(&words);
		result = index_find(index, &wanted, &found, err);
	}
	if (result == 0)
		describe_all(s, &found, buf_view(&words), arena, out);
	vec_release(&found);
	buf_release(&words);
	return result;
}

/* The list is made once and worked off, so that a document which cannot be
 * indexed is tried once. */
int
find_index_step(struct study *s, struct err *err)
{
	struct index *index = open_index(s, err);
	struct vec *behind = &s->behind;
	struct doc *doc;
	int64_t id;
	int rc = 0;

	if (!index || study_is_read_only(s))
		return index ? 0 : -1;
	if (behind->count == 0)
		rc = index_behind(index, behind, err);
	if (rc == 0 && behind->count > 0) {
		id = *(int64_t *)vec_at(behind, 0);
		doc = shelve_load(s, id, NULL);
		rc = index_step(index, id, doc, INDEX_BYTES, err);
		doc_free(doc);
		if (rc == 0)
			vec_remove(behind, 0);
	}
	if (rc < 0)
		vec_clear(behind);
	return rc < 0 ? -1 : behind->count > 0;
}

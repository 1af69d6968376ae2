#include "study/study.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "store/desk.h"
#include "store/glance.h"
#include "study/inside.h"
#include "study/library.h"
#include "study/shelve.h"

struct study *
study_open(const struct study_options *options, struct err *err)
{
	struct store_options wanted = {
		.database = options->database,
		.read_only = options->read_only,
	};
	struct store *store = store_open(&wanted, err);
	struct study *s;

	if (!store)
		return NULL;
	s = mem_new(sizeof(*s));
	s->store = store;
	s->behind = VEC_OF(int64_t);
	s->glossary_docs = VEC_OF(struct doc *);
	s->readings = VEC_OF(struct reading *);
	s->places = VEC_OF(struct study_place);
	s->changes = VEC_OF(struct study_change);
	shelve_first_texts(s);
	return s;
}

static void
release_changes(struct vec *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		struct study_change *c = vec_at(changes, i);

		free(c->body);
		free(c->tags);
	}
	vec_release(changes);
}

void
study_close(struct study *s)
{
	if (!s)
		return;
	study_save_places(s, true, NULL);
	if (s->linking.data)
		s->linking.release(s->linking.data);
	if (s->works.data)
		s->works.release(s->works.data);
	library_free(s->library);
	study_forget_glossary(s);
	vec_release(&s->glossary_docs);
	assert(s->readings.count == 0);
	vec_release(&s->readings);
	vec_release(&s->places);
	release_changes(&s->changes);
	vec_release(&s->behind);
	index_close(s->index);
	store_close(s->store);
	free(s);
}

bool
study_is_read_only(const struct study *s)
{
	return store_is_read_only(s->store);
}

bool
study_has_changed(struct study *s)
{
	bool changed = store_has_changed(s->store);

	s->shelf_version += changed;
	return changed;
}

const char *
study_path_of(const struct study *s, enum study_path which)
{
	switch (which) {
	case STUDY_DATABASE:
		return store_database(s->store);
	case STUDY_EDITIONS:
		return store_editions(s->store);
	case STUDY_STATE:
		return store_state(s->store);
	case STUDY_CACHE:
		return store_cache(s->store);
	}
	return NULL;
}

static void
add_glossary(struct study *s, int64_t id)
{
	struct doc *doc = shelve_load(s, id, NULL);

	if (!doc)
		return;
	*(struct doc **)vec_push(&s->glossary_docs) = doc;
	term_glossary_add(s->glossary, doc, id);
}

const struct glossary *
study_glossary(struct study *s)
{
	struct vec ids = VEC_OF(int64_t);

	if (s->glossary)
		return s->glossary;
	s->glossary = term_glossary_new();
	glance_keyed(s->store, SLICE("glossary"), &ids, NULL);
	for (size_t i = 0; i < ids.count; i++)
		add_glossary(s, *(int64_t *)vec_at(&ids, i));
	vec_release(&ids);
	return s->glossary;
}

static void
read_places(struct study *s)
{
	struct buf content = { 0 };
	struct slice rest, line, word;
	size_t document, offset;

	s->places_read = true;
	desk_read(s->store, "places", &content, NULL);
	rest = buf_view(&content);
	while (slice_cut(&rest, '\n', &line)) {
		if (slice_word(&line, &word) && slice_number(word, &document) &&
			slice_word(&line, &word) &&
			slice_number(word, &offset)) {
			struct study_place *p = vec_push(&s->places);

			p->document = (int64_t)document;
			p->offset = offset;
		}
	}
	buf_release(&content);
}

static struct study_place *
find_place(struct study *s, int64_t document)
{
	if (!s->places_read)
		read_places(s);
	for (size_t i = 0; i < s->places.count; i++) {
		struct study_place *p = vec_at(&s->places, i);

		if (p->document == document)
			return p;
	}
	return NULL;
}

size_t
study_place(struct study *s, int64_t document)
{
	const struct study_place *p = find_place(s, document);

	return p ? p->offset : 0;
}

void
study_set_place(struct study *s, int64_t document, size_t offset)
{
	struct study_place *p = find_place(s, document);

	if (document == 0 || (p && p->offset == offset))
		return;
	if (!p)
		p = vec_push(&s->places);
	p->document = document;
	p->offset = offset;
	s->places_changed = true;
}

int
study_save_places(struct study *s, bool sync, struct err *err)
{
	struct buf content = { 0 };
	int result;

	if (!s->places_changed)
		return 0;
	for (size_t i = 0; i < s->places.count; i++) {
		const struct study_place *p = vec_at(&s->places, i);

		buf_printf(&content, "%lld %zu\n", (long long)p->document,
			p->offset);
	}
	result = desk_write(s->store, "places", buf_view(&content), sync, err);
	s->places_changed = result != 0;
	buf_release(&content);
	return result;
}

/*
 * A catalogue finds works by key, by the words of their titles and by the
 * names of those who made them.
 */
#include "apparatus/work.h"

#include <stdlib.h>

#include "apparatus/names.h"
#include "apparatus/workinside.h"
#include "base/mem.h"

struct catalogue *
work_catalogue_new(void)
{
	struct catalogue *c = mem_new(sizeof *c);

	c->records = VEC_OF(struct work_record);
	return c;
}

static void
free_postings(struct map *m)
{
	size_t at = 0;
	struct slice key;
	void *value;

	while (map_next(m, &at, &key, &value)) {
		vec_release(value);
		free(value);
	}
	map_release(m);
}

void
work_catalogue_free(struct catalogue *c)
{
	if (!c)
		return;
	free_postings(&c->words);
	free_postings(&c->families);
	map_release(&c->keys);
	vec_release(&c->records);
	arena_release(&c->arena);
	free(c);
}

size_t
work_count(const struct catalogue *c)
{
	return c->records.count;
}

const struct work_record *
work_record_at(const struct catalogue *c, size_t index)
{
	return vec_at(&c->records, index);
}

const struct work *
work_at(const struct catalogue *c, size_t index)
{
	return &work_record_at(c, index)->work;
}

void
work_set_document(struct catalogue *c, size_t index, int64_t document)
{
	struct work_record *r = vec_at(&c->records, index);

	r->work.document = document;
}

size_t
work_keyed(const struct catalogue *c, struct slice key)
{
	uintptr_t found = (uintptr_t)map_find(&c->keys, key);

	return found ? (size_t)found - 1 : WORK_NONE;
}

/* Taking in. */

static void
post(struct map *m, struct slice key, size_t index)
{
	struct vec *list = map_find(m, key);
	const uint32_t *last;

	if (!list) {
		list = mem_new(sizeof *list);
		*list = VEC_OF(uint32_t);
		map_put(m, key, list);
	}
	last = vec_last(list);
	if (!last || *last != index)
		*(uint32_t *)vec_push(list) = (uint32_t)index;
}

static void
post_names(struct catalogue *c, struct slice names, size_t index)
{
	struct buf key = { 0 };
	struct name n;

	while (names_next(&names, &n)) {
		buf_clear(&key);
		names_key(n.family, &key);
		if (key.size > 0)
			post(&c->families, buf_view(&key), index);
	}
	buf_release(&key);
}

static void
add_title(struct catalogue *c, struct vec *names, struct slice s, size_t index)
{
	struct title t = title_read(s, &c->arena);

	if (t.count == 0)
		return;
	for (size_t i = 0; i < t.count; i++)
		post(&c->words, t.words[i].key, index);
	*(struct title *)vec_push(names) = t;
}

static void
add_titles(struct catalogue *c, struct work_record *r, size_t index)
{
	struct vec names = VEC_OF(struct title);
	struct slice rest = r->work.fields[WORK_ALSO], other;

	add_title(c, &names, r->work.fields[WORK_TITLE], index);
	add_title(c, &names, r->work.fields[WORK_SHORT], index);
	while (slice_cut(&rest, '|', &other))
		add_title(c, &names, other, index);
	r->count = names.count;
	r->names =
		arena_new(&c->arena, (names.count + 1) * sizeof(struct title));
	for (size_t i = 0; i < names.count; i++)
		r->names[i] = *(struct title *)vec_at(&names, i);
	vec_release(&names);
}

size_t
work_add(struct catalogue *c, const struct work *w)
{
	size_t index = work_keyed(c, w->fields[WORK_KEY]);
	struct work_record *r;

	if (index == WORK_NONE) {
		index = c->records.count;
		vec_push(&c->records);
		map_put(&c->keys, w->fields[WORK_KEY],
			(void *)(uintptr_t)(index + 1));
	}
	r = vec_at(&c->records, index);
	r->work = *w;
	for (size_t i = 0; i < WORK_FIELD_COUNT; i++)
		r->work.fields[i] = arena_copy(&c->arena, w->fields[i]);
	add_titles(c, r, index);
	post_names(c, w->fields[WORK_AUTHOR], index);
	post_names(c, w->fields[WORK_EDITOR], index);
	post_names(c, w->fields[WORK_TRANSLATOR], index);
	return index;
}

/* Whether the title of the one is among those of the other. */
static bool
share_title(const struct work_record *a, const struct work_record *b)
{
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++)
			if ((i == 0 || k == 0) &&
				title_same(&a->names[i], &b->names[k]))
				return true;
	return false;
}

/* Whether A and B, both with an author or both without, have the same title and
 * a name in common. */
static bool
is_same(const struct work_record *a, const struct work_record *b)
{
	const double same = 0.8;
	struct slice x = a->work.fields[WORK_AUTHOR];
	struct slice y = b->work.fields[WORK_AUTHOR];

	if ((x.size == 0) != (y.size == 0) || !share_title(a, b))
		return false;
	return x.size == 0 || names_alike(x, y) >= same;
}

/* The one before FIRST that is the same as R; WORK_NONE. */
static size_t
find_same(const struct catalogue *c, const struct work_record *r, size_t first)
{
	const struct vec *list =
		r->count ? map_find(&c->words, r->names[0].words[0].key) : NULL;

	for (size_t i = 0; list && i < list->count; i++) {
		size_t index = *(uint32_t *)vec_at(list, i);

		if (index < first && is_same(work_record_at(c, index), r))
			return index;
	}
	return WORK_NONE;
}

/* The work at INDEX takes the place of the one at FORMER. */
static void
join(struct catalogue *c, size_t index, size_t former)
{
	struct work_record *r = vec_at(&c->records, index);
	struct work_record *f = vec_at(&c->records, former);
	struct slice also = r->work.fields[WORK_ALSO];

	if (also.size > 0 && f->work.fields[WORK_ALSO].size > 0)
		r->work.fields[WORK_ALSO] =
			arena_printf(&c->arena, "%.*s|%.*s", (int)also.size,
				also.data, (int)f->work.fields[WORK_ALSO].size,
				f->work.fields[WORK_ALSO].data);
	map_put(&c->keys, f->work.fields[WORK_KEY],
		(void *)(uintptr_t)(index + 1));
	for (size_t i = 0; i < WORK_FIELD_COUNT; i++) {
		if (r->work.fields[i].size == 0)
			r->work.fields[i] = f->work.fields[i];
		f->work.fields[i] = SLICE("");
	}
	f->count = 0;
	add_titles(c, r, index);
}

void
work_join(struct catalogue *c, size_t first)
{
	for (size_t i = first; i < work_count(c); i++) {
		size_t former = find_same(c, work_record_at(c, i), first);

		if (former != WORK_NONE)
			join(c, i, former);
	}
}

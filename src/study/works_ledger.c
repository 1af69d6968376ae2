/*
 * A work that no list has is known by its citations alone. Those that are equal
 * letter for letter go together; then, the fullest first, each is matched like
 * any other, and what matches nothing is a work of its own that the following
 * may match. So "Smith, Bread" finds "J. Smith, Bread and Salt (1901)".
 */
#include <stdlib.h>

#include "study/worksinside.h"

/* Citations that say the same. */
struct naming {
	const struct cited_item *item; /* the first of them */
	struct slice key;
	size_t weight; /* how much it says */
	size_t order;
};

struct ledger {
	struct study *study;
	struct works *works;
	struct arena *arena;
	struct vec cited; /* of struct cited *, borrowed */
	struct vec hits;  /* of struct hit */
};

struct hit {
	size_t work;
	struct works_place place;
};

static struct slice
key_of(const struct cited_item *item, struct arena *arena)
{
	const struct work_hint *h = &item->hint;

	if (item->key.size > 0)
		return item->key;
	return arena_printf(arena, "%.*s|%.*s|%.*s|%.*s", (int)h->author.size,
		h->author.data, (int)h->title.size, h->title.data,
		(int)h->container.size, h->container.data, (int)h->year.size,
		h->year.data);
}

static size_t
weight_of(const struct work_hint *h)
{
	enum { AUTHOR = 100 };

	return (h->author.size > 0 ? AUTHOR : 0) + h->author.size +
		h->title.size + h->year.size;
}

static int
compare_namings(const void *a, const void *b)
{
	const struct naming *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static void
collect_namings(struct ledger *l, struct arena *arena, struct vec *out)
{
	struct map seen = { 0 };

	for (size_t i = 0; i < l->cited.count; i++) {
		struct cited *c = *(struct cited **)vec_at(&l->cited, i);

		for (size_t k = 0; k < c->items.count; k++) {
			struct cited_item *item = vec_at(&c->items, k);
			struct slice key = key_of(item, arena);
			struct naming *n;

			if (item->work < l->works->listed ||
				map_find(&l->works->named, key) ||
				map_put(&seen, key, item))
				continue;
			n = vec_push(out);
			*n = (struct naming){ item, key, weight_of(&item->hint),
				out->count };
		}
	}
	map_release(&seen);
	vec_sort(out, compare_namings);
}

static size_t
add_work(struct catalogue *c, const struct work_hint *h)
{
	struct work w = { .cited_only = true };
	struct buf key = { 0 };
	size_t size, index;

	w.fields[WORK_AUTHOR] = h->author;
	w.fields[WORK_TITLE] = h->title.size ? h->title : h->container;
	if (h->title.size > 0)
		w.fields[WORK_CONTAINER] = h->container;
	w.fields[WORK_YEAR] = h->year;
	work_make_key(&w, &key);
	size = key.size;
	for (size_t n = 2; work_keyed(c, buf_view(&key)) != WORK_NONE; n++) {
		key.size = size;
		buf_printf(&key, "-%zu", n);
	}
	w.fields[WORK_KEY] = buf_view(&key);
	index = work_add(c, &w);
	buf_release(&key);
	return index;
}

/* Every citation that no list explains gets a work. */
static void
name_all(struct ledger *l)
{
	struct catalogue *c = l->works->catalogue;
	struct vec namings = VEC_OF(struct naming);
	struct arena arena = { 0 };

	collect_namings(l, &arena, &namings);
	for (size_t i = 0; i < namings.count; i++) {
		const struct naming *n = vec_at(&namings, i);
		struct work_hint hint = n->item->hint;
		struct work_match m;
		size_t work;

		hint.listed = false;
		hint.words = SLICE("");
		m = work_match(c, &hint);
		work = m.sure && work_at(c, m.work)->cited_only
			? m.work
			: add_work(c, &hint);
		map_put(&l->works->named, n->key,
			(void *)(uintptr_t)(work + 1));
	}
	vec_release(&namings);
	arena_release(&arena);
}

static void
add_hits(struct ledger *l, const struct cited *c)
{
	struct arena arena = { 0 };

	for (size_t i = 0; i < c->items.count; i++) {
		const struct cited_item *item = vec_at(&c->items, i);
		struct hit *h = vec_push(&l->hits);

		h->work = item->work;
		if (h->work == WORK_NONE)
			h->work = (size_t)(uintptr_t)map_find(&l->works->named,
					  key_of(item, &arena)) -
				1;
		h->place = (struct works_place){ c->edition.document, item->at,
			item->note, item->unsure };
		arena_clear(&arena);
	}
	arena_release(&arena);
}

static int
compare_hits(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;

	return (x->work > y->work) - (x->work < y->work);
}

static int
compare_lines(const void *a, const void *b)
{
	const struct works_line *x = a, *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return slice_compare(x->name, y->name);
}

static void
put_line(struct ledger *l, size_t work, size_t first, struct vec *lines)
{
	const struct work *w = work_at(l->works->catalogue, work);
	struct works_line *line = vec_push(lines);
	struct buf name = { 0 };

	work_name(w, &name);
	line->work = work;
	line->document = w->document;
	line->name = arena_copy(l->arena, buf_view(&name));
	line->first = first;
	buf_release(&name);
}

static void
put_lines(struct ledger *l, struct vec *lines, struct vec *places)
{
	size_t last = WORK_NONE;

	vec_sort(&l->hits, compare_hits);
	for (size_t i = 0; i < l->hits.count; i++) {
		const struct hit *h = vec_at(&l->hits, i);

		if (h->work != last)
			put_line(l, h->work, places->count, lines);
		last = h->work;
		((struct works_line *)vec_last(lines))->count++;
		*(struct works_place *)vec_push(places) = h->place;
	}
	vec_sort(lines, compare_lines);
}

static int
read_documents(struct ledger *l, int64_t document, struct err *err)
{
	struct works *w = l->works;

	for (size_t i = 0; i < w->roster.count; i++) {
		const struct roster_line *line = vec_at(&w->roster, i);
		struct cited *c;

		if (document != 0 && line->document != document)
			continue;
		c = works_cited(l->study, w, line, err);
		if (!c)
			return -1;
		*(struct cited **)vec_push(&l->cited) = c;
	}
	return 0;
}

int
works_ledger(struct study *s, int64_t document, struct arena *arena,
	struct vec *lines, struct vec *places, struct err *err)
{
	struct ledger l = { .study = s,
		.works = works_current(s),
		.arena = arena,
		.cited = VEC_OF(struct cited *),
		.hits = VEC_OF(struct hit) };
	int result = read_documents(&l, document, err);

	if (result == 0) {
		name_all(&l);
		for (size_t i = 0; i < l.cited.count; i++)
			add_hits(&l, *(struct cited **)vec_at(&l.cited, i));
		put_lines(&l, lines, places);
	}
	vec_release(&l.cited);
	vec_release(&l.hits);
	return result;
}

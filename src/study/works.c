#include "study/works.h"

#include <stdlib.h>

#include "base/mem.h"
#include "study/inside.h"
#include "study/shelve.h"
#include "study/worklist.h"
#include "study/worksinside.h"

static void
forget_catalogue(struct works *w)
{
	work_catalogue_free(w->catalogue);
	w->catalogue = NULL;
	for (size_t i = 0; i < w->faults.count; i++)
		free(*(char **)vec_at(&w->faults, i));
	vec_clear(&w->faults);
	vec_clear(&w->roster);
	map_release(&w->named);
	w->named = (struct map){ 0 };
}

static void
release(void *data)
{
	struct works *w = data;

	forget_catalogue(w);
	for (size_t i = 0; i < w->cited.count; i++)
		cited_free(*(struct cited **)vec_at(&w->cited, i));
	mention_close(w->mentions);
	vec_release(&w->cited);
	vec_release(&w->faults);
	vec_release(&w->roster);
	free(w);
}

/* The catalogue. */

static void
make_catalogue(struct study *s, struct works *w)
{
	forget_catalogue(w);
	w->catalogue = work_catalogue_new();
	worklist_read(s, w->catalogue, &w->faults);
	works_place_shelf(s, w->catalogue);
	roster_read(s->store, &w->roster, NULL);
	w->listed = work_count(w->catalogue);
	w->version++;
	w->shelf = s->shelf_version;
}

struct works *
works_current(struct study *s)
{
	struct works *w = s->works.data;

	if (!w) {
		w = mem_new(sizeof *w);
		w->roster = VEC_OF(struct roster_line);
		w->cited = VEC_OF(struct cited *);
		w->faults = VEC_OF(char *);
		s->works = (struct study_hook){ w, release };
	}
	if (!w->catalogue || w->shelf != s->shelf_version)
		make_catalogue(s, w);
	return w;
}

const struct catalogue *
works_catalogue(struct study *s)
{
	return works_current(s)->catalogue;
}

const struct vec *
works_faults(struct study *s)
{
	return &works_current(s)->faults;
}

/* What citations mean. */

size_t
works_of_document(const struct works *w, int64_t document)
{
	for (size_t i = 0; document > 0 && i < w->listed; i++)
		if (work_at(w->catalogue, i)->document == document)
			return i;
	return WORK_NONE;
}

size_t
works_meant(struct study *s, const struct doc *d, int64_t document,
	const struct citations *all, const struct citation *x, bool *sure)
{
	struct works *w = works_current(s);
	struct slice key = cited_key(d, x->at);
	struct buf near = { 0 };
	struct work_hint hint;
	struct work_match m;

	if (sure)
		*sure = key.size > 0 || !x->unsure;
	if (key.size > 0)
		return work_keyed(w->catalogue, key);
	hint = cited_hint(d, all, x, &near);
	hint.not = works_of_document(w, document);
	m = work_match(w->catalogue, &hint);
	buf_release(&near);
	return m.sure ? m.work : WORK_NONE;
}

int64_t
works_document(struct study *s, struct slice key, size_t *work, struct err *err)
{
	int64_t id = shelve_by_key(s, key, err);
	const struct catalogue *c = works_catalogue(s);
	size_t found = work_keyed(c, key);

	if (work)
		*work = found;
	if (id == 0 && found != WORK_NONE)
		id = work_at(c, found)->document;
	return id;
}

/* What documents cite. */

/* What decides about a match, as one text. */
static struct slice
memo_key(const struct work_hint *h, struct arena *arena)
{
	struct buf key = { 0 };
	const struct slice parts[] = { h->author, h->title, h->container,
		h->volume, h->year, h->words, h->near };
	struct slice copy;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		buf_slice(&key, parts[i]);
		buf_char(&key, '\n');
	}
	copy = arena_copy(arena, buf_view(&key));
	buf_release(&key);
	return copy;
}

/* An Ibid. says what another says, so many are the same. */
static void
match_all(struct works *w, struct cited *c)
{
	size_t self = works_of_document(w, c->edition.document);
	struct map seen = { 0 };
	struct arena arena = { 0 };

	for (size_t i = 0; i < c->items.count; i++) {
		struct cited_item *item = vec_at(&c->items, i), *same;
		struct slice key;
		struct work_match m;

		if (item->key.size > 0) {
			item->work = work_keyed(w->catalogue, item->key);
			continue;
		}
		key = memo_key(&item->hint, &arena);
		same = map_put(&seen, key, item);
		if (same) {
			item->work = same->work;
			continue;
		}
		item->hint.not = self;
		m = work_match(w->catalogue, &item->hint);
		item->work = m.sure ? m.work : WORK_NONE;
	}
	c->version = w->version;
	map_release(&seen);
	arena_release(&arena);
}

static bool
is_below(const void *item, const void *document)
{
	const struct cited *c = *(struct cited *const *)item;

	return c->edition.document < *(const int64_t *)document;
}

/* Where DOCUMENT stands, or would, among the documents read. */
static size_t
index_of(const struct works *w, int64_t document)
{
	return vec_lower(&w->cited, &document, is_below);
}

/* What was read of the edition of LINE; NULL when it was not. */
static struct cited **
find_cited(const struct works *w, const struct roster_line *line)
{
	size_t at = index_of(w, line->document);
	struct cited **c = at < w->cited.count ? vec_at(&w->cited, at) : NULL;

	return c && (*c)->edition.document == line->document ? c : NULL;
}

/* As it was read before, or from the text, and kept for the next time. */
static struct cited *
read_document(struct study *s, struct works *w, const struct roster_line *line,
	struct err *err)
{
	struct buf bytes = { 0 };
	struct cited *c = NULL;

	if (!w->mentions)
		w->mentions = mention_open(s->store, NULL);
	if (w->mentions &&
		mention_get(w->mentions, line, CITED_FORM, &bytes, NULL) == 1)
		c = cited_parse(line, buf_view(&bytes));
	if (!c) {
		c = cited_read(s, line, err);
		buf_clear(&bytes);
		if (c)
			cited_write(c, &bytes);
		if (c && w->mentions && !store_is_read_only(s->store))
			mention_put(w->mentions, line, CITED_FORM,
				buf_view(&bytes), NULL);
	}
	buf_release(&bytes);
	return c;
}

/* As it is now; read when it was not. */
static struct cited *
current(struct study *s, struct works *w, const struct roster_line *line,
	struct err *err)
{
	struct cited **place = find_cited(w, line), *c;

	if (place && roster_same(&(*place)->edition, line))
		return *place;
	c = read_document(s, w, line, err);
	if (!c)
		return NULL;
	if (!place)
		place = vec_insert(&w->cited, index_of(w, line->document));
	else
		cited_free(*place);
	return *place = c;
}

const struct cited *
works_said(struct study *s, struct works *w, int64_t document, bool read)
{
	const struct roster_line *line = roster_find(&w->roster, document);
	struct cited **place = line ? find_cited(w, line) : NULL;

	if (place && roster_same(&(*place)->edition, line))
		return *place;
	return line && read ? current(s, w, line, NULL) : NULL;
}

struct cited *
works_cited(struct study *s, struct works *w, const struct roster_line *line,
	struct err *err)
{
	struct cited *c = current(s, w, line, err);

	if (c && c->version != w->version)
		match_all(w, c);
	return c;
}

int
works_step(struct study *s, struct err *err)
{
	struct works *w = works_current(s);

	for (size_t i = 0; i < w->roster.count; i++) {
		const struct roster_line *line = vec_at(&w->roster, i);
		struct cited **place = find_cited(w, line);

		if (place && roster_same(&(*place)->edition, line))
			continue;
		return works_cited(s, w, line, err) ? 1 : -1;
	}
	return 0;
}

/*
 * Which work a citation means. A work is a candidate when it shares the
 * author's name or one of the rarest words of the title. Title, author and year
 * each give a score of their own, 0 to 1; what the citation or the record does
 * not say is left out of the mean. The best is sure when it passes a bar and
 * no other comes near it; of several that are as good, the one whose author was
 * named last in the words before is meant.
 */
#include "apparatus/work.h"

#include <stdlib.h>

#include "apparatus/cue.h"
#include "apparatus/names.h"
#include "apparatus/title.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vec.h"

/* Shares of the score. */
static const double share_title = 0.50, share_author = 0.25, share_year = 0.15;
/* From here on it is the work, if the next is so much less like. */
static const double bar = 0.75, lead = 0.05;
/* An authorless citation has only its title to tell. */
static const double bar_title = 0.84;
/* An editor or translator in the author's place. */
static const double instead = 0.7;
/* The citation has an author, the record none: the title must do. */
static const double unknown_author = 0.6;
/* A later printing; a year before the work was written. */
static const double printed_later = 0.6, too_early = 0.1;

enum { RARE = 3, MANY = 3000 };

struct record {
	struct work work;
	struct title *names; /* all its titles */
	size_t count;
};

struct catalogue {
	struct arena arena;
	struct vec records;	    /* of struct record */
	struct map keys;	    /* index + 1, as a pointer */
	struct map words, families; /* struct vec of uint32_t, owned */
};

struct catalogue *
work_catalogue_new(void)
{
	struct catalogue *c = mem_new(sizeof *c);

	c->records = VEC_OF(struct record);
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

static const struct record *
record_at(const struct catalogue *c, size_t index)
{
	return vec_at(&c->records, index);
}

const struct work *
work_at(const struct catalogue *c, size_t index)
{
	return &record_at(c, index)->work;
}

void
work_set_document(struct catalogue *c, size_t index, int64_t document)
{
	struct record *r = vec_at(&c->records, index);

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
add_titles(struct catalogue *c, struct record *r, size_t index)
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
	struct record *r;

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

/* Scores. */

static size_t
spread(const struct catalogue *c, struct slice word)
{
	const struct vec *list = map_find(&c->words, word);

	return list ? list->count : 0;
}

/* The rarer, the more it tells. */
static double
weight(const void *data, struct slice word)
{
	const struct catalogue *c = data;
	double bits = 1;

	for (size_t n = work_count(c) / (1 + spread(c, word)); n > 1; n /= 2)
		bits++;
	return bits;
}

static double
title_score(const struct catalogue *c, const struct title *cited,
	const struct record *r)
{
	double best = 0;

	for (size_t i = 0; i < r->count && best < 1; i++) {
		double score = title_alike(cited, &r->names[i], weight, c);

		if (score > best)
			best = score;
	}
	return best;
}

/* Less than 0: nothing can be said. */
static double
author_score(struct slice author, const struct work *w, double title)
{
	double score, other;

	if (author.size == 0)
		return -1;
	if (w->fields[WORK_AUTHOR].size == 0 &&
		w->fields[WORK_EDITOR].size == 0)
		return title < bar_title ? 0 : unknown_author;
	score = names_alike(author, w->fields[WORK_AUTHOR]);
	other = names_alike(author, w->fields[WORK_EDITOR]) * instead;
	if (other > score)
		score = other;
	other = names_alike(author, w->fields[WORK_TRANSLATOR]) * instead;
	return other > score ? other : score;
}

static long
year_of(struct slice s)
{
	struct slice year = cue_year(s);
	size_t value;

	return slice_number(year, &value) ? (long)value : 0;
}

static double
year_alike(long cited, struct slice known)
{
	long year = year_of(known);
	long last = year_of(slice_sub(known, 5, known.size));

	if (cited == year || (last && cited >= year && cited <= last))
		return 1;
	if (cited == year + 1 || cited + 1 == year)
		return 0.8;
	return cited > year ? printed_later : too_early;
}

static double
year_score(struct slice year, const struct work *w)
{
	long cited = year_of(year);
	double score = -1, original = -1;

	if (cited == 0)
		return -1;
	if (year_of(w->fields[WORK_YEAR]))
		score = year_alike(cited, w->fields[WORK_YEAR]);
	if (year_of(w->fields[WORK_ORIGINAL_YEAR]))
		original = year_alike(cited, w->fields[WORK_ORIGINAL_YEAR]);
	return original > score ? original : score;
}

static double
score_of(const struct catalogue *c, const struct work_hint *hint,
	const struct title *cited, const struct record *r)
{
	double title = title_score(c, cited, r);
	double author = author_score(hint->author, &r->work, title);
	double year = year_score(hint->year, &r->work);
	double sum = share_title * title, shares = share_title;

	if (author < 0 && title < bar_title)
		return 0;
	if (author >= 0) {
		sum += share_author * author;
		shares += share_author;
	}
	if (year >= 0) {
		sum += share_year * year;
		shares += share_year;
	}
	return sum / shares;
}

/* Candidates. */

struct search {
	const struct catalogue *catalogue;
	const struct work_hint *hint;
	struct title cited;
	struct vec found; /* of struct work_match, no order */
};

static bool
is_found(const struct search *s, size_t index)
{
	for (size_t i = 0; i < s->found.count; i++)
		if (((struct work_match *)vec_at(&s->found, i))->work == index)
			return true;
	return false;
}

static void
consider(struct search *s, const struct vec *list)
{
	const double least = 0.5;

	for (size_t i = 0; list && i < list->count && i < MANY; i++) {
		size_t index = *(uint32_t *)vec_at(list, i);
		struct work_match *m;
		double score;

		if (index == s->hint->not )
			continue;
		score = score_of(s->catalogue, s->hint, &s->cited,
			record_at(s->catalogue, index));
		if (score < least || is_found(s, index))
			continue;
		m = vec_push(&s->found);
		m->work = index;
		m->score = score;
	}
}

static void
consider_words(struct search *s)
{
	bool taken[64] = { false };

	for (size_t n = 0; n < RARE; n++) {
		const struct vec *rarest = NULL;
		size_t which = 0;

		for (size_t i = 0; i < s->cited.count && i < 64; i++) {
			const struct vec *list = map_find(
				&s->catalogue->words, s->cited.words[i].key);

			if (taken[i] || !list ||
				(rarest && rarest->count <= list->count))
				continue;
			rarest = list;
			which = i;
		}
		if (!rarest)
			return;
		taken[which] = true;
		consider(s, rarest);
	}
}

static void
consider_authors(struct search *s)
{
	struct slice rest = s->hint->author;
	struct buf key = { 0 };
	struct name n;

	while (names_next(&rest, &n)) {
		buf_clear(&key);
		names_key(n.family, &key);
		consider(s, map_find(&s->catalogue->families, buf_view(&key)));
	}
	buf_release(&key);
}

/* Where NAME stands last in TEXT as a whole word, from 1; 0: nowhere. */
static size_t
last_named(struct slice text, struct slice name)
{
	size_t at = 0, last = 0;

	while (name.size > 0 &&
		(at = slice_find(text, name, at)) != SLICE_NONE) {
		uint32_t code = ' ';

		if (at + name.size < text.size)
			utf8_next(text, at + name.size, &code);
		if (!utf8_is_letter(code))
			last = at + 1;
		at++;
	}
	return last;
}

/* The same of any author of W. */
static size_t
named_near(const struct work *w, struct slice near)
{
	struct slice rest = w->fields[WORK_AUTHOR];
	size_t best = 0;
	struct name n;

	while (names_next(&rest, &n)) {
		size_t at = n.body ? 0 : last_named(near, n.family);

		best = at > best ? at : best;
	}
	return best;
}

/* The best of those found, and whether the next one stays behind. */
static struct work_match
settle(const struct search *s)
{
	struct work_match best = { .work = WORK_NONE };
	size_t named = 0;
	bool tied = false;

	for (size_t i = 0; i < s->found.count; i++) {
		const struct work_match *m = vec_at(&s->found, i);

		if (m->score > best.score)
			best = *m;
	}
	for (size_t i = 0; i < s->found.count; i++) {
		const struct work_match *m = vec_at(&s->found, i);
		size_t at;

		if (m->score < best.score - lead)
			continue;
		at = named_near(work_at(s->catalogue, m->work), s->hint->near);
		tied = tied || m->work != best.work;
		if (at > named) {
			named = at;
			best.work = m->work;
		}
	}
	best.sure = best.score >= bar && (!tied || named > 0);
	return best;
}

static struct work_match
look_for(const struct catalogue *c, const struct work_hint *hint,
	struct slice title)
{
	struct search s = { .catalogue = c, .hint = hint };
	struct arena arena = { 0 };
	struct work_match best;

	s.found = VEC_OF(struct work_match);
	s.cited = title_read(title, &arena);
	if (s.cited.count > 0) {
		consider_words(&s);
		consider_authors(&s);
	}
	best = settle(&s);
	vec_release(&s.found);
	arena_release(&arena);
	return best;
}

struct work_match
work_match(const struct catalogue *c, const struct work_hint *hint)
{
	struct work_match best = look_for(c, hint, hint->title);

	if (hint->title.size == 0 && hint->container.size > 0)
		best = look_for(c, hint, hint->container);
	return best;
}

/*
 * A log-structured merge: an intake writes a small segment, and when a few of
 * like size have come together they are read side by side into one, so each
 * word is written anew some five times while a library grows to a gigabyte, and
 * a lookup asks some ten segments. The manifest, renamed into its place, says
 * which ones count; one process at a time may replace it.
 *
 * What is outdated stays in its segment, is passed over by every lookup, and is
 * left out when the segment is next merged.
 */
#include "store/posting.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/collection.h"
#include "store/gather.h"
#include "store/merge.h"

enum {
	LEVEL_LEAST = 1 << 14,	 /* postings: segments below are of one size */
	LEVEL_STEP = 4,		 /* each level is so much larger */
	LEVEL_FULL = 4,		 /* segments of a level that are merged */
	LEVEL_MOST = 16,	 /* more than a space of 32 bits has */
	MERGE_AT_ONCE = 1 << 16, /* postings: some 2 ms */
	CACHE = 1 << 14,	 /* counts of words that are remembered */
};

/* Places in a segment have 32 bits. */
static const uint64_t space_most = UINT32_MAX;

struct postings {
	struct collection *collection;
	struct merge *merge;	     /* NULL: none goes on */
	struct vec merging;	     /* of struct segment *, borrowed */
	int64_t merged;		     /* number of the segment it makes */
	struct segment_count *cache; /* owned */
	unsigned cached;	     /* for this version of the collection */
};

struct posting_intake {
	struct postings *postings; /* borrowed */
	struct gather gather;
};

struct postings *
posting_open(struct store *s, uint32_t fold, struct err *err)
{
	struct postings *p = mem_new(sizeof(*p));

	p->merging = VEC_OF(struct segment *);
	p->cache = mem_new(CACHE * sizeof(*p->cache));
	p->collection = collection_open(s, fold, err);
	if (p->collection)
		return p;
	posting_close(p);
	return NULL;
}

static void
stop_merge(struct postings *p)
{
	if (!p->merge)
		return;
	merge_drop(p->merge);
	p->merge = NULL;
	vec_clear(&p->merging);
	collection_unlock(p->collection);
}

void
posting_close(struct postings *p)
{
	if (!p)
		return;
	stop_merge(p);
	collection_close(p->collection);
	vec_release(&p->merging);
	free(p->cache);
	free(p);
}

static bool
is_whole(const struct postings *p, int64_t document)
{
	const struct collection_holding *h =
		collection_holding(p->collection, document);

	return h && h->whole;
}

int
posting_behind(struct postings *p, struct vec *out, struct err *err)
{
	const struct vec *roster = &p->collection->roster;

	stop_merge(p);
	if (collection_refresh(p->collection, err) < 0)
		return -1;
	if (store_is_read_only(p->collection->store))
		return 0;
	for (size_t i = 0; i < roster->count; i++) {
		const struct roster_line *line = vec_at(roster, i);

		if (!is_whole(p, line->document))
			*(int64_t *)vec_push(out) = line->document;
	}
	return 0;
}

int
posting_begin(struct postings *p, struct posting_intake **in, struct err *err)
{
	int rc = collection_lock(p->collection, err);

	*in = NULL;
	if (rc > 0) {
		*in = mem_new(sizeof(**in));
		(*in)->postings = p;
		gather_init(&(*in)->gather);
	}
	return rc < 0 ? -1 : 0;
}

static bool
knows(const struct collection *c, const struct roster_line *newest)
{
	const struct roster_line *known =
		roster_find(&c->roster, newest->document);

	return known && roster_same(known, newest);
}

int
posting_document(struct posting_intake *in, int64_t document, size_t *from,
	struct err *err)
{
	struct collection *c = in->postings->collection;
	const struct collection_holding *h = collection_holding(c, document);
	struct segment_entry part = { .document = document };
	struct roster_line newest;
	int rc = roster_of(c->store, document, &newest, err);

	if (rc > 0 && !knows(c, &newest)) {
		rc = collection_refresh(c, err) < 0 ? -1 : 1;
		h = collection_holding(c, document);
	}
	if (rc <= 0 || (h && h->whole))
		return rc < 0 ? -1 : 1;
	*from = h ? h->covered : 0;
	part.edition = newest.edition;
	part.revision = newest.revision;
	part.start = (uint32_t)*from;
	gather_begin(&in->gather, &part);
	return 0;
}

void
posting_add(struct posting_intake *in, uint32_t word, uint32_t shingle,
	uint32_t offset)
{
	gather_add(&in->gather, word, shingle, offset);
}

void
posting_reach(struct posting_intake *in, size_t end, bool whole)
{
	gather_reach(&in->gather, end, whole);
}

size_t
posting_intake_words(const struct posting_intake *in)
{
	return in->gather.words;
}

void
posting_drop(struct posting_intake *in)
{
	if (!in)
		return;
	gather_release(&in->gather);
	collection_unlock(in->postings->collection);
	free(in);
}

/* Goes up by one at least, and is never one that was before. */
static int64_t
next_state(const struct collection *c)
{
	int64_t now = clock_now(), next = c->manifest.state + 1;

	return next > now ? next : now;
}

int
posting_commit(struct posting_intake *in, struct err *err)
{
	struct collection *c = in->postings->collection;
	int64_t number;
	char *path;
	int rc = 0;

	if (!gather_is_empty(&in->gather)) {
		path = collection_next(c, &number);
		c->manifest.state = next_state(c);
		rc = gather_write(
			&in->gather, path, c->fold, c->manifest.state, err);
		if (rc == 0)
			rc = collection_replace(c, NULL, 0, number, err);
		free(path);
	}
	posting_drop(in);
	return rc;
}

static unsigned
level_of(const struct segment *s)
{
	size_t size = segment_size(s);
	unsigned level = 0;

	while (size >= LEVEL_LEAST && level < LEVEL_MOST - 1) {
		size /= LEVEL_STEP;
		level++;
	}
	return level;
}

/* Those of LEVEL that fit into one space, into `merging`. */
static void
choose_level(struct postings *p, unsigned level)
{
	uint64_t space = 0;

	vec_clear(&p->merging);
	for (size_t i = 0; i < p->collection->segments.count; i++) {
		struct segment **s = vec_at(&p->collection->segments, i);

		if (level_of(*s) != level ||
			space + segment_space(*s) > space_most)
			continue;
		space += segment_space(*s);
		*(struct segment **)vec_push(&p->merging) = *s;
	}
}

/* One that is outdated for the most part. */
static void
choose_outdated(struct postings *p)
{
	for (size_t i = 0; i < p->collection->segments.count; i++) {
		struct segment **s = vec_at(&p->collection->segments, i);

		if (2 * (*s)->dead_count <= segment_entry_count(*s))
			continue;
		*(struct segment **)vec_push(&p->merging) = *s;
		return;
	}
}

/* What is to be merged next, into `merging`; false: all is well. */
static bool
choose(struct postings *p)
{
	for (unsigned level = 0; level < LEVEL_MOST; level++) {
		choose_level(p, level);
		if (p->merging.count >= LEVEL_FULL)
			return true;
	}
	vec_clear(&p->merging);
	choose_outdated(p);
	return p->merging.count > 0;
}

/* 1: a merge has begun, 0: there is none to be made, or not by us, -1. */
static int
begin_merge(struct postings *p, struct err *err)
{
	struct collection *c = p->collection;
	char *path;
	int rc = choose(p);

	if (rc > 0)
		rc = collection_lock(c, err);
	if (rc <= 0)
		return rc;
	if (!choose(p)) { /* what there is may have changed by the lock */
		collection_unlock(c);
		return 0;
	}
	path = collection_next(c, &p->merged);
	p->merge = merge_new(
		p->merging.items, p->merging.count, path, c->fold, err);
	free(path);
	if (!p->merge)
		collection_unlock(c);
	return p->merge ? 1 : -1;
}

int
posting_merge_step(struct postings *p, struct err *err)
{
	struct collection *c = p->collection;
	int rc;

	if (store_is_read_only(c->store))
		return 0;
	if (!p->merge)
		return begin_merge(p, err);
	rc = merge_step(p->merge, MERGE_AT_ONCE, err);
	if (rc > 0)
		return 1;
	p->merge = NULL;
	if (rc == 0)
		rc = collection_replace(
			c, p->merging.items, p->merging.count, p->merged, err);
	vec_clear(&p->merging);
	collection_unlock(c);
	return rc < 0 ? -1 : 1;
}

/* The first posting from I on that is behind E: those of one key come in the
 * order of their places. */
static size_t
behind(const struct segment *s, const struct segment_entry *e, size_t i,
	size_t end)
{
	while (i < end) {
		size_t middle = i + (end - i) / 2;

		if (segment_place(s, middle) - e->base < e->end - e->start)
			i = middle + 1;
		else
			end = middle;
	}
	return i;
}

static void
collect(const struct segment *s, size_t first, size_t count, size_t limit,
	struct vec *out)
{
	size_t hint = 0, end = first + count, i = first;

	while (i < end && limit > 0) {
		uint32_t place = segment_place(s, i);
		const struct segment_entry *e =
			segment_entry_of(s, place, &hint);

		if (e && s->dead[hint]) {
			i = behind(s, e, i, end);
			continue;
		}
		i++;
		if (!e)
			continue;
		*(struct posting_place *)vec_push(out) =
			(struct posting_place){ e->document,
				place - e->base + e->start };
		limit--;
	}
}

size_t
posting_find(
	struct postings *p, uint32_t shingle, size_t limit, struct vec *out)
{
	const struct vec *segments = &p->collection->segments;
	size_t before = out->count, total = 0;

	for (size_t i = 0; i < segments->count; i++) {
		struct segment *s = *(struct segment **)vec_at(segments, i);
		size_t first = 0;
		size_t count = segment_find(s, segment_key(shingle), &first);

		collect(s, first, count, limit - (out->count - before), out);
		total += count;
	}
	return total;
}

static size_t
count_word(const struct postings *p, uint32_t word)
{
	const struct vec *segments = &p->collection->segments;
	size_t total = 0;

	for (size_t i = 0; i < segments->count; i++)
		total += segment_count(
			*(struct segment **)vec_at(segments, i), word);
	return total;
}

size_t
posting_count(struct postings *p, uint32_t word)
{
	struct segment_count *slot =
		&p->cache[word * UINT32_C(2654435769) % CACHE];
	size_t total;

	if (p->cached != p->collection->version)
		for (size_t i = 0; i < CACHE; i++)
			p->cache[i] = (struct segment_count){ 0 };
	p->cached = p->collection->version;
	if (word != 0 && slot->word == word)
		return slot->count;
	total = count_word(p, word);
	*slot = (struct segment_count){ word,
		total < UINT32_MAX ? (uint32_t)total : UINT32_MAX };
	return total;
}

size_t
posting_words(struct postings *p)
{
	const struct vec *segments = &p->collection->segments;
	size_t total = 0;

	for (size_t i = 0; i < segments->count; i++)
		total += segment_words(*(struct segment **)vec_at(segments, i));
	return total;
}

int64_t
posting_state(const struct postings *p)
{
	return p->collection->manifest.state;
}

int64_t
posting_since(const struct postings *p, int64_t document)
{
	const struct collection_holding *h =
		collection_holding(p->collection, document);

	return h && h->whole ? h->since : 0;
}

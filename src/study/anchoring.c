/*
 * Where a note, or an end of a link, is looked for, from the surest to the least sure:
 *
 *   expected   where its first byte must be: the same source byte if both
 *              texts were read from the same bytes; else what the common
 *              beginnings and ends of the two texts say
 *   words      its exact words there, else anywhere: of all places the one
 *              with the most of the words around it, then the nearest
 *   source     both its ends by the bytes they were read from: the words have
 *              changed (a footnote was taken out of a sentence, say)
 *   around     between the words before and the words after it
 *
 * White space counts as equal, so a paragraph that was joined or cut costs no
 * note its place. A few words are believed only with some of their neighbours;
 * short ones that are at home everywhere would else be put anywhere.
 *
 * Cost: a note whose words are where they are expected is a comparison; each
 * other one is a search through the text.
 */
#include "study/anchoring.h"

#include "base/utf8.h"
#include "text/loose.h"
#include "text/outline.h"
#include "text/search.h"

enum {
	FEW_WORDS = 24,	 /* bytes; fewer need their neighbours */
	NEIGHBOURS = 12, /* bytes of them that must be the same */
	PATTERN = 64,	 /* bytes of the words that are looked for */
	PATIENCE = 16	 /* times the text that may be compared */
};

static size_t
neighbours(const struct slice text, struct range r, const struct anchor *n)
{
	size_t after;

	loose_match(text, r.end, n->after, &after);
	return loose_match_back(text, r.start, n->before) + after;
}

/* Whether so many equal neighbours are enough: for any words; and for those
 * that are not few by themselves. */
static bool
is_certain(const struct anchor *n, size_t same)
{
	return same >= NEIGHBOURS || same == n->before.size + n->after.size;
}

static bool
is_believed(const struct anchor *n, size_t same)
{
	return n->exact.size >= FEW_WORDS || is_certain(n, same);
}

/* The place that is expected. */

void
anchoring_init(struct anchoring *a, const struct doc *before,
	const struct doc *now, struct slice hash)
{
	struct slice old = before ? doc_text(before) : SLICE("");
	struct slice new = doc_text(now);
	size_t most = old.size < new.size ? old.size : new.size;

	*a = (struct anchoring){ .old = before, .new = now, .hash = hash };
	while (a->head < most && old.data[a->head] == new.data[a->head])
		a->head++;
	while (a->tail < most - a->head &&
		old.data[old.size - 1 - a->tail] ==
			new.data[new.size - 1 - a->tail])
		a->tail++;
}

/* The string id in NEW of a member of OLD's archive. */
static uint32_t
same_member(const struct anchoring *a, uint32_t member)
{
	struct slice name = doc_string(a->old, member);
	struct origins set = doc_origins(a->new);

	for (size_t i = 0; member > 0 && i < set.count; i++)
		if (slice_equal(doc_string(a->new, set.items[i].member), name))
			return set.items[i].member;
	return 0;
}

/* Where the character at AT of OLD stands in NEW, by the bytes it was read
 * from. */
static size_t
by_source(const struct anchoring *a, size_t at)
{
	struct slice old = doc_text(a->old);
	struct range one = { at, at };
	struct origin_piece from;
	uint32_t code;

	if (at >= old.size)
		return OFFSET_NONE;
	one.end += utf8_next(old, at, &code);
	from = origin_hull(doc_origins(a->old), one);
	if (range_is_none(from.range))
		return OFFSET_NONE;
	return origin_text(doc_origins(a->new), same_member(a, from.member),
		from.range.start);
}

static bool
is_same_source(const struct anchoring *a, const struct anchor *n)
{
	return a->old && slice_equal(n->hash, a->hash);
}

static size_t
expected(const struct anchoring *a, const struct anchor *n)
{
	size_t size = doc_text(a->new).size, at = n->range.start;
	size_t from = a->old ? doc_text(a->old).size : size;
	size_t found = is_same_source(a, n) ? by_source(a, at) : OFFSET_NONE;

	if (found != OFFSET_NONE)
		return found;
	if (at > from)
		return size;
	if (at + a->tail >= from && at >= a->head)
		return size - (from - at);
	return at < size ? at : size;
}

/* The places where the words are. */

struct choice {
	struct range range;
	size_t same;	 /* neighbours */
	size_t distance; /* from where it is expected */
	bool twice;	 /* another is as good */
};

static size_t
distance(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

static void
weigh(const struct anchoring *a, const struct anchor *n, struct choice *best,
	struct choice next)
{
	next.same = neighbours(doc_text(a->new), next.range, n);
	if (!is_believed(n, next.same))
		return;
	if (range_is_none(best->range) || next.same > best->same ||
		(next.same == best->same && next.distance < best->distance)) {
		next.twice =
			next.same == best->same && !range_is_none(best->range);
		*best = next;
	} else if (next.same == best->same) {
		best->twice = true;
	}
}

/* The first of the words, enough to look for. */
static struct slice
beginning(struct slice words)
{
	return words.size <= PATTERN
		? words
		: slice_sub(words, 0, utf8_start(words, PATTERN));
}

/* All places of the note's words; the best one. In a text that says the same
 * over and over it is the best of those that were looked at. */
static struct choice
choose(const struct anchoring *a, const struct anchor *n, size_t near)
{
	struct slice text = doc_text(a->new);
	size_t left = PATIENCE * (text.size + n->exact.size), same;
	struct search_pattern pattern;
	struct search search = { .pattern = &pattern, .text = text };
	struct choice best = { .range = RANGE_NONE };
	struct range hit;

	search_pattern_init(&pattern, beginning(n->exact));
	while (left > 0 &&
		search_step(&search, SIZE_MAX / 2, &hit) == SEARCH_FOUND) {
		hit.end = loose_match(text, hit.start, n->exact, &same);
		left -= same < left ? same : left;
		if (hit.end != OFFSET_NONE)
			weigh(a, n, &best,
				(struct choice){ .range = hit,
					.distance =
						distance(hit.start, near) });
	}
	search_pattern_release(&pattern);
	return best;
}

/* First place of WORDS at or behind FROM; *END is where they end. */
static size_t
find_words(struct slice text, struct slice words, size_t from, size_t *end)
{
	struct search_pattern pattern;
	struct search search = {
		.pattern = &pattern, .text = text, .at = from
	};
	size_t found = OFFSET_NONE;
	struct range hit;

	search_pattern_init(&pattern, words);
	while (found == OFFSET_NONE &&
		search_step(&search, SIZE_MAX / 2, &hit) == SEARCH_FOUND) {
		*end = loose_match(text, hit.start, words, NULL);
		if (*end != OFFSET_NONE)
			found = hit.start;
	}
	search_pattern_release(&pattern);
	return found;
}

/* Between the words before it and the words after it. */
static struct range
between(const struct anchoring *a, const struct anchor *n)
{
	struct slice text = doc_text(a->new);
	size_t start, end, beyond;

	if (n->before.size < NEIGHBOURS || n->after.size < NEIGHBOURS)
		return RANGE_NONE;
	if (find_words(text, n->before, 0, &start) == OFFSET_NONE)
		return RANGE_NONE;
	end = find_words(text, n->after, start, &beyond);
	if (end == OFFSET_NONE ||
		end - start > 2 * n->exact.size + n->before.size)
		return RANGE_NONE;
	return (struct range){ start, end };
}

/* Both ends by the bytes they were read from. */
static struct range
ends_by_source(const struct anchoring *a, const struct anchor *n)
{
	struct slice old = doc_text(a->old), text = doc_text(a->new);
	struct range r = RANGE_NONE;
	uint32_t code;

	if (n->range.end > old.size || n->range.start >= n->range.end)
		return RANGE_NONE;
	r.start = by_source(a, n->range.start);
	r.end = by_source(a, utf8_before(old, n->range.end));
	if (r.start == OFFSET_NONE || r.end == OFFSET_NONE ||
		r.end >= text.size || r.end < r.start ||
		r.end - r.start > 2 * range_size(n->range))
		return RANGE_NONE;
	r.end += utf8_next(text, r.end, &code);
	return r;
}

/* The verdict. */

static void
stand(struct anchor *n, struct range r, enum anchor_grade grade)
{
	n->range = r;
	n->grade = grade;
}

/* A note without words: a place between its neighbours. */
static void
place_point(const struct anchoring *a, struct anchor *n, size_t near)
{
	struct slice text = doc_text(a->new);
	size_t end, at;

	if (near <= text.size &&
		(n->before.size + n->after.size == 0 ||
			neighbours(text, (struct range){ near, near }, n) >=
				NEIGHBOURS)) {
		stand(n, (struct range){ near, near },
			near == n->range.start ? ANCHOR_EXACT : ANCHOR_MOVED);
		return;
	}
	at = n->after.size ? find_words(text, n->after, 0, &end) : OFFSET_NONE;
	if (at == OFFSET_NONE && n->before.size > 0 &&
		find_words(text, n->before, 0, &end) != OFFSET_NONE)
		at = end;
	if (at == OFFSET_NONE)
		stand(n, RANGE_NONE, ANCHOR_ORPHAN);
	else
		stand(n, (struct range){ at, at }, ANCHOR_MOVED);
}

static void
place_by_words(const struct anchoring *a, struct anchor *n, size_t near)
{
	struct slice text = doc_text(a->new);
	struct choice best = { .range = { near, OFFSET_NONE } };

	best.range.end = loose_match(text, near, n->exact, NULL);
	if (best.range.end == OFFSET_NONE ||
		!is_certain(n, neighbours(text, best.range, n)))
		best = choose(a, n, near);
	if (!range_is_none(best.range)) {
		stand(n, best.range,
			best.twice ? ANCHOR_AMBIGUOUS
				: best.range.start == n->range.start
				? ANCHOR_EXACT
				: ANCHOR_MOVED);
		return;
	}
	best.range = is_same_source(a, n) ? ends_by_source(a, n) : RANGE_NONE;
	if (range_is_none(best.range))
		best.range = between(a, n);
	stand(n, best.range,
		range_is_none(best.range) ? ANCHOR_ORPHAN : ANCHOR_CHANGED);
}

static void
find_place(const struct anchoring *a, struct anchor *n, size_t near)
{
	if (n->exact.size > 0)
		place_by_words(a, n, near);
	else
		place_point(a, n, near);
}

/* Section and place as they are cited now; of an orphan the last known. */
static void
cite(const struct anchoring *a, struct anchor *n, struct arena *arena)
{
	struct buf place = { 0 };
	size_t index;

	if (n->grade == ANCHOR_ORPHAN)
		return;
	n->section = outline_at(a->new, n->range.start, &index)
		? outline_words(a->new, index)
		: SLICE("");
	doc_place_print(a->new, doc_place_of(a->new, n->range.start), &place);
	n->place = arena_copy(arena, buf_view(&place));
	buf_release(&place);
}

void
anchoring_place(
	const struct anchoring *a, struct anchor *n, struct arena *arena)
{
	find_place(a, n, expected(a, n));
	cite(a, n, arena);
	n->hash = a->hash;
}

void
anchoring_words(const struct doc *d, struct anchor *n)
{
	struct anchoring a = { .new = d };

	find_place(&a, n, expected(&a, n));
}

size_t
anchoring_offset(const struct doc *old, const struct doc *new, size_t at)
{
	struct anchoring a = { .old = old, .new = new };

	return by_source(&a, at);
}

/*
 * A long line may be cut near each multiple of SEGMENT_STEP in the text, at
 * the first place behind it where a row may end, unless that multiple is
 * nearer than SEGMENT_CLEAR to an end of the line:
 *
 *   start of line  CLEAR                               CLEAR  end of line
 *   |..............|          |            |           |......|
 *                          k*STEP      (k+1)*STEP
 *                             |-> cut      |--> cut
 *
 * Whether a multiple has a cut is seen from SEGMENT_LIMIT bytes at each side.
 * A line longer than the limit has at least one, since LIMIT = STEP + 2 CLEAR,
 * and no piece is longer than CLEAR + STEP + SLACK, which is within the limit.
 * So a walk from any offset meets the cuts around it after a few steps.
 */
#include "layout/segment.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

enum {
	SEGMENT_STEP = SEGMENT_LIMIT / 2,
	SEGMENT_CLEAR = SEGMENT_LIMIT / 4,
	SEGMENT_SLACK = SEGMENT_LIMIT / 16,
	LONGEST_TIED = 24, /* a marker that is a whole reference is cut */
};

static_assert(SEGMENT_CLEAR + SEGMENT_STEP + SEGMENT_SLACK <= SEGMENT_LIMIT &&
		SEGMENT_SLACK < SEGMENT_CLEAR,
	"a piece is within the limit, a cut within its line");

/* The line around AT, as far as the limit before it and one byte more behind,
 * which is enough to tell a line beyond the limit. */
static struct range
line_near(struct slice text, size_t at)
{
	size_t low = at > SEGMENT_LIMIT ? at - SEGMENT_LIMIT : 0;
	size_t left = text.size - at;
	size_t high = at + (left <= SEGMENT_LIMIT ? left : SEGMENT_LIMIT + 1);
	const char *before = memrchr(text.data + low, '\n', at - low);
	const char *behind = memchr(text.data + at, '\n', high - at);

	return (struct range){
		before ? (size_t)(before - text.data) + 1 : low,
		behind ? (size_t)(behind - text.data) + 1 : high,
	};
}

void
segment_marks(const struct doc *d, struct range r, unsigned char *marks)
{
	size_t at = OFFSET_NONE;
	const struct span *s;

	breaker_find(doc_cut(d, r), marks);
	while ((s = span_next_in(doc_spans(d, SPAN_NOTE_MARK), r, &at))) {
		struct range tied = range_intersect(r, span_range(s));

		if (s->end - s->start > LONGEST_TIED)
			continue;
		for (size_t i = tied.start; i < tied.end; i++)
			if (marks[i - r.start] != BREAKER_MUST)
				marks[i - r.start] = SEGMENT_TIED;
	}
}

/* A border of clusters behind FROM, not within a marker if that can be. */
static size_t
hard_cut(struct slice text, struct range window, const unsigned char *marks)
{
	uint32_t code;
	size_t at = window.start + utf8_next(text, window.start, &code);

	text = slice_sub(text, 0, window.end);
	at = utf8_cluster_end(text, utf8_cluster_before(text, at));
	while (at < window.end && marks[at - window.start] == SEGMENT_TIED)
		at = utf8_cluster_end(text, at);
	return at;
}

/* The cut near STEP * INDEX, or OFFSET_NONE when there is none. */
static size_t
cut_near(const struct doc *d, size_t index)
{
	unsigned char marks[SEGMENT_SLACK + 4];
	struct slice text = doc_text(d);
	size_t middle = index * SEGMENT_STEP;
	struct range line = line_near(text, middle), window;

	if (range_size(line) <= SEGMENT_LIMIT ||
		middle - line.start < SEGMENT_CLEAR ||
		line.end - middle < SEGMENT_CLEAR)
		return OFFSET_NONE;
	window.start = utf8_start(text, middle);
	window.end = utf8_start(text, middle + SEGMENT_SLACK);
	segment_marks(d, window, marks);
	for (size_t i = middle + 1; i < window.end; i++) {
		unsigned char mark = marks[i - window.start];

		if (mark == BREAKER_MAY || mark == BREAKER_MUST)
			return i;
	}
	return hard_cut(text, window, marks);
}

struct range
segment_at(const struct doc *d, size_t offset)
{
	struct slice text = doc_text(d);
	struct range r = { 0, 0 };
	size_t index, cut;

	if (text.size == 0)
		return r;
	if (offset >= text.size)
		offset = text.size - 1;
	r = line_near(text, offset);
	if (range_size(r) <= SEGMENT_LIMIT)
		return r;
	index = offset / SEGMENT_STEP;
	for (size_t i = index; i * SEGMENT_STEP > r.start; i--) {
		cut = cut_near(d, i);
		if (cut <= offset) {
			r.start = cut;
			break;
		}
	}
	for (size_t i = index; i * SEGMENT_STEP < r.end; i++) {
		cut = cut_near(d, i);
		if (cut > offset && cut != OFFSET_NONE) {
			r.end = cut;
			break;
		}
	}
	assert(range_size(r) <= SEGMENT_LIMIT);
	return r;
}

/*
 * A needle (needle.h) tells where a match may be; there the text is folded
 * character by character, back to where the match would start and on to its
 * end, and compared with the pattern. A run of white space counts as one
 * blank; only a blank at an end of the pattern is just one character, so that
 * a match has one place.
 *
 * A slice ends between two candidates. Since starts and needles of matches
 * stand in the same order, nothing is found twice or missed, however far the
 * needle stands behind the start.
 */
#include "text/search.h"

#include <string.h>

#include "base/utf8.h"

/* What stands for curly quotation marks and all dashes, also in an exact
 * pattern: few keyboards have those. */
static bool
is_mark(char c)
{
	return c == '\'' || c == '"' || c == '-';
}

/* Appends the character at AT as it is compared; returns its bytes. */
static size_t
fold(struct slice s, size_t at, bool exact, struct buf *out)
{
	size_t before = out->size;
	size_t size = utf8_fold_char(s, at, out);

	if (!exact || (out->size == before + 1 && is_mark(out->data[before])))
		return size;
	buf_replace(out, before, out->size, slice_sub(s, at, at + size));
	return size;
}

static bool
is_space(struct slice s, size_t at)
{
	uint32_t code;

	utf8_next(s, at, &code);
	return utf8_is_space(code);
}

/* The end of the run of white space at AT. */
static size_t
space_end(struct slice s, size_t at)
{
	uint32_t code;

	while (at < s.size && is_space(s, at))
		at += utf8_next(s, at, &code);
	return at;
}

/* A capital, a Latin letter with an accent, a combining mark. Letters of
 * other scripts that fold (ё) do not count: who types them needs them. */
static bool
asks_for_exact(struct slice s, size_t at)
{
	struct buf folded = { 0 };
	uint32_t code;
	bool asks;

	utf8_next(s, at, &code);
	utf8_fold_char(s, at, &folded);
	asks = utf8_is_upper(code) || utf8_is_mark(code) ||
		(code >= 0x80 && utf8_is_letter(code) && folded.size == 1);
	buf_release(&folded);
	return asks;
}

static bool
is_exact(struct slice words)
{
	uint32_t code;

	for (size_t at = 0; at < words.size; at += utf8_next(words, at, &code))
		if (asks_for_exact(words, at))
			return true;
	return false;
}

void
search_pattern_init(struct search_pattern *p, struct slice words)
{
	struct buf normal = { 0 };
	struct slice s;

	*p = (struct search_pattern){ 0 };
	utf8_normalize(words, &normal);
	s = buf_view(&normal);
	p->exact = is_exact(s);
	for (size_t at = 0; at < s.size;) {
		if (!is_space(s, at)) {
			at += fold(s, at, p->exact, &p->folded);
			continue;
		}
		at = space_end(s, at);
		buf_char(&p->folded, ' ');
	}
	if (p->folded.size > 0)
		needle_init(&p->needle, buf_view(&p->folded), p->exact);
	buf_release(&normal);
}

void
search_pattern_release(struct search_pattern *p)
{
	buf_release(&p->folded);
}

struct look {
	struct slice pattern, text;
	bool exact;
	struct buf folded; /* the character last looked at */
};

static struct look
look_at(const struct search_pattern *p, struct slice text)
{
	return (struct look){ buf_view(&p->folded), text, p->exact, { 0 } };
}

static size_t
fold_at(struct look *l, size_t at)
{
	buf_clear(&l->folded);
	return fold(l->text, at, l->exact, &l->folded);
}

/* Whether the blank at K of the pattern is one character of the text. */
static bool
is_single(const struct look *l, size_t k)
{
	return k == 0 || k + 1 == l->pattern.size;
}

static size_t
behind_marks(struct slice text, size_t at)
{
	uint32_t code;

	while (at < text.size && (unsigned char)text.data[at] >= 0x80) {
		size_t size = utf8_next(text, at, &code);

		if (!utf8_is_mark(code))
			break;
		at += size;
	}
	return at;
}

/* End of the match whose K bytes of pattern end at AT; OFFSET_NONE if what
 * stands there is something else. The pattern may end in the middle of what a
 * character folds to. */
static size_t
match_end(struct look *l, size_t k, size_t at)
{
	while (k < l->pattern.size) {
		size_t size, common;
		uint32_t code;

		if (at == l->text.size)
			return OFFSET_NONE;
		size = utf8_next(l->text, at, &code);
		if (utf8_is_space(code)) {
			if (l->pattern.data[k] != ' ')
				return OFFSET_NONE;
			at = is_single(l, k) ? at + size
					     : space_end(l->text, at);
			k++;
			continue;
		}
		at += fold_at(l, at);
		common = l->pattern.size - k;
		if (common > l->folded.size)
			common = l->folded.size;
		if (common > 0 &&
			memcmp(l->folded.data, l->pattern.data + k, common) !=
				0)
			return OFFSET_NONE;
		k += common;
	}
	return behind_marks(l->text, at);
}

/* Start of the run of white space that ends at AT. */
static size_t
space_start(struct slice s, size_t at)
{
	while (at > 0 && is_space(s, utf8_before(s, at)))
		at = utf8_before(s, at);
	return at;
}

/* Start of the match whose first K bytes of pattern end at AT, likewise. */
static size_t
match_start(struct look *l, size_t k, size_t at)
{
	while (k > 0) {
		size_t before;

		if (at == 0)
			return OFFSET_NONE;
		before = utf8_before(l->text, at);
		if (is_space(l->text, before)) {
			k--;
			if (l->pattern.data[k] != ' ')
				return OFFSET_NONE;
			at = is_single(l, k) ? before
					     : space_start(l->text, at);
			continue;
		}
		at = before;
		fold_at(l, at);
		if (l->folded.size > k)
			return OFFSET_NONE;
		k -= l->folded.size;
		if (l->folded.size > 0 &&
			memcmp(l->folded.data, l->pattern.data + k,
				l->folded.size) != 0)
			return OFFSET_NONE;
	}
	return at;
}

/* Whether the character at AT is the needle of a match. One that folds to
 * several bytes may hold the needle as any of them. */
static bool
match_at(struct look *l, size_t needle, size_t at, struct range *hit)
{
	size_t size;

	fold_at(l, at);
	size = l->folded.size;
	for (size_t back = 0; back < size && back <= needle; back++) {
		hit->end = match_end(l, needle - back, at);
		if (hit->end == OFFSET_NONE)
			continue;
		hit->start = match_start(l, needle - back, at);
		if (hit->start != OFFSET_NONE)
			return true;
	}
	return false;
}

/* Where the needles of all matches that start before AT stand before. */
static size_t
needles_end(struct look *l, size_t needle, size_t at)
{
	at = utf8_start(l->text, at);
	for (size_t seen = 0; at < l->text.size && seen <= needle;) {
		if (is_space(l->text, at)) {
			at = space_end(l->text, at);
			seen++;
			continue;
		}
		at += fold_at(l, at);
		seen += l->folded.size;
	}
	return at;
}

static bool
step_forward(struct search *s, struct look *l, size_t end, struct range *hit)
{
	const struct needle *n = &s->pattern->needle;

	while (s->next < end) {
		size_t at = needle_after(n, s->text, s->next, end);

		s->next = at < end ? at + 1 : end;
		if (at < end && match_at(l, n->at, at, hit) &&
			hit->start >= s->edge)
			return true;
	}
	return false;
}

static bool
step_backward(struct search *s, struct look *l, size_t end, struct range *hit)
{
	const struct needle *n = &s->pattern->needle;

	while (s->next > end) {
		size_t at = needle_before(n, s->text, end, s->next);

		s->next = at == SLICE_NONE ? end : at;
		if (at != SLICE_NONE && match_at(l, n->at, at, hit) &&
			hit->start < s->edge)
			return true;
	}
	return false;
}

static void
begin(struct search *s, struct look *l)
{
	if (s->at > s->text.size)
		s->at = s->text.size;
	s->edge = s->next = s->at;
	if (s->backward)
		s->next = needles_end(l, s->pattern->needle.at, s->at);
	s->begun = true;
}

/* How far one step goes. */
static size_t
slice_end(const struct search *s, size_t budget)
{
	if (s->backward)
		return s->next > budget ? s->next - budget : 0;
	return s->text.size - s->next > budget ? s->next + budget
					       : s->text.size;
}

enum search_state
search_step(struct search *s, size_t budget, struct range *hit)
{
	struct look l = look_at(s->pattern, s->text);
	size_t end;
	bool found;

	if (s->pattern->folded.size == 0)
		return SEARCH_END;
	if (!s->begun)
		begin(s, &l);
	end = slice_end(s, budget);
	found = s->backward ? step_backward(s, &l, end, hit)
			    : step_forward(s, &l, end, hit);
	buf_release(&l.folded);
	s->at = found ? hit->start : s->next;
	if (found)
		return SEARCH_FOUND;
	return s->next == (s->backward ? 0 : s->text.size) ? SEARCH_END
							   : SEARCH_MORE;
}

struct range
search_in(const struct search_pattern *p, struct slice text, struct range r)
{
	struct search s = { .pattern = p, .text = text, .at = r.start };
	struct look l = look_at(p, text);
	size_t end = needles_end(&l, p->needle.at, r.end);
	struct range hit;

	buf_release(&l.folded);
	if (r.start >= end ||
		search_step(&s, end - r.start, &hit) != SEARCH_FOUND)
		return RANGE_NONE;
	return hit.start < r.end ? hit : RANGE_NONE;
}

#include "apparatus/few.h"

#include "apparatus/said.h"
#include "apparatus/words.h"

enum {
	MOST = 4,	/* words */
	ROOM = 200,	/* bytes that so many words don't fill */
	SAID = 5,	/* bits */
	CITED = 4,	/* bits */
	KNOWN = 3,	/* bits */
	TRUST = 9,	/* bits of all together, at most */
	AT_LENGTH = 50, /* bytes of a quotation that makes a source known */
	NEAR = 4000,	/* bytes between two places of a source */
	CLOSE = 2000,	/* between two quotations */
	PARTS = 200	/* between the parts of one, in its source */
};

bool
few_are(const struct doc *d, struct range r)
{
	struct vec words = VEC_OF(struct word);
	size_t count;

	if (range_size(r) > ROOM)
		return false;
	words_read(d, r, &words);
	words_drop_ellipses(&words);
	count = words.count;
	vec_release(&words);
	return count <= MOST;
}

/* Bytes between two ranges. */
static size_t
distance(struct range a, struct range b)
{
	if (range_overlaps(a, b))
		return 0;
	return a.start < b.start ? b.start - a.end : a.start - b.end;
}

static const struct source_passage *
other(const struct source_question *q, size_t i)
{
	return vec_at(q->prior.others, i);
}

static size_t
count_others(const struct source_question *q)
{
	return q->prior.others ? q->prior.others->count : 0;
}

/* Whether P, by what it was found for, speaks for other words from there. */
static bool
is_telling(const struct source_question *q, const struct source_passage *p)
{
	return p->kind != QUOTE_UNMARKED && p->grade != DIFFERENCE_VARIANT &&
		range_size(p->cited) >= AT_LENGTH &&
		!range_overlaps(p->cited, q->range);
}

static bool
is_known(const struct source_question *q, int64_t document)
{
	for (size_t i = 0; i < count_others(q); i++) {
		const struct source_passage *p = other(q, i);

		if (p->document == document && is_telling(q, p))
			return true;
	}
	return false;
}

double
few_trust(const struct source_question *q, int64_t document)
{
	struct range outer = q->prior.self_range;
	int bits = 0;

	if (!q->doc || said_how(q->text, outer.start) == SAID_LED)
		bits += SAID;
	if (q->doc && said_with_place(q->doc, outer))
		bits += CITED;
	if (is_known(q, document))
		bits += KNOWN;
	return bits < TRUST ? bits : TRUST;
}

bool
few_is_near(
	const struct source_question *q, int64_t document, struct range place)
{
	for (size_t i = 0; i < count_others(q); i++) {
		const struct source_passage *p = other(q, i);

		if (p->document == document && is_telling(q, p) &&
			distance(p->range, place) < NEAR &&
			distance(p->cited, q->range) < CLOSE)
			return true;
	}
	return false;
}

bool
few_has_rest(
	const struct source_question *q, int64_t document, struct range place)
{
	struct range rest =
		q->doc ? said_rest(q->doc, q->prior.self_range) : RANGE_NONE;

	if (range_is_none(rest))
		return true;
	for (size_t i = 0; i < count_others(q); i++) {
		const struct source_passage *p = other(q, i);

		if (p->document == document && range_overlaps(p->cited, rest) &&
			distance(p->range, place) < PARTS)
			return true;
	}
	return false;
}

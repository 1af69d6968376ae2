/*
 * Each paragraph is weighed. For a quotation speak: a lead-in that ends in a
 * colon or in mid-sentence, a verb of saying in it, a marker or reference at
 * the paragraph's end, a beginning in mid-sentence, the first person, a brief
 * sentence before it that only leads on. Against it: words in quotation marks
 * right before the marker (then the author cites those), markers inside, a
 * heading above.
 *
 * What leads on with a colon goes up to the paragraph that ends in a marker,
 * if that one is near and goes on with the same voice: so a quotation of
 * several paragraphs is one.
 *
 * A marker ends many paragraphs of an author's own, so on thin evidence a
 * paragraph only counts in a text that has shown the habit: enough quotations
 * of which there was no doubt.
 */
#include "import/unmarked.h"

#include "import/passage.h"

enum {
	SURE = 4,  /* weight of a quotation beyond doubt */
	THIN = 3,  /* enough where it is the habit */
	HABIT = 3, /* sure ones that make it one, */
	SHARE = 3, /* and what part of those that end in a marker */
	LONGEST_RUN = 6,
	SLOGAN = 90, /* bytes of a paragraph that is no one's whole thought */
	SHORTEST = 40,
	SHORTEST_SAID = 300,
	MARKED = 3, /* quotations that are marked: then all are */
};

/* Paragraphs [first, last] are one quotation. */
struct finding {
	size_t first, last;
};

struct search {
	struct vec passages; /* of struct passage */
	struct vec found;    /* of struct finding, in order */
	size_t noted;	     /* passages that end in a marker */
	int least;	     /* weight that counts */
};

static const struct passage *
passage_at(const struct search *s, size_t index)
{
	return vec_at(&s->passages, index);
}

static bool
is_found(const struct search *s, size_t index)
{
	const struct finding *last = vec_last(&s->found);

	return last && index <= last->last && index >= last->first;
}

/* What leads to paragraph INDEX; NULL when nothing can. */
static const struct passage *
lead(const struct search *s, size_t index)
{
	const struct passage *p = passage_at(s, index), *before;

	if (index == 0 || is_found(s, index - 1))
		return NULL;
	before = passage_at(s, index - 1);
	return before->prose && before->region == p->region ? before : NULL;
}

static bool
is_short(const struct passage *p)
{
	return range_size(p->range) < SLOGAN;
}

/* P, which ends in a marker, goes on with the voice of those before it. */
static bool
keeps_voice(const struct search *s, size_t first, const struct passage *p)
{
	const struct passage *before = p - 1;

	if (p->quoted && !p->self)
		return false;
	for (; before > passage_at(s, first) && is_short(before); before--)
		;
	return p->bracket || p->self || p->cut || (p - 1)->open ||
		(is_short(p) && before == passage_at(s, first));
}

/* Where the quotation ends that begins with paragraph FIRST. */
static size_t
run_end(const struct search *s, size_t first)
{
	const struct passage *p = passage_at(s, first);
	uint32_t region = p->region;

	for (size_t i = first; i < s->passages.count; i++) {
		p = passage_at(s, i);
		if (!p->prose || p->region != region || p->marked_inside ||
			i - first == LONGEST_RUN)
			return first;
		if (i > first && p->colon && !p->cites)
			return first;
		if (p->cites)
			return i == first || keeps_voice(s, first, p) ? i
								      : first;
	}
	return first;
}

static int
weigh_lead(const struct passage *before)
{
	int weight = 0;

	if (!before)
		return 0;
	if (before->colon)
		weight += 2;
	if (before->verb == PASSAGE_ANNOUNCES)
		weight += before->colon || before->comma ? 2 : 1;
	if (before->verb == PASSAGE_SPEAKS)
		weight++;
	if (before->brief)
		weight++;
	return weight;
}

static int
weigh_words(const struct passage *p, const struct passage *end)
{
	int weight = 0;

	if (end->cites)
		weight += end->bracket ? 3 : 2;
	if (end->quoted && p == end)
		weight -= 4;
	if (p->marked_inside)
		weight -= 2;
	return weight + p->cut + p->self + 2 * p->begins_open;
}

/* What is all in quotation marks is speech in a story, unless it is long and
 * the text has notes, or cites. */
static bool
may_be_one(const struct search *s, const struct passage *p)
{
	if (!p->prose || p->goes_on || p->begins_said || (p->colon && !p->self))
		return false;
	if (p->all_said || p->begins_open)
		return p->cites ||
			(s->noted >= HABIT &&
				range_size(p->range) >= SHORTEST_SAID &&
				!p->begins_open);
	return p->cites || range_size(p->range) >= SHORTEST;
}

/* Weight of paragraph FIRST as the beginning of a quotation up to *LAST. */
static int
weigh(const struct search *s, size_t first, size_t *last)
{
	const struct passage *p = passage_at(s, first);
	const struct passage *before = lead(s, first);
	bool handed = before && (before->colon || before->comma);

	*last = first;
	if (!may_be_one(s, p) || (p->region && !before))
		return 0;
	if (handed)
		*last = run_end(s, first);
	if (!passage_at(s, *last)->cites && (!before || !before->verb))
		return 0;
	return weigh_lead(before) + weigh_words(p, passage_at(s, *last));
}

/* A brief first paragraph before what was found, handed over to by the one
 * before it. */
static size_t
reach_back(const struct search *s, size_t first)
{
	const struct passage *p = lead(s, first), *before;

	if (!p || !p->brief || p->verb || p->marked_inside)
		return first;
	before = lead(s, first - 1);
	return before && before->verb && !before->cites ? first - 1 : first;
}

/* Of the paragraphs that end in a marker a third and more are quotations
 * beyond doubt. */
static bool
is_habit(const struct search *s)
{
	size_t cited = 0;

	for (size_t i = 0; i < s->found.count; i++) {
		const struct finding *f = vec_at(&s->found, i);

		cited += passage_at(s, f->last)->cites;
	}
	return cited >= HABIT && cited * SHARE >= s->noted;
}

static void
find_all(struct search *s, int least)
{
	vec_clear(&s->found);
	for (size_t i = 0; i < s->passages.count; i++) {
		struct finding f = { .first = i };

		if (weigh(s, i, &f.last) < least)
			continue;
		if (f.first == f.last && least == THIN)
			f.first = reach_back(s, i);
		*(struct finding *)vec_push(&s->found) = f;
		i = f.last;
	}
}

static void
mark_all(const struct search *s, struct builder *b)
{
	for (size_t i = 0; i < s->found.count; i++) {
		const struct finding *f = vec_at(&s->found, i);
		struct range r = { passage_at(s, f->first)->range.start,
			passage_at(s, f->last)->range.end };

		builder_mark(b, SPAN_QUOTE, r, 1, SPAN_UNSURE);
	}
}

void
unmarked_mark(struct builder *b)
{
	struct search s = { .passages = VEC_OF(struct passage),
		.found = VEC_OF(struct finding) };

	if (builder_spans(b, SPAN_QUOTE).count >= MARKED)
		return;
	passage_list(b, &s.passages);
	for (size_t i = 0; i < s.passages.count; i++)
		s.noted += passage_at(&s, i)->cites;
	find_all(&s, SURE);
	if (is_habit(&s))
		find_all(&s, THIN);
	mark_all(&s, b);
	vec_release(&s.passages);
	vec_release(&s.found);
}

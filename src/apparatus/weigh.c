/*
 * Works that may be meant are the latest ones that were cited, and those by
 * whoever may speak before the reference. Each gets a weight, the sum of what
 * speaks for it: that its author says these words, that the page is near to
 * others that are cited of it, that it was the last, and so on. The weights are
 * logarithms of odds (a conditional logit), fitted to some nine hundred
 * references of one long book that were resolved by reading; so the sum says
 * how likely each is, and one that is likely enough is sure. Those of witnesses
 * (witness.h) were set by hand, for a whole shelf.
 */
#include "apparatus/weigh.h"

#include <math.h>

#include "apparatus/credit.h"

enum {
	LATEST = 8,  /* works that are looked at whoever speaks */
	MOST = 64,   /* works in all */
	BACK = 2000, /* works that are looked back over */
	WINDOW = 8   /* items that are recent */
};

static const double spoken = 0.08, as_spoken = 0.7, a_little = 0.1;
static const double sure = 0.74; /* likely enough */

enum sign {
	SIGN_SAID,	/* its author speaks: the logarithm of how surely */
	SIGN_LATEST,	/* the latest work of who speaks */
	SIGN_LAST,	/* the last work that was cited */
	SIGN_NOBODY,	/* the last, and none who is named has written any */
	SIGN_RUN,	/* the last, and that was an op. cit., too */
	SIGN_AGO,	/* the logarithm of items since it was cited */
	SIGN_RECENT,	/* that of how often it was, of late */
	SIGN_SECTION,	/* not since the last heading */
	SIGN_PAGES,	/* how much likelier the pages are of it */
	SIGN_NO_PAGES,	/* none of it is known */
	SIGN_OUTSIDE,	/* it has "pp. 20-41", and not this one */
	SIGN_VOLUME,	/* it has volumes, and one is asked for */
	SIGN_NO_VOLUME, /* it has none */
	SIGN_QUOTED_BY, /* the words are quoted elsewhere from its author, */
	SIGN_QUOTED,	/* from this work, */
	SIGN_SAME_PAGE, /* from the same page of it; */
	SIGN_STANDS,	/* they stand in it */
	SIGN_COUNT
};

static const double weights[SIGN_COUNT] = {
	[SIGN_SAID] = 1.65,
	[SIGN_LATEST] = 0.75,
	[SIGN_LAST] = 1.4,
	[SIGN_NOBODY] = 1,
	[SIGN_RUN] = -0.5,
	[SIGN_AGO] = -0.3,
	[SIGN_RECENT] = 0.45,
	[SIGN_SECTION] = -1.8,
	[SIGN_PAGES] = 1,
	[SIGN_NO_PAGES] = -2.5,
	[SIGN_OUTSIDE] = -3.7,
	[SIGN_VOLUME] = 2,
	[SIGN_NO_VOLUME] = -1.1,
	[SIGN_QUOTED_BY] = 0.8,
	[SIGN_QUOTED] = 2,
	[SIGN_SAME_PAGE] = 4.5,
	[SIGN_STANDS] = 6,
};

/* That of any work which has not been cited so far. */
static const double another = -4.8;

struct guess {
	size_t item; /* its latest citation */
	size_t rank; /* among the latest, 0: the last one */
	double said; /* how surely its author speaks, 0..1 */
	bool latest; /* no later work is said as surely */
	double weight;
	double places; /* of that what its pages and volumes weigh */
};

struct scale {
	const struct past *past;
	const struct citation *x;
	const struct attribution *by;
	size_t speaking;
	struct witnesses witnesses;
	struct guess guesses[MOST];
	size_t count;
	bool known; /* somebody who is named has written something */
	bool named;
};

/* Candidates. */

static double
said_of(const struct scale *s, uint64_t name)
{
	double said = 0;

	for (size_t i = 0; i < s->speaking; i++)
		if (s->by[i].share > 0)
			said += s->by[i].share *
				authors_share(
					&s->past->behind, name, s->by[i].key);
	return said < 1 ? said : 1;
}

/* Whether one of those who are named has written it. */
static bool
is_known(const struct scale *s, uint64_t name)
{
	static const double enough = 0.5;

	for (size_t i = 0; i < s->speaking; i++)
		if (s->by[i].named &&
			authors_weight(&s->past->behind, name, s->by[i].key) >=
				enough)
			return true;
	return false;
}

static void
gather(struct scale *s)
{
	const struct vec *recent = &s->past->recent;
	size_t count = recent->count;
	size_t first = count > BACK ? count - BACK : 0;
	double most = 0;

	for (size_t i = 0; i < s->speaking; i++)
		s->named = s->named || s->by[i].named;
	for (size_t i = count; i-- > first;) {
		size_t item = *(size_t *)vec_at(recent, i),
		       rank = count - 1 - i;
		uint64_t name = past_name(s->past, item);
		double said = said_of(s, name);

		s->known = s->known || is_known(s, name);
		if (s->count < MOST &&
			(rank < LATEST || said >= spoken ||
				witness_has(&s->witnesses, name)))
			s->guesses[s->count++] = (struct guess){ item, rank,
				said,
				said > a_little && said * as_spoken > most, 0,
				0 };
		most = said > most ? said : most;
	}
}

/* Signs. */

static void
add(struct guess *g, enum sign sign, double value)
{
	g->weight += weights[sign] * value;
}

static size_t
mark_of(const struct past *p, const struct citation *x)
{
	const struct doc_note *n = doc_note_at(p->doc, x->note);

	return n->mark.start == OFFSET_NONE ? n->body.start : n->mark.start;
}

static size_t
often(const struct past *p, const struct guess *g)
{
	size_t count = p->items->count, found = 0;

	for (size_t i = count; i-- > 0 && count - i <= WINDOW;)
		found += past_work(p, i) == past_work(p, g->item);
	return found;
}

static void
weigh_order(const struct scale *s, struct guess *g)
{
	const struct past *p = s->past;
	const struct citation *y = past_item(p, g->item);
	struct spans headings = doc_spans(p->doc, SPAN_HEADING);
	bool last = g->rank == 0;

	add(g, SIGN_LAST, last);
	add(g, SIGN_NOBODY, last && s->named && !s->known);
	add(g, SIGN_RUN,
		last && y->back == CITATION_WORK && y->word == BACK_CITED);
	add(g, SIGN_AGO, log((double)(p->items->count - g->item)));
	add(g, SIGN_RECENT, log(1 + (double)often(p, g)));
	add(g, SIGN_SECTION,
		span_index(headings, mark_of(p, y)) <
			span_index(headings, mark_of(p, s->x)));
}

static void
weigh_author(struct guess *g)
{
	static const double anyway = 0.03;

	add(g, SIGN_SAID, log(g->said + anyway));
	add(g, SIGN_LATEST, g->latest);
}

static void
weigh_pages(const struct scale *s, struct guess *g)
{
	const struct past *p = s->past;
	const struct citation *y = past_item(p, g->item);
	struct slice extent = past_item(p, past_printed(p, g->item))->extent;
	struct slice volume = s->x->volume.size ? s->x->volume : y->volume;
	uint64_t key = places_key(past_name(p, g->item), volume);
	double fit;

	if (s->x->volume.size > 0)
		add(g, y->volume.size > 0 ? SIGN_VOLUME : SIGN_NO_VOLUME, 1);
	if (s->x->pages.size == 0)
		return;
	if (places_fit(&p->places, key, s->x->pages, &fit))
		add(g, SIGN_PAGES, fit);
	else
		add(g, SIGN_NO_PAGES, 1);
	add(g, SIGN_OUTSIDE,
		extent.size > 0 && !places_within(extent, s->x->pages));
}

static void
weigh_witnesses(const struct scale *s, struct guess *g)
{
	const struct past *p = s->past;
	enum witness_says said = witness_says(
		&s->witnesses, past_item(p, past_printed(p, g->item)));

	add(g, SIGN_QUOTED_BY, said == WITNESS_AUTHOR);
	add(g, SIGN_QUOTED, said == WITNESS_TITLE);
	add(g, SIGN_SAME_PAGE, said == WITNESS_PAGE);
	add(g, SIGN_STANDS, said == WITNESS_SOURCE);
}

/* Weighs all; the one with the most, NULL for none. */
static const struct guess *
heaviest(struct scale *s)
{
	const struct guess *best = NULL;

	for (size_t i = 0; i < s->count; i++) {
		struct guess *g = &s->guesses[i];

		weigh_order(s, g);
		weigh_author(g);
		weigh_pages(s, g);
		weigh_witnesses(s, g);
		if (!best || g->weight > best->weight)
			best = g;
	}
	return best;
}

/* How likely G is, 0..1. */
static double
likely(const struct scale *s, const struct guess *g)
{
	double all = exp(another - g->weight);

	for (size_t i = 0; i < s->count; i++)
		all += exp(s->guesses[i].weight - g->weight);
	return 1 / all;
}

static size_t
item_of(const struct past *p, const struct guess *g)
{
	return past_item(p, g->item)->unsure ? past_printed(p, g->item)
					     : g->item;
}

size_t
weigh_bare(const struct past *p, struct citation *x)
{
	struct scale s = {
		.past = p, .x = x, .witnesses = past_witnesses(p, x)
	};
	const struct guess *best;

	s.by = attribution_of(&p->attributions, p->items->count, &s.speaking);
	gather(&s);
	best = heaviest(&s);
	x->unsure = x->unsure || !best || likely(&s, best) < sure;
	return best ? item_of(p, best) : CITATION_NONE;
}

/* Only places that are very near tell more than the name. */
static bool
is_placed(const struct scale *s, const struct guess *g)
{
	static const double near = 2, surely = 0.9;

	return g->said >= a_little && g->places >= near &&
		likely(s, g) >= surely;
}

size_t
weigh_named(const struct past *p, struct citation *x, size_t from)
{
	struct attribution named = { credit_key(x->author), 1, true };
	struct scale s = { .past = p, .x = x, .by = &named, .speaking = 1 };
	const struct guess *best = NULL;

	gather(&s);
	for (size_t i = 0; i < s.count; i++) {
		struct guess *g = &s.guesses[i];

		weigh_pages(&s, g);
		g->places = g->weight;
		weigh_author(g);
		if (!best || g->weight > best->weight)
			best = g;
	}
	if (!best || !is_placed(&s, best))
		return from;
	x->unsure = false;
	return item_of(p, best);
}

/*
 * Works that may be meant are the latest ones that were cited, and those by
 * whoever is named in the running text before the reference. For each of them
 * signs are gathered: how long ago it was cited, whether its author speaks
 * here, whether the page is near to others that are cited of it. The sum of
 * their weights decides; it is sure when the next one has much less.
 *
 * The weights are the logarithms of how much more often a sign goes with the
 * work that is meant than with others (a conditional logit). They were fitted
 * to some two thousand references of one long book: those of every second label
 * (tests/labels), those whose author is printed, the name withheld, and those
 * that simpler rules were sure of; then rounded. What a stranger and the pages
 * of a whole article weigh is set by hand: there were too few of them.
 */
#include "apparatus/weigh.h"

#include "apparatus/credit.h"
#include "apparatus/shorter.h"

enum {
	LATEST = 8,	/* works that are looked at whoever is named */
	MOST = 24,	/* works in all */
	NAMES = 12,	/* that are named here */
	BACK = 120,	/* items within which the latest are */
	LONG_AGO = 40,	/* items */
	CREDITS = 3000, /* that are looked back over */
	SURE = 12,	/* more weight than the next has */
	ENOUGH = 8	/* for one that has no next */
};

enum sign {
	SIGN_LAST,	   /* the last that was cited, */
	SIGN_SECOND,	   /* the last but one, */
	SIGN_THIRD,	   /* or one of the two before */
	SIGN_LONG_AGO,	   /* cited long ago */
	SIGN_SECTION,	   /* not since the last heading */
	SIGN_SILENT,	   /* the last, and nobody is named since */
	SIGN_HE,	   /* the last, and a pronoun speaks since */
	SIGN_SPEAKER,	   /* its author speaks */
	SIGN_SPEAKER_NEAR, /* who speaks was near when it was cited */
	SIGN_FIRST,	   /* its author is the nearest name */
	SIGN_UNSURE,	   /* its latest citation is only a guess */
	SIGN_STRANGER,	   /* the last, and who speaks has never been cited */
	SIGN_PAGE_SAME,	   /* cited with the same page, */
	SIGN_PAGE_NEAR,	   /* within three pages, */
	SIGN_PAGE_CLOSE,   /* within fifteen, */
	SIGN_PAGE_FAR,	   /* or not within a hundred */
	SIGN_INSIDE,	   /* it has a page like this: "pp. 20-41" */
	SIGN_OUTSIDE,	   /* it has none */
	SIGN_VOLUME,	   /* it has volumes, and one is asked for */
	SIGN_NO_VOLUME,	   /* it has none */
	SIGN_COUNT
};

/* In tenths of a nat. */
static const int weights[SIGN_COUNT] = {
	[SIGN_LAST] = 10,
	[SIGN_SECOND] = 8,
	[SIGN_THIRD] = 5,
	[SIGN_LONG_AGO] = -18,
	[SIGN_SECTION] = -17,
	[SIGN_SILENT] = 15,
	[SIGN_HE] = 15,
	[SIGN_SPEAKER] = 27,
	[SIGN_SPEAKER_NEAR] = 17,
	[SIGN_FIRST] = 18,
	[SIGN_UNSURE] = -7,
	[SIGN_STRANGER] = -5,
	[SIGN_PAGE_SAME] = 33,
	[SIGN_PAGE_NEAR] = 23,
	[SIGN_PAGE_CLOSE] = 11,
	[SIGN_PAGE_FAR] = -11,
	[SIGN_INSIDE] = 15,
	[SIGN_OUTSIDE] = -20,
	[SIGN_VOLUME] = 12,
	[SIGN_NO_VOLUME] = -12,
};

struct guess {
	size_t work, item; /* its first citation and the latest */
	size_t rank;	   /* among the latest */
	int weight;
	enum credit_by speaker, anybody; /* by whom it is, how surely */
	unsigned names;			 /* a bit for each who is its author */
	bool unsure; /* that the latest one is of this work */
};

struct scale {
	const struct past *past;
	const struct citation *x;
	struct guess guesses[MOST];
	size_t count;
	uint64_t names[NAMES]; /* the nearest first */
	size_t named;
	size_t speaker; /* one of them, NAMES for none */
	unsigned cited; /* a bit for each who is an author of something */
};

static struct guess *
guess_of(struct scale *s, size_t work)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->guesses[i].work == work)
			return &s->guesses[i];
	return NULL;
}

static struct guess *
add_guess(struct scale *s, size_t item, size_t rank)
{
	bool unsure = past_item(s->past, item)->unsure;
	struct guess *g;

	if (s->count == MOST)
		return NULL;
	g = &s->guesses[s->count++];
	*g = (struct guess){ .work = past_work(s->past, item),
		.item = unsure ? past_printed(s->past, item) : item,
		.unsure = unsure,
		.rank = rank,
		.speaker = CREDIT_NONE,
		.anybody = CREDIT_NONE };
	return g;
}

static void
add_latest(struct scale *s)
{
	size_t count = s->past->items->count;
	size_t first = count > BACK ? count - BACK : 0;

	for (size_t i = count; i-- > first && s->count < LATEST;)
		if (!guess_of(s, past_work(s->past, i)))
			add_guess(s, i, s->count);
}

static void
add_names(struct scale *s)
{
	const struct heard *h = &s->past->heard;

	s->speaker = NAMES;
	for (size_t i = 0; i < h->count && s->named < NAMES; i++) {
		bool says = heard_says(h, i) || (h->he && heard_leads(h, i));

		if (says && s->speaker == NAMES && !heard_opens(h, i))
			s->speaker = s->named;
		s->names[s->named++] = credit_key(heard_name(h, i));
	}
}

static void
lower(enum credit_by *by, enum credit_by to)
{
	if (to < *by)
		*by = to;
}

static void
take_credit(struct scale *s, const struct credit *c)
{
	struct guess *g = guess_of(s, past_work(s->past, c->item));

	for (size_t i = 0; i < s->named; i++) {
		if (s->names[i] != c->key)
			continue;
		if (!g && c->by <= CREDIT_TITLE)
			g = add_guess(s, c->item, MOST);
		if (g && i == s->speaker)
			lower(&g->speaker, c->by);
		if (c->by > CREDIT_TITLE)
			continue;
		s->cited |= 1u << i;
		if (g)
			g->names |= 1u << i;
	}
	if (g)
		lower(&g->anybody, c->by);
}

static void
add_credited(struct scale *s)
{
	const struct vec *credits = &s->past->credits;
	size_t count = credits->count;
	size_t first = count > CREDITS ? count - CREDITS : 0;

	for (size_t i = count; i-- > first;)
		take_credit(s, vec_at(credits, i));
}

/* Signs. */

static void
add(struct guess *g, enum sign sign, bool is)
{
	if (is)
		g->weight += weights[sign];
}

static void
weigh_names(const struct scale *s, struct guess *g)
{
	bool last = g->rank == 0;
	unsigned first = s->cited & -s->cited; /* the nearest */

	add(g, SIGN_SILENT, last && s->named == 0);
	add(g, SIGN_HE, last && s->past->heard.he);
	add(g, SIGN_SPEAKER, g->speaker <= CREDIT_TITLE);
	add(g, SIGN_SPEAKER_NEAR,
		g->speaker > CREDIT_TITLE && g->speaker < CREDIT_NONE);
	add(g, SIGN_FIRST, g->names & first);
	add(g, SIGN_UNSURE, g->unsure);
	add(g, SIGN_STRANGER,
		last && s->speaker < NAMES && !(s->cited >> s->speaker & 1));
}

static void
weigh_pages(const struct scale *s, struct guess *g)
{
	const struct past *p = s->past;
	const struct citation *y = past_item(p, g->item);
	const struct citation *source = past_item(p, past_printed(p, g->item));
	struct slice volume = s->x->volume.size ? s->x->volume : y->volume;
	uint64_t key = places_key(shorter_key(source->title), volume);
	size_t apart = places_apart(&p->places, key, s->x->pages);
	bool extent = source->extent.size > 0 && s->x->pages.size > 0;
	bool inside = extent && places_within(source->extent, s->x->pages);

	add(g, SIGN_PAGE_SAME, apart == 0);
	add(g, SIGN_PAGE_NEAR, apart > 0 && apart <= 3);
	add(g, SIGN_PAGE_CLOSE, apart > 3 && apart <= 15);
	add(g, SIGN_PAGE_FAR, apart > 100 && apart < SIZE_MAX);
	add(g, SIGN_INSIDE, inside);
	add(g, SIGN_OUTSIDE, extent && !inside);
	if (s->x->volume.size > 0)
		add(g, y->volume.size > 0 ? SIGN_VOLUME : SIGN_NO_VOLUME, true);
}

static size_t
mark_of(const struct past *p, const struct citation *x)
{
	const struct doc_note *n = doc_note_at(p->doc, x->note);

	return n->mark.start == OFFSET_NONE ? n->body.start : n->mark.start;
}

static void
weigh_order(const struct scale *s, struct guess *g)
{
	const struct past *p = s->past;
	struct spans headings = doc_spans(p->doc, SPAN_HEADING);
	size_t from = mark_of(p, past_item(p, g->item));

	add(g, SIGN_LAST, g->rank == 0);
	add(g, SIGN_SECOND, g->rank == 1);
	add(g, SIGN_THIRD, g->rank == 2 || g->rank == 3);
	add(g, SIGN_LONG_AGO, p->items->count - g->item > LONG_AGO);
	add(g, SIGN_SECTION,
		span_index(headings, from) <
			span_index(headings, mark_of(p, s->x)));
}

/* The one with the most weight; X becomes unsure when the next is near. */
static size_t
heaviest(struct scale *s, struct citation *x)
{
	const struct guess *best = NULL, *next = NULL;

	for (size_t i = 0; i < s->count; i++) {
		struct guess *g = &s->guesses[i];

		weigh_order(s, g);
		weigh_names(s, g);
		weigh_pages(s, g);
		if (!best || g->weight > best->weight) {
			next = best;
			best = g;
		} else if (!next || g->weight > next->weight) {
			next = g;
		}
	}
	x->unsure = x->unsure || !best || best->weight < ENOUGH ||
		(next && best->weight < next->weight + SURE);
	return best ? best->item : CITATION_NONE;
}

size_t
weigh_bare(const struct past *p, struct citation *x)
{
	struct scale s = { .past = p, .x = x };

	add_latest(&s);
	add_names(&s);
	add_credited(&s);
	return heaviest(&s, x);
}

size_t
weigh_named(const struct past *p, struct citation *x, size_t from)
{
	struct scale s = { .past = p, .x = x };
	struct citation y = *x;
	size_t found, kept = 0;

	s.names[s.named++] = credit_key(x->author);
	add_latest(&s);
	add_credited(&s);
	for (size_t i = 0; i < s.count; i++)
		if (s.guesses[i].speaker < CREDIT_NONE ||
			(s.guesses[i].rank == 0 &&
				s.guesses[i].anybody > CREDIT_TITLE))
			s.guesses[kept++] = s.guesses[i];
	s.count = kept;
	y.unsure = false;
	found = heaviest(&s, &y);
	if (y.unsure)
		return from;
	x->unsure = false;
	return found;
}

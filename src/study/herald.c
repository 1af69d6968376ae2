#include "study/herald.h"

#include <stdlib.h>

#include "apparatus/words.h"
#include "base/clock.h"
#include "base/mem.h"
#include "study/taking.h"

enum {
	PIECE = 8 << 10, /* bytes read at once */
	RARE = 8,	 /* places on the shelf; more say nothing */
	RUN = 3,	 /* shingles in a row: five words */
	NEAR = 80	 /* bytes from one of them to the next */
};

/* Where a document last went along with the new one. */
struct trail {
	bool waits; /* it was looked at without it */
	bool told;
	unsigned run;
	uint32_t here, there; /* bytes */
};

struct herald {
	struct library *library; /* borrowed */
	const struct vec *looks; /* borrowed */
	int64_t document;
	struct trail *trails; /* owned: of `looks` */
	struct vec words;     /* of struct word */
	struct vec places;    /* of struct posting_place */
	size_t at;
};

static bool
prepare(struct herald *h)
{
	int64_t since = posting_since(h->library->postings, h->document);
	bool any = false;

	for (size_t i = 0; i < h->looks->count; i++) {
		const struct proposal_look *look = vec_at(h->looks, i);

		h->trails[i].waits = look->citing != h->document &&
			look->state > 0 && look->state < since;
		any = any || h->trails[i].waits;
	}
	return any;
}

struct herald *
herald_new(struct library *l, int64_t document, const struct vec *looks)
{
	struct herald *h = mem_new(sizeof(*h));

	h->library = l;
	h->looks = looks;
	h->document = document;
	h->trails = mem_new((looks->count + 1) * sizeof(*h->trails));
	h->words = VEC_OF(struct word);
	h->places = VEC_OF(struct posting_place);
	if (prepare(h))
		return h;
	herald_free(h);
	return NULL;
}

void
herald_free(struct herald *h)
{
	if (!h)
		return;
	vec_release(&h->words);
	vec_release(&h->places);
	free(h->trails);
	free(h);
}

static bool
is_below(const void *item, const void *document)
{
	return ((const struct proposal_look *)item)->citing <
		*(const int64_t *)document;
}

static struct trail *
trail_of(const struct herald *h, int64_t document)
{
	const struct proposal_look *looks = h->looks->items;
	size_t at = vec_lower(h->looks, &document, is_below);

	if (at == h->looks->count || looks[at].citing != document)
		return NULL;
	return h->trails[at].waits ? &h->trails[at] : NULL;
}

static bool
goes_on(const struct trail *t, uint32_t here, uint32_t there)
{
	return t->run > 0 && here > t->here && here - t->here <= NEAR &&
		there > t->there && there - t->there <= NEAR;
}

static void
follow(const struct herald *h, uint32_t here, const struct posting_place *p)
{
	struct trail *t = trail_of(h, p->document);

	if (!t || t->told)
		return;
	t->run = goes_on(t, here, p->offset) ? t->run + 1 : 1;
	t->here = here;
	t->there = p->offset;
	t->told = t->run >= RUN;
}

static void
ask(struct herald *h, const struct word *w)
{
	uint32_t shingle = words_shingle(&w[0], &w[1], &w[2]);

	vec_clear(&h->places);
	if (shingle == 0 ||
		posting_find(h->library->postings, shingle, RARE, &h->places) >
			RARE)
		return;
	for (size_t i = 0; i < h->places.count; i++)
		follow(h, w->start, vec_at(&h->places, i));
}

static bool
go_on(struct herald *h)
{
	const struct doc *doc = library_doc(h->library, h->document);
	struct slice text = doc ? doc_text(doc) : slice_of("");
	struct range piece = { h->at, h->at };

	if (h->at >= text.size)
		return false;
	piece.end = taking_piece(text, h->at, PIECE);
	vec_clear(&h->words);
	words_read(doc, piece, &h->words);
	words_drop_ellipses(&h->words);
	for (size_t i = 0; i + WORDS_SHINGLE <= h->words.count; i++)
		ask(h, vec_at(&h->words, i));
	h->at = piece.end;
	library_rest(h->library);
	return true;
}

bool
herald_step(struct herald *h, int64_t ms)
{
	int64_t start = clock_ticks();

	while (go_on(h))
		if (clock_ticks() - start >= ms)
			return true;
	return false;
}

int64_t
herald_next(const struct herald *h, size_t *at)
{
	while (*at < h->looks->count) {
		const struct proposal_look *look = vec_at(h->looks, *at);

		if (h->trails[(*at)++].told)
			return look->citing;
	}
	return 0;
}

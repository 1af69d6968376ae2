/*
 * Another document is a witness when it has the same words, and the reference
 * behind them names what it means: none that only goes back may be believed, or
 * guesses would confirm one another. Where it does not mark them as a quotation,
 * or has other references between, it takes the same page to believe it. Where
 * they stand unmarked in a work that is cited, they are from there.
 */
#include "study/testimony.h"

#include "study/inside.h"
#include "study/library.h"
#include "study/worksinside.h"

enum {
	NEAR = 300, /* bytes between the words and their reference */
	FAR = 900,  /* when the page tells that it is theirs */
	ENOUGH = 80 /* bytes of words that are found for their own sake */
};

struct testimony {
	struct study *study;
	struct works *works;
	struct vec found, uses; /* of struct proposal */
	bool read;
	struct arena *arena;
	struct vec *out;
};

static struct witness *
add(struct testimony *t, struct range words, struct slice author,
	struct slice title)
{
	struct witness *w = vec_push(t->out);

	w->words = words;
	w->author = arena_copy(t->arena, author);
	w->title = arena_copy(t->arena, title);
	return w;
}

/* Whether the words of P are marked as a quotation at the other end, too. */
static bool
is_quoted(const struct testimony *t, const struct proposal *p)
{
	for (size_t i = 0; i < t->uses.count; i++) {
		const struct proposal *u = vec_at(&t->uses, i);

		if (u->citing == p->source && u->kind != QUOTE_UNMARKED &&
			range_overlaps(u->cited, p->range))
			return true;
	}
	return false;
}

/* What in the words of P is at place THERE of the passage, about. */
static size_t
place_of(const struct proposal *p, size_t there)
{
	size_t size = range_size(p->range);

	if (there <= p->range.start)
		return p->cited.start;
	if (there >= p->range.end)
		return p->cited.end;
	return p->cited.start +
		(size_t)((double)(there - p->range.start) / (double)size *
			(double)range_size(p->cited));
}

/* What the words of P lead to; those that are cited amid them or farther away
 * must have the page, too. */
static void
add_cited(struct testimony *t, const struct proposal *p,
	const struct cited_item *item, bool strong)
{
	struct witness *w;

	if (!item->named)
		return;
	w = add(t,
		(struct range){ place_of(p, item->lead.start),
			place_of(p, item->lead.end) },
		item->hint.presumed ? SLICE("") : item->hint.author,
		item->hint.title);
	w->pages = arena_copy(t->arena, item->pages);
	w->weak = !strong || p->range.end < item->lead.start ||
		p->range.end > item->lead.end ||
		item->lead.end - p->range.end > NEAR;
}

static void
add_citing(struct testimony *t, const struct proposal *p)
{
	const struct cited *c =
		works_said(t->study, t->works, p->source, t->read);
	bool strong = p->kind != QUOTE_UNMARKED &&
		p->grade != DIFFERENCE_VARIANT && is_quoted(t, p);

	for (size_t i = 0; c && i < c->items.count; i++) {
		const struct cited_item *item = vec_at(&c->items, i);

		if (item->lead.start <= p->range.end &&
			item->lead.end > p->range.start &&
			item->lead.end < p->range.end + FAR)
			add_cited(t, p, item, strong);
	}
}

/* Under each of its titles. */
static void
add_source(struct testimony *t, const struct proposal *p)
{
	static const enum work_field titles[] = { WORK_TITLE, WORK_SHORT,
		WORK_ALSO };
	size_t index = works_of_document(t->works, p->source);
	const struct work *w =
		index == WORK_NONE ? NULL : work_at(t->works->catalogue, index);

	for (size_t i = 0; w && i < sizeof(titles) / sizeof(*titles); i++) {
		struct slice rest = w->fields[titles[i]], title;

		while (slice_cut(&rest, '|', &title))
			add(t, p->cited, w->fields[WORK_AUTHOR],
				slice_trim(title))
				->source = true;
	}
}

/* Few words may have been found there for the sake of the citation, and that
 * was guessed. */
static bool
is_source(const struct testimony *t, const struct proposal *p)
{
	return p->grade != DIFFERENCE_VARIANT && p->kind != QUOTE_UNMARKED &&
		(!(p->by & SOURCE_BY_CITATION) ||
			range_size(p->cited) >= ENOUGH) &&
		!is_quoted(t, p);
}

static void
collect(struct testimony *t)
{
	for (size_t i = 0; i < t->found.count; i++) {
		const struct proposal *p = vec_at(&t->found, i);

		add_citing(t, p);
		if (is_source(t, p))
			add_source(t, p);
	}
}

void
testimony_read(struct study *s, int64_t document, bool read,
	struct arena *arena, struct vec *out)
{
	struct library *l = document != 0 ? library_of(s, NULL) : NULL;
	struct testimony t = { .study = s,
		.found = VEC_OF(struct proposal),
		.uses = VEC_OF(struct proposal),
		.read = read,
		.arena = arena,
		.out = out };

	if (l && proposal_of(l->proposals, document, &t.found, NULL) == 0 &&
		proposal_to(l->proposals, document, &t.uses, NULL) == 0 &&
		t.found.count > 0) {
		t.works = works_current(s);
		collect(&t);
		witness_settle(out);
	}
	vec_release(&t.found);
	vec_release(&t.uses);
}

struct citations *
testimony_citations(
	struct study *s, int64_t document, const struct doc *d, bool read)
{
	struct vec witnesses = VEC_OF(struct witness);
	struct arena arena = { 0 };
	struct citations *all;

	testimony_read(s, document, read, &arena, &witnesses);
	all = citation_read_with(d, &witnesses);
	vec_release(&witnesses);
	arena_release(&arena);
	return all;
}

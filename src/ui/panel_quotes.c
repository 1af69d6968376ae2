/*
 * What is told of a link costs a look into its other end, so it is kept for as
 * long as nothing has changed.
 */
#include "ui/panel_quotes.h"

#include "base/glyph.h"
#include "base/utf8.h"
#include "study/connect.h"
#include "study/shelve.h"
#include "ui/passage.h"

enum { SENTENCE = 160 /* bytes */ };

/* As much of a sentence as tells what it is about. */
static struct slice
beginning(struct panel *p, struct slice sentence)
{
	if (sentence.size <= SENTENCE)
		return sentence;
	return arena_printf(&p->told_arena, "%.*s%s",
		(int)utf8_start(sentence, SENTENCE), sentence.data,
		glyph_is_ascii() ? "..." : "…");
}

static const struct panel_told *
told_of(struct panel *p, const struct reader *r,
	const struct quoting_link *link, size_t index, bool from_here)
{
	struct study *s = r->reading->study;
	struct quoting_context c = { 0 };
	struct panel_told *t;

	for (size_t i = 0; i < p->told.count; i++) {
		t = vec_at(&p->told, i);
		if (t->index == index && t->from_here == from_here)
			return t;
	}
	quoting_describe(s, link, &p->told_arena, &c, NULL);
	t = vec_push(&p->told);
	t->index = index;
	t->from_here = from_here;
	t->title = c.title;
	t->place = arena_printf(&p->told_arena, "%s %.*s",
		glyph_is_ascii() ? "par." : "¶", (int)c.place.size,
		c.place.data);
	t->body = from_here
		? passage_tell(r->reading, link, true, &p->told_arena)
		: beginning(p, c.sentence);
	return t;
}

/* What was told of another text, or before a change, is forgotten. */
static void
forget_old(struct panel *p, const struct reader *r)
{
	if (p->told_of == r->reading && p->told_version == r->quoting->version)
		return;
	vec_clear(&p->told);
	arena_clear(&p->told_arena);
	p->told_of = r->reading;
	p->told_version = r->quoting->version;
}

static struct panel_entry *
add(struct panel *p, enum panel_kind kind, const struct panel_told *t,
	const struct quoting_link *link)
{
	struct panel_entry *e = vec_push(&p->entries);

	e->kind = kind;
	e->index = t->index;
	e->at = link->here.start;
	e->label = t->title;
	e->detail = t->place;
	e->sign = passage_sign(link, t->from_here);
	e->body = t->body;
	e->quiet = link->grade == DIFFERENCE_VARIANT;
	return e;
}

/* Sources beside the best one. */
static size_t
count_others(const struct quoting *q, const struct quoting_quote *quote)
{
	size_t count = 0;

	for (size_t i = 1; i < quote->count; i++) {
		const struct quoting_link *l =
			vec_at(&q->links, quote->first + i);

		count += l->state != QUOTING_REFUSED &&
			l->grade != DIFFERENCE_VARIANT;
	}
	return count;
}

void
panel_quotes_sources(struct panel *p, const struct reader *r)
{
	const struct quoting *q = r->quoting;

	if (!q)
		return;
	forget_old(p, r);
	for (size_t i = 0; i < q->quotes.count; i++) {
		const struct quoting_quote *quote = vec_at(&q->quotes, i);
		const struct quoting_link *best;
		struct panel_entry *e;
		size_t others;

		if (quote->quote.outer.start >= p->seen.end)
			break;
		if (quote->count == 0 ||
			!range_overlaps(quote->quote.outer, p->seen))
			continue;
		best = vec_at(&q->links, quote->first);
		if (best->state == QUOTING_REFUSED)
			continue;
		e = add(p, PANEL_SOURCE,
			told_of(p, r, best, quote->first, true), best);
		others = count_others(q, quote);
		if (others > 0)
			e->meant = arena_printf(&p->arena, "and in %zu other%s",
				others, others == 1 ? " place" : " places");
	}
}

void
panel_quotes_uses(struct panel *p, const struct reader *r)
{
	const struct quoting *q = r->quoting;

	if (!q)
		return;
	forget_old(p, r);
	for (size_t i = 0; i < q->uses.count; i++) {
		const struct quoting_link *l = vec_at(&q->uses, i);

		if (l->here.start >= p->seen.end)
			break;
		if (range_overlaps(l->here, p->seen))
			add(p, PANEL_USE, told_of(p, r, l, i, false), l);
	}
}

static struct slice
arrow(const char *sign, const char *plain)
{
	return slice_of(glyph_is_ascii() ? plain : sign);
}

void
panel_quotes_links(struct panel *p, const struct reader *r)
{
	struct vec seen = VEC_OF(struct connect_view);

	connect_in(r->reading, p->seen, &seen);
	for (size_t i = 0; i < seen.count; i++) {
		const struct connect_view *v = vec_at(&seen, i);
		struct panel_entry *e = vec_push(&p->entries);
		struct shelf_entry shelf = { 0 };

		shelve_entry(r->reading->study, v->there->document, &p->arena,
			&shelf, NULL);
		e->kind = PANEL_LINK;
		e->id = v->link->id;
		e->at = v->here->range.start;
		e->label = slice_of(connect_kind_name(v->link->kind));
		e->sign = v->forward ? arrow("→", "->") : arrow("←", "<-");
		e->detail = arena_printf(&p->arena, "%.*s %.*s",
			(int)shelf.title.size, shelf.title.data,
			(int)v->there->place.size, v->there->place.data);
		e->body = v->there->exact;
	}
	vec_release(&seen);
}

#include "study/quoted.h"

#include <stdlib.h>

/* A link on its way to its quotation. */
struct placed {
	size_t quote;
	struct quoting_link link;
};

static struct quoting_link
link_of(const struct proposal *x, bool use)
{
	return (struct quoting_link){
		.document = use ? x->citing : x->source,
		.range = use ? x->cited : x->range,
		.here = use ? x->range : x->cited,
		.grade = (enum difference_grade)x->grade,
		.kind = (enum quote_kind)x->kind,
		.unsure = x->unsure,
		.score = x->score,
		.by = x->by,
	};
}

struct quoting_link
quoted_link(const struct source_passage *p, enum quote_kind kind)
{
	return (struct quoting_link){
		.document = p->document,
		.range = p->range,
		.here = p->cited,
		.grade = p->grade,
		.kind = kind,
		.unsure = p->unsure,
		.score = p->score,
		.by = p->by,
	};
}

/* Whether D is about the two ends of a quotation. */
static bool
is_about(const struct link *d, int64_t citing, struct range cited,
	int64_t source, struct range passage)
{
	return d->kind == LINK_QUOTES && d->from.document == citing &&
		d->to.document == source && !range_is_none(d->from.range) &&
		!range_is_none(d->to.range) &&
		range_overlaps(d->from.range, cited) &&
		range_overlaps(d->to.range, passage);
}

static void
take_decision(struct quoting_link *l, const struct link *d)
{
	l->decision = d->id;
	l->state =
		d->state == LINK_REFUSED ? QUOTING_REFUSED : QUOTING_ACCEPTED;
	l->unsure = false;
}

void
quoted_decide(
	const struct vec *decided, int64_t document, struct quoting_link *l)
{
	for (size_t i = 0; i < decided->count; i++) {
		const struct link *d = vec_at(decided, i);

		if (is_about(d, document, l->here, l->document, l->range))
			take_decision(l, d);
	}
}

static void
decide_use(const struct vec *decided, int64_t document, struct quoting_link *l)
{
	for (size_t i = 0; i < decided->count; i++) {
		const struct link *d = vec_at(decided, i);

		if (is_about(d, l->document, l->range, document, l->here))
			take_decision(l, d);
	}
}

/* Accepted first, another version of the same behind all that are links. */
static int
rank(const struct quoting_link *l)
{
	if (l->state != QUOTING_PROPOSED)
		return l->state == QUOTING_ACCEPTED ? 0 : 3;
	return l->grade == DIFFERENCE_VARIANT ? 2 : 1;
}

static int
compare_links(const void *a, const void *b)
{
	const struct quoting_link *x = a, *y = b;

	if (rank(x) != rank(y))
		return rank(x) - rank(y);
	return (x->score < y->score) - (x->score > y->score);
}

void
quoted_sort(struct quoting_link *links, size_t count)
{
	struct vec all = { links, count, count, sizeof(*links) };

	vec_sort(&all, compare_links);
}

static int
compare_placed(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->quote != y->quote)
		return x->quote < y->quote ? -1 : 1;
	return compare_links(&x->link, &y->link);
}

static int
compare_quotes(const void *a, const void *b)
{
	const struct range *x = &((const struct quoting_quote *)a)->quote.range;
	const struct range *y = &((const struct quoting_quote *)b)->quote.range;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->end < y->end) - (x->end > y->end);
}

static bool
starts_by(const void *item, const void *offset)
{
	const struct quoting_quote *q = item;

	return q->quote.range.start <= *(const size_t *)offset;
}

/* The innermost quotation of KIND around R, else the one that holds most of it;
 * OFFSET_NONE: none holds half of it. */
static size_t
quote_around(const struct vec *quotes, struct range r, enum quote_kind kind)
{
	size_t best = OFFSET_NONE, most = range_size(r) / 2;

	for (size_t i = vec_lower(quotes, &r.end, starts_by); i-- > 0;) {
		const struct quote *q =
			&((const struct quoting_quote *)vec_at(quotes, i))
				 ->quote;
		size_t held = range_size(range_intersect(q->range, r));

		if (q->kind == kind && held > most) {
			best = i;
			most = held;
		}
		if (q->depth == 0 && q->kind != QUOTE_UNMARKED &&
			q->outer.end <= r.start)
			break;
	}
	return best;
}

static void
add_quote(struct vec *quotes, const struct quote *q)
{
	*(struct quoting_quote *)vec_push(quotes) =
		(struct quoting_quote){ .quote = *q };
}

/* What is a quotation by its link alone. */
static void
add_own(struct vec *quotes, const struct quoting_link *l)
{
	add_quote(quotes, &(struct quote){ l->kind, l->here, l->here, 0 });
}

static bool
has_range(const struct vec *links, const struct link *d)
{
	for (size_t i = 0; i < links->count; i++)
		if (((const struct quoting_link *)vec_at(links, i))->decision ==
			d->id)
			return true;
	return false;
}

/* The kind of the quotation around R, unmarked if there is none. */
static enum quote_kind
kind_around(const struct vec *quotes, struct range r)
{
	static const enum quote_kind kinds[] = { QUOTE_MARKED, QUOTE_BLOCK };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (quote_around(quotes, r, kinds[i]) != OFFSET_NONE)
			return kinds[i];
	return QUOTE_UNMARKED;
}

/* Links that nobody proposed but the reader: from DOCUMENT, or (USE) to it. */
static void
add_made(const struct quoted *all, const struct vec *quotes, bool use,
	struct vec *links)
{
	for (size_t i = 0; i < all->decided->count; i++) {
		const struct link *d = vec_at(all->decided, i);
		const struct anchor *here = use ? &d->to : &d->from;
		const struct anchor *there = use ? &d->from : &d->to;
		struct quoting_link *l;

		if (d->kind != LINK_QUOTES || d->state == LINK_REFUSED ||
			here->document != all->document ||
			range_is_none(here->range) ||
			range_is_none(there->range) || has_range(links, d))
			continue;
		l = vec_push(links);
		*l = (struct quoting_link){ .document = there->document,
			.range = there->range,
			.here = here->range,
			.grade = DIFFERENCE_ALTERED,
			.score = 1,
			.kind = use ? QUOTE_UNMARKED
				    : kind_around(quotes, here->range) };
		take_decision(l, d);
	}
}

/* Links with their quotations; those that have none get one of their own. */
static void
place(const struct vec *links, struct vec *quotes)
{
	for (size_t i = 0; i < links->count; i++) {
		const struct quoting_link *l = vec_at(links, i);

		if (quote_around(quotes, l->here, l->kind) != OFFSET_NONE)
			continue;
		add_own(quotes, l);
		vec_sort(quotes, compare_quotes);
	}
}

static void
assign(const struct vec *links, struct vec *quotes, struct vec *out)
{
	struct vec all = VEC_OF(struct placed);

	for (size_t i = 0; i < links->count; i++) {
		const struct quoting_link *l = vec_at(links, i);

		*(struct placed *)vec_push(&all) =
			(struct placed){ quote_around(quotes, l->here, l->kind),
				*l };
	}
	vec_sort(&all, compare_placed);
	for (size_t i = 0; i < all.count; i++) {
		const struct placed *p = vec_at(&all, i);
		struct quoting_quote *q = vec_at(quotes, p->quote);

		if (q->count++ == 0)
			q->first = i;
		*(struct quoting_link *)vec_push(out) = p->link;
	}
	vec_release(&all);
}

/* Whether B says of the two places what A says, from the other side. */
static bool
mirrors(const struct proposal *a, const struct proposal *b)
{
	return a->source == b->citing && a->citing == b->source &&
		range_overlaps(a->cited, b->range) &&
		range_overlaps(a->range, b->cited);
}

/* The words that two texts have in common and nobody marked are found in both.
 * Where the other one marks them, that one quotes; else they are told of once,
 * as words of this text that stand there, too. */
static bool
is_echo(const struct proposal *p, const struct vec *others, bool of_marked)
{
	for (size_t i = 0; p->kind == QUOTE_UNMARKED && i < others->count;
		i++) {
		const struct proposal *o = vec_at(others, i);

		if ((o->kind != QUOTE_UNMARKED || !of_marked) && mirrors(p, o))
			return true;
	}
	return false;
}

static void
build_links(const struct quoted *all, struct quoting *out)
{
	struct vec links = VEC_OF(struct quoting_link);

	for (size_t i = 0; all->collected && i < all->collected->count; i++)
		add_quote(&out->quotes, vec_at(all->collected, i));
	vec_sort(&out->quotes, compare_quotes);
	for (size_t i = 0; i < all->found->count; i++) {
		const struct proposal *p = vec_at(all->found, i);
		struct quoting_link *l;

		if (is_echo(p, all->uses, true))
			continue;
		l = vec_push(&links);
		*l = link_of(p, false);
		quoted_decide(all->decided, all->document, l);
	}
	add_made(all, &out->quotes, false, &links);
	place(&links, &out->quotes);
	assign(&links, &out->quotes, &out->links);
	vec_release(&links);
}

static int
compare_uses(const void *a, const void *b)
{
	const struct quoting_link *x = a, *y = b;

	if (x->here.start != y->here.start)
		return x->here.start < y->here.start ? -1 : 1;
	return (x->score < y->score) - (x->score > y->score);
}

static void
build_uses(const struct quoted *all, struct quoting *out)
{
	for (size_t i = 0; i < all->uses->count; i++) {
		struct quoting_link l = link_of(vec_at(all->uses, i), true);

		decide_use(all->decided, all->document, &l);
		if (l.state != QUOTING_REFUSED &&
			l.grade != DIFFERENCE_VARIANT &&
			!is_echo(vec_at(all->uses, i), all->found, false))
			*(struct quoting_link *)vec_push(&out->uses) = l;
	}
	add_made(all, &out->quotes, true, &out->uses);
	vec_sort(&out->uses, compare_uses);
}

void
quoted_build(const struct quoted *all, struct quoting *out)
{
	vec_clear(&out->quotes);
	vec_clear(&out->links);
	vec_clear(&out->uses);
	build_links(all, out);
	build_uses(all, out);
}

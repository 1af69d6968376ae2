/*
 * Who says something, and nearest, has most; who is only the nearest name or
 * leads a sentence, some. A quotation right behind a name is his; a name behind
 * all quotations tells of what was quoted. Where nobody is named, or a "he"
 * speaks, it is likely whoever spoke before.
 */
#include "apparatus/attribution.h"

#include "apparatus/credit.h"

enum { RIGHT_BEHIND = 90 }; /* bytes from a name to a quotation */

static const double says = 1, says_too = 0.3, stands_out = 0.3;
static const double leads_on = 1.6, comes_after = 0.35, again = 0.3;
static const double goes_on = 0.65, printed = 0.7, anybody = 0.15;

static struct attribution *
find(struct attributions *s, size_t first, uint64_t key)
{
	for (size_t i = first; i < s->all.count; i++) {
		struct attribution *found = vec_at(&s->all, i);

		if (found->key == key)
			return found;
	}
	return NULL;
}

static void
add(struct attributions *s, size_t first, struct attribution next)
{
	struct attribution *old = find(s, first, next.key);

	if (!old)
		*(struct attribution *)vec_push(&s->all) = next;
	else if (next.named && old->named)
		old->share += next.share * again;
	else
		old->share += next.share;
}

static double
share_of(const struct heard *h, const struct lead_name *n, bool first,
	bool nearest)
{
	double share = n->says	      ? (first ? says : says_too)
		: n->leads || nearest ? stands_out
				      : 0;

	if (n->ahead != OFFSET_NONE)
		return n->ahead <= RIGHT_BEHIND ? share * leads_on : share;
	return h->lead.quotes ? share * comes_after : share;
}

/* Those who are named; whether one says something. */
static bool
add_names(struct attributions *s, size_t first, const struct heard *h)
{
	bool said = false;

	for (size_t i = 0; i < h->count; i++) {
		const struct lead_name *n = heard_at(h, i);
		uint64_t key = credit_key(heard_name(h, i));

		if (key == 0 || heard_opens(h, i))
			continue;
		add(s, first,
			(struct attribution){ key,
				share_of(h, n, !said, s->all.count == first),
				true });
		said = said || n->says;
	}
	return said;
}

static void
carry_on(struct attributions *s, size_t first, const struct vec *before)
{
	for (size_t i = 0; i < before->count; i++) {
		struct attribution old =
			*(struct attribution *)vec_at(before, i);

		old.share *= goes_on;
		old.named = false;
		add(s, first, old);
	}
}

/* So that all, and anybody, have one. */
static void
scale(struct attributions *s, size_t first, bool named)
{
	double sum = 0, all;

	for (size_t i = first; i < s->all.count; i++)
		sum += ((struct attribution *)vec_at(&s->all, i))->share;
	all = (named && sum > 1 ? sum : 1) + anybody;
	for (size_t i = first; i < s->all.count; i++)
		((struct attribution *)vec_at(&s->all, i))->share /= all;
}

/* Who has spoken by then: those from FIRST on, and whom the reference names. */
static void
remember(const struct attributions *s, size_t first, struct slice author,
	struct vec *before)
{
	uint64_t key = credit_key(author);
	bool found = key == 0;

	vec_clear(before);
	for (size_t i = first; i < s->all.count; i++) {
		struct attribution *next = vec_push(before);

		*next = *(struct attribution *)vec_at(&s->all, i);
		if (next->key == key && next->share < printed)
			next->share = printed;
		found = found || next->key == key;
	}
	if (!found)
		*(struct attribution *)vec_push(before) =
			(struct attribution){ key, printed, false };
}

void
attribution_read(
	struct attributions *s, struct heard *h, const struct vec *said)
{
	struct vec before = VEC_OF(struct attribution);

	*s = (struct attributions){ VEC_OF(struct attribution),
		VEC_OF(size_t) };
	for (size_t i = 0; i < said->count; i++) {
		const struct citing *next = vec_at(said, i);
		size_t first = s->all.count;
		bool says_one, named;

		heard_turn(h, i);
		*(size_t *)vec_push(&s->firsts) = first;
		says_one = add_names(s, first, h);
		named = s->all.count > first;
		if (h->lead.he ? !says_one : !named)
			carry_on(s, first, &before);
		scale(s, first, named);
		remember(s, first, next->said.author, &before);
	}
	*(size_t *)vec_push(&s->firsts) = s->all.count;
	vec_release(&before);
}

void
attribution_release(struct attributions *s)
{
	vec_release(&s->all);
	vec_release(&s->firsts);
}

const struct attribution *
attribution_of(const struct attributions *s, size_t index, size_t *count)
{
	size_t first = *(size_t *)vec_at(&s->firsts, index);

	*count = *(size_t *)vec_at(&s->firsts, index + 1) - first;
	return *count > 0 ? vec_at(&s->all, first) : NULL;
}

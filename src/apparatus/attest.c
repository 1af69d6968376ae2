#include "apparatus/attest.h"

#include "apparatus/credit.h"

struct attested {
	const struct past *past;
	struct witnesses witnesses;
	size_t item; /* of which they speak; NONE */
	bool several;
};

static struct attested
begin(const struct past *p, const struct citation *x)
{
	return (struct attested){ p, past_witnesses(p, x), CITATION_NONE,
		false };
}

static void
ask(struct attested *a, size_t item)
{
	const struct past *p = a->past;

	if (witness_says(&a->witnesses, past_item(p, past_printed(p, item))) <
		WITNESS_TITLE)
		return;
	if (a->item == CITATION_NONE)
		a->item = item;
	else if (past_work(p, item) != past_work(p, a->item))
		a->several = true;
}

static size_t
settle(const struct attested *a, struct citation *x, size_t from)
{
	if (a->item == CITATION_NONE || a->several)
		return from;
	x->unsure = false;
	return a->item;
}

size_t
attest_same(const struct past *p, struct citation *x, size_t from)
{
	struct attested a = begin(p, x);

	if (a.witnesses.count == 0 || from == CITATION_NONE)
		return from;
	for (size_t i = p->items->count;
		i-- > 0 && past_item(p, i)->note == past_item(p, from)->note;)
		ask(&a, i);
	return settle(&a, x, from);
}

static bool
may_be_by(const struct past *p, size_t item, struct slice author)
{
	item = past_printed(p, item);
	return !credit_known(&p->credits, item, CREDIT_TITLE) ||
		credit_has(&p->credits, author, item, CREDIT_FAR);
}

size_t
attest_named(const struct past *p, struct citation *x, size_t from)
{
	struct attested a = begin(p, x);

	if (a.witnesses.count == 0 || x->author.size == 0)
		return from;
	for (size_t i = p->recent.count; i-- > 0;) {
		size_t item = *(size_t *)vec_at(&p->recent, i);

		if (witness_has(&a.witnesses, past_name(p, item)) &&
			may_be_by(p, item, x->author))
			ask(&a, item);
	}
	return settle(&a, x, from);
}

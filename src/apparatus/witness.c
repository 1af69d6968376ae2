#include "apparatus/witness.h"

#include "apparatus/credit.h"
#include "apparatus/places.h"
#include "apparatus/shorter.h"

enum {
	NEAR = 300,   /* bytes from the words to the reference */
	BEYOND = 4000 /* that words may go on behind it */
};

static int
compare(const void *a, const void *b)
{
	const struct witness *x = a, *y = b;

	return (x->words.end > y->words.end) - (x->words.end < y->words.end);
}

void
witness_settle(struct vec *all)
{
	for (size_t i = 0; i < all->count; i++) {
		struct witness *w = vec_at(all, i);

		w->key = shorter_key(w->title);
	}
	vec_sort(all, compare);
}

static bool
ends_by(const void *item, const void *offset)
{
	const struct witness *w = item;

	return w->words.end <= *(const size_t *)offset;
}

struct witnesses
witness_in(const struct vec *all, struct range lead, struct slice pages)
{
	struct witnesses w = { .end = lead.end, .pages = pages };
	size_t first, beyond = lead.end + BEYOND;

	if (!all || range_is_none(lead))
		return w;
	first = vec_lower(all, &lead.start, ends_by);
	w.count = vec_lower(all, &beyond, ends_by) - first;
	if (w.count > 0)
		w.items = vec_at(all, first);
	return w;
}

static bool
is_near(const struct witnesses *all, const struct witness *w)
{
	return !w->weak && w->words.end <= all->end &&
		all->end - w->words.end <= NEAR;
}

bool
witness_counts(const struct witnesses *all, const struct witness *w)
{
	return w->words.start < all->end &&
		(is_near(all, w) || places_share(w->pages, all->pages));
}

/* One word that is somewhere in a title is a title of its own. */
static bool
is_part(struct slice title, struct slice full)
{
	return slice_find(title, SLICE(" "), 0) != SLICE_NONE &&
		shorter_is_of(title, full);
}

static bool
is_title(const struct witness *w, struct slice title)
{
	return w->key != 0 &&
		(w->key == shorter_key(title) ||
			(!w->source &&
				(is_part(w->title, title) ||
					is_part(title, w->title))));
}

bool
witness_has(const struct witnesses *all, uint64_t key)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct witness *w = &all->items[i];

		if (key != 0 && w->key == key && witness_counts(all, w))
			return true;
	}
	return false;
}

static enum witness_says
says(const struct witnesses *all, const struct witness *w,
	const struct citation *x)
{
	bool both = w->author.size > 0 && x->author.size > 0;
	bool shared = both && credit_shares(w->author, x->author);

	if ((both && !shared) || !is_title(w, x->title))
		return shared && !w->source ? WITNESS_AUTHOR : WITNESS_NOTHING;
	if (w->source)
		return WITNESS_SOURCE;
	return places_share(w->pages, all->pages) ? WITNESS_PAGE
						  : WITNESS_TITLE;
}

enum witness_says
witness_says(const struct witnesses *all, const struct citation *x)
{
	enum witness_says most = WITNESS_NOTHING;

	for (size_t i = 0; i < all->count; i++) {
		const struct witness *w = &all->items[i];
		enum witness_says said = witness_counts(all, w)
			? says(all, w, x)
			: WITNESS_NOTHING;

		if (said > most)
			most = said;
	}
	return most;
}

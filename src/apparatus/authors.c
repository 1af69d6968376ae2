#include "apparatus/authors.h"

struct author {
	double weight;
	unsigned by; /* or-ed: 1 << enum authors_by */
};

struct pair {
	uint64_t title, name; /* 0: all of them together */
};

/* In citations where he speaks. */
static const double anybody = 1;
static const double worth[] = {
	[AUTHORS_SPEAKS] = 1,
	[AUTHORS_TITLE] = 0.5,
	[AUTHORS_PRINTED] = 6,
};

void
authors_release(struct authors *a)
{
	map_release(&a->all);
	arena_release(&a->arena);
}

static struct author *
find(const struct authors *a, const struct pair *pair)
{
	return map_find(
		&a->all, (struct slice){ (const char *)pair, sizeof *pair });
}

static struct author *
make(struct authors *a, const struct pair *pair)
{
	struct author *found = find(a, pair);

	if (found)
		return found;
	found = arena_new(&a->arena, sizeof *found);
	*found = (struct author){ 0 };
	map_put(&a->all, (struct slice){ (const char *)pair, sizeof *pair },
		found);
	return found;
}

/* What is printed again says nothing new; who speaks again does. */
void
authors_add(struct authors *a, uint64_t title, uint64_t name,
	enum authors_by by, double share)
{
	struct author *one;

	if (title == 0 || name == 0 || share <= 0)
		return;
	one = make(a, &(struct pair){ title, name });
	if (by != AUTHORS_SPEAKS && one->by & 1u << by)
		return;
	one->by |= 1u << by;
	one->weight += share * worth[by];
	make(a, &(struct pair){ title, 0 })->weight += share * worth[by];
}

double
authors_weight(const struct authors *a, uint64_t title, uint64_t name)
{
	const struct author *one = find(a, &(struct pair){ title, name });

	return one ? one->weight : 0;
}

double
authors_share(const struct authors *a, uint64_t title, uint64_t name)
{
	double own = authors_weight(a, title, name);

	return own > 0 ? own / (authors_weight(a, title, 0) + anybody) : 0;
}

#include "apparatus/places.h"

#include <math.h>

#include "apparatus/cue.h"

enum {
	MOST = 8,   /* pages of one citation */
	BACK = 200, /* of later ones that are looked at */
	LONGEST = 5 /* digits of a page */
};

struct place {
	uint64_t key;
	size_t page;
};

/* How likely a page is APART from another that is cited of the same work: some
 * come back to the very page, most to those around, some go on. */
static double
likely(size_t apart)
{
	enum { CLOSE = 5, NEAR = 40 };
	static const double same = 0.15, close = 0.4, near = 0.3;
	double d = (double)apart;

	return (apart == 0 ? same : 0) + close * exp(-d / CLOSE) / (2 * CLOSE) +
		near * exp(-d / NEAR) / (2 * NEAR);
}

void
places_init(struct places *p)
{
	for (size_t i = 0; i < PLACES_FAR; i++)
		p->likely[i] = likely(i);
	p->printed = VEC_OF(struct place);
	p->later = VEC_OF(struct place);
}

void
places_release(struct places *p)
{
	vec_release(&p->printed);
	vec_release(&p->later);
}

static size_t
power_of_ten(size_t digits)
{
	size_t power = 1;

	while (digits-- > 0)
		power *= 10;
	return power;
}

/* The numbers in PAGES; the 7 of "576-7" is 577. */
static size_t
read_pages(struct slice pages, size_t out[MOST])
{
	size_t count = 0, at = 0;

	while (at < pages.size && count < MOST) {
		size_t digits = 0, page = 0, power;

		while (digits < LONGEST && cue_digit(pages, at + digits))
			page = page * 10 +
				(size_t)(pages.data[at + digits++] - '0');
		power = power_of_ten(digits);
		if (digits > 0 && at > 0 && pages.data[at - 1] == '-' &&
			count > 0 && page < out[count - 1])
			page += out[count - 1] / power * power;
		if (digits > 0)
			out[count++] = page;
		at += digits > 0 ? digits : 1;
	}
	return count;
}

uint64_t
places_key(uint64_t title, struct slice volume)
{
	size_t numbers[MOST];

	if (title == 0 || read_pages(volume, numbers) == 0)
		return title;
	return title ^ numbers[0] * 0x9e3779b97f4a7c15u;
}

static void
add(struct vec *all, uint64_t key, struct slice pages)
{
	size_t list[MOST], count = key != 0 ? read_pages(pages, list) : 0;

	for (size_t i = 0; i < count; i++)
		*(struct place *)vec_push(all) = (struct place){ key, list[i] };
}

void
places_print(struct places *p, uint64_t key, struct slice pages)
{
	add(&p->printed, key, pages);
}

void
places_add(struct places *p, uint64_t key, struct slice pages)
{
	add(&p->later, key, pages);
}

static int
compare(const void *left, const void *right)
{
	const struct place *a = left, *b = right;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return (a->page > b->page) - (a->page < b->page);
}

void
places_settle(struct places *p)
{
	vec_sort(&p->printed, compare);
}

static bool
is_below(const void *item, const void *key)
{
	return ((const struct place *)item)->key < *(const uint64_t *)key;
}

/* The pages of KEY that are known, into OUT. */
static void
gather(const struct places *p, uint64_t key, struct vec *out)
{
	size_t last = p->later.count;
	const struct place *x;

	for (size_t i = vec_lower(&p->printed, &key, is_below);
		i < p->printed.count; i++) {
		x = vec_at(&p->printed, i);
		if (x->key != key)
			break;
		*(size_t *)vec_push(out) = x->page;
	}
	for (size_t i = last; i-- > 0 && last - i <= BACK;) {
		x = vec_at(&p->later, i);
		if (x->key == key)
			*(size_t *)vec_push(out) = x->page;
	}
}

static double
fit(const struct places *p, const struct vec *known, size_t page)
{
	enum { BOOK = 400 }; /* pages, of any */
	static const double anywhere = 0.15;
	double sum = 0;

	for (size_t i = 0; i < known->count; i++) {
		size_t other = *(size_t *)vec_at(known, i);
		size_t apart = page < other ? other - page : page - other;

		sum += apart < PLACES_FAR ? p->likely[apart] : 0;
	}
	return log(BOOK * sum / (double)known->count + anywhere);
}

bool
places_fit(
	const struct places *p, uint64_t key, struct slice pages, double *out)
{
	size_t list[MOST], count = key != 0 ? read_pages(pages, list) : 0;
	struct vec known = VEC_OF(size_t);
	bool any;

	*out = 0;
	gather(p, key, &known);
	any = known.count > 0;
	for (size_t i = 0; any && i < count; i++)
		*out += fit(p, &known, list[i]) / (double)count;
	vec_release(&known);
	return any;
}

bool
places_within(struct slice extent, struct slice pages)
{
	size_t all[MOST], list[MOST];

	return read_pages(extent, all) > 1 && read_pages(pages, list) > 0 &&
		all[0] <= list[0] && list[0] <= all[1];
}

bool
places_share(struct slice a, struct slice b)
{
	size_t left[MOST], right[MOST], count = read_pages(a, left);
	size_t others = read_pages(b, right);

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < others; k++)
			if (left[i] == right[k])
				return true;
	return false;
}

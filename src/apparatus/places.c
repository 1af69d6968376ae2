#include "apparatus/places.h"

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

void
places_init(struct places *p)
{
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

static size_t
apart(const struct place *a, const struct place *b)
{
	if (a->key != b->key)
		return SIZE_MAX;
	return a->page < b->page ? b->page - a->page : a->page - b->page;
}

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
nearest(const struct places *p, const struct place *place)
{
	size_t low = 0, high = p->printed.count, found = SIZE_MAX;
	size_t last = p->later.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare(vec_at(&p->printed, middle), place) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < p->printed.count)
		found = apart(vec_at(&p->printed, low), place);
	if (low > 0)
		found = smaller(
			found, apart(vec_at(&p->printed, low - 1), place));
	for (size_t i = last; i-- > 0 && last - i <= BACK;)
		found = smaller(found, apart(vec_at(&p->later, i), place));
	return found;
}

size_t
places_apart(const struct places *p, uint64_t key, struct slice pages)
{
	size_t list[MOST], count = key != 0 ? read_pages(pages, list) : 0;
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < count; i++)
		found = smaller(
			found, nearest(p, &(struct place){ key, list[i] }));
	return found;
}

bool
places_within(struct slice extent, struct slice pages)
{
	size_t all[MOST], list[MOST];

	return read_pages(extent, all) > 1 && read_pages(pages, list) > 0 &&
		all[0] <= list[0] && list[0] <= all[1];
}

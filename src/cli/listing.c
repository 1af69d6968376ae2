/*
 * A document has items with depths, but no lists. Two items are of one list
 * when they have the same depth and sort of label, and nothing but the line end
 * stands between them: so a new item is compared with the last one of its depth
 * only. Lists lie within items of others, so items are first numbered, then
 * sorted.
 */
#include "cli/listing.h"

#include <ctype.h>

struct item {
	size_t list, index; /* of the list it is in, of its span */
};

/* The latest list of each depth. */
struct last {
	size_t list, end;
	int label;
};

static int
compare(const void *a, const void *b)
{
	const struct item *x = a, *y = b;

	return (x->list > y->list) - (x->list < y->list);
}

static struct last *
last_of(struct vec *depths, size_t depth)
{
	enum { DEEPEST = 1000 };

	if (depth > DEEPEST)
		depth = DEEPEST;
	while (depths->count <= depth)
		((struct last *)vec_push(depths))->end = OFFSET_NONE;
	return vec_at(depths, depth);
}

/* Numbers, letters, or bullets. */
static int
label_of(struct slice text, const struct span *item)
{
	unsigned char c = (unsigned char)text.data[item->start];

	if (c == '(' && item->start + 1 < item->end)
		c = (unsigned char)text.data[item->start + 1];
	return isdigit(c) ? '1' : isalpha(c) ? 'a' : '*';
}

static bool
goes_on(const struct last *l, const struct span *item, int label)
{
	return l->end != OFFSET_NONE && label == l->label &&
		item->start >= l->end && item->start <= l->end + 1;
}

static void
number_items(const struct doc *d, struct spans set, struct vec *items)
{
	struct vec depths = VEC_OF(struct last);
	size_t count = 0;

	for (size_t i = 0; i < set.count; i++) {
		const struct span *s = &set.items[i];
		struct last *l = last_of(&depths, s->number);
		struct item *item = vec_push(items);
		int label = label_of(doc_text(d), s);

		if (!goes_on(l, s, label))
			l->list = count++;
		l->label = label;
		l->end = s->end;
		item->list = l->list;
		item->index = i;
	}
	vec_release(&depths);
}

void
listing_put(struct source *s)
{
	struct spans set = doc_spans(s->doc, SPAN_LIST_ITEM);
	struct vec items = VEC_OF(struct item);
	size_t list = 0;

	number_items(s->doc, set, &items);
	vec_sort(&items, compare);
	json_array(s->json, "lists");
	for (size_t i = 0; i < items.count; list++) {
		const struct item *item = vec_at(&items, i);

		json_object(s->json, NULL);
		json_array(s->json, "items");
		for (; i < items.count && item->list == list;
			item = ++i < items.count ? vec_at(&items, i) : item)
			source_put_hull(
				s, NULL, span_range(&set.items[item->index]));
		json_array_end(s->json);
		json_object_end(s->json);
	}
	json_array_end(s->json);
	vec_release(&items);
}

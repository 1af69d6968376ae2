#include "text/span.h"

#include <assert.h>
#include <stdlib.h>

static const char *const names[] = {
	[SPAN_HEADING] = "heading",
	[SPAN_PARAGRAPH] = "paragraph",
	[SPAN_QUOTE] = "quote",
	[SPAN_LIST_ITEM] = "list-item",
	[SPAN_VERBATIM] = "verbatim",
	[SPAN_RULE] = "rule",
	[SPAN_NOTE_BODY] = "note-body",
	[SPAN_NOTE_LABEL] = "note-label",
	[SPAN_BOILERPLATE] = "boilerplate",
	[SPAN_NOTE_MARK] = "note-mark",
	[SPAN_EMPHASIS] = "emphasis",
	[SPAN_STRONG] = "strong",
	[SPAN_CODE] = "code",
	[SPAN_LINK] = "link",
	[SPAN_QUOTATION] = "quotation",
	[SPAN_CITATION] = "citation",
};

static_assert(sizeof names / sizeof *names == SPAN_KIND_COUNT,
	"a name for each kind of span");

const char *
span_kind_name(enum span_kind kind)
{
	assert(kind < SPAN_KIND_COUNT);
	return names[kind];
}

bool
span_kind_is_block(enum span_kind kind)
{
	static const bool blocks[] = {
#define X(name, block) [SPAN_##name] = block,
		SPAN_KINDS(X)
#undef X
	};

	return blocks[kind];
}

struct range
span_range(const struct span *s)
{
	return (struct range){ s->start, s->end };
}

static int
compare(const void *left, const void *right)
{
	const struct span *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return (a->flags > b->flags) - (a->flags < b->flags);
}

static bool
is_sorted(const struct span *items, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (compare(&items[i - 1], &items[i]) > 0)
			return false;
	return true;
}

void
span_sort(struct span *items, size_t count)
{
	size_t reach = 0;

	if (!is_sorted(items, count))
		qsort(items, count, sizeof *items, compare);
	for (size_t i = 0; i < count; i++) {
		if (items[i].end > reach)
			reach = items[i].end;
		items[i].reach = reach;
	}
}

size_t
span_index(struct spans set, size_t offset)
{
	size_t low = 0, high = set.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (set.items[middle].start < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Index of the first span with which the set reaches OFFSET; since `reach`
 * grows there, that span itself ends at or after OFFSET. */
static size_t
reach_index(struct spans set, size_t offset)
{
	size_t low = 0, high = set.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (set.items[middle].reach < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct span *
span_at(struct spans set, size_t offset)
{
	if (offset == OFFSET_NONE)
		return NULL;
	for (size_t i = span_index(set, offset + 1); i > 0; i--) {
		const struct span *s = &set.items[i - 1];

		if (s->end > offset)
			return s;
		if (s->reach <= offset)
			break;
	}
	return NULL;
}

const struct span *
span_outermost_at(struct spans set, size_t offset)
{
	size_t i;

	if (offset == OFFSET_NONE)
		return NULL;
	i = reach_index(set, offset + 1);
	return i < set.count && set.items[i].start <= offset ? &set.items[i]
							     : NULL;
}

/* The last byte of a range; an empty one counts as the byte behind it. */
static size_t
last_byte(size_t start, size_t end)
{
	return end > start ? end - 1 : start;
}

const struct span *
span_next_in(struct spans set, struct range r, size_t *at)
{
	size_t last = last_byte(r.start, r.end);
	size_t i = *at == OFFSET_NONE ? reach_index(set, r.start) : *at + 1;

	for (; i < set.count && set.items[i].start <= last; i++) {
		const struct span *s = &set.items[i];

		if (last_byte(s->start, s->end) >= r.start) {
			*at = i;
			return s;
		}
	}
	return NULL;
}

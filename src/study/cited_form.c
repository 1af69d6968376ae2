/*
 * What a document cites as bytes: for each citation six numbers and then its
 * texts, each as "SIZE:BYTES", a newline at the end. Whoever reads it back
 * believes nothing.
 */
#include "study/cited.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"

enum { FLAG_UNSURE = 1, FLAG_PRESUMED = 2, FLAG_NAMED = 4, TEXTS = 9 };

/* The texts of an item, in the order in which they are written. */
static void
texts_of(struct cited_item *item, struct slice *out[TEXTS])
{
	struct work_hint *h = &item->hint;

	out[0] = &item->key;
	out[1] = &h->author;
	out[2] = &h->title;
	out[3] = &h->container;
	out[4] = &h->volume;
	out[5] = &h->year;
	out[6] = &h->words;
	out[7] = &h->near;
	out[8] = &item->pages;
}

static int
flags_of(const struct cited_item *item)
{
	return (item->unsure ? FLAG_UNSURE : 0) |
		(item->hint.presumed ? FLAG_PRESUMED : 0) |
		(item->named ? FLAG_NAMED : 0);
}

void
cited_write(const struct cited *c, struct buf *out)
{
	for (size_t i = 0; i < c->items.count; i++) {
		struct cited_item *item = vec_at(&c->items, i);
		struct slice *texts[TEXTS];

		texts_of(item, texts);
		buf_printf(out, "%zu %zu %zu %zu %" PRIu32 " %d ",
			item->at.start, item->at.end, item->lead.start,
			item->lead.end, item->note, flags_of(item));
		for (size_t k = 0; k < TEXTS; k++) {
			buf_printf(out, "%zu:", texts[k]->size);
			buf_slice(out, *texts[k]);
		}
		buf_char(out, '\n');
	}
}

/* The number before END, which is taken off, too. */
static bool
take_number(struct slice *rest, char end, size_t *value)
{
	struct slice digits;

	return slice_cut(rest, end, &digits) && slice_number(digits, value);
}

static bool
take_text(struct slice *rest, struct arena *arena, struct slice *out)
{
	size_t size;

	if (!take_number(rest, ':', &size) || size > rest->size)
		return false;
	*out = arena_copy(arena, slice_sub(*rest, 0, size));
	*rest = slice_sub(*rest, size, rest->size);
	return true;
}

static bool
take_item(struct slice *rest, struct arena *arena, struct cited_item *item)
{
	struct slice *texts[TEXTS], end;
	size_t note, flags;

	if (!take_number(rest, ' ', &item->at.start) ||
		!take_number(rest, ' ', &item->at.end) ||
		!take_number(rest, ' ', &item->lead.start) ||
		!take_number(rest, ' ', &item->lead.end) ||
		!take_number(rest, ' ', &note) || note > UINT32_MAX ||
		!take_number(rest, ' ', &flags))
		return false;
	item->note = (uint32_t)note;
	item->unsure = flags & FLAG_UNSURE;
	item->named = flags & FLAG_NAMED;
	item->hint.presumed = flags & FLAG_PRESUMED;
	item->hint.listed = true;
	texts_of(item, texts);
	for (size_t k = 0; k < TEXTS; k++)
		if (!take_text(rest, arena, texts[k]))
			return false;
	return slice_cut(rest, '\n', &end) && end.size == 0;
}

struct cited *
cited_parse(const struct roster_line *line, struct slice bytes)
{
	struct cited *c = mem_new(sizeof *c);

	c->edition = *line;
	c->items = VEC_OF(struct cited_item);
	while (bytes.size > 0)
		if (!take_item(&bytes, &c->arena, vec_push(&c->items))) {
			cited_free(c);
			return NULL;
		}
	return c;
}

/*
 * Terms are looked for in a stretch around the rows in sight, from the start
 * of their section if that is near, so that "first in its section" holds and
 * scrolling costs nothing until the stretch is left.
 */
#include "ui/reader_terms.h"

#include "base/utf8.h"
#include "text/outline.h"

/* Bytes looked at; at first only what the first frame may need. */
enum { BEFORE = 24576, BEHIND = 16384, FIRST = 1024 };

static struct range
stretch_around(const struct reader *r)
{
	const struct doc *d = r->reading->doc;
	struct slice text = doc_text(d);
	struct range seen = reader_visible(r), stretch = { 0, text.size };
	const struct span *heading = outline_at(d, seen.start, NULL);
	size_t behind = range_is_none(r->terms_of) ? FIRST : BEHIND;

	if (seen.start > BEFORE)
		stretch.start = utf8_start(text, seen.start - BEFORE);
	if (heading && heading->start > stretch.start)
		stretch.start = heading->start;
	if (seen.end + behind < text.size)
		stretch.end = utf8_start(text, seen.end + behind);
	return stretch;
}

static bool
was_seen(const struct vec *terms, const struct reader_term *t, size_t section)
{
	for (size_t i = terms->count - 1; i-- > 0;) {
		const struct reader_term *other = vec_at(terms, i);

		if (other->range.start < section)
			return false;
		if (other->entry == t->entry)
			return true;
	}
	return false;
}

static void
take_uses(struct reader *r, const struct vec *uses)
{
	vec_clear(&r->terms);
	for (size_t i = 0; i < uses->count; i++) {
		const struct term_use *use = vec_at(uses, i);
		const struct span *heading =
			outline_at(r->reading->doc, use->range.start, NULL);
		struct reader_term *t = vec_push(&r->terms);

		t->entry = use->entry;
		t->range = use->range;
		t->first =
			!was_seen(&r->terms, t, heading ? heading->start : 0);
	}
}

void
reader_terms_update(struct reader *r)
{
	const struct glossary *glossary = r->look->glossary;
	struct vec uses = VEC_OF(struct term_use);

	if (glossary == r->glossary && !range_is_none(r->terms_of) &&
		range_contains(r->terms_of, reader_visible(r)))
		return;
	r->glossary = glossary;
	r->terms_of = stretch_around(r);
	if (glossary)
		term_uses(glossary, r->reading->doc, r->terms_of, &uses);
	take_uses(r, &uses);
	vec_release(&uses);
}

size_t
reader_terms_index(const struct reader *r, size_t offset)
{
	size_t low = 0, high = r->terms.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct reader_term *t = vec_at(&r->terms, middle);

		if (t->range.end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

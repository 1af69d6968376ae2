/*
 * Terms are looked for in a stretch around the rows in sight, with the pages
 * before them, so that it is known what was met there; scrolling costs nothing
 * until the rows come near an end of the stretch.
 */
#include "ui/reader_terms.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "text/outline.h"

/* Bytes looked at beside the pages before; at first only what the first frame
 * may need. */
enum { BEFORE = 8192, BEHIND = 16384, FIRST = 1024 };

static struct range
stretch_around(const struct reader *r)
{
	struct slice text = doc_text(r->reading->doc);
	struct range seen = reader_visible(r), stretch = { 0, text.size };
	size_t before = READER_TERMS_MEMORY + BEFORE;
	size_t behind = range_is_none(r->terms_of) ? FIRST : BEHIND;

	if (seen.start > before)
		stretch.start = utf8_start(text, seen.start - before);
	if (seen.end + behind < text.size)
		stretch.end = utf8_start(text, seen.end + behind);
	return stretch;
}

/* Whether the rows in sight, and the pages before them, were looked at. */
static bool
is_covered(const struct reader *r)
{
	struct range seen = reader_visible(r);

	if (range_is_none(r->terms_of))
		return false;
	seen.start -= seen.start < READER_TERMS_MEMORY ? seen.start
						       : READER_TERMS_MEMORY;
	return range_contains(r->terms_of, seen);
}

static void
take_uses(struct reader *r, const struct vec *uses)
{
	size_t count = r->glossary ? term_count(r->glossary) : 0;
	size_t *latest = mem_new((count + 1) * sizeof(*latest));

	vec_clear(&r->terms);
	for (size_t i = 0; i < count; i++)
		latest[i] = OFFSET_NONE;
	for (size_t i = 0; i < uses->count; i++) {
		const struct term_use *use = vec_at(uses, i);
		const struct span *heading =
			outline_at(r->reading->doc, use->range.start, NULL);
		size_t before = latest[use->entry];

		*(struct reader_term *)vec_push(&r->terms) =
			(struct reader_term){ use->entry, use->range, before,
				before == OFFSET_NONE ||
					(heading && before < heading->start) };
		latest[use->entry] = use->range.start;
	}
	free(latest);
}

void
reader_terms_update(struct reader *r)
{
	const struct glossary *glossary = r->look->glossary;
	struct vec uses = VEC_OF(struct term_use);

	if (glossary == r->glossary && is_covered(r))
		return;
	r->glossary = glossary;
	r->terms_of = stretch_around(r);
	if (glossary)
		term_uses(glossary, r->reading->doc, r->terms_of, &uses);
	take_uses(r, &uses);
	vec_release(&uses);
}

static bool
ends_by(const void *item, const void *offset)
{
	const struct reader_term *t = item;

	return t->range.end <= *(const size_t *)offset;
}

size_t
reader_terms_index(const struct reader *r, size_t offset)
{
	return vec_lower(&r->terms, &offset, ends_by);
}

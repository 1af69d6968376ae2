/* Everything is answered from the parts of the flat block, without state. */
#include "text/doc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "text/flat_layout.h"

static const char *const fact_names[] = {
	[DOC_TITLE] = "title",
	[DOC_SUBTITLE] = "subtitle",
	[DOC_AUTHOR] = "author",
	[DOC_TRANSLATOR] = "translator",
	[DOC_DATE] = "date",
	[DOC_PUBLISHER] = "publisher",
	[DOC_LANGUAGE] = "language",
	[DOC_ID] = "id",
	[DOC_NOTICE] = "notice",
};

static const char *const note_kind_names[] = {
	[DOC_NOTE_NUMBERED] = "numbered",
	[DOC_NOTE_ASTERISK] = "asterisk",
	[DOC_NOTE_UNNUMBERED] = "unnumbered",
	[DOC_NOTE_GLUED] = "glued",
	[DOC_NOTE_BRACKET] = "bracket",
};

static_assert(sizeof fact_names / sizeof *fact_names == DOC_FACT_COUNT,
	"a name for each fact");
static_assert(
	sizeof note_kind_names / sizeof *note_kind_names == DOC_NOTE_KIND_COUNT,
	"a name for each kind of note");

const char *
doc_fact_name(enum doc_fact fact)
{
	assert(fact < DOC_FACT_COUNT);
	return fact_names[fact];
}

const char *
doc_note_kind_name(enum doc_note_kind kind)
{
	assert(kind < DOC_NOTE_KIND_COUNT);
	return note_kind_names[kind];
}

void
doc_free(struct doc *d)
{
	if (!d)
		return;
	if (d->release)
		d->release(d->block);
	free(d);
}

struct slice
doc_text(const struct doc *d)
{
	return (struct slice){ flat_items(d, FLAT_TEXT),
		flat_count(d, FLAT_TEXT) };
}

struct slice
doc_cut(const struct doc *d, struct range r)
{
	return slice_sub(doc_text(d), r.start, r.end);
}

size_t
doc_main_end(const struct doc *d)
{
	return d->head->main_end;
}

struct spans
doc_spans(const struct doc *d, enum span_kind kind)
{
	enum flat_part part = FLAT_SPANS + kind;

	assert(kind < SPAN_KIND_COUNT);
	return (struct spans){ flat_items(d, part), flat_count(d, part) };
}

struct origins
doc_origins(const struct doc *d)
{
	return (struct origins){ flat_items(d, FLAT_ORIGINS),
		flat_count(d, FLAT_ORIGINS), flat_items(d, FLAT_ORDER),
		doc_text(d) };
}

struct slice
doc_string(const struct doc *d, uint32_t id)
{
	const size_t *ends = flat_items(d, FLAT_STRINGS);
	struct slice bytes = { flat_items(d, FLAT_BYTES),
		flat_count(d, FLAT_BYTES) };

	if (id == 0 || id >= flat_count(d, FLAT_STRINGS))
		return slice_sub(bytes, 0, 0);
	return slice_sub(bytes, ends[id - 1], ends[id]);
}

size_t
doc_note_count(const struct doc *d)
{
	return flat_count(d, FLAT_NOTES);
}

const struct doc_note *
doc_note_at(const struct doc *d, size_t index)
{
	const struct doc_note *notes = flat_items(d, FLAT_NOTES);

	assert(index < doc_note_count(d));
	return &notes[index];
}

struct slice
doc_link(const struct doc *d, size_t index)
{
	const uint32_t *links = flat_items(d, FLAT_LINKS);

	return doc_string(
		d, index < flat_count(d, FLAT_LINKS) ? links[index] : 0);
}

struct slice
doc_fact(const struct doc *d, enum doc_fact fact, size_t index)
{
	const struct flat_fact *facts = flat_items(d, FLAT_FACTS);
	size_t count = flat_count(d, FLAT_FACTS);

	for (size_t i = 0; i < count && facts[i].fact <= fact; i++)
		if (facts[i].fact == fact && index-- == 0)
			return doc_string(d, facts[i].string);
	return doc_string(d, 0);
}

struct range
doc_line(const struct doc *d, size_t offset)
{
	struct slice text = doc_text(d);
	const char *at, *newline;
	struct range line = { 0, text.size };

	if (offset > text.size)
		offset = text.size;
	at = text.data + offset;
	newline = memrchr(text.data, '\n', offset);
	if (newline)
		line.start = (size_t)(newline + 1 - text.data);
	newline = memchr(at, '\n', text.size - offset);
	if (newline)
		line.end = (size_t)(newline - text.data);
	return line;
}

int
doc_percent(const struct doc *d, size_t offset)
{
	size_t end = doc_main_end(d);

	return offset < end ? (int)(offset * 100 / end) : 100;
}

/*
 * The numbers of places, without state: by halving the spans of headings and
 * paragraphs. A section's paragraphs are neighbours in their set, so a number
 * is a difference of two indices.
 */
#include "text/doc.h"

#include <string.h>

#include "text/outline.h"

/* Indices of the paragraphs of a section: half-open. */
static struct range
paragraphs_of(const struct doc *d, size_t section)
{
	struct spans headings = doc_spans(d, SPAN_HEADING);
	struct spans paragraphs = doc_spans(d, SPAN_PARAGRAPH);
	size_t next = section + outline_is_title(d, 0);
	size_t start = section > 0 ? headings.items[next - 1].start : 0;
	size_t end = next < headings.count ? headings.items[next].start
					   : doc_text(d).size;

	if (start < doc_main_end(d) && end > doc_main_end(d))
		end = doc_main_end(d);
	return (struct range){ span_index(paragraphs, start),
		span_index(paragraphs, end) };
}

static uint32_t
note_of(const struct doc *d, size_t offset)
{
	const struct span *s = span_at(doc_spans(d, SPAN_NOTE_BODY), offset);

	if (!s)
		s = span_at(doc_spans(d, SPAN_NOTE_LABEL), offset);
	return s ? s->number : UINT32_MAX;
}

struct doc_place
doc_place_of(const struct doc *d, size_t offset)
{
	struct doc_place place = { 0, 0, note_of(d, offset) };
	struct spans paragraphs = doc_spans(d, SPAN_PARAGRAPH);
	size_t heading, before;
	struct range own;

	if (place.note != UINT32_MAX)
		return place;
	if (offset > doc_text(d).size)
		offset = doc_text(d).size;
	if (outline_at(d, offset, &heading))
		place.section = outline_section(d, heading);
	own = paragraphs_of(d, place.section);
	before = span_index(paragraphs, offset + 1);
	if (before > own.end)
		before = own.end;
	if (before > own.start)
		place.paragraph = before - own.start;
	return place;
}

static size_t
note_place(const struct doc *d, uint32_t note)
{
	return note < doc_note_count(d) ? doc_note_at(d, note)->body.start
					: OFFSET_NONE;
}

size_t
doc_place_find(const struct doc *d, struct doc_place place)
{
	struct spans headings = doc_spans(d, SPAN_HEADING);
	bool titled = outline_is_title(d, 0);
	struct range own;

	if (place.note != UINT32_MAX)
		return note_place(d, place.note);
	if (place.section > headings.count - titled)
		return OFFSET_NONE;
	if (place.paragraph == 0 && place.section == 0)
		return titled ? headings.items[0].start : 0;
	if (place.paragraph == 0)
		return headings.items[place.section - 1 + titled].start;
	own = paragraphs_of(d, place.section);
	if (place.paragraph > range_size(own))
		return OFFSET_NONE;
	return doc_spans(d, SPAN_PARAGRAPH)
		.items[own.start + place.paragraph - 1]
		.start;
}

/* How many notes before this one have its label. */
static size_t
namesakes(const struct doc *d, uint32_t note)
{
	size_t count = 0;

	for (size_t i = 0; i < note; i++)
		count +=
			doc_note_at(d, i)->label == doc_note_at(d, note)->label;
	return count;
}

/* A note is named by its label, as it is printed: "n12"; the second and
 * further one of the same label, and one without any, by their turn: "n12.2",
 * "n.1". */
void
doc_place_print(const struct doc *d, struct doc_place place, struct buf *out)
{
	struct slice label;
	size_t before;

	if (place.note == UINT32_MAX) {
		buf_printf(out, "%zu.%zu", place.section, place.paragraph);
		return;
	}
	label = doc_string(d, doc_note_at(d, place.note)->label);
	before = namesakes(d, place.note);
	buf_char(out, 'n');
	buf_slice(out, label);
	if (before > 0 || label.size == 0)
		buf_printf(out, ".%zu", before + 1);
}

/* The TURNth note with this label, or UINT32_MAX. */
static uint32_t
note_find(const struct doc *d, struct slice label, size_t turn)
{
	for (size_t i = 0; i < doc_note_count(d); i++)
		if (slice_equal(
			    doc_string(d, doc_note_at(d, i)->label), label) &&
			--turn == 0)
			return (uint32_t)i;
	return UINT32_MAX;
}

static bool
parse_note(const struct doc *d, struct slice s, struct doc_place *out)
{
	const char *dot = s.size ? memrchr(s.data, '.', s.size) : NULL;
	size_t turn, at;

	*out = (struct doc_place){ 0, 0, UINT32_MAX };
	if (s.size > 0)
		out->note = note_find(d, s, 1);
	if (out->note != UINT32_MAX || !dot)
		return out->note != UINT32_MAX;
	at = (size_t)(dot - s.data);
	if (!slice_number(slice_sub(s, at + 1, s.size), &turn) || turn == 0)
		return false;
	out->note = note_find(d, slice_sub(s, 0, at), turn);
	return out->note != UINT32_MAX;
}

bool
doc_place_parse(const struct doc *d, struct slice s, struct doc_place *out)
{
	struct slice section;

	if (slice_starts(s, SLICE("n")))
		return parse_note(d, slice_sub(s, 1, s.size), out);
	*out = (struct doc_place){ 0, 0, UINT32_MAX };
	if (!slice_cut(&s, '.', &section))
		return false;
	return slice_number(section, &out->section) &&
		(s.size == 0 || slice_number(s, &out->paragraph));
}

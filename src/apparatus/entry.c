#include "apparatus/entry.h"

#include "text/outline.h"

/* If LINE is a field, its value goes into E. */
static bool
take_field(struct slice line, struct entry *e)
{
	const struct {
		struct slice key;
		struct slice *value;
	} keys[] = {
		{ SLICE("also:"), &e->also },
		{ SLICE("not:"), &e->excluded },
		{ SLICE("years:"), &e->years },
		{ SLICE("see:"), &e->see },
	};

	line = slice_trim(line);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		size_t size = keys[i].key.size;

		if (!slice_equal_ascii(slice_sub(line, 0, size), keys[i].key))
			continue;
		*keys[i].value = slice_trim(slice_sub(line, size, line.size));
		return true;
	}
	return false;
}

/* Takes the fields off the front of the range R of D. */
static struct range
take_fields(const struct doc *d, struct range r, struct entry *e)
{
	struct slice text = doc_text(d), separator = SLICE("\u2028");

	while (r.start < r.end) {
		struct slice rest = slice_sub(text, r.start, r.end);
		size_t line = slice_find(rest, SLICE("\n"), 0);
		size_t part = slice_find(rest, separator, 0);
		size_t end = line < part ? line : part;

		if (end == SLICE_NONE)
			end = rest.size;
		if (end && !take_field(slice_sub(rest, 0, end), e))
			break;
		end += part < line ? separator.size : 1;
		r.start = end < rest.size ? r.start + end : r.end;
	}
	return r;
}

static struct range
without_breaks(struct slice text, struct range r)
{
	while (r.start < r.end && text.data[r.start] == '\n')
		r.start++;
	while (r.end > r.start && text.data[r.end - 1] == '\n')
		r.end--;
	return r;
}

/* What stands under heading INDEX: up to the next of its level or above. */
static struct range
body_of(const struct doc *d, size_t index)
{
	struct spans headings = doc_spans(d, SPAN_HEADING);
	const struct span *heading = &headings.items[index];
	struct range r = { heading->end, doc_main_end(d) };

	for (size_t i = index + 1; i < headings.count; i++) {
		if (headings.items[i].number <= heading->number) {
			r.end = headings.items[i].start;
			break;
		}
	}
	return without_breaks(doc_text(d), r);
}

void
entry_read(const struct doc *d, size_t index, struct entry *out)
{
	struct range r = body_of(d, index);

	*out = (struct entry){
		.name = slice_trim(outline_words(d, index)),
		.heading = doc_spans(d, SPAN_HEADING).items[index].start,
	};
	out->definition = without_breaks(doc_text(d), take_fields(d, r, out));
}

bool
entry_is_field(struct slice line)
{
	struct entry unused;

	return take_field(line, &unused);
}

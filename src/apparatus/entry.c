#include "apparatus/entry.h"

#include "text/outline.h"

enum { LONGEST_KEY = 6 }; /* "years:" */

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
	if (slice_find(slice_sub(line, 0, LONGEST_KEY), SLICE(":"), 0) ==
		SLICE_NONE)
		return false;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		size_t size = keys[i].key.size;

		if (!slice_equal_ascii(slice_sub(line, 0, size), keys[i].key))
			continue;
		*keys[i].value = slice_trim(slice_sub(line, size, line.size));
		return true;
	}
	return false;
}

/* The line at the start of S, or what stands before a line separator in it. */
static struct slice
line_of(struct slice s)
{
	struct slice line;

	slice_cut(&s, '\n', &line);
	return entry_is_field(line)
		? slice_sub(line, 0, slice_find(line, SLICE("\u2028"), 0))
		: line;
}

/* Behind the end of a line at AT. */
static size_t
skip_end(struct slice s, size_t at)
{
	struct slice separator = SLICE("\u2028");
	struct slice rest = slice_sub(s, at, s.size);

	return at +
		(slice_starts(rest, separator)	? separator.size
				: rest.size > 0 ? 1
						: 0);
}

/* Takes the fields off the front of the range R of D. */
static struct range
take_fields(const struct doc *d, struct range r, struct entry *e)
{
	while (r.start < r.end) {
		struct slice rest = slice_sub(doc_text(d), r.start, r.end);
		struct slice line = line_of(rest);

		if (line.size > 0 && !take_field(line, e))
			break;
		r.start += skip_end(rest, line.size);
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

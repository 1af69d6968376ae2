#include "text/outline.h"

bool
outline_is_title(const struct doc *d, size_t index)
{
	struct spans headings = doc_spans(d, SPAN_HEADING);

	return index == 0 && headings.count > 0 &&
		headings.items[0].number == 1;
}

const struct span *
outline_at(const struct doc *d, size_t offset, size_t *index)
{
	struct spans headings = doc_spans(d, SPAN_HEADING);
	size_t behind = offset == OFFSET_NONE
		? headings.count
		: span_index(headings, offset + 1);

	if (behind == 0)
		return NULL;
	if (index)
		*index = behind - 1;
	return &headings.items[behind - 1];
}

size_t
outline_section(const struct doc *d, size_t index)
{
	return index + 1 - outline_is_title(d, 0);
}

struct slice
outline_words(const struct doc *d, size_t index)
{
	struct spans headings = doc_spans(d, SPAN_HEADING);

	if (index >= headings.count)
		return (struct slice){ "", 0 };
	return doc_cut(d, span_range(&headings.items[index]));
}

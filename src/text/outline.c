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
	struct spans marks = doc_spans(d, SPAN_NOTE_MARK);
	struct slice words;
	size_t at;

	if (index >= headings.count)
		return (struct slice){ "", 0 };
	words = doc_cut(d, span_range(&headings.items[index]));
	at = span_index(marks, headings.items[index].end);
	while (at-- > 0 &&
		marks.items[at].start > headings.items[index].start) {
		struct slice mark = doc_cut(d, span_range(&marks.items[at]));

		if (!slice_ends(words, mark))
			break;
		words = slice_trim(slice_sub(words, 0, words.size - mark.size));
	}
	return words;
}

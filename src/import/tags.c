#include "import/tags.h"

#include <string.h>

/* End of the tag or comment that begins at AT. */
static size_t
tag_end(struct slice html, size_t at)
{
	struct slice rest = slice_sub(html, at, html.size);
	size_t end;

	if (slice_starts(rest, SLICE("<!--"))) {
		end = slice_find(rest, SLICE("-->"), 4);
		return end == SLICE_NONE ? html.size : at + end + 3;
	}
	end = slice_find(rest, SLICE(">"), 1);
	return end == SLICE_NONE ? html.size : at + end + 1;
}

static bool
is_tag(struct slice html, size_t at)
{
	char next = at + 1 < html.size ? html.data[at + 1] : ' ';

	return html.data[at] == '<' &&
		(next == '/' || next == '!' || next == '?' ||
			(next >= 'a' && next <= 'z') ||
			(next >= 'A' && next <= 'Z'));
}

bool
tags_next(struct slice html, size_t *at, struct slice *words)
{
	while (*at < html.size) {
		size_t start = *at;

		if (is_tag(html, start)) {
			*at = tag_end(html, start);
			continue;
		}
		while (*at < html.size && !is_tag(html, *at) &&
			html.data[*at] != '\n' && html.data[*at] != '\r')
			++*at;
		*words = slice_trim(slice_sub(html, start, *at));
		if (words->size > 0)
			return true;
		if (*at == start)
			++*at;
	}
	return false;
}

bool
tags_is_break(struct slice html)
{
	return slice_equal_ascii(slice_sub(html, 0, 3), SLICE("<br"));
}

#include "text/loose.h"

#include "text/range.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* Bytes of the white space at AT: blanks, line ends, hard breaks. */
static size_t
space_at(struct slice s, size_t at)
{
	size_t end = at;

	while (end < s.size)
		if (is_space(s.data[end]))
			end++;
		else if (slice_starts(slice_sub(s, end, s.size),
				 SLICE("\xe2\x80\xa8")))
			end += 3;
		else
			break;
	return end - at;
}

size_t
loose_match(struct slice text, size_t at, struct slice words, size_t *same)
{
	size_t i = 0;

	while (i < words.size && at < text.size) {
		size_t blank = space_at(words, i), other = space_at(text, at);

		if ((blank > 0) != (other > 0) ||
			(!blank && words.data[i] != text.data[at]))
			break;
		i += blank ? blank : 1;
		at += other ? other : 1;
	}
	if (same)
		*same = i;
	return i == words.size ? at : OFFSET_NONE;
}

size_t
loose_match_back(struct slice text, size_t at, struct slice words)
{
	size_t left = words.size;

	while (left > 0 && at > 0) {
		bool blank = is_space(words.data[left - 1]);

		if (blank != is_space(text.data[at - 1]) ||
			(!blank && words.data[left - 1] != text.data[at - 1]))
			break;
		left--;
		at--;
	}
	return words.size - left;
}

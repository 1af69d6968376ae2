#include "import/glued_copy.h"

#include <string.h>

#include "base/utf8.h"

enum { ENOUGH = 12, TAIL = 16 };

static size_t
skip_blanks(struct slice s, size_t at)
{
	while (at < s.size &&
		(strchr(" \t\r\n", s.data[at]) ||
			slice_starts(
				slice_sub(s, at, s.size), SLICE("\xc2\xa0"))))
		at += s.data[at] == '\xc2' ? 2 : 1;
	return at;
}

/* Goes through both, taking all blanks for one, until they differ or the copy
 * ends; returns how far it went in the copy, *AT goes along in S. */
static size_t
walk(struct slice s, size_t *at, struct slice copy)
{
	size_t i = 0;

	for (;;) {
		size_t next = skip_blanks(copy, i), here = skip_blanks(s, *at);

		if (next == copy.size)
			return next;
		if (here >= s.size || (next > i) != (here > *at) ||
			copy.data[next] != s.data[here])
			return i;
		i = next + 1;
		*at = here + 1;
	}
}

bool
glued_copy_is(struct slice s, size_t start, struct slice copy)
{
	size_t same = walk(s, &start, copy);

	return copy.size > 0 && (same == copy.size || same >= ENOUGH);
}

/* The end of the last words of a copy that differs somewhere, looked for in
 * half as much again as it is long. */
static size_t
find_tail(struct slice s, size_t start, struct slice copy)
{
	size_t cut = copy.size > TAIL ? copy.size - TAIL : 0, at;

	if (cut == 0)
		return 0;
	s = slice_sub(s, 0, start + copy.size + copy.size / 2);
	cut = utf8_start(copy, cut);
	at = slice_find(s, slice_sub(copy, cut, copy.size), start);
	return at == SLICE_NONE ? 0 : at + copy.size - cut;
}

size_t
glued_copy_end(struct slice s, size_t start, struct slice copy)
{
	size_t at = start;

	if (copy.size == 0)
		return 0;
	if (walk(s, &at, copy) == copy.size)
		return at;
	return glued_copy_is(s, start, copy) ? find_tail(s, start, copy) : 0;
}

#include "base/slice.h"

#include <string.h>

struct slice
slice_of(const char *string)
{
	return (struct slice){ string, string ? strlen(string) : 0 };
}

struct slice
slice_sub(struct slice s, size_t start, size_t end)
{
	if (end > s.size)
		end = s.size;
	if (start > end)
		start = end;
	return (struct slice){ s.data ? s.data + start : NULL, end - start };
}

bool
slice_equal(struct slice a, struct slice b)
{
	return a.size == b.size && (!a.size || !memcmp(a.data, b.data, a.size));
}

static char
slice_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool
slice_equal_ascii(struct slice a, struct slice b)
{
	if (a.size != b.size)
		return false;
	for (size_t i = 0; i < a.size; i++)
		if (slice_lower(a.data[i]) != slice_lower(b.data[i]))
			return false;
	return true;
}

int
slice_compare(struct slice a, struct slice b)
{
	size_t common = a.size < b.size ? a.size : b.size;
	int order = common ? memcmp(a.data, b.data, common) : 0;

	return order ? order : (a.size > b.size) - (a.size < b.size);
}

bool
slice_starts(struct slice s, struct slice prefix)
{
	return slice_equal(slice_sub(s, 0, prefix.size), prefix);
}

bool
slice_ends(struct slice s, struct slice suffix)
{
	return s.size >= suffix.size &&
		slice_equal(slice_sub(s, s.size - suffix.size, s.size), suffix);
}

size_t
slice_find(struct slice s, struct slice needle, size_t from)
{
	const char *hit;

	if (from > s.size || needle.size > s.size - from)
		return SLICE_NONE;
	if (!needle.size)
		return from;
	hit = needle.size == 1
		? memchr(s.data + from, needle.data[0], s.size - from)
		: memmem(s.data + from, s.size - from, needle.data,
			  needle.size);
	return hit ? (size_t)(hit - s.data) : SLICE_NONE;
}

static bool
slice_is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct slice
slice_trim(struct slice s)
{
	size_t start = 0, end = s.size;

	while (start < end && slice_is_blank(s.data[start]))
		start++;
	while (end > start && slice_is_blank(s.data[end - 1]))
		end--;
	return slice_sub(s, start, end);
}

bool
slice_cut(struct slice *rest, char separator, struct slice *piece)
{
	const char *hit;
	size_t end;

	if (!rest->size)
		return false;
	hit = memchr(rest->data, separator, rest->size);
	end = hit ? (size_t)(hit - rest->data) : rest->size;
	*piece = slice_sub(*rest, 0, end);
	*rest = slice_sub(*rest, end + 1, rest->size);
	return true;
}

bool
slice_word(struct slice *rest, struct slice *word)
{
	struct slice s = *rest;
	size_t start = 0, end;

	while (start < s.size && slice_is_blank(s.data[start]))
		start++;
	for (end = start; end < s.size && !slice_is_blank(s.data[end]);)
		end++;
	*word = slice_sub(s, start, end);
	*rest = slice_sub(s, end, s.size);
	return end > start;
}

bool
slice_number(struct slice s, size_t *value)
{
	size_t sum = 0;

	for (size_t i = 0; i < s.size; i++) {
		char c = s.data[i];

		if (c < '0' || c > '9' ||
			__builtin_mul_overflow(sum, (size_t)10, &sum) ||
			__builtin_add_overflow(sum, (size_t)(c - '0'), &sum))
			return false;
	}
	if (s.size)
		*value = sum;
	return s.size > 0;
}

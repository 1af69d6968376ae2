#include "store/segment.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "store/segment_form.h"

enum { WINDOW_MOST = 1 << 18 /* bytes of a bucket read at once */ };

uint32_t
segment_key(uint32_t shingle)
{
	return shingle >> (32 - SEGMENT_KEY);
}

static size_t
directory_at(const struct segment_header *h)
{
	return sizeof(*h) + (size_t)h->entries * sizeof(struct segment_entry);
}

static size_t
postings_at(const struct segment_header *h)
{
	return directory_at(h) + (((size_t)1 << h->bits) + 1) * 4;
}

static size_t
counts_at(const struct segment_header *h)
{
	return (postings_at(h) + h->postings * SEGMENT_WIDTH + 7) / 8 * 8;
}

static bool
fits(const struct segment_header *h, size_t size, uint32_t fold)
{
	return h->magic == SEGMENT_MAGIC && h->fold == fold &&
		h->bits >= SEGMENT_KEY - 16 && h->bits <= SEGMENT_KEY &&
		h->entries < UINT32_MAX && h->postings < UINT32_MAX &&
		h->counts < UINT32_MAX &&
		counts_at(h) + h->counts * sizeof(struct segment_count) == size;
}

static bool
is_sound(struct slice file, uint32_t fold)
{
	struct segment_header h;
	size_t entries;

	if (file.size < sizeof(h))
		return false;
	memcpy(&h, file.data, sizeof(h));
	if (!fits(&h, file.size, fold))
		return false;
	entries = (size_t)h.entries * sizeof(struct segment_entry);
	return segment_form_check(
		       &h, slice_sub(file, sizeof(h), sizeof(h) + entries)) ==
		h.check;
}

struct segment *
segment_open(const char *path, uint32_t fold, struct err *err)
{
	struct segment *s = mem_new(sizeof(*s));

	s->fd = file_open(path, NULL, err);
	if (s->fd < 0 || file_map(path, &s->file, err) < 0) {
		segment_close(s);
		return NULL;
	}
	if (!is_sound(s->file, fold)) {
		segment_close(s);
		err_set(err, ERR_FILE, "%s: is damaged", path);
		return NULL;
	}
	madvise((void *)(uintptr_t)s->file.data, s->file.size, MADV_RANDOM);
	s->header = (const void *)s->file.data;
	s->dead = mem_new(segment_entry_count(s) + 1);
	return s;
}

void
segment_close(struct segment *s)
{
	if (!s)
		return;
	file_unmap(s->file);
	if (s->fd >= 0)
		close(s->fd);
	buf_release(&s->window);
	free(s->dead);
	free(s);
}

size_t
segment_entry_count(const struct segment *s)
{
	return s->header->entries;
}

const struct segment_entry *
segment_entry(const struct segment *s, size_t index)
{
	const void *entries = s->file.data + sizeof(*s->header);

	return (const struct segment_entry *)entries + index;
}

size_t
segment_size(const struct segment *s)
{
	return s->header->postings;
}

size_t
segment_bytes(const struct segment *s)
{
	return s->file.size;
}

uint64_t
segment_words(const struct segment *s)
{
	return s->header->words;
}

uint64_t
segment_space(const struct segment *s)
{
	const struct segment_entry *last;

	if (segment_entry_count(s) == 0)
		return 0;
	last = segment_entry(s, segment_entry_count(s) - 1);
	return (uint64_t)last->base + (last->end - last->start);
}

const struct segment_count *
segment_counts(const struct segment *s, size_t *count)
{
	*count = s->header->counts;
	return (const void *)(s->file.data + counts_at(s->header));
}

static const char *
posting(const struct segment *s, size_t index)
{
	if (index - s->first < s->held)
		return s->window.data + (index - s->first) * SEGMENT_WIDTH;
	return s->file.data + postings_at(s->header) + index * SEGMENT_WIDTH;
}

/* Reads [LOW, HIGH); what is not read is looked up where it is mapped. */
static void
hold(struct segment *s, size_t low, size_t high)
{
	size_t size = (high - low) * SEGMENT_WIDTH;
	off_t at = (off_t)(postings_at(s->header) + low * SEGMENT_WIDTH);

	s->held = 0;
	if (size == 0 || size > WINDOW_MOST)
		return;
	buf_clear(&s->window);
	buf_reserve(&s->window, size);
	if (pread(s->fd, s->window.data, size, at) != (ssize_t)size)
		return;
	s->first = low;
	s->held = high - low;
}

static uint32_t
rest_of(const struct segment *s, size_t index)
{
	uint16_t rest;

	memcpy(&rest, posting(s, index), sizeof(rest));
	return rest;
}

uint32_t
segment_place(const struct segment *s, size_t index)
{
	uint32_t place;

	memcpy(&place, posting(s, index) + sizeof(uint16_t), sizeof(place));
	return place;
}

static uint32_t
bucket_start(const struct segment *s, size_t bucket)
{
	uint32_t start;

	memcpy(&start, s->file.data + directory_at(s->header) + bucket * 4,
		sizeof(start));
	return start;
}

uint32_t
segment_read(
	const struct segment *s, size_t index, size_t *bucket, uint32_t *place)
{
	size_t last = ((size_t)1 << s->header->bits) - 1;
	uint32_t shift = SEGMENT_KEY - s->header->bits;

	while (*bucket < last && bucket_start(s, *bucket + 1) <= index)
		++*bucket;
	*place = segment_place(s, index);
	return (uint32_t)*bucket << shift | rest_of(s, index);
}

static bool
holds(const struct segment_entry *e, uint32_t place)
{
	return place >= e->base && place - e->base < e->end - e->start;
}

const struct segment_entry *
segment_entry_of(const struct segment *s, uint32_t place, size_t *hint)
{
	size_t low = 0, high = segment_entry_count(s);

	if (*hint < high && holds(segment_entry(s, *hint), place))
		return segment_entry(s, *hint);
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (segment_entry(s, middle)->base <= place)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0 || !holds(segment_entry(s, low - 1), place))
		return NULL;
	*hint = low - 1;
	return segment_entry(s, low - 1);
}

/* The first posting of [LOW, HIGH) whose rest is not below REST. */
static size_t
lower(const struct segment *s, size_t low, size_t high, uint32_t rest)
{
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (rest_of(s, middle) < rest)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t
segment_find(struct segment *s, uint32_t key, size_t *first)
{
	uint32_t shift = SEGMENT_KEY - s->header->bits;
	uint32_t rest = key & ((1u << shift) - 1);
	size_t low = bucket_start(s, key >> shift);
	size_t high = bucket_start(s, (key >> shift) + 1);

	if (low > high || high > s->header->postings) {
		s->damaged = true;
		return 0;
	}
	if (s->sparing)
		hold(s, low, high);
	*first = lower(s, low, high, rest);
	return lower(s, *first, high, rest + 1) - *first;
}

size_t
segment_count(const struct segment *s, uint32_t word)
{
	size_t low = 0, high;
	const struct segment_count *counts = segment_counts(s, &high);
	size_t count = high;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (counts[middle].word < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && counts[low].word == word ? counts[low].count : 0;
}

void
segment_rest(const struct segment *s)
{
	file_rest(s->file);
}

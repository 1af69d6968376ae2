#include "base/buf.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { BUF_FIRST = 64 };

void
buf_release(struct buf *b)
{
	free(b->data);
	*b = (struct buf){ 0 };
}

void
buf_clear(struct buf *b)
{
	b->size = 0;
	if (b->data)
		b->data[0] = '\0';
}

/* Room for N more bytes and the NUL. */
void
buf_reserve(struct buf *b, size_t n)
{
	size_t need, room = b->room ? b->room : BUF_FIRST;

	if (__builtin_add_overflow(b->size + 1, n, &need))
		need = SIZE_MAX;
	if (need <= b->room)
		return;
	while (room < need && room <= SIZE_MAX / 2)
		room *= 2;
	if (room < need)
		room = need;
	b->data = mem_resize(b->data, room, 1);
	b->room = room;
	b->data[b->size] = '\0';
}

void
buf_add(struct buf *b, const void *data, size_t size)
{
	buf_reserve(b, size);
	if (size)
		memcpy(b->data + b->size, data, size);
	b->size += size;
	b->data[b->size] = '\0';
}

void
buf_slice(struct buf *b, struct slice s)
{
	buf_add(b, s.data, s.size);
}

void
buf_text(struct buf *b, const char *string)
{
	buf_slice(b, slice_of(string));
}

void
buf_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_repeat(struct buf *b, char c, size_t count)
{
	buf_reserve(b, count);
	memset(b->data + b->size, c, count);
	b->size += count;
	b->data[b->size] = '\0';
}

void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vprintf(b, format, args);
	va_end(args);
}

void
buf_vprintf(struct buf *b, const char *format, va_list args)
{
	va_list again;
	int size;

	va_copy(again, args);
	buf_reserve(b, BUF_FIRST);
	size = vsnprintf(b->data + b->size, b->room - b->size, format, args);
	assert(size >= 0);
	if ((size_t)size >= b->room - b->size) {
		buf_reserve(b, (size_t)size);
		vsnprintf(b->data + b->size, b->room - b->size, format, again);
	}
	va_end(again);
	b->size += (size_t)size;
}

void
buf_replace(struct buf *b, size_t start, size_t end, struct slice s)
{
	assert(start <= end && end <= b->size);
	buf_reserve(b, s.size);
	memmove(b->data + start + s.size, b->data + end, b->size - end + 1);
	if (s.size)
		memcpy(b->data + start, s.data, s.size);
	b->size = b->size - (end - start) + s.size;
}

struct slice
buf_view(const struct buf *b)
{
	return (struct slice){ b->data, b->size };
}

const char *
buf_string(const struct buf *b)
{
	return b->data ? b->data : "";
}

char *
buf_take(struct buf *b)
{
	char *data;

	buf_reserve(b, 0);
	data = b->data;
	*b = (struct buf){ 0 };
	return data;
}

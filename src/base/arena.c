#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

enum { ARENA_BLOCK = 32 * 1024 };

struct arena_block {
	struct arena_block *older;
	size_t room;
	alignas(max_align_t) char bytes[];
};

static void
arena_drop(struct arena_block *block)
{
	while (block) {
		struct arena_block *older = block->older;

		free(block);
		block = older;
	}
}

void
arena_release(struct arena *a)
{
	arena_drop(a->newest);
	*a = (struct arena){ 0 };
}

void
arena_clear(struct arena *a)
{
	if (a->newest) {
		arena_drop(a->newest->older);
		a->newest->older = NULL;
	}
	a->used = 0;
}

static struct arena_block *
arena_block_new(size_t room)
{
	struct arena_block *block = mem_resize(NULL, sizeof(*block) + room, 1);

	block->older = NULL;
	block->room = room;
	return block;
}

/* A big piece gets a block of its own behind the newest, which goes on. */
static char *
arena_take_alone(struct arena *a, size_t size)
{
	struct arena_block *block = arena_block_new(size);

	block->older = a->newest->older;
	a->newest->older = block;
	return block->bytes;
}

/* SIZE bytes that start at a multiple of ALIGNMENT. */
static char *
arena_take(struct arena *a, size_t size, size_t alignment)
{
	size_t start = (a->used + alignment - 1) & ~(alignment - 1);

	if (!a->newest || start > a->newest->room ||
		size > a->newest->room - start) {
		struct arena_block *block;

		if (a->newest && size > ARENA_BLOCK / 4)
			return arena_take_alone(a, size);
		block = arena_block_new(
			size > ARENA_BLOCK ? size : ARENA_BLOCK);
		block->older = a->newest;
		a->newest = block;
		start = 0;
	}
	a->used = start + size;
	return a->newest->bytes + start;
}

void *
arena_new(struct arena *a, size_t size)
{
	return memset(arena_take(a, size, alignof(max_align_t)), 0, size);
}

struct slice
arena_copy(struct arena *a, struct slice s)
{
	return (struct slice){ arena_string(a, s), s.size };
}

char *
arena_string(struct arena *a, struct slice s)
{
	char *copy = arena_take(a, s.size + 1, 1);

	if (s.size)
		memcpy(copy, s.data, s.size);
	copy[s.size] = '\0';
	return copy;
}

struct slice
arena_printf(struct arena *a, const char *format, ...)
{
	struct buf text = { 0 };
	struct slice copy;
	va_list args;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	copy = arena_copy(a, buf_view(&text));
	buf_release(&text);
	return copy;
}

#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

static void *
mem_check(void *p)
{
	if (!p) {
		fputs("ibid: out of memory\n", stderr);
		exit(ERR_FILE);
	}
	return p;
}

void *
mem_new(size_t size)
{
	return mem_check(calloc(1, size ? size : 1));
}

void *
mem_resize(void *old, size_t count, size_t width)
{
	size_t size;

	if (__builtin_mul_overflow(count, width, &size))
		size = SIZE_MAX;
	return mem_check(realloc(old, size ? size : 1));
}

char *
mem_copy(const void *data, size_t size)
{
	char *copy = mem_resize(NULL, size + 1, 1);

	if (size)
		memcpy(copy, data, size);
	copy[size] = '\0';
	return copy;
}

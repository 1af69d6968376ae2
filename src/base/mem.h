/*
 * Memory that is always there. Running out of memory ends the program here
 * and nowhere else, so no caller has a branch for it.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* SIZE zeroed bytes; the caller frees them with free(). */
void *mem_new(size_t size);

/* COUNT items of WIDTH bytes at OLD (may be NULL), grown or shrunk; new bytes
 * are not zeroed. An overflowing product ends the program. */
void *mem_resize(void *old, size_t count, size_t width);

/* A NUL-terminated copy of SIZE bytes; the caller frees it. */
char *mem_copy(const void *data, size_t size);

#endif

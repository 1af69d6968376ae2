/*
 * Growing bytes. A zeroed struct is an empty buffer. One NUL always stands
 * behind the content, which may itself hold NULs.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>

#include "base/slice.h"

struct buf {
	char *data; /* owned; NULL while nothing was ever added */
	size_t size, room;
};

void buf_release(struct buf *b);
void buf_clear(struct buf *b);             /* empty, memory kept */
void buf_reserve(struct buf *b, size_t n); /* room for N more bytes */

void buf_add(struct buf *b, const void *data, size_t size);
void buf_slice(struct buf *b, struct slice s);
void buf_text(struct buf *b, const char *string);
void buf_char(struct buf *b, char c);
void buf_repeat(struct buf *b, char c, size_t count);
void buf_printf(struct buf *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* Puts S in the place of the bytes [start, end). */
void buf_replace(struct buf *b, size_t start, size_t end, struct slice s);

/* The content, borrowed until the next change. */
struct slice buf_view(const struct buf *b);

/* The content as a C string, never NULL, borrowed until the next change. */
const char *buf_string(const struct buf *b);

/* Hands the content over as a C string that the caller frees; B is empty
 * afterwards. Never NULL. */
char *buf_take(struct buf *b);

#endif

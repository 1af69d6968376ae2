#include "base/err.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

static void
err_put(struct err *err, enum err_kind kind, struct buf *sentence)
{
	free(err->sentence);
	err->kind = kind;
	err->sentence = buf_take(sentence);
}

int
err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
	struct buf sentence = { 0 };
	va_list args;

	if (!err)
		return -1;
	va_start(args, format);
	buf_vprintf(&sentence, format, args);
	va_end(args);
	err_put(err, kind, &sentence);
	return -1;
}

/* The system's reason in the middle of a sentence: no capital, unless the
 * word is all capitals. */
static void
err_reason(struct buf *sentence, int number)
{
	size_t start = sentence->size;
	char *first;

	buf_text(sentence, strerror(number));
	first = sentence->data + start;
	if (first[0] >= 'A' && first[0] <= 'Z' &&
		!(first[1] >= 'A' && first[1] <= 'Z'))
		first[0] = (char)(first[0] + ('a' - 'A'));
}

int
err_errno(struct err *err, enum err_kind kind, const char *format, ...)
{
	int number = errno;
	struct buf sentence = { 0 };
	va_list args;

	if (!err)
		return -1;
	va_start(args, format);
	buf_vprintf(&sentence, format, args);
	va_end(args);
	buf_text(&sentence, ": ");
	err_reason(&sentence, number);
	err_put(err, kind, &sentence);
	return -1;
}

const char *
err_text(const struct err *err)
{
	return err->sentence ? err->sentence : "";
}

void
err_release(struct err *err)
{
	free(err->sentence);
	*err = (struct err){ 0 };
}

/* Text with spans, as the tests write it: "He said {so}." */
#ifndef UNIT_MARKED_H
#define UNIT_MARKED_H

#include <string.h>

#include "text/builder.h"

/* Puts a paragraph to B; "{" and "}" in TEXT begin and end a span of KIND with
 * NUMBER, as builder_open() takes it. */
static inline void
marked_put(struct builder *b, const char *text, enum span_kind kind,
	uint32_t number)
{
	builder_open(b, SPAN_PARAGRAPH, 0);
	while (*text) {
		size_t size = strcspn(text, "{}");

		builder_put(b, (struct slice){ text, size });
		text += size;
		if (*text == '{')
			builder_open(b, kind, number);
		else if (*text == '}')
			builder_close(b, kind);
		text += *text != '\0';
	}
	builder_break(b);
	builder_close(b, SPAN_PARAGRAPH);
}

#endif

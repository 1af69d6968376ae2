#include "layout/fold.h"

#include <string.h>

/* The boilerplate around OFFSET that fills whole lines, the newline behind it
 * included. */
static struct range
whole_lines_at(const struct doc *d, size_t offset)
{
	const struct span *s =
		span_outermost_at(doc_spans(d, SPAN_BOILERPLATE), offset);
	struct range first, last;

	if (!s || s->start == s->end)
		return RANGE_NONE;
	first = doc_line(d, s->start);
	last = doc_line(d, s->end - 1);
	if (first.start != s->start || last.end != s->end)
		return RANGE_NONE;
	return (struct range){ first.start,
		last.end < doc_text(d).size ? last.end + 1 : last.end };
}

struct range
fold_at(const struct doc *d, size_t offset)
{
	size_t size = doc_text(d).size;
	struct range line = doc_line(d, offset < size ? offset : size);
	struct range run = whole_lines_at(d, line.start), more;

	if (range_is_none(run))
		return run;
	while (run.start > 0 &&
		!range_is_none(more = whole_lines_at(
				       d, doc_line(d, run.start - 1).start)))
		run.start = more.start;
	while (run.end < size &&
		!range_is_none(more = whole_lines_at(d, run.end)))
		run.end = more.end;
	return run;
}

size_t
fold_lines(const struct doc *d, struct range run)
{
	struct slice text = doc_cut(d, run);
	size_t lines = 0;

	while (text.size > 0) {
		const char *end = memchr(text.data, '\n', text.size);
		size_t used = end ? (size_t)(end - text.data) + 1 : text.size;

		lines++;
		text = slice_sub(text, used, text.size);
	}
	return lines;
}

static size_t
find(const struct vec *open, struct range run)
{
	size_t i = 0;

	while (i < open->count &&
		((struct range *)vec_at(open, i))->start != run.start)
		i++;
	return i;
}

bool
fold_is_open(const struct vec *open, struct range run)
{
	return find(open, run) < open->count;
}

void
fold_toggle(struct vec *open, struct range run)
{
	size_t i = find(open, run);

	if (i < open->count)
		vec_remove(open, i);
	else
		*(struct range *)vec_push(open) = run;
}

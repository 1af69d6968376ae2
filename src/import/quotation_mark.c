/*
 * The quotations of a whole text. They are looked for paragraph by paragraph,
 * so that a lost mark costs no more than one; but what a page's end or a hard
 * line end had cut apart is read as one, and so is what closes a mark that is
 * still open.
 */
#include "import/quotation.h"

#include "base/utf8.h"

enum {
	PAGE_NUMBER = 4, /* digits */
	LINES = 4	 /* that may be cut from one */
};

/* Lines. */

static struct slice
line_at(struct slice text, size_t start)
{
	size_t end;

	if (start >= text.size)
		return SLICE("");
	end = slice_find(text, SLICE("\n"), start);
	return slice_sub(text, start, end == SLICE_NONE ? text.size : end);
}

/* The line behind LINE, numbers of pages passed over. */
static struct slice
line_behind(struct slice text, struct slice line)
{
	size_t number;

	do
		line = line_at(
			text, (size_t)(line.data - text.data) + line.size + 1);
	while (line.size > 0 && line.size <= PAGE_NUMBER &&
		slice_number(line, &number));
	return line;
}

static bool
is_letter(uint32_t code)
{
	return utf8_is_letter(code) && !utf8_is_digit(code);
}

/* The sentence at the end of LINE goes on in NEXT. */
static bool
goes_on(struct slice line, struct slice next)
{
	uint32_t last, first;

	utf8_next(line, utf8_before(line, line.size), &last);
	utf8_next(next, 0, &first);
	return (is_letter(last) || last == ',' || last == '-') &&
		is_letter(first) && !utf8_is_upper(first);
}

/* A “ stands in S without its ”. */
static bool
is_open(struct slice s)
{
	size_t opens = SLICE_NONE, found = 0;

	while ((found = slice_find(s, SLICE("“"), found)) != SLICE_NONE)
		opens = found++;
	return opens != SLICE_NONE &&
		slice_find(s, SLICE("”"), opens) == SLICE_NONE;
}

static bool
closes_first(struct slice s)
{
	size_t closes = slice_find(s, SLICE("”"), 0);

	return closes != SLICE_NONE && closes < slice_find(s, SLICE("“"), 0);
}

/* A \" stands in S without another. */
static bool
is_odd(struct slice s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.size; i++)
		count += s.data[i] == '"';
	return count % 2;
}

static struct slice
up_to(struct slice line, struct slice last)
{
	return (struct slice){ line.data,
		(size_t)(last.data - line.data) + last.size };
}

/* LINE with those behind it that close what is open in it; else LINE. */
static struct slice
with_closing(struct slice text, struct slice line)
{
	struct slice next = line;

	for (size_t i = 0; i < LINES; i++) {
		struct slice last = next;

		next = line_behind(text, last);
		if (next.size == 0)
			break;
		if (is_odd(line) && is_odd(next) &&
			next.data > last.data + last.size + 1)
			return up_to(line, next);
		if (!is_open(line) || slice_starts(next, SLICE("“")))
			break;
		if (closes_first(next))
			return up_to(line, next);
	}
	return line;
}

/* The line at START with those that were cut from it: a quotation may be
 * closed there. */
static struct slice
passage_at(struct slice text, size_t start)
{
	struct slice line = line_at(text, start), last = line, next;

	for (size_t i = 0; i < LINES && line.size > 0; i++) {
		next = line_behind(text, last);
		if (next.size == 0 || !goes_on(last, next))
			break;
		last = next;
		line = up_to(line, last);
	}
	return line.size > 0 ? with_closing(text, line) : line;
}

/* Marks R, a piece in each of its paragraphs. */
static void
mark(struct builder *b, struct slice text, struct range r)
{
	while (r.start < r.end) {
		struct slice piece = line_at(text, r.start);
		size_t number, end = r.start + piece.size;

		end = end < r.end ? end : r.end;
		if (end > r.start && !slice_number(piece, &number))
			builder_mark(b, SPAN_QUOTATION,
				(struct range){ r.start, end }, 0, 0);
		r.start = end + 1;
	}
}

void
quotation_mark(struct builder *b)
{
	struct slice text = builder_text(b);
	struct spans verbatim = builder_spans(b, SPAN_VERBATIM);
	struct spans code = builder_spans(b, SPAN_CODE);
	struct vec found = VEC_OF(struct range);

	for (size_t at = 0; at < text.size;) {
		struct slice here = passage_at(text, at);

		vec_clear(&found);
		if (!span_at(verbatim, at))
			quotation_find(here, line_behind(text, here), &found);
		for (size_t i = 0; i < found.count; i++) {
			struct range r = *(struct range *)vec_at(&found, i);

			r.start += at;
			r.end += at;
			if (!span_at(code, r.start))
				mark(b, text, r);
		}
		at += here.size + 1;
	}
	vec_release(&found);
}

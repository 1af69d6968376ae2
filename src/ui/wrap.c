#include "ui/wrap.h"

#include "base/glyph.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "layout/breaker.h"

#include <stdlib.h>

/* More than a sign with all its accents has. */
enum { BYTES_A_COLUMN = 16 };

/* Where the line that starts at AT ends: the last place it may break before
 * COLUMNS are full, else where they are. */
static size_t
line_end(struct slice text, size_t at, int columns, const unsigned char *marks)
{
	size_t best = at, here = at;
	int used = 0;

	while (here < text.size) {
		struct glyph g;
		size_t size;

		if (here > at && marks[here] == BREAKER_MUST)
			return here;
		if (here > at && marks[here] == BREAKER_MAY)
			best = here;
		size = glyph_next(text, here, &g);
		if (used + g.columns > columns && text.data[here] != ' ' &&
			here > at)
			return best > at ? best : here;
		used += g.columns;
		here += size;
	}
	return here;
}

static struct range
without_blanks(struct slice text, size_t start, size_t end)
{
	struct slice line = slice_sub(text, start, end);

	while (line.size &&
		(line.data[line.size - 1] == ' ' ||
			line.data[line.size - 1] == '\n'))
		line.size--;
	if (slice_ends(line, SLICE("\u2028")))
		line.size -= 3;
	return (struct range){ start, start + line.size };
}

/* All that so many lines can show. */
static struct slice
beginning(struct slice text, int columns, size_t lines)
{
	size_t line = (size_t)columns * BYTES_A_COLUMN;

	if (text.size / line < lines)
		return text;
	return slice_sub(text, 0, utf8_start(text, line * lines));
}

/* A hyphen behind an opening bracket holds on to what follows: "[-so". */
static void
keep_openings(struct slice text, unsigned char *marks)
{
	for (size_t i = 2; i < text.size; i++)
		if (text.data[i - 1] == '-' && text.data[i - 2] == '[')
			marks[i] = BREAKER_NO;
}

void
wrap_lines(struct slice text, int columns, size_t limit, struct vec *out)
{
	unsigned char *marks;
	size_t at = 0;

	text = beginning(text, columns, limit);
	marks = mem_new(text.size + 1);
	breaker_find(text, marks);
	keep_openings(text, marks);
	while (at < text.size && out->count < limit) {
		size_t end = line_end(text, at, columns, marks);
		struct range *line = vec_push(out);

		*line = without_blanks(text, at, end);
		at = end;
	}
	free(marks);
}

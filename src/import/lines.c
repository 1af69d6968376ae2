#include "import/lines.h"

#include <string.h>

#include "base/utf8.h"

enum { QUOTE_DEPTH = 100, TAB = 8, WIDEST = 100, NARROWEST = 45, SLACK = 2 };

bool
lines_blank(struct slice s, size_t at, size_t *size)
{
	if (at < s.size && (s.data[at] == ' ' || s.data[at] == '\t')) {
		*size = 1;
		return true;
	}
	*size = 2;
	return at + 1 < s.size && memcmp(s.data + at, "\xc2\xa0", 2) == 0;
}

/* Skips blanks from AT; adds their columns to *COLUMNS. */
static size_t
skip_blanks(struct slice s, size_t at, uint32_t *columns)
{
	size_t size;

	for (; lines_blank(s, at, &size); at += size) {
		if (s.data[at] == '\t')
			*columns += TAB - *columns % TAB;
		else
			*columns += 1;
	}
	return at;
}

static bool
is_quote(struct slice s, size_t at)
{
	return at < s.size && s.data[at] == '>' &&
		(at + 1 == s.size || !strchr("=-<", s.data[at + 1]));
}

static size_t
trimmed_end(struct slice s, size_t start)
{
	size_t end = s.size, size;

	for (;;) {
		if (end > start && lines_blank(s, end - 1, &size))
			end -= 1;
		else if (end > start + 1 && lines_blank(s, end - 2, &size) &&
			size == 2)
			end -= 2;
		else
			return end;
	}
}

static uint32_t
count_columns(struct slice s)
{
	uint32_t columns = 0;

	for (size_t i = 0; i < s.size; i++)
		columns += ((unsigned char)s.data[i] & 0xc0) != 0x80;
	return columns;
}

/* The line [start, end) of BYTES without its line end. */
static void
add_line(struct slice bytes, size_t start, size_t end, struct vec *lines)
{
	struct plain_line *line = vec_push(lines);
	struct slice s = slice_sub(bytes, 0, end);
	size_t at = skip_blanks(s, start, &line->indent);

	while (line->indent < 4 && line->quote < QUOTE_DEPTH &&
		is_quote(s, at)) {
		line->quote++;
		line->indent = 0;
		at = skip_blanks(s, at + 1, &line->indent);
		if (line->indent > 0)
			line->indent--;
	}
	line->start = at;
	line->end = trimmed_end(s, at);
	line->columns = count_columns(slice_sub(s, line->start, line->end));
	line->hard = end >= line->end + 2 && line->end > line->start &&
		memcmp(bytes.data + line->end, "  ", 2) == 0;
}

static size_t
find_end(struct slice s, size_t at)
{
	while (at < s.size && s.data[at] != '\n' && s.data[at] != '\r' &&
		s.data[at] != '\f')
		at++;
	return at;
}

void
lines_scan(struct slice bytes, struct vec *lines)
{
	size_t at = slice_starts(bytes, SLICE("\xef\xbb\xbf")) ? 3 : 0;

	while (at < bytes.size) {
		size_t end = find_end(bytes, at);

		add_line(bytes, at, end, lines);
		if (end < bytes.size && bytes.data[end] == '\f')
			add_line(bytes, end, end, lines);
		if (slice_starts(
			    slice_sub(bytes, end, bytes.size), SLICE("\r\n")))
			end++;
		at = end + 1;
	}
}

static uint32_t
first_word(struct slice bytes, const struct plain_line *line)
{
	struct slice rest = slice_sub(bytes, line->start, line->end), word;

	return slice_word(&rest, &word) ? count_columns(word) : 0;
}

uint32_t
lines_right_edge(const struct plain_line *line)
{
	return line->indent + line->columns;
}

bool
lines_is_full(struct slice bytes, const struct plain_line *line, uint32_t width)
{
	return lines_right_edge(line) + 1 + first_word(bytes, line + 1) > width;
}

bool
lines_runs_on(struct slice bytes, const struct plain_line *line)
{
	const struct plain_line *next = line + 1;
	uint32_t code;

	if (line->start == line->end || next->start == next->end ||
		strchr(".!?:", bytes.data[line->end - 1]))
		return false;
	utf8_next(bytes, next->start, &code);
	if (code == 0x2026 ||
		slice_starts(
			slice_sub(bytes, next->start, next->end), SLICE(". .")))
		return true;
	return utf8_is_letter(code) && !utf8_is_upper(code) &&
		!utf8_is_digit(code);
}

/* The width that nearly all lines keep to: two of a hundred may be wider. */
static uint32_t
common_width(const struct vec *lines)
{
	size_t seen[WIDEST + 1] = { 0 }, total = 0, above = 0;
	uint32_t width = WIDEST;

	for (size_t i = 0; i < lines->count; i++) {
		const struct plain_line *line = vec_at(lines, i);

		if (line->columns > 0 && lines_right_edge(line) <= WIDEST) {
			seen[lines_right_edge(line)]++;
			total++;
		}
	}
	while (width > 0 && above + seen[width] <= total / 50)
		above += seen[width--];
	return width;
}

/* A text is wrapped when most lines inside a block are long, hardly one is
 * longer than a page is wide, and either most ended where the next word had no
 * room, or most are in the midst of a sentence. In the latter case one in three
 * may be longer: some of what was wrapped was put together again. */
void
lines_shape(struct plain *p)
{
	size_t inner = 0, full = 0, wide = 0, longer = 0, running = 0;

	p->width = common_width(&p->lines);
	for (size_t i = 0; i < p->lines.count; i++) {
		const struct plain_line *line = plain_line_at(p, i);

		longer += lines_right_edge(line) > WIDEST;
		if (line->columns == 0 || i + 1 == p->lines.count ||
			(line + 1)->columns == 0)
			continue;
		inner++;
		wide += lines_right_edge(line) >= NARROWEST;
		full += lines_is_full(p->bytes, line, p->width - SLACK);
		running += lines_runs_on(p->bytes, line);
	}
	p->wrapped = inner > 0 && wide * 5 >= inner * 3 &&
		((full * 2 >= inner && longer * 20 <= inner) ||
			(running * 2 >= inner && longer * 3 <= inner));
}

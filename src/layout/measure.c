#include "layout/measure.h"

#include <string.h>

static const char *const raised_digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶",
	"⁷", "⁸", "⁹" };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "[12]", "(12)", "^12", "12". */
static bool
is_plain_number(struct slice s)
{
	while (s.size > 0 && strchr("[(^", s.data[0]))
		s = slice_sub(s, 1, s.size);
	while (s.size > 0 && strchr("])", s.data[s.size - 1]))
		s.size--;
	for (size_t i = 0; i < s.size; i++)
		if (!is_digit(s.data[i]))
			return false;
	return s.size > 0;
}

/* A number without brackets would run into the word before it, so it is raised
 * wherever that is possible. */
static bool
wants_raising(const struct measure *m, struct slice mark)
{
	bool bare = mark.size > 0 && is_digit(mark.data[0]);

	return (bare || m->markers == MEASURE_SUPERSCRIPT) &&
		!glyph_is_ascii() && is_plain_number(mark);
}

/* Comes to the marker that holds `at` or is the next behind it. */
static void
find_mark(struct measure *m)
{
	while (m->mark_index < m->marks.count &&
		m->marks.items[m->mark_index].end <= m->at)
		m->mark_index++;
	m->mark = RANGE_NONE;
	m->raised = false;
	if (m->mark_index == m->marks.count)
		return;
	m->mark = span_range(&m->marks.items[m->mark_index]);
	m->raised = wants_raising(
		m, slice_sub(m->text, m->mark.start, m->mark.end));
}

void
measure_start(struct measure *m, const struct doc *doc,
	enum measure_markers markers, struct range r)
{
	*m = (struct measure){ .doc = doc,
		.markers = markers,
		.at = r.start,
		.end = r.end,
		.text = doc_text(doc),
		.marks = doc_spans(doc, SPAN_NOTE_MARK) };
	m->mark_index = span_index(m->marks, r.start);
	if (m->mark_index > 0)
		m->mark_index--;
	find_mark(m);
}

static void
put_raised(struct measure *m, struct measure_sign *out)
{
	struct glyph glyph;
	char c = m->text.data[out->start];

	out->end = out->start + 1;
	if (!is_digit(c))
		return;
	glyph_next(slice_of(raised_digits[c - '0']), 0, &glyph);
	out->sign = glyph.sign;
	out->columns = glyph.columns;
}

/* Bytes of the line end at AT, 0 when there is none. */
static size_t
line_end(struct slice text, size_t at)
{
	if (text.data[at] == '\n')
		return 1;
	if (text.data[at] != '\xE2')
		return 0;
	return slice_starts(slice_sub(text, at, at + 3), SLICE("\u2028")) ? 3
									  : 0;
}

/* The sign at the start of OUT in TEXT, which ends where the sign must. */
static void
put_text(struct slice text, struct measure_sign *out)
{
	size_t at = out->start, size = line_end(text, at);
	struct glyph glyph;

	if (size > 0) {
		out->end = at + size;
		return;
	}
	out->end = at + glyph_next(text, at, &glyph);
	out->sign = glyph.sign;
	out->columns = glyph.columns;
}

bool
measure_next(struct measure *m, struct measure_sign *out)
{
	size_t limit = m->end;

	if (m->at >= m->end)
		return false;
	if (m->at >= m->mark.end)
		find_mark(m);
	*out = (struct measure_sign){ .start = m->at,
		.marker = m->at >= m->mark.start };
	if (out->marker && m->raised) {
		put_raised(m, out);
	} else {
		size_t border = out->marker ? m->mark.end : m->mark.start;

		if (border < limit)
			limit = border;
		put_text(slice_sub(m->text, 0, limit), out);
	}
	m->at = out->end;
	return true;
}

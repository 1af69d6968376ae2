/*
 * Two paragraphs are one when the first ends in the midst of its sentence and
 * the second goes on with it: behind a letter in a small letter, behind "the"
 * or "and" with anything. A comma is weaker: what hands over to a quotation
 * ends in one too, so the paragraph must be long and nobody may speak at its end.
 * Where lines are cut at a width, the last line of the first must be full.
 */
#include "import/joins.h"

#include <string.h>

#include "base/utf8.h"
#include "import/lines.h"
#include "import/markers.h"

enum { FIRST_COLUMNS = 60, SECOND_COLUMNS = 40, COMMA_COLUMNS = 200 };

static uint32_t
last_code(struct slice s)
{
	uint32_t code;

	utf8_next(s, utf8_before(s, s.size), &code);
	return code;
}

static bool
is_letter(uint32_t code)
{
	return utf8_is_letter(code) && !utf8_is_digit(code);
}

static bool
starts_small(struct slice s)
{
	uint32_t code;

	utf8_next(s, 0, &code);
	return is_letter(code) && !utf8_is_upper(code);
}

static bool
starts_in_letter(struct slice s)
{
	uint32_t code;

	utf8_next(s, 0, &code);
	return is_letter(code);
}

/* A word that no sentence ends with is the last of S. */
static bool
ends_in_particle(struct slice s)
{
	static const char *const words[] = { " the", " a", " an", " of", " and",
		" to", " by", " with", " as", " or", " but", " which", " whose",
		" from", " into", " their", " its" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_ends(s, slice_of(words[i])))
			return true;
	return false;
}

/* The words behind the last sign but the comma at the end. */
static struct slice
last_clause(struct slice s)
{
	size_t start = --s.size;

	while (start > 0 && !strchr(".,!?:;", s.data[start - 1]))
		start--;
	return slice_sub(s, start, s.size);
}

static bool
is_spoken(struct slice s)
{
	static const char *const stems[] = { "said", "say", "wrote", "writ",
		"declar", "explain", "argu", "assert", "insist", "add",
		"attack", "conclud", "continu", "describ", "state", "stating",
		"warn", "note", "noting", "observ", "remark", "repl", "answer",
		"ask", "call", "claim", "report", "quot", "cit", "speak",
		"spoke", "told", "tell", "thus", "follow", "words", "read" };
	struct slice word;

	while (slice_word(&s, &word))
		for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
			if (slice_starts(word, slice_of(stems[i])))
				return true;
	return false;
}

/* Behind a comma: a long sentence of the author's own. */
static bool
goes_on_behind_comma(const struct plain *p, const struct plain_block *first,
	const struct plain_block *second)
{
	struct slice s = plain_words(p, first);

	return first->columns >= COMMA_COLUMNS && !is_spoken(last_clause(s)) &&
		last_code(plain_words(p, second)) != ']';
}

/* "p.98", "pp. 3-4": the rest of a reference. */
static bool
is_reference(struct slice s)
{
	return slice_starts(s, SLICE("p.")) || slice_starts(s, SLICE("pp."));
}

static bool
goes_on(const struct plain *p, const struct plain_block *first,
	const struct plain_block *second)
{
	struct slice a = plain_words(p, first), b = plain_words(p, second);
	uint32_t last = last_code(a);

	if (!starts_in_letter(b) || is_reference(b))
		return false;
	if (last == ',')
		return goes_on_behind_comma(p, first, second);
	return is_letter(last) && (starts_small(b) || ends_in_particle(a));
}

static bool
is_paragraph(const struct plain_block *b)
{
	return b->kind == PLAIN_PROSE && !b->verse && b->end > b->start;
}

/* The page ended, not the paragraph: its last line was full. */
static bool
is_cut_line(const struct plain *p, const struct plain_block *first,
	const struct plain_block *second)
{
	const struct plain_line *last =
		plain_line_at(p, first->line + first->lines - 1);
	struct slice rest = plain_words(p, second), word;

	if (!p->wrapped)
		return true;
	return slice_word(&rest, &word) && first->lines > 1 &&
		second->lines > 1 && first->indent == second->indent &&
		lines_right_edge(last) + 1 + word.size > p->width;
}

static bool
is_labelled(struct slice s)
{
	return markers_item(s).form != MARKER_NONE ||
		markers_note(s).form != MARKER_NONE;
}

static bool
is_cut(const struct plain *p, size_t index)
{
	const struct plain_block *first = plain_block_at(p, index);
	const struct plain_block *second = first + 1;

	return is_paragraph(first) && is_paragraph(second) &&
		first->quote == second->quote &&
		first->columns >= FIRST_COLUMNS &&
		second->columns >= SECOND_COLUMNS &&
		second->line > first->line + first->lines &&
		!is_labelled(plain_words(p, second)) &&
		goes_on(p, first, second) && is_cut_line(p, first, second);
}

void
joins_find(struct plain *p)
{
	size_t i = 0, end;

	while (i < p->blocks.count) {
		for (end = i; end + 1 < p->blocks.count && is_cut(p, end);
			end++)
			;
		if (end > i)
			plain_join(p, i, end);
		i = end + 1;
	}
	plain_drop_joined(p);
}

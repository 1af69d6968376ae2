/*
 * Cues, strongest first. A list that repeats the note tells its last words. A
 * bracket that was open before the marker is closed by the text, not by the
 * note. Else the note ends with one of its sentences: when the sentence of the
 * text was unfinished, with the first behind which that goes on (in a small
 * letter, with a dash or a comma), or where a foreign word ends; when it was
 * finished, with its first sentence and those behind that cite ("See …"). What
 * is left is a guess, and the shorter reading.
 */
#include "import/glued_end.h"

#include <string.h>

#include "base/utf8.h"
#include "import/glued_copy.h"

enum behind {
	BEHIND_NOTHING,
	BEHIND_SMALL,
	BEHIND_DASH,
	BEHIND_STOP,
	BEHIND_CAPITAL
};

static const char *const closing[] = { "\xe2\x80\x9d", "\xe2\x80\x99",
	"\xc2\xbb", "\"", "'", ")", "]" };
static const char *const opening[] = { "\xe2\x80\x9c", "\xe2\x80\x98",
	"\xc2\xab", "\"", "'", "(", "[" };

enum { MARKS = sizeof closing / sizeof *closing, QUOTES = MARKS - 2 };

/* Size of the one of the first COUNT marks that stands at AT, else 0. */
static size_t
mark_size(struct slice s, size_t at, const char *const *marks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_starts(slice_sub(s, at, s.size), slice_of(marks[i])))
			return strlen(marks[i]);
	return 0;
}

static size_t
skip_marks(struct slice s, size_t at, const char *const *marks, size_t count)
{
	size_t size;

	while ((size = mark_size(s, at, marks, count)) > 0)
		at += size;
	return at;
}

static bool
is_blank(struct slice s, size_t at)
{
	return at < s.size &&
		(strchr(" \t\r\n", s.data[at]) ||
			slice_starts(
				slice_sub(s, at, s.size), SLICE("\xc2\xa0")) ||
			s.data[at] == '\xa0');
}

static size_t
skip_blanks(struct slice s, size_t at)
{
	while (is_blank(s, at))
		at++;
	return at;
}

static size_t
trim_end(struct slice s, size_t start, size_t end)
{
	while (end > start && strchr(" \t\r\n", s.data[end - 1]))
		end--;
	while (end > start + 1 && memcmp(s.data + end - 2, "\xc2\xa0", 2) == 0)
		end -= 2;
	return end;
}

static uint32_t
code_at(struct slice s, size_t at)
{
	uint32_t code = 0;

	if (at < s.size)
		utf8_next(s, at, &code);
	return code;
}

static bool
is_small(uint32_t code)
{
	return utf8_is_letter(code) && !utf8_is_upper(code) &&
		!utf8_is_digit(code);
}

/* Brackets. */

/* How many more of them are open at the end of [from, to). */
static bool
has_open_bracket(struct slice s, size_t from, size_t to)
{
	size_t round = 0, square = 0;

	for (size_t i = from; i < to; i++) {
		round += s.data[i] == '(';
		square += s.data[i] == '[';
		round -= s.data[i] == ')' && round > 0;
		square -= s.data[i] == ']' && square > 0;
	}
	return round + square > 0;
}

/* The bracket in the body that closes one from before; the limit if none. When
 * none is open there, only one behind the end of a sentence will do. */
static size_t
stray_bracket(const struct glued_body *g, bool open_before)
{
	size_t open[2] = { 0 };

	for (size_t i = g->start; i < g->limit; i++) {
		char c = g->bytes.data[i];
		size_t *o = &open[c == '[' || c == ']'];

		if (c == '(' || c == '[')
			++*o;
		else if (c != ')' && c != ']')
			continue;
		else if (*o > 0)
			--*o;
		else if (open_before || strchr(".?!", g->bytes.data[i - 1]))
			return i;
	}
	return g->limit;
}

/* Sentences. */

static bool
is_one_of(struct slice word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equal_ascii(word, slice_of(words[i])))
			return true;
	return false;
}

/* The word that ends at END. */
static struct slice
word_before(struct slice s, size_t start, size_t end)
{
	size_t at = end;
	uint32_t code;

	while (at > start) {
		size_t before = utf8_before(s, at);

		utf8_next(s, before, &code);
		if (!utf8_is_letter(code) && code != '.')
			break;
		at = before;
	}
	return slice_sub(s, at, end);
}

/* The full stop behind WORD ends nothing. */
static bool
is_shortened(struct slice word)
{
	static const char *const words[] = { "chap", "ch", "no", "nos", "vol",
		"vols", "p", "pp", "ed", "eds", "op", "loc", "tr", "trans",
		"cf", "art", "fig", "st", "mr", "mrs", "dr", "prof", "vs",
		"i.e", "e.g", "ca", "bd", "hrsg", "nr", "sec", "fol", "n.d",
		"cit.p" };
	uint32_t code;

	if (word.size == 0)
		return false;
	if (utf8_next(word, 0, &code) == word.size && utf8_is_upper(code))
		return true;
	return is_one_of(word, words, sizeof words / sizeof *words);
}

static struct slice
next_word(struct slice s, size_t at)
{
	struct slice rest = slice_sub(s, at, s.size), word;

	return slice_word(&rest, &word) ? word : SLICE("");
}

/* "p. 212", "Vol.3": goes on with a reference. */
static bool
is_reference(struct slice s, size_t at)
{
	static const char *const words[] = { "p.", "pp.", "vol.", "no.",
		"chap.", "ch.", "p", "pp" };
	struct slice word = next_word(s, at);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct slice w = slice_of(words[i]);

		if (slice_equal_ascii(slice_sub(word, 0, w.size), w) &&
			(word.size == w.size ||
				strchr("0123456789", word.data[w.size])))
			return true;
	}
	return at < s.size && utf8_is_digit(code_at(s, at));
}

static bool
is_dash(uint32_t code)
{
	return code == 0x2014 || code == 0x2013;
}

/* What stands behind AT, where a sentence of the note may end. */
static enum behind
look_behind(struct slice s, size_t at)
{
	size_t next = skip_blanks(s, at);
	uint32_t code;

	if (next == s.size)
		return BEHIND_NOTHING;
	if (strchr(",;", s.data[next]))
		return BEHIND_STOP;
	code = code_at(s, next);
	if (is_dash(code))
		return BEHIND_DASH;
	code = code_at(s, skip_marks(s, next, opening, QUOTES));
	return is_small(code) ? BEHIND_SMALL : BEHIND_CAPITAL;
}

/* The end of the sentence whose stop is at AT, 0 when none ends there. */
static size_t
sentence_end(struct slice s, size_t start, size_t at)
{
	size_t end, next;

	if (s.data[at] != '.' && s.data[at] != '?' && s.data[at] != '!')
		return 0;
	if (s.data[at] == '.' && is_shortened(word_before(s, start, at)))
		return 0;
	end = skip_marks(s, at + 1, closing, MARKS);
	if (end < s.size && strchr(".", s.data[end]) && end > at + 1)
		end++;
	next = skip_blanks(s, end);
	if (end < s.size && next == end && !strchr(",;", s.data[end]) &&
		!is_dash(code_at(s, end)))
		return 0;
	if (next < s.size && strchr(",;", s.data[next]) &&
		is_reference(s, skip_blanks(s, next + 1)))
		return 0;
	if (next < s.size && (s.data[next] == '(' || is_reference(s, next)))
		return 0;
	return end;
}

static size_t
next_sentence_end(struct slice s, size_t start, size_t from)
{
	for (size_t at = from; at < s.size; at++) {
		size_t end = sentence_end(s, start, at);

		if (end > 0)
			return end;
	}
	return 0;
}

/* The sentence of the text. */

/* Whether what stands before the marker was a whole sentence. Sets *LAST to
 * its last sign, marks of quotation apart. */
static bool
is_finished(const struct glued_body *g, uint32_t *last)
{
	size_t end = trim_end(g->bytes, g->from, g->mark);

	*last = 0;
	while (end > g->from) {
		size_t before = utf8_before(g->bytes, end);

		utf8_next(g->bytes, before, last);
		if (mark_size(g->bytes, before, closing, MARKS) == 0)
			break;
		end = before;
	}
	return *last == '.' || *last == '!' || *last == '?' || *last == 0x2026;
}

/* Unfinished text. */

static size_t
end_where_text_goes_on(struct slice s, size_t start)
{
	size_t end = start;

	while ((end = next_sentence_end(s, start, end)) > 0) {
		enum behind behind = look_behind(s, end);

		if (behind == BEHIND_SMALL || behind == BEHIND_DASH ||
			behind == BEHIND_STOP)
			return end;
	}
	return 0;
}

/* "translator’s note: " at the beginning is no part of the words. */
static size_t
skip_preface(struct slice s, size_t start)
{
	size_t colon =
		slice_find(slice_sub(s, 0, start + 48), SLICE(": "), start);

	return colon == SLICE_NONE ? start : skip_blanks(s, colon + 1);
}

static bool
is_latin(uint32_t code)
{
	return utf8_is_letter(code) && !utf8_is_digit(code) && code < 0x250;
}

/* The body is in another script than the text, which goes on behind it. */
static size_t
end_of_foreign(struct slice s, size_t start)
{
	size_t at = skip_preface(s, start), end = 0;
	uint32_t code;

	if (at >= s.size || !utf8_is_letter(code_at(s, at)) ||
		is_latin(code_at(s, at)))
		return 0;
	while (at < s.size && utf8_is_letter(code_at(s, at)) &&
		!is_latin(code_at(s, at))) {
		while (at < s.size && utf8_is_letter(code_at(s, at)))
			at += utf8_next(s, at, &code);
		end = at;
		at = skip_blanks(s, at);
	}
	return at > end && is_latin(code_at(s, at)) && is_small(code_at(s, at))
		? end
		: 0;
}

/* Words that go on with a sentence behind its comma. */
static size_t
end_before_link(struct slice s, size_t start)
{
	static const char *const links[] = { " that is, ", " namely ",
		" in other words, " };

	for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
		size_t at = slice_find(s, slice_of(links[i]), start);

		if (at != SLICE_NONE)
			return at;
	}
	return 0;
}

static size_t
end_in_unfinished(struct slice s, size_t start, uint32_t last, bool *unsure)
{
	size_t end = end_where_text_goes_on(s, start);

	if (end == 0)
		end = end_of_foreign(s, start);
	*unsure = end == 0;
	if (end == 0 && last == ',')
		end = end_before_link(s, start);
	if (end == 0)
		end = next_sentence_end(s, start, start);
	if (end > 0 && look_behind(s, end) == BEHIND_NOTHING)
		*unsure = false;
	return end;
}

/* Finished text. */

/* A sentence that goes on with a citation. */
static bool
is_citing(struct slice s, size_t at)
{
	static const char *const words[] = { "see", "cf.", "quoted", "cited",
		"ibid.", "ibid", "also", "compare", "in:", "vgl." };

	return is_one_of(next_word(s, skip_blanks(s, at)), words,
		sizeof words / sizeof *words);
}

/* A year, a page, a bracket, Ibid., cit., a title: how a citation ends. */
static bool
is_citation_end(struct slice s, size_t start, size_t end)
{
	struct slice word;

	while (end > start && strchr(".!?", s.data[end - 1]))
		end--;
	if (end > start && strchr("0123456789)", s.data[end - 1]))
		return true;
	if (slice_ends(slice_sub(s, start, end), SLICE("\xe2\x80\x9d")))
		return true;
	word = word_before(s, start, end);
	return slice_equal_ascii(word, SLICE("ibid")) ||
		slice_equal_ascii(word, SLICE("cit"));
}

static size_t
end_in_finished(struct slice s, size_t start, bool *unsure)
{
	size_t end = next_sentence_end(s, start, start), next;

	while (end > 0 && is_citing(s, end) &&
		(next = next_sentence_end(s, start, end)) > 0)
		end = next;
	*unsure = end > 0 && look_behind(s, end) != BEHIND_NOTHING &&
		!is_citation_end(s, start, end);
	return end;
}

size_t
glued_end_find(const struct glued_body *g, bool *unsure)
{
	bool open = has_open_bracket(g->bytes, g->from, g->mark);
	size_t end = glued_copy_end(
		       slice_sub(g->bytes, 0, g->limit), g->start, g->copy),
	       limit = stray_bracket(g, open);
	struct slice s;
	uint32_t last;

	*unsure = false;
	if (end > 0)
		return end;
	if (limit < g->limit && open)
		return trim_end(g->bytes, g->start, limit);
	s = slice_sub(g->bytes, 0, limit);
	end = is_finished(g, &last)
		? end_in_finished(s, g->start, unsure)
		: end_in_unfinished(s, g->start, last, unsure);
	if (end == 0)
		*unsure = !g->last || limit < g->limit;
	if (limit < g->limit)
		*unsure = true;
	return end > 0 ? end : trim_end(g->bytes, g->start, limit);
}

/*
 * Words are runs of letters and digits, with an apostrophe between letters
 * and a point or comma between digits; sentences are asked of sentence.h place
 * by place, away from AT, so that no motion costs more than its way; the
 * newline between two paragraphs is never a place to stand on.
 */
#include "text/motion.h"

#include "base/utf8.h"
#include "text/sentence.h"

enum {
	MARKS = 32,		   /* on one character */
	SENTENCE_LIMIT = 1 << 16,  /* bytes to look for its beginning */
	QUOTATION_LIMIT = 1 << 16, /* bytes to look for its mark */
};

static bool
is_newline(struct slice text, size_t at)
{
	return at < text.size && text.data[at] == '\n';
}

size_t
motion_char_next(const struct doc *d, size_t at)
{
	struct slice text = doc_text(d);
	size_t next;

	if (at >= text.size)
		return at;
	next = utf8_cluster_end(text, at);
	while (is_newline(text, next))
		next++;
	return next < text.size ? next : at;
}

size_t
motion_char_before(const struct doc *d, size_t at)
{
	struct slice text = doc_text(d);
	size_t before = at < text.size ? at : text.size;

	do {
		if (before == 0)
			return at;
		before = utf8_cluster_before(text, before);
	} while (is_newline(text, before));
	return before;
}

size_t
motion_text_start(const struct doc *d, size_t at)
{
	(void)d;
	(void)at;
	return 0;
}

size_t
motion_text_end(const struct doc *d, size_t at)
{
	(void)at;
	return doc_text(d).size ? motion_char_before(d, doc_text(d).size) : 0;
}

static uint32_t
code_at(struct slice text, size_t at)
{
	uint32_t code;

	if (at >= text.size)
		return 0;
	utf8_next(text, at, &code);
	return code;
}

static size_t
behind(struct slice text, size_t at)
{
	uint32_t code;

	return at + utf8_next(text, at, &code);
}

/* Whether CODE joins A and B into one word. */
static bool
joins(uint32_t a, uint32_t code, uint32_t b)
{
	if (code == '\'' || code == 0x2019)
		return utf8_is_letter(a) && utf8_is_letter(b);
	if (code == '.' || code == ',')
		return utf8_is_digit(a) && utf8_is_digit(b);
	return code == 0xAD;
}

/* The character that the marks at AT stand on, if there are not too many. */
static size_t
base_of(struct slice text, size_t at)
{
	for (int i = 0; i < MARKS && at > 0; i++) {
		if (!utf8_is_mark(code_at(text, at)))
			break;
		at = utf8_before(text, at);
	}
	return at;
}

static bool
is_word(struct slice text, size_t at)
{
	uint32_t code;

	at = base_of(text, at);
	code = code_at(text, at);
	if (utf8_is_letter(code))
		return !utf8_is_mark(code);
	return at > 0 && at < text.size &&
		joins(code_at(text, utf8_before(text, at)), code,
			code_at(text, behind(text, at)));
}

/* Runs of the kind IS_WORD from AT on, and back from AT. */
static size_t
skip(struct slice text, size_t at, bool word)
{
	while (at < text.size && is_word(text, at) == word)
		at = behind(text, at);
	return at;
}

static size_t
skip_back(struct slice text, size_t at, bool word)
{
	while (at > 0 && is_word(text, utf8_before(text, at)) == word)
		at = utf8_before(text, at);
	return at;
}

size_t
motion_word_next(const struct doc *d, size_t at)
{
	struct slice text = doc_text(d);
	size_t next = skip(text, skip(text, at, true), false);

	return next < text.size ? next : at;
}

size_t
motion_word_before(const struct doc *d, size_t at)
{
	struct slice text = doc_text(d);
	size_t end = skip_back(text, at < text.size ? at : text.size, false);

	return end > 0 ? skip_back(text, end, true) : at;
}

size_t
motion_word_end(const struct doc *d, size_t at)
{
	struct slice text = doc_text(d);
	size_t next, end;

	if (at >= text.size)
		return at;
	next = utf8_cluster_end(text, at);
	end = skip(text, skip(text, next, false), true);
	if (end == text.size && !is_word(text, utf8_before(text, end)))
		return at;
	return utf8_cluster_before(text, end);
}

struct range
motion_word_at(const struct doc *d, size_t at)
{
	struct slice text = doc_text(d);

	if (!is_word(text, at))
		return RANGE_NONE;
	return (struct range){ skip_back(text, at, true),
		skip(text, at, true) };
}

/* Start of the next line with text in it behind AT's, or the size. */
static size_t
line_after(struct slice text, struct range line)
{
	size_t at = line.end;

	while (is_newline(text, at))
		at++;
	return at;
}

/* Where the text of the line before that ends, or 0. */
static size_t
line_before(struct slice text, struct range line)
{
	size_t at = line.start;

	while (at > 0 && is_newline(text, at - 1))
		at--;
	return at;
}

struct range
motion_paragraph_at(const struct doc *d, size_t at)
{
	struct range line = doc_line(d, at);

	return range_size(line) > 0 ? line : RANGE_NONE;
}

size_t
motion_paragraph_next(const struct doc *d, size_t at)
{
	struct slice text = doc_text(d);
	size_t next = line_after(text, doc_line(d, at));

	return next < text.size ? next : at;
}

size_t
motion_paragraph_before(const struct doc *d, size_t at)
{
	struct range line = doc_line(d, at);
	size_t before;

	if (line.start < at)
		return line.start;
	before = line_before(doc_text(d), line);
	return before > 0 ? doc_line(d, before).start : at;
}

/* The nearest beginning behind AT; the end of LINE if there is none. What has
 * none for too long is cut. */
static size_t
begin_after(const struct doc *d, struct range line, size_t at)
{
	struct slice text = doc_text(d);
	size_t start = at;

	while (at < line.end && at - start < SENTENCE_LIMIT) {
		at = behind(text, at);
		if (at < line.end && sentence_begins(d, line, at))
			return at;
	}
	return at;
}

/* The nearest beginning at or before AT. */
static size_t
begin_before(const struct doc *d, struct range line, size_t at)
{
	size_t end = at;

	while (at > line.start && end - at < SENTENCE_LIMIT &&
		!sentence_begins(d, line, at))
		at = utf8_before(doc_text(d), at);
	return at;
}

struct range
motion_sentence_at(const struct doc *d, size_t at)
{
	struct slice text = doc_text(d);
	struct range line = doc_line(d, at), sentence;

	if (range_size(line) == 0)
		return RANGE_NONE;
	if (at > line.end)
		at = line.end;
	sentence.start = begin_before(d, line, at);
	sentence.end = begin_after(d, line, at);
	while (sentence.end > sentence.start &&
		utf8_is_space(code_at(text, utf8_before(text, sentence.end))))
		sentence.end = utf8_before(text, sentence.end);
	return sentence;
}

size_t
motion_sentence_next(const struct doc *d, size_t at)
{
	struct range line = doc_line(d, at);
	size_t next = begin_after(d, line, at);

	return next < line.end ? next : motion_paragraph_next(d, at);
}

size_t
motion_sentence_before(const struct doc *d, size_t at)
{
	struct slice text = doc_text(d);
	struct range line = doc_line(d, at);
	size_t end;

	if (at > line.end)
		at = line.end;
	if (at > line.start)
		return begin_before(d, line, utf8_before(text, at));
	end = line_before(text, line);
	if (end == 0)
		return at;
	end = utf8_before(text, end);
	return begin_before(d, doc_line(d, end), end);
}

size_t
motion_section_next(const struct doc *d, size_t at)
{
	struct spans headings = doc_spans(d, SPAN_HEADING);
	size_t i = at == OFFSET_NONE ? headings.count
				     : span_index(headings, at + 1);

	return i < headings.count ? headings.items[i].start : at;
}

size_t
motion_section_before(const struct doc *d, size_t at)
{
	struct spans headings = doc_spans(d, SPAN_HEADING);
	size_t i = span_index(headings, at);

	return i > 0 ? headings.items[i - 1].start : at;
}

/* The opening mark that AT stands behind or on, in its line. */
static size_t
opening_before(struct slice text, struct range line, size_t at)
{
	size_t least = line.start;
	int depth = 0;

	if (at - line.start > QUOTATION_LIMIT)
		least = at - QUOTATION_LIMIT;
	for (;;) {
		uint32_t code = code_at(text, at);

		if ((code == 0x201C || code == 0xAB) && depth-- == 0)
			return at;
		if (at <= least)
			return OFFSET_NONE;
		at = utf8_before(text, at);
		code = code_at(text, at);
		depth += code == 0x201D || code == 0xBB;
	}
}

/* Behind the mark that closes the one at AT. */
static size_t
closing_after(struct slice text, struct range line, size_t at)
{
	size_t end = line.end;
	int depth = 0;

	if (end - at > QUOTATION_LIMIT)
		end = at + QUOTATION_LIMIT;
	while (at < end) {
		uint32_t code = code_at(text, at);

		at = behind(text, at);
		depth += code == 0x201C || code == 0xAB;
		depth -= code == 0x201D || code == 0xBB;
		if (depth == 0)
			return at;
	}
	return OFFSET_NONE;
}

static struct range
marked_quotation(const struct doc *d, size_t at)
{
	struct slice text = doc_text(d);
	struct range line = doc_line(d, at), r;

	if (at >= line.end)
		return RANGE_NONE;
	r.start = opening_before(text, line, at);
	if (r.start == OFFSET_NONE)
		return RANGE_NONE;
	r.end = closing_after(text, line, r.start);
	return r.end == OFFSET_NONE ? RANGE_NONE : r;
}

struct range
motion_quotation_at(const struct doc *d, size_t at)
{
	const struct span *s = span_at(doc_spans(d, SPAN_QUOTATION), at);
	struct range r;

	if (s)
		return span_range(s);
	r = marked_quotation(d, at);
	s = span_at(doc_spans(d, SPAN_QUOTE), at);
	return range_is_none(r) && s ? span_range(s) : r;
}

struct range
motion_note_at(const struct doc *d, size_t at)
{
	const struct span *s = span_at(doc_spans(d, SPAN_NOTE_BODY), at);

	if (s)
		return span_range(s);
	s = span_at(doc_spans(d, SPAN_NOTE_LABEL), at);
	return s ? doc_note_at(d, s->number)->body : RANGE_NONE;
}

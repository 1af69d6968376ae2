/*
 * A place is looked at from both sides. Behind it must stand what can open a
 * sentence; before it, going backwards, a blank, then closing marks and note
 * markers in any order, then the end of a sentence. If that is a full stop
 * the word before it is looked up: some abbreviations are never the end of a
 * sentence, some only when no number follows ("No. The second" but "No. 2").
 */
#include "text/sentence.h"

#include <string.h>

#include "base/utf8.h"

/* A text, and the line of it beyond which nobody looks. */
struct view {
	const struct doc *d;
	struct slice text;
	struct range line;
};

static uint32_t
code_at(const struct view *v, size_t at)
{
	uint32_t code;

	if (at >= v->line.end)
		return 0;
	utf8_next(v->text, at, &code);
	return code;
}

static uint32_t
code_before(const struct view *v, size_t at)
{
	return at > v->line.start ? code_at(v, utf8_before(v->text, at)) : 0;
}

static bool
is_among(uint32_t code, const uint32_t *list)
{
	for (; *list; list++)
		if (*list == code)
			return true;
	return false;
}

static bool
is_closing(uint32_t code)
{
	static const uint32_t marks[] = { '"', '\'', ')', ']', '}', 0x201D,
		0x2019, 0x201C, 0x2018, 0xBB, 0x203A, 0x300D, 0x300F, '*', '_',
		0xB9, 0xB2, 0xB3, 0 };

	return is_among(code, marks) || (code >= 0x2070 && code <= 0x2079);
}

static bool
is_opening(uint32_t code)
{
	static const uint32_t marks[] = { '"', '\'', '(', '[', '{', 0x201C,
		0x2018, 0x201E, 0x201A, 0xAB, 0x2039, 0x300C, 0x300E, 0xBF,
		0xA1, '*', '_', 0 };

	return is_among(code, marks);
}

static bool
is_end_mark(uint32_t code)
{
	static const uint32_t marks[] = { '.', '!', '?', 0x2026, 0x3002, 0xFF01,
		0xFF1F, 0x203C, 0x2047, 0x2048, 0x2049, 0 };

	return is_among(code, marks);
}

/* Only Latin, Greek, Cyrillic, Armenian and what extends them have cases. */
static bool
is_lower(uint32_t code)
{
	return (code < 0x590 || (code >= 0x1E00 && code < 0x2000)) &&
		utf8_is_letter(code) && !utf8_is_upper(code) &&
		!utf8_is_digit(code);
}

static size_t
blank_start(const struct view *v, size_t at)
{
	while (utf8_is_space(code_before(v, at)))
		at = utf8_before(v->text, at);
	return at;
}

/* What stands in the brackets of a note's marker. */
static bool
is_label_char(char c)
{
	return (c >= '0' && c <= '9') || c == '*';
}

/* Start of the note marker, as "[12]", that ends at AT; AT if there is none. */
static size_t
bracket_start(const struct view *v, size_t at)
{
	size_t start = at;

	if (code_before(v, at) != ']')
		return at;
	for (start--; start > v->line.start; start--)
		if (!is_label_char(v->text.data[start - 1]))
			break;
	if (start == at - 1 || code_before(v, start) != '[')
		return at;
	return start - 1;
}

static size_t
marker_start(const struct view *v, size_t at)
{
	const struct span *s = NULL;

	if (at > v->line.start)
		s = span_at(doc_spans(v->d, SPAN_NOTE_MARK), at - 1);
	if (s && s->end == at && s->start >= v->line.start)
		return s->start;
	return bracket_start(v, at);
}

static bool
is_marker(const struct view *v, size_t at)
{
	size_t end = at + 1;

	if (span_at(doc_spans(v->d, SPAN_NOTE_MARK), at))
		return true;
	if (code_at(v, at) != '[')
		return false;
	while (end < v->line.end && is_label_char(v->text.data[end]))
		end++;
	return end > at + 1 && code_at(v, end) == ']';
}

/* Back over closing marks and note markers; a marker may stand apart. */
static size_t
closing_start(const struct view *v, size_t at)
{
	for (;;) {
		size_t start = marker_start(v, at);

		if (start < at)
			at = blank_start(v, start);
		else if (is_closing(code_before(v, at)))
			at = utf8_before(v->text, at);
		else
			return at;
	}
}

static bool
can_open(const struct view *v, size_t at)
{
	if (is_marker(v, at) || is_end_mark(code_at(v, at)))
		return false;
	while (is_opening(code_at(v, at)))
		at += utf8_next(v->text, at, &(uint32_t){ 0 });
	return at < v->line.end && !is_lower(code_at(v, at));
}

/* The word with its inner full stops that ends at AT. */
static struct range
word_before(const struct view *v, size_t at)
{
	size_t start = at;

	for (;;) {
		uint32_t code = code_before(v, start);

		if (code != '.' && !utf8_is_letter(code))
			return (struct range){ start, at };
		start = utf8_before(v->text, start);
	}
}

static bool
is_listed(struct slice word, const char *list)
{
	struct slice rest = slice_of(list), entry;
	struct buf folded = { 0 };
	bool found = false;

	utf8_fold(word, &folded);
	while (!found && slice_word(&rest, &entry))
		found = slice_equal(entry, buf_view(&folded));
	buf_release(&folded);
	return found;
}

static const char never_last[] =
	"mr mrs ms messrs dr st ste prof rev gen col capt lt sgt gov sen rep "
	"hon fr mme mlle mgr e.g i.e cf viz vs ed eds trans tr ca al approx "
	"resp incl jan feb aug sept oct nov dec nachf bzw z.b d.h u.a vgl hrsg "
	"usw. sog geb gest тов проф акад им см ср т.е т.н г гг св ул";

static const char number_follows[] =
	"p pp vol vols no nos ch chap chaps fig figs art sec sect par pt bk n "
	"nn l ll col cols s bd bde nr kap abs t tome с стр т тт гл кн вып п "
	"рис табл";

static bool
is_number(const struct view *v, size_t at)
{
	static const uint32_t roman[] = { 'I', 'V', 'X', 'L', 'C', 0 };
	size_t end = at;

	if (utf8_is_digit(code_at(v, at)))
		return true;
	while (is_among(code_at(v, end), roman))
		end++;
	return end > at && !utf8_is_letter(code_at(v, end));
}

/* "V", the "I" of "V.I". */
static bool
is_initial(const struct view *v, struct range word)
{
	struct slice s = slice_sub(v->text, word.start, word.end);
	const char *dot = s.size > 0 ? memrchr(s.data, '.', s.size) : NULL;
	size_t start =
		dot ? word.start + (size_t)(dot + 1 - s.data) : word.start;
	uint32_t code = 0;

	return start < word.end && utf8_is_upper(code_at(v, start)) &&
		start + utf8_next(v->text, start, &code) == word.end;
}

/* "1." at the start of a line. */
static bool
is_item_number(const struct view *v, struct range word)
{
	return word.start == v->line.start && word.start < word.end &&
		utf8_is_digit(code_at(v, word.start));
}

/* Whether the full stop at STOP belongs to the word before it, if NEXT is
 * where the text goes on. */
static bool
is_abbreviation(const struct view *v, size_t stop, size_t next)
{
	struct range word = word_before(v, stop);
	struct slice s = slice_sub(v->text, word.start, word.end);

	return is_initial(v, word) || is_item_number(v, word) ||
		is_listed(s, never_last) ||
		(is_number(v, next) && is_listed(s, number_follows));
}

bool
sentence_begins(const struct doc *d, struct range line, size_t at)
{
	struct view v = { d, doc_text(d), line };
	size_t stop;

	if (at == line.start)
		return true;
	if (!utf8_is_space(code_before(&v, at)) ||
		utf8_is_space(code_at(&v, at)) || !can_open(&v, at))
		return false;
	stop = closing_start(&v, blank_start(&v, at));
	if (!is_end_mark(code_before(&v, stop)))
		return false;
	return code_before(&v, stop) != '.' ||
		!is_abbreviation(&v, stop - 1, at);
}

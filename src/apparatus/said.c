#include "apparatus/said.h"

#include <string.h>

#include "apparatus/cue.h"
#include "apparatus/saying.h"
#include "base/utf8.h"

enum {
	BETWEEN = 60, /* bytes between the parts of a quotation */
	PLACE = 24,   /* bytes of a page that is cited */
	WORD = 24     /* bytes of the longest word that is looked up */
};

/* The sign before *AT, which goes there; 0 at the start. */
static uint32_t
step_back(struct slice text, size_t *at)
{
	uint32_t code = 0;

	if (*at == 0)
		return 0;
	*at = utf8_before(text, *at);
	utf8_next(text, *at, &code);
	return code;
}

/* Brackets and marks of emphasis around a quotation, and blanks. */
static bool
is_opening(uint32_t code)
{
	return utf8_is_space(code) || code == '(' || code == '[' ||
		code == '*' || code == '_';
}

static unsigned
kinds_of(struct slice word)
{
	struct buf folded = { 0 };
	unsigned kinds;

	utf8_fold(word, &folded);
	kinds = saying_of(buf_view(&folded));
	buf_release(&folded);
	return kinds;
}

/* Whether the word that ends at END leads to what is said. */
static bool
is_leading(struct slice text, size_t end)
{
	static const char *const clauses[] = { "that", "dass", "daß", "que",
		"что" };
	size_t start = end, at = end;
	struct slice word;

	while (end - start < WORD && utf8_is_letter(step_back(text, &at)))
		start = at;
	word = slice_sub(text, start, end);
	for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++)
		if (slice_equal(word, slice_of(clauses[i])))
			return true;
	return kinds_of(word) & (SAYING_VERB | SAYING_PARTICIPLE);
}

/* Whether a letter or a figure stands before AT: not the mark that closes
 * another quotation, the next of which is but one more in a row. */
static bool
is_behind_word(struct slice text, size_t at)
{
	return utf8_is_letter(step_back(text, &at));
}

enum said
said_how(struct slice text, size_t at)
{
	size_t end;
	uint32_t code;

	do {
		end = at;
		code = step_back(text, &at);
	} while (code != '\n' && is_opening(code));
	if (code == 0 || code == '\n' || code == ':' ||
		(code == ',' && is_behind_word(text, at)))
		return SAID_LED;
	if (!utf8_is_letter(code))
		return SAID_ALONE;
	return is_leading(text, end) ? SAID_LED : SAID_TERM;
}

bool
said_plainly(struct slice text, size_t at)
{
	struct slice before = slice_trim(slice_sub(text, 0, at));

	return said_how(text, at) == SAID_LED && before.size > 0 &&
		text.data[at - 1] != '\n' && !slice_ends(before, SLICE(",")) &&
		!slice_ends(before, SLICE("in:"));
}

static bool
begins_span(const struct doc *d, enum span_kind kind, size_t at)
{
	struct spans all = doc_spans(d, kind);
	size_t i = span_index(all, at);

	return i < all.count && all.items[i].start == at;
}

/* "[12", "(p. 12" */
static bool
begins_place(struct slice s)
{
	static const char *const pages[] = { "p.", "pp.", "S.", "с.", NULL };

	if (s.size == 0 || (s.data[0] != '[' && s.data[0] != '('))
		return false;
	return cue_digit(s, 1) ||
		cue_locator(slice_sub(s, 1, s.size < PLACE ? s.size : PLACE),
			pages);
}

bool
said_with_place(const struct doc *d, struct range outer)
{
	struct slice text = doc_text(d);
	size_t at = outer.end;

	if (at < text.size && strchr(".,;:", text.data[at]))
		at++;
	if (cue_digit(text, at) || begins_span(d, SPAN_NOTE_MARK, at))
		return true;
	if (at < text.size && text.data[at] == ' ')
		at++;
	return begins_span(d, SPAN_NOTE_MARK, at) ||
		begins_place(slice_sub(text, at, text.size));
}

/* Whether R of TEXT tells who says what stands around it, within a sentence. */
static bool
is_inserted(struct slice text, struct range r)
{
	struct slice rest, word;
	bool verb = false;

	if (r.end <= r.start || range_size(r) > BETWEEN)
		return false;
	rest = slice_trim(slice_sub(text, r.start, r.end));
	if (rest.size == 0 || rest.data[rest.size - 1] != ',' ||
		memchr(rest.data, '\n', rest.size))
		return false;
	while (slice_word(&rest, &word)) {
		while (word.size > 0 && strchr(",;", word.data[word.size - 1]))
			word.size--;
		if (kinds_of(word) & (SAYING_VERB | SAYING_DEED))
			verb = true;
	}
	return verb;
}

/* Whether the first letter of R, behind its mark, is a small one. */
static bool
goes_on(struct slice text, struct range r)
{
	uint32_t code = 0;

	for (size_t at = r.start; at < r.end && !utf8_is_letter(code);)
		at += utf8_next(text, at, &code);
	return utf8_is_letter(code) && !utf8_is_upper(code);
}

static bool
are_parts(struct slice text, struct range a, struct range b)
{
	return is_inserted(text, (struct range){ a.end, b.start }) &&
		goes_on(text, b);
}

struct range
said_rest(const struct doc *d, struct range outer)
{
	struct spans all = doc_spans(d, SPAN_QUOTATION);
	struct slice text = doc_text(d);
	size_t behind = span_index(all, outer.end);
	size_t before = span_index(all, outer.start);

	if (behind < all.count &&
		are_parts(text, outer, span_range(&all.items[behind])))
		return span_range(&all.items[behind]);
	if (before > 0 &&
		are_parts(text, span_range(&all.items[before - 1]), outer))
		return span_range(&all.items[before - 1]);
	return RANGE_NONE;
}

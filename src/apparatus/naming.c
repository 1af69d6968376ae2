#include "apparatus/naming.h"

#include "apparatus/entry.h"
#include "apparatus/said.h"
#include "base/utf8.h"

enum {
	SLACK = 8,    /* bytes of marks and articles around a name */
	LONG_WORD = 4 /* letters; shorter ones are small in titles, too */
};

/* Whether each word of some length begins with a capital. */
static bool
is_written_large(struct slice words)
{
	struct slice word;
	uint32_t code;

	while (slice_word(&words, &word)) {
		utf8_next(word, 0, &code);
		if (word.size >= LONG_WORD && utf8_is_letter(code) &&
			!utf8_is_upper(code))
			return false;
	}
	return true;
}

/* Whether a span of KIND holds R and little else. */
static bool
is_all_of(const struct doc *d, enum span_kind kind, struct range r)
{
	const struct span *s = span_at(doc_spans(d, kind), r.start);

	return s && s->end >= r.end &&
		range_size(span_range(s)) <= range_size(r) + SLACK;
}

bool
naming_is(const struct doc *d, struct range r)
{
	static const enum span_kind kinds[] = { SPAN_HEADING, SPAN_EMPHASIS,
		SPAN_STRONG, SPAN_LINK };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (is_all_of(d, kinds[i], r))
			return true;
	if (is_all_of(d, SPAN_QUOTATION, r) && is_written_large(doc_cut(d, r)))
		return true;
	return entry_is_field(doc_cut(d, doc_line(d, r.start)));
}

bool
naming_is_term(const struct doc *d, struct range r)
{
	const struct span *s = span_at(doc_spans(d, SPAN_QUOTATION), r.start);

	return s && is_all_of(d, SPAN_QUOTATION, r) &&
		said_how(doc_text(d), s->start) == SAID_TERM;
}

static bool
is_joined(struct slice words)
{
	uint32_t code;

	for (size_t at = 0; at < words.size;) {
		at += utf8_next(words, at, &code);
		if (!utf8_is_letter(code) && !utf8_is_space(code) &&
			code != '-' && code != '\'' && code != 0x2019)
			return false;
	}
	return true;
}

/* A word with a capital that is not the first one. */
static bool
has_capital(struct slice words)
{
	struct slice word;
	uint32_t code;

	for (size_t i = 0; slice_word(&words, &word); i++) {
		utf8_next(word, 0, &code);
		if (i > 0 && word.size >= LONG_WORD && utf8_is_upper(code))
			return true;
	}
	return false;
}

bool
naming_is_name(struct slice words)
{
	return is_written_large(words) && has_capital(words) &&
		is_joined(words);
}

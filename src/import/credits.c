/*
 * A statement in words counts for more than a date in a page's head, so this
 * runs before the bylines are read; what is known already is left alone. A
 * text that begins at once, without a title, may tell it in its first sentence:
 * This is the … lecture “…” delivered by A, B and C.
 */
#include "import/credits.h"

#include <string.h>

#include "base/utf8.h"
#include "import/facts.h"
#include "import/language.h"

enum {
	CREDIT_COLUMNS = 160,
	DATE_WORDS = 4,
	NAME_WORDS = 4,
	NAME_BYTES = 60,
	FRONT_BLOCKS = 8,
	OPENING_BYTES = 80
};

static void
put_once(struct plain *p, enum doc_fact fact, struct slice value)
{
	if (value.size > 0 && !builder_has_fact(p->out, fact))
		builder_fact(p->out, fact, value);
}

/* Behind PREFIX, in letters of either case; empty when S begins otherwise. */
static struct slice
behind(struct slice s, const char *prefix)
{
	struct slice head = slice_of(prefix);

	if (!slice_equal_ascii(slice_sub(s, 0, head.size), head))
		return SLICE("");
	return slice_trim(slice_sub(s, head.size, s.size));
}

static bool
starts_upper(struct slice s)
{
	uint32_t code;

	if (s.size == 0)
		return false;
	utf8_next(s, 0, &code);
	return utf8_is_upper(code);
}

/* Dates. */

/* The first COUNT words of S, a comma or full stop at the end taken off. */
static struct slice
first_words(struct slice s, size_t count)
{
	struct slice rest = s, word = { s.data, 0 };

	for (size_t i = 0; i < count && slice_word(&rest, &word); i++)
		;
	s.size = (size_t)(word.data + word.size - s.data);
	while (s.size > 0 && strchr(".,;", s.data[s.size - 1]))
		s.size--;
	return s;
}

/* A day and a month without a year stand as they are printed. */
static bool
is_day(struct slice s)
{
	struct buf dated = { 0 }, iso = { 0 };
	bool day;

	buf_slice(&dated, s);
	buf_text(&dated, " 2000");
	day = facts_date(buf_view(&dated), &iso) && iso.size > 7;
	buf_release(&dated);
	buf_release(&iso);
	return day;
}

static void
put_date(struct plain *p, struct slice s)
{
	for (size_t count = DATE_WORDS; count > 0; count--) {
		struct slice words = first_words(s, count);
		struct buf iso = { 0 };

		if (facts_date(words, &iso))
			put_once(p, DOC_DATE, buf_view(&iso));
		else if (is_day(words))
			put_once(p, DOC_DATE, words);
		buf_release(&iso);
	}
}

static void
read_publication(struct plain *p, struct slice s)
{
	static const char *const heads[] = { "first published on ",
		"first published in ", "originally published on ",
		"originally published in ", "published on " };

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		put_date(p, behind(s, heads[i]));
}

/* Names. */

static bool
is_name(struct slice s)
{
	struct slice rest = s, word;
	size_t words = 0;

	while (slice_word(&rest, &word)) {
		if (!starts_upper(word))
			return false;
		words++;
	}
	return words >= 2 && words <= NAME_WORDS && s.size <= NAME_BYTES &&
		!strchr(".:;", s.data[s.size - 1]);
}

static void
read_translator(struct plain *p, struct slice s)
{
	static const char *const heads[] = { "translation: ", "translated by ",
		"translator: ", "translation by " };

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (is_name(behind(s, heads[i])))
			put_once(p, DOC_TRANSLATOR, behind(s, heads[i]));
}

/* The publisher. */

/* "© 2019 The Harbour Paper. All rights reserved" */
static void
read_copyright(struct plain *p, struct slice s)
{
	size_t end, number;
	struct slice word;

	s = behind(s, "\xc2\xa9");
	if (!slice_word(&s, &word) || !slice_number(word, &number))
		return;
	s = slice_trim(s);
	end = slice_find(s, SLICE("ll rights reserved"), 0);
	if (end != SLICE_NONE)
		s = slice_trim(slice_sub(s, 0, end - 1));
	while (s.size > 0 && strchr(".,|", s.data[s.size - 1]))
		s = slice_trim(slice_sub(s, 0, s.size - 1));
	if (starts_upper(s) && s.size <= NAME_BYTES)
		put_once(p, DOC_PUBLISHER, s);
}

/* The host of a link that stands alone: "**[a.org/x](https://a.org/x)**". */
static void
read_link(struct plain *p, struct slice s)
{
	size_t start = slice_find(s, SLICE("://"), 0), end;

	if (start == SLICE_NONE || slice_find(s, SLICE(" "), 0) != SLICE_NONE)
		return;
	s = slice_sub(s, start + 3, s.size);
	if (slice_starts(s, SLICE("www.")))
		s = slice_sub(s, 4, s.size);
	for (end = 0; end < s.size && !strchr("/)>*]", s.data[end]); end++)
		;
	put_once(p, DOC_PUBLISHER, slice_sub(s, 0, end));
}

/* Without the bullet before and the bar behind it. */
static struct slice
bare_line(struct slice s)
{
	if (slice_starts(s, SLICE("\xe2\x80\xa2")))
		s = slice_trim(slice_sub(s, 3, s.size));
	while (s.size > 0 && s.data[s.size - 1] == '|')
		s = slice_trim(slice_sub(s, 0, s.size - 1));
	return s;
}

/* A name above the text that stands alone below it too is the site's. */
static bool
stands_below(const struct plain *p, struct slice name)
{
	for (size_t i = p->blocks.count; i > 0; i--) {
		const struct plain_block *b = plain_block_at(p, i - 1);

		if (b->kind != PLAIN_BOILERPLATE)
			return false;
		if (slice_equal(plain_words(p, b), name))
			return true;
	}
	return false;
}

static void
read_site(struct plain *p)
{
	for (size_t i = 0; i < FRONT_BLOCKS && i < p->blocks.count; i++) {
		const struct plain_block *b = plain_block_at(p, i);
		struct slice name = bare_line(plain_words(p, b));

		if (b->kind != PLAIN_BOILERPLATE && is_name(name) &&
			stands_below(p, name))
			put_once(p, DOC_PUBLISHER, name);
	}
}

/* The first sentence. */

/* Names in a row: "A B, C D and E F to the …". */
static void
read_authors(struct plain *p, struct slice s)
{
	size_t start = 0, at = 0;

	while (at < s.size) {
		size_t end = at;
		struct slice word;
		bool comma, both;

		while (end < s.size && s.data[end] != ' ')
			end++;
		word = slice_sub(s, at, end);
		comma = slice_ends(word, SLICE(","));
		both = slice_equal(word, SLICE("and"));
		if (starts_upper(word) && !comma) {
			at = end + 1;
			continue;
		}
		word = slice_trim(slice_sub(s, start, comma ? end - 1 : at));
		if (is_name(word))
			builder_fact(p->out, DOC_AUTHOR, word);
		if (!comma && !both)
			return;
		start = at = end + 1;
	}
}

/* Whether S, what stands before the title, introduces a piece of writing. */
static bool
introduces(struct slice s)
{
	static const char *const words[] = { "lecture", "article", "essay",
		"speech", "talk", "report", "chapter", "pamphlet", "paper" };
	struct slice word, last = SLICE("");

	if (!slice_starts(s, SLICE("This is ")) || s.size > OPENING_BYTES)
		return false;
	while (slice_word(&s, &word))
		last = word;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_equal(last, slice_of(words[i])))
			return true;
	return false;
}

static void
read_opening(struct plain *p)
{
	const struct plain_block *b = plain_block_at(p, 0);
	struct slice s = plain_words(p, b);
	size_t open = slice_find(s, SLICE("\xe2\x80\x9c"), 0);
	size_t close = slice_find(s, SLICE("\xe2\x80\x9d"), 0), by;

	if (b->kind != PLAIN_PROSE || builder_has_fact(p->out, DOC_TITLE) ||
		open == SLICE_NONE || close == SLICE_NONE || close < open ||
		!introduces(slice_trim(slice_sub(s, 0, open))))
		return;
	builder_fact(p->out, DOC_TITLE, slice_sub(s, open + 3, close));
	by = slice_find(
		slice_sub(s, 0, close + OPENING_BYTES), SLICE(" by "), close);
	if (by != SLICE_NONE && !builder_has_fact(p->out, DOC_AUTHOR))
		read_authors(p, slice_sub(s, by + 4, s.size));
}

static void
read_block(struct plain *p, const struct plain_block *b)
{
	struct slice s = plain_words(p, b);

	if (b->kind == PLAIN_BOILERPLATE) {
		read_copyright(p, s);
		read_link(p, s);
	} else if (b->kind == PLAIN_PROSE && b->note == PLAIN_NO_NOTE) {
		read_publication(p, s);
		read_translator(p, s);
	}
}

void
credits_find(struct plain *p)
{
	if (p->blocks.count == 0)
		return;
	read_opening(p);
	for (size_t i = 0; i < p->blocks.count; i++) {
		const struct plain_block *b = plain_block_at(p, i);

		if (b->columns <= CREDIT_COLUMNS)
			read_block(p, b);
	}
	read_site(p);
}

void
credits_language(struct plain *p)
{
	put_once(p, DOC_LANGUAGE, language_guess(p->bytes));
}

/*
 * The front of a text is its first few blocks, up to the third long one. The
 * title is the first # there, else the first line before any long paragraph
 * that could be a heading. A first line of two to four names with such a line
 * behind it is the author's; so is one beside the title or beside a date. If a
 * numbered heading follows the title at once, the text is a chapter: that one
 * is its title, and the fact names both.
 */
#include "import/titles.h"

#include <string.h>

#include "base/utf8.h"
#include "import/facts.h"
#include "import/headings.h"

enum {
	FRONT_BLOCKS = 14,
	LONG_BLOCK = 160, /* columns */
	LONG_BLOCKS = 3,
	BODY_COLUMNS = 80,
	NAME_BYTES = 48,
	LATER_YEARS = 3,
	KEY_BYTES = 40,
	KEY_WORDS = 3
};

/* Prose: long, or not quite so long and a sentence. */
static bool
is_long(const struct plain *p, const struct plain_block *b)
{
	return b->columns >= LONG_BLOCK ||
		(b->columns >= BODY_COLUMNS &&
			strchr(".:?!", p->bytes.data[b->end - 1]));
}

static size_t
front_end(const struct plain *p, size_t longest)
{
	size_t i, seen = 0;

	for (i = p->front; i < p->blocks.count && i < p->front + FRONT_BLOCKS;
		i++) {
		seen += is_long(p, plain_block_at(p, i));
		if (seen == longest)
			break;
	}
	return i;
}

/* Names. */

static bool
is_particle(struct slice word)
{
	static const char *const words[] = { "de", "von", "van", "der", "den",
		"la", "le", "du", "di", "da", "and", "&", "zu", "ibn", "al" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_equal(word, slice_of(words[i])))
			return true;
	return false;
}

static bool
is_name_word(struct slice word)
{
	uint32_t code;
	size_t at = utf8_next(word, 0, &code);

	if (!utf8_is_upper(code) || at == word.size)
		return false;
	for (; at < word.size; at += utf8_next(word, at, &code)) {
		utf8_next(word, at, &code);
		if (utf8_is_digit(code) || strchr(":!?()[]|\"", word.data[at]))
			return false;
	}
	return true;
}

/* Two to four names; particles and initials between. */
static bool
is_name(struct slice s)
{
	struct slice word;
	size_t names = 0, last = 0;

	if (s.size > NAME_BYTES || s.size == 0 || s.data[s.size - 1] == '.' ||
		headings_is_navigation(s))
		return false;
	while (slice_word(&s, &word)) {
		last = word.size;
		if (is_name_word(word))
			names++;
		else if (names == 0 || !is_particle(word))
			return false;
	}
	return names >= 2 && names <= 4 && last > 2;
}

static struct slice
line_words(const struct plain *p, size_t index)
{
	const struct plain_line *line = plain_line_at(p, index);
	struct slice s = slice_sub(p->bytes, line->start, line->end);

	while (s.size > 2 && s.data[0] == '*' && s.data[s.size - 1] == '*')
		s = slice_sub(s, 1, s.size - 1);
	return s;
}

/* Without "by ". */
static bool
is_by(struct slice *s)
{
	if (!slice_equal_ascii(slice_sub(*s, 0, 3), SLICE("by ")))
		return false;
	*s = slice_trim(slice_sub(*s, 3, s->size));
	return true;
}

/* Title. */

static bool
has_body(const struct plain *p, size_t index)
{
	for (size_t i = index + 1; i < p->blocks.count; i++)
		if (plain_block_at(p, i)->columns >= BODY_COLUMNS)
			return true;
	return false;
}

static bool
is_candidate(const struct plain *p, size_t index)
{
	struct slice s = plain_words(p, plain_block_at(p, index)), value;
	struct buf iso = { 0 };
	enum doc_fact fact;
	bool date = facts_date(s, &iso);

	buf_release(&iso);
	return !date && !facts_line(s, &fact, &value) && !is_by(&s) &&
		!slice_equal_ascii(s, SLICE("contents")) &&
		slice_find(s, SLICE(" > "), 0) == SLICE_NONE &&
		headings_is_title(p, index);
}

static size_t
next_candidate(const struct plain *p, size_t index, size_t end)
{
	while (index < end && !is_candidate(p, index))
		index++;
	return index;
}

static size_t
marked_title(const struct plain *p)
{
	for (size_t i = p->front;
		i < p->blocks.count && i < p->front + FRONT_BLOCKS; i++) {
		const struct plain_block *b = plain_block_at(p, i);

		if (b->kind == PLAIN_HEADING && b->depth == 1)
			return i;
	}
	return SIZE_MAX;
}

static void
put_chapter_title(struct plain *p, size_t book, size_t chapter)
{
	struct buf title = { 0 };

	buf_slice(&title, plain_words(p, plain_block_at(p, book)));
	buf_text(&title, " \xe2\x80\x93 ");
	buf_slice(&title, plain_words(p, plain_block_at(p, chapter)));
	builder_fact(p->out, DOC_TITLE, buf_view(&title));
	plain_block_at(p, book)->byline = true;
	buf_release(&title);
}

/* The block that is the title without any markup, else SIZE_MAX. */
static size_t
plain_title(struct plain *p)
{
	size_t end = front_end(p, 1), title = next_candidate(p, p->front, end),
	       next;

	next = next_candidate(p, title + 1, end);
	if (next < end && next <= title + 2 &&
		is_name(plain_words(p, plain_block_at(p, title)))) {
		title = next;
		next = next_candidate(p, title + 1, end);
	}
	if (title >= end || !has_body(p, title))
		return SIZE_MAX;
	if (next != title + 1 || next >= end ||
		!headings_is_numbered(plain_words(p, plain_block_at(p, next))))
		return title;
	put_chapter_title(p, title, next);
	return next;
}

static size_t
find_title(struct plain *p)
{
	size_t title = marked_title(p);
	struct plain_block *b;

	if (builder_has_fact(p->out, DOC_TITLE))
		return SIZE_MAX;
	if (title == SIZE_MAX)
		title = plain_title(p);
	if (title == SIZE_MAX)
		return title;
	b = plain_block_at(p, title);
	b->kind = PLAIN_HEADING;
	b->depth = 1;
	if (!builder_has_fact(p->out, DOC_TITLE))
		builder_fact(p->out, DOC_TITLE, plain_words(p, b));
	return title;
}

/* Bylines. */

static void
put_fact(struct plain *p, enum doc_fact fact, struct slice value)
{
	struct buf iso = { 0 };

	if (fact != DOC_DATE)
		builder_fact(p->out, fact, value);
	else if (facts_date(value, &iso) && !builder_has_fact(p->out, fact))
		builder_fact(p->out, fact, buf_view(&iso));
	buf_release(&iso);
}

/* Lines `Author: …`. */
static void
read_keys(struct plain *p, size_t end)
{
	for (size_t i = 0; i < end; i++) {
		struct plain_block *b = plain_block_at(p, i);

		for (size_t k = b->line; k < b->line + b->lines; k++) {
			enum doc_fact fact;
			struct slice value;

			if (b->kind != PLAIN_PROSE || b->columns > LONG_BLOCK ||
				!facts_line(line_words(p, k), &fact, &value))
				continue;
			put_fact(p, fact, value);
			b->byline = true;
		}
	}
}

static bool
is_year_at(struct slice s, size_t at)
{
	return (s.data[at] == '1' || s.data[at] == '2') && at + 4 <= s.size &&
		(at == 0 || !strchr("0123456789", s.data[at - 1]));
}

/* A text that speaks of several later years was not written then: the date is
 * a site's filler. */
static bool
is_too_early(const struct plain *p, size_t year)
{
	size_t later = 0, number;

	for (size_t i = 0; i < p->bytes.size && later < LATER_YEARS; i++)
		if (is_year_at(p->bytes, i) &&
			slice_number(slice_sub(p->bytes, i, i + 4), &number))
			later += number > year && number < 2100;
	return later >= LATER_YEARS;
}

static bool
read_date(struct plain *p, struct slice s)
{
	struct buf iso = { 0 };
	bool date = facts_date(s, &iso);
	size_t year;

	if (date && iso.size > 4 && !builder_has_fact(p->out, DOC_DATE) &&
		slice_number(slice_sub(buf_view(&iso), 0, 4), &year) &&
		!is_too_early(p, year))
		builder_fact(p->out, DOC_DATE, buf_view(&iso));
	buf_release(&iso);
	return date;
}

static bool
is_date_block(const struct plain *p, size_t index)
{
	struct buf iso = { 0 };
	bool date = index < p->blocks.count &&
		facts_date(plain_words(p, plain_block_at(p, index)), &iso);

	buf_release(&iso);
	return date;
}

/* Beside the title or beside a date a name is the author's. */
static bool
is_author_place(const struct plain *p, size_t index, size_t title)
{
	if (title != SIZE_MAX && index + 3 > title && index < title + 3)
		return true;
	return is_date_block(p, index + 1) ||
		(index > 0 && is_date_block(p, index - 1));
}

/* "Source: …", "HTML markup: …": a key of at most three words. */
static bool
is_keyed(struct slice s)
{
	size_t colon = slice_find(s, SLICE(": "), 0), words = 0;
	struct slice word;

	if (colon == SLICE_NONE || colon > KEY_BYTES)
		return false;
	s = slice_sub(s, 0, colon);
	while (slice_word(&s, &word))
		words++;
	return words <= KEY_WORDS;
}

static bool
read_byline(struct plain *p, struct slice s, bool place)
{
	bool by = is_by(&s);

	if (read_date(p, s))
		return true;
	if (!is_name(s) || !(by || place))
		return is_keyed(s);
	if (!p->named)
		builder_fact(p->out, DOC_AUTHOR, s);
	return true;
}

static void
read_bylines(struct plain *p, size_t index, size_t title)
{
	struct plain_block *b = plain_block_at(p, index);
	bool place = is_author_place(p, index, title);

	if (b->kind != PLAIN_PROSE || b->columns >= LONG_BLOCK || b->byline ||
		b->note != PLAIN_NO_NOTE)
		return;
	for (size_t i = b->line; i < b->line + b->lines; i++)
		if (read_byline(p, line_words(p, i), place))
			b->byline = true;
}

void
titles_find(struct plain *p)
{
	size_t end = front_end(p, LONG_BLOCKS), title;

	read_keys(p, end);
	p->named = builder_has_fact(p->out, DOC_AUTHOR);
	title = find_title(p);
	for (size_t i = p->front; i < end; i++)
		read_bylines(p, i, title);
}

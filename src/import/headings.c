/*
 * A heading without markup is a short line that is not a sentence and has a
 * longer paragraph behind it, and before it nothing that hands over to it. The
 * tests are strict: a heading that is missed is read as a short paragraph, one
 * that is invented cuts the text. Where the author marked headings with #, only
 * whole lines in bold are looked for besides. Behind the last list of notes
 * stands back matter, not headings.
 */
#include "import/headings.h"

#include <string.h>

#include "base/utf8.h"
#include "import/markers.h"

enum {
	HEADING_COLUMNS = 90,
	HEADING_WORDS = 14,
	NUMBERED_COLUMNS = 120,
	NUMBERED_WORDS = 20,
	TITLE_COLUMNS = 150,
	BODY_COLUMNS = 80, /* least length of what follows */
};

static size_t
count_words(struct slice s)
{
	struct slice word;
	size_t count = 0;

	while (slice_word(&s, &word))
		count++;
	return count;
}

/* Shapes. */

bool
headings_is_numbered(struct slice s)
{
	static const char *const words[] = { "chapter", "part", "section",
		"book", "appendix", "lecture", "letter" };
	struct slice rest = s, word;
	struct marker m = markers_item(s);

	if (m.form == MARKER_DOT)
		return true;
	if (!slice_word(&rest, &word))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_equal_ascii(word, slice_of(words[i])))
			return slice_trim(rest).size > 0 &&
				strchr("IVXLC0123456789ABDE",
					slice_trim(rest).data[0]);
	return false;
}

/* "[Dossier] The Mills": the words behind a bracket at the beginning. */
static struct slice
behind_kicker(struct slice s)
{
	size_t end = slice_find(s, SLICE("] "), 0);

	if (s.data[0] != '[' || end == SLICE_NONE || end > 24)
		return s;
	return slice_sub(s, end + 2, s.size);
}

static bool
starts_like_heading(struct slice s)
{
	static const char *const marks[] = { "\xe2\x80\x9c", "\xe2\x80\x98",
		"\xc2\xab", "\"", "'" };
	uint32_t code;

	s = behind_kicker(s);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (slice_starts(s, slice_of(marks[i])))
			s = slice_sub(s, strlen(marks[i]), s.size);
	if (s.size == 0)
		return false;
	utf8_next(s, 0, &code);
	return utf8_is_upper(code) || utf8_is_digit(code);
}

/* Words of four letters and more all begin with a capital. */
static bool
is_title_case(struct slice s)
{
	struct slice word;
	uint32_t code;

	while (slice_word(&s, &word)) {
		utf8_next(word, 0, &code);
		if (word.size > 3 && utf8_is_letter(code) &&
			!utf8_is_upper(code))
			return false;
	}
	return true;
}

/* Without quotation marks and round brackets that close at the end. */
static struct slice
without_closing(struct slice s)
{
	static const char *const marks[] = { "\xe2\x80\x9d", "\xe2\x80\x99",
		"\xc2\xbb", "\"", "'", ")" };
	size_t i = 0, count = sizeof marks / sizeof *marks;

	while (i < count) {
		if (slice_ends(s, slice_of(marks[i]))) {
			s.size -= strlen(marks[i]);
			i = 0;
		} else {
			i++;
		}
	}
	return s;
}

/* Words that no heading ends with. */
static bool
ends_in_particle(struct slice s)
{
	static const char *const words[] = { "that", "the", "a", "an", "of",
		"and", "to", "in", "by", "with", "as", "is", "was", "for", "or",
		"but", "says", "said", "which", "who", "from" };
	size_t start = s.size;

	while (start > 0 && s.data[start - 1] != ' ')
		start--;
	s = slice_sub(s, start, s.size);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_equal(s, slice_of(words[i])))
			return true;
	return false;
}

static bool
ends_like_sentence(struct slice s)
{
	struct slice inner = without_closing(s);
	char last;

	if (inner.size == 0)
		return true;
	last = inner.data[inner.size - 1];
	if (inner.size < s.size && last == '?')
		return true;
	if (last == '?')
		return !is_title_case(s);
	if (last == '.' && count_words(s) <= 2)
		return !headings_is_numbered(s);
	return strchr(".,;:!]|>-", last) || ends_in_particle(s) ||
		slice_ends(inner, SLICE("\xe2\x80\xa6"));
}

static bool
has_link(struct slice s)
{
	return slice_find(s, SLICE("://"), 0) != SLICE_NONE ||
		slice_find(s, SLICE("www."), 0) != SLICE_NONE;
}

/* "The Growing Conflict      199" */
static bool
is_table_line(struct slice s)
{
	return slice_find(s, SLICE("   "), 0) != SLICE_NONE ||
		slice_find(s, SLICE("...."), 0) != SLICE_NONE ||
		slice_find(s, SLICE("\t"), 0) != SLICE_NONE;
}

bool
headings_is_navigation(struct slice s)
{
	static const char *const words[] = { "facebook", "twitter", "instagram",
		"youtube", "telegram", "whatsapp", "reddit", "share", "tweet",
		"email", "e-mail", "print", "menu", "home", "search", "rss",
		"subscribe", "on" };
	struct slice word;

	while (slice_word(&s, &word)) {
		size_t i = 0, count = sizeof words / sizeof *words;

		while (i < count &&
			!slice_equal_ascii(word, slice_of(words[i])))
			i++;
		if (i == count)
			return false;
	}
	return true;
}

static bool
has_shape(const struct plain *p, const struct plain_block *b)
{
	struct slice s = plain_words(p, b);

	return b->kind == PLAIN_PROSE && b->quote == 0 &&
		b->note == PLAIN_NO_NOTE && s.size > 0 &&
		starts_like_heading(s) && !ends_like_sentence(s) &&
		!has_link(s) && !is_table_line(s) && !headings_is_navigation(s);
}

bool
headings_is_title(const struct plain *p, size_t index)
{
	const struct plain_block *b = plain_block_at(p, index);

	return b->lines <= 3 && b->columns <= TITLE_COLUMNS && has_shape(p, b);
}

bool
headings_is_like(const struct plain *p, size_t index)
{
	const struct plain_block *b = plain_block_at(p, index);
	struct slice s = plain_words(p, b);
	bool numbered = headings_is_numbered(s);

	return b->lines <= 2 &&
		b->columns <= (numbered ? NUMBERED_COLUMNS : HEADING_COLUMNS) &&
		count_words(s) <= (numbered ? NUMBERED_WORDS : HEADING_WORDS) &&
		has_shape(p, b);
}

/* Context. */

/* What hands over to the next paragraph: ends in a colon, a comma, a dash. */
static bool
hands_over(struct slice s)
{
	return s.size > 0 &&
		(strchr(":,;", s.data[s.size - 1]) ||
			slice_ends(s, SLICE("\xe2\x80\x94")));
}

/* A short line below one that could be a heading, two or three names: who
 * wrote it. */
static bool
is_below_heading(const struct plain *p, size_t index)
{
	const struct plain_block *before;

	if (index == 0)
		return false;
	before = plain_block_at(p, index - 1);
	return before->kind == PLAIN_PROSE && !before->byline &&
		!ends_like_sentence(plain_words(p, before)) &&
		count_words(plain_words(p, plain_block_at(p, index))) <= 3 &&
		is_title_case(plain_words(p, plain_block_at(p, index)));
}

/* Skips what could be a heading from INDEX on; the block behind, or NULL. */
static const struct plain_block *
first_body(const struct plain *p, size_t index)
{
	for (int i = 0; i < 5 && index < p->blocks.count; i++, index++) {
		const struct plain_block *b = plain_block_at(p, index);

		if (b->kind != PLAIN_HEADING && !headings_is_like(p, index))
			return b;
	}
	return NULL;
}

static bool
has_body(const struct plain *p, size_t index)
{
	const struct plain_block *b = plain_block_at(p, index);
	const struct plain_block *body = first_body(p, index + 1);

	if (!body || body->byline || body->note != PLAIN_NO_NOTE)
		return false;
	if (body->kind == PLAIN_ITEM || body->kind == PLAIN_VERBATIM)
		return true;
	return body->columns >= BODY_COLUMNS &&
		body->columns * 2 > b->columns * 3;
}

static bool
is_unmarked(const struct plain *p, size_t index)
{
	const struct plain_block *b = plain_block_at(p, index);

	if (b->byline || !headings_is_like(p, index) || !has_body(p, index))
		return false;
	if (index > 0 &&
		hands_over(plain_words(p, plain_block_at(p, index - 1))))
		return false;
	return !is_below_heading(p, index);
}

/* Bold lines. */

/* Wholly between **; inside, a last word may stand between *. */
static bool
is_bold(struct slice s)
{
	return s.size > 4 && slice_starts(s, SLICE("**")) &&
		slice_ends(s, SLICE("**")) &&
		slice_find(s, SLICE("**"), 2) >= s.size - 3;
}

static void
strip_bold(const struct plain *p, struct plain_block *b)
{
	if (is_bold(plain_words(p, b))) {
		b->start += 2;
		b->end -= 2;
	}
}

static bool
is_bold_heading(const struct plain *p, size_t index)
{
	struct plain_block *b = plain_block_at(p, index);
	struct plain_block inner = *b;

	if (b->kind != PLAIN_PROSE || b->note != PLAIN_NO_NOTE ||
		!is_bold(plain_words(p, b)))
		return false;
	inner.start += 2;
	inner.end -= 2;
	return b->columns <= 150 && index + 1 < p->blocks.count &&
		!ends_like_sentence(plain_words(p, &inner)) &&
		!has_link(plain_words(p, &inner));
}

/* Levels. */

static size_t
count_marked(const struct plain *p)
{
	size_t count = 0;

	for (size_t i = 0; i < p->blocks.count; i++)
		count += plain_block_at(p, i)->marked;
	return count;
}

/* Whether so much stands before the notes that they are the end. */
static size_t
headings_end(const struct plain *p)
{
	size_t end;

	if (p->notes_end == 0)
		return p->blocks.count;
	end = plain_block_at(p, p->notes_end - 1)->end;
	return end / 2 > (p->bytes.size - end) / 2 ? p->notes_end
						   : p->blocks.count;
}

static void
make_heading(struct plain_block *b, uint8_t level)
{
	b->kind = PLAIN_HEADING;
	b->depth = level;
}

void
headings_find(struct plain *p)
{
	bool marked = count_marked(p) > 1;
	size_t end = headings_end(p);
	uint8_t level = 2;

	for (size_t i = 0; i < p->blocks.count; i++) {
		struct plain_block *b = plain_block_at(p, i);

		if (b->kind == PLAIN_HEADING)
			level = b->depth > 1 && marked ? b->depth : level;
		else if (is_bold_heading(p, i))
			make_heading(b, level);
		else if (!marked && i < end && is_unmarked(p, i))
			make_heading(b, 2);
		if (b->kind == PLAIN_HEADING)
			strip_bold(p, b);
	}
}

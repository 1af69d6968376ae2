#include "import/licence.h"

#include "import/facts.h"

enum {
	HEAD_BLOCKS = 150, /* as far as a head may go */
	NEAR_BLOCKS = 4,   /* behind it: who produced the file */
	TITLE_BLOCKS = 12
};

static struct slice
words_at(const struct plain *p, size_t index)
{
	return plain_words(p, plain_block_at(p, index));
}

static bool
starts_any(struct slice s, const char *const *beginnings, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct slice begin = slice_of(beginnings[i]);

		if (slice_equal_ascii(slice_sub(s, 0, begin.size), begin))
			return true;
	}
	return false;
}

#define STARTS_ANY(s, list) starts_any(s, list, sizeof(list) / sizeof *(list))

/* The words of a line between rows of stars; empty when it has none. */
static struct slice
starred(struct slice s)
{
	size_t at = 0;

	while (at < s.size && (s.data[at] == '*' || s.data[at] == ' '))
		at++;
	return at > 0 ? slice_sub(s, at, s.size) : SLICE("");
}

/* "*** START OF THIS … ***", and the last line of the older head. */
static bool
is_start(struct slice s)
{
	static const char *const words[] = { "START OF TH", "END*THE SMALL",
		"END THE SMALL" };

	return STARTS_ANY(starred(s), words);
}

static bool
is_end(struct slice s)
{
	static const char *const starred_words[] = { "END OF TH" };
	static const char *const words[] = { "End of Project Gutenberg",
		"End of the Project Gutenberg", "End of this Project Guten" };

	return STARTS_ANY(starred(s), starred_words) || STARTS_ANY(s, words);
}

/* Index of the block that the text begins behind; 0 when there is no head. */
static size_t
find_start(const struct plain *p)
{
	size_t start = 0;

	for (size_t i = 0; i < p->blocks.count && i < HEAD_BLOCKS; i++)
		if (is_start(words_at(p, i)))
			start = i + 1;
	return start;
}

static size_t
find_end(const struct plain *p, size_t start)
{
	for (size_t i = start; i < p->blocks.count; i++)
		if (is_end(words_at(p, i)))
			return i;
	return p->blocks.count;
}

static void
fold(struct plain *p, size_t from, size_t to)
{
	for (; from < to; from++)
		plain_block_at(p, from)->kind = PLAIN_BOILERPLATE;
}

/* Facts. */

/* The lines of VALUE, which a narrow head has cut, with one blank between. */
static void
put_fact(struct plain *p, enum doc_fact fact, struct slice value)
{
	struct buf words = { 0 };
	struct slice word;

	while (slice_word(&value, &word)) {
		if (words.size > 0)
			buf_char(&words, ' ');
		buf_slice(&words, word);
	}
	if (words.size > 0)
		builder_fact(p->out, fact, buf_view(&words));
	buf_release(&words);
}

/* "A and B" are two authors. */
static void
put_authors(struct plain *p, struct slice value)
{
	size_t at;

	while ((at = slice_find(value, SLICE(" and "), 0)) != SLICE_NONE) {
		put_fact(p, DOC_AUTHOR, slice_sub(value, 0, at));
		value = slice_sub(value, at + 5, value.size);
	}
	put_fact(p, DOC_AUTHOR, value);
}

/* Index behind the lines that go on with the fact on line INDEX: set in. */
static size_t
fact_end(const struct plain *p, const struct plain_block *b, size_t index)
{
	const struct plain_line *line = plain_line_at(p, index), *next;
	size_t end = index + 1;

	for (; end < b->line + b->lines; end++) {
		next = plain_line_at(p, end);
		if (next->indent <= line->indent || next->start == next->end)
			break;
	}
	return end;
}

/* "Title: …" goes on in such lines, of authors each has one of its own. Dates
 * in a head are those of the file. */
static void
read_fact(struct plain *p, const struct plain_block *b, size_t index)
{
	const struct plain_line *line = plain_line_at(p, index);
	size_t end = fact_end(p, b, index);
	struct slice value;
	enum doc_fact fact;

	if (!facts_line(slice_sub(p->bytes, line->start, line->end), &fact,
		    &value) ||
		fact == DOC_DATE)
		return;
	if (fact != DOC_AUTHOR) {
		value.size += plain_line_at(p, end - 1)->end - line->end;
		put_fact(p, fact, value);
		return;
	}
	put_authors(p, value);
	while (++index < end) {
		line = plain_line_at(p, index);
		put_authors(p, slice_sub(p->bytes, line->start, line->end));
	}
}

static void
read_facts(struct plain *p, size_t end)
{
	for (size_t i = 0; i < end; i++) {
		const struct plain_block *b = plain_block_at(p, i);

		for (size_t k = b->line; k < b->line + b->lines; k++)
			read_fact(p, b, k);
	}
}

/* The text's own front. */

static bool
is_production(struct slice s)
{
	static const char *const words[] = { "Produced by", "E-text prepared",
		"This etext was p", "This eBook was p", "Transcribed by",
		"Etext prepared", "Scanned by" };

	return STARTS_ANY(s, words);
}

/* Whether the words of S are those of TITLE, in whatever case. */
static bool
is_same(struct slice s, struct slice title)
{
	struct slice word, wanted;

	if (title.size == 0)
		return false;
	while (slice_word(&title, &wanted))
		if (!slice_word(&s, &word) || !slice_equal_ascii(word, wanted))
			return false;
	return !slice_word(&s, &word);
}

/* The title, or the first line of it. */
static bool
is_title(struct slice s, struct slice title)
{
	struct slice first = title;

	slice_cut(&title, '\n', &first);
	return is_same(s, first) ||
		is_same(s,
			(struct slice){ first.data,
				first.size +
					(title.size ? title.size + 1 : 0) });
}

static void
look_at_front(struct plain *p, size_t start, struct slice title)
{
	bool found = false;

	for (size_t i = start; i < p->blocks.count && i < start + TITLE_BLOCKS;
		i++) {
		struct plain_block *b = plain_block_at(p, i);
		struct slice s = plain_words(p, b);

		if (b->kind != PLAIN_PROSE)
			continue;
		if (i < start + NEAR_BLOCKS && is_production(s)) {
			b->kind = PLAIN_BOILERPLATE;
		} else if (!found && is_title(s, title)) {
			b->kind = PLAIN_HEADING;
			b->depth = 1;
			found = true;
		}
	}
}

/* The title that the head tells, on one line. */
static struct slice
told_title(const struct plain *p, size_t end)
{
	for (size_t i = 0; i < end; i++) {
		const struct plain_block *b = plain_block_at(p, i);
		struct slice s = plain_words(p, b), value;
		enum doc_fact fact;

		if (facts_line(s, &fact, &value) && fact == DOC_TITLE)
			return value;
	}
	return SLICE("");
}

void
licence_find(struct plain *p)
{
	size_t start = find_start(p), end = find_end(p, start);

	p->front = start;
	if (start > 0) {
		read_facts(p, start);
		look_at_front(p, start, told_title(p, start));
		fold(p, 0, start);
	}
	fold(p, end, p->blocks.count);
}

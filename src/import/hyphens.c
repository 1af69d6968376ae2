/*
 * Whether a hyphen at the end of a line stays is told by the rest of the text.
 * First all cut words are gathered with the four forms that may bear witness:
 * the word joined, the word with its hyphen, and its two parts. Then every word
 * of the text is looked up and counted. The form that is more frequent wins;
 * without any witness a word is a compound if both its parts stand alone
 * elsewhere or the first is one that hardly makes words otherwise (self-); any
 * other one is joined. A soft hyphen always goes, and one before
 * a capital or a digit stays. Two walks over the text, a map of the cut words.
 */
#include "import/hyphens.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"

/* A word cut at the end of a line, and where its forms are counted. */
struct cut {
	size_t line;
	const uint32_t *joined, *whole, *first, *second;
	bool prefix; /* its first part makes compounds */
};

struct hyphens {
	struct plain *p;
	struct arena arena;
	struct map counts; /* word in small letters -> uint32_t */
	struct vec cuts;   /* of struct cut */
	struct buf word;   /* for a moment */
};

/* Words. */

/* Bytes of what belongs to a word at AT: a letter, a hyphen, an apostrophe. */
static size_t
word_byte(struct slice s, size_t at)
{
	uint32_t code;
	size_t size;

	if (at >= s.size)
		return 0;
	if (isalnum((unsigned char)s.data[at]) || s.data[at] == '-' ||
		s.data[at] == '\'')
		return 1;
	if (!((unsigned char)s.data[at] & 0x80))
		return 0;
	size = utf8_next(s, at, &code);
	return utf8_is_letter(code) ? size : 0;
}

static size_t
word_end(struct slice s, size_t at)
{
	size_t size;

	while ((size = word_byte(s, at)) > 0)
		at += size;
	return at;
}

static size_t
word_start(struct slice s, size_t end)
{
	while (end > 0) {
		size_t before = utf8_before(s, end);

		if (word_byte(s, before) == 0)
			return end;
		end = before;
	}
	return end;
}

/* Appends S in small ASCII letters to the word. */
static void
add_small(struct hyphens *h, struct slice s)
{
	for (size_t i = 0; i < s.size; i++)
		buf_char(&h->word, (char)tolower((unsigned char)s.data[i]));
}

/* Where the word FIRST BETWEEN SECOND is counted. */
static const uint32_t *
counter(struct hyphens *h, struct slice first, const char *between,
	struct slice second)
{
	uint32_t *count;

	buf_clear(&h->word);
	add_small(h, first);
	buf_text(&h->word, between);
	add_small(h, second);
	count = map_find(&h->counts, buf_view(&h->word));
	if (!count) {
		count = arena_new(&h->arena, sizeof *count);
		map_put(&h->counts, arena_copy(&h->arena, buf_view(&h->word)),
			count);
	}
	return count;
}

/* The first walk. */

static struct slice
line_words(const struct plain *p, size_t index)
{
	const struct plain_line *line = plain_line_at(p, index);

	return slice_sub(p->bytes, line->start, line->end);
}

/* Bytes of the soft hyphen or sign of a cut that S ends in. */
static size_t
soft_end(struct slice s)
{
	return slice_ends(s, SLICE("\xc2\xad")) ||
			slice_ends(s, SLICE("\xc2\xac"))
		? 2
		: 0;
}

/* A letter or digit begins S; whether it is a small letter. */
static bool
starts_word(struct slice s, bool *small)
{
	uint32_t code;

	if (s.size == 0)
		return false;
	utf8_next(s, 0, &code);
	*small = !utf8_is_upper(code) && !utf8_is_digit(code);
	return utf8_is_letter(code);
}

/* The word before a single hyphen at the end of S; empty when there is none. */
static struct slice
cut_word(struct slice s)
{
	size_t end = s.size, start;

	if (end < 3 || s.data[end - 1] != '-' || s.data[end - 2] == '-')
		return SLICE("");
	start = word_start(s, end - 1);
	return start + 1 < end ? slice_sub(s, start, end - 1) : SLICE("");
}

static bool
is_prefix(struct slice word)
{
	static const char *const words[] = { "self", "non", "well", "half",
		"quasi", "semi", "pseudo", "anti", "counter", "vice" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_equal_ascii(word, slice_of(words[i])))
			return true;
	return false;
}

static void
add_cut(struct hyphens *h, size_t line, struct slice first, struct slice second)
{
	second.size = word_end(second, 0);
	*(struct cut *)vec_push(&h->cuts) = (struct cut){
		.line = line,
		.joined = counter(h, first, "", second),
		.whole = counter(h, first, "-", second),
		.first = counter(h, first, "", SLICE("")),
		.second = counter(h, second, "", SLICE("")),
		.prefix = is_prefix(first),
	};
}

static void
look_at(struct hyphens *h, size_t index, size_t next)
{
	struct plain_line *line = plain_line_at(h->p, index);
	struct slice s = line_words(h->p, index);
	struct slice second = line_words(h->p, next), first = cut_word(s);
	size_t soft = soft_end(s);
	bool small = false;

	if (!starts_word(second, &small) || (soft == 0 && first.size == 0))
		return;
	line->cut = true;
	line->end -= soft;
	if (soft == 0 && small &&
		!isdigit((unsigned char)first.data[first.size - 1]))
		add_cut(h, index, first, second);
}

/* The lines of a paragraph that have one behind them. */
static void
look_through(struct hyphens *h, const struct plain_block *b)
{
	size_t before = b->line;

	if (b->verse || b->kind == PLAIN_VERBATIM || b->kind == PLAIN_RULE)
		return;
	for (size_t i = b->line + 1; i < b->line + b->lines; i++) {
		const struct plain_line *line = plain_line_at(h->p, i);

		if (line->start == line->end)
			continue;
		look_at(h, before, i);
		before = i;
	}
}

/* The second walk. */

/* The words of a line, but for those that a line end has cut. */
static void
count_words(struct hyphens *h, size_t index)
{
	struct slice s = line_words(h->p, index);
	bool begun = index > 0 && plain_line_at(h->p, index - 1)->cut;
	size_t at = begun ? word_end(s, 0) : 0;

	while (at < s.size) {
		size_t end = word_end(s, at);
		uint32_t *count;

		if (end == at) {
			at += utf8_next(s, at, &(uint32_t){ 0 });
			continue;
		}
		buf_clear(&h->word);
		add_small(h, slice_sub(s, at, end));
		count = map_find(&h->counts, buf_view(&h->word));
		if (count)
			++*count;
		at = end;
	}
}

static bool
is_compound(const struct cut *c)
{
	if (*c->whole != *c->joined)
		return *c->whole > *c->joined;
	return c->prefix || (*c->first > 0 && *c->second > 0);
}

static void
decide(struct hyphens *h)
{
	for (size_t i = 0; i < h->p->lines.count; i++)
		count_words(h, i);
	for (size_t i = 0; i < h->cuts.count; i++) {
		const struct cut *c = vec_at(&h->cuts, i);

		if (!is_compound(c))
			plain_line_at(h->p, c->line)->end--;
	}
}

void
hyphens_find(struct plain *p)
{
	struct hyphens h = { .p = p, .cuts = VEC_OF(struct cut) };

	for (size_t i = 0; i < p->blocks.count; i++)
		look_through(&h, plain_block_at(p, i));
	if (h.cuts.count > 0)
		decide(&h);
	map_release(&h.counts);
	arena_release(&h.arena);
	vec_release(&h.cuts);
	buf_release(&h.word);
}

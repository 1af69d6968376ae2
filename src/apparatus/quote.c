/*
 * Marks were paired when the text came in, paragraph by paragraph; here the
 * pieces of a quotation that runs on over paragraphs become one, and each is
 * cut down to its words. A block that says whose it is at its end ("(p. 4)")
 * ends before that.
 */
#include "apparatus/quote.h"

#include <assert.h>
#include <string.h>

#include "apparatus/said.h"
#include "apparatus/words.h"
#include "base/utf8.h"

enum {
	CREDIT_LONGEST = 160, /* bytes of a reference at a block's end */
	TITLE_LONGEST = 100,  /* bytes of a title in a reference */
	MARKER_LONGEST = 3    /* digits of a note's number */
};

struct collector {
	const struct doc *d;
	struct slice text;
	struct vec words; /* of struct word: of the quotation at hand */
	struct vec *out;
};

/* Quotations over paragraphs. */

static struct slice
opening_mark(struct slice text, size_t at)
{
	uint32_t code;

	return slice_sub(text, at, at + utf8_next(text, at, &code));
}

/* Whether S ends with a mark that closes what it begins with. */
static bool
is_closed(struct slice text, const struct span *s)
{
	static const struct {
		const char *opening, *closing;
	} pairs[] = { { "“", "”" }, { "„", "“" }, { "„", "”" }, { "\"", "\"" },
		{ "‘", "’" }, { "‚", "‘" }, { "‚", "’" }, { "'", "'" },
		{ "«", "»" }, { "»", "«" }, { "”", "”" }, { "’", "’" } };
	struct slice said = slice_sub(text, s->start, s->end);

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (slice_starts(said, slice_of(pairs[i].opening)) &&
			slice_ends(said, slice_of(pairs[i].closing)) &&
			said.size > strlen(pairs[i].opening))
			return true;
	return false;
}

/* A paragraph with nothing but figures: a page began there. */
static bool
is_page_number(struct slice line)
{
	size_t number;

	return slice_number(slice_trim(line), &number);
}

/* The line behind the one at AT, numbers of pages passed over. */
static struct range
next_line(const struct collector *c, size_t at)
{
	struct range line = doc_line(c->d, at);

	do {
		if (line.end + 1 >= c->text.size)
			return RANGE_NONE;
		line = doc_line(c->d, line.end + 1);
	} while (is_page_number(slice_sub(c->text, line.start, line.end)));
	return line;
}

/* Whether what begins at AT takes up the quotation S again: with its mark, or
 * in the midst of a sentence that a page's end had cut. */
static bool
takes_up(const struct collector *c, const struct span *s, size_t at)
{
	struct slice mark = opening_mark(c->text, at);
	uint32_t code;

	utf8_next(mark, 0, &code);
	return utf8_is_letter(code) ||
		slice_equal(mark, opening_mark(c->text, s->start));
}

/* The quotation that S, which goes to the end of its paragraph with its marks
 * open, runs on into; NULL. */
static const struct span *
continuation(const struct collector *c, const struct span *s)
{
	struct spans all = doc_spans(c->d, SPAN_QUOTATION);
	struct range line = doc_line(c->d, s->start);
	size_t next;

	if (is_closed(c->text, s) ||
		slice_trim(slice_sub(c->text, s->end, line.end)).size > 0)
		return NULL;
	line = next_line(c, s->start);
	if (range_is_none(line))
		return NULL;
	next = span_index(all, line.start);
	if (next == all.count || all.items[next].start != line.start ||
		!takes_up(c, s, line.start))
		return NULL;
	return &all.items[next];
}

/* Whether the one before runs on into S. */
static bool
is_continued(const struct collector *c, const struct span *s)
{
	struct spans all = doc_spans(c->d, SPAN_QUOTATION);
	size_t at = (size_t)(s - all.items), looked = 0;

	while (at-- > 0 && looked++ < 16)
		if (continuation(c, &all.items[at]) == s)
			return true;
	return false;
}

/* Words. */

static size_t
count_words(const struct vec *words)
{
	size_t count = 0;

	for (size_t i = 0; i < words->count; i++) {
		const struct word *w = vec_at(words, i);

		count += !(w->flags & WORDS_ELLIPSIS);
	}
	return count;
}

/* No word of the quotation: dots at its ends, a note's number behind its last
 * sign. */
static bool
is_trim(struct slice text, const struct word *w)
{
	struct slice word = slice_sub(text, w->start, w->end);
	size_t number;

	if (w->flags & WORDS_ELLIPSIS)
		return true;
	return word.size <= MARKER_LONGEST && slice_number(word, &number) &&
		w->start > 0 && strchr(".,;:!?\")", text.data[w->start - 1]);
}

static struct range
trimmed(struct slice text, const struct vec *words)
{
	const struct word *w = words->items;
	size_t first = 0, beyond = words->count;

	while (first < beyond && w[first].flags & WORDS_ELLIPSIS)
		first++;
	while (beyond > first && is_trim(text, &w[beyond - 1]))
		beyond--;
	if (first == beyond)
		return RANGE_NONE;
	return (struct range){ w[first].start, w[beyond - 1].end };
}

static void
put(struct collector *c, enum quote_kind kind, struct range outer,
	struct range within)
{
	struct range inner;

	vec_clear(&c->words);
	words_read(c->d, within, &c->words);
	inner = trimmed(c->text, &c->words);
	if (range_is_none(inner) || count_words(&c->words) < QUOTE_LEAST)
		return;
	*(struct quote *)vec_push(c->out) =
		(struct quote){ .kind = kind, .range = inner, .outer = outer };
}

/* What stands in the brackets of a reference names a work, unless somebody says
 * it: a remark has slipped in. */
static bool
is_title(const struct collector *c, const struct span *s)
{
	const struct span *mark =
		span_at(doc_spans(c->d, SPAN_NOTE_MARK), s->start);

	if (!mark || range_size(span_range(s)) >= TITLE_LONGEST)
		return false;
	return !said_plainly(slice_sub(c->text, mark->start + 1, c->text.size),
		s->start - mark->start - 1);
}

static void
put_marked(struct collector *c, const struct span *s)
{
	struct range outer = span_range(s);
	const struct span *next = s;

	if (is_continued(c, s) || is_title(c, s))
		return;
	while ((next = continuation(c, next)))
		outer.end = next->end;
	put(c, QUOTE_MARKED, outer, outer);
}

/* Blocks. */

/* Whether a sentence ends before AT. */
static bool
is_behind_sentence(struct slice text, size_t start, size_t at)
{
	struct slice before = slice_trim(slice_sub(text, start, at));

	return before.size > 0 && strchr(".!?", before.data[before.size - 1]);
}

/* Where the reference or remark at the end of the block R begins, else R's end:
 * the last brackets, if nothing but signs stands behind them, and they have
 * figures or, "[my emphasis]", stand behind the last sentence. */
static size_t
credit(struct slice text, struct range r)
{
	size_t at = r.end;
	bool figures = false;
	char opens;

	while (at > r.start && (unsigned char)text.data[at - 1] < 0x80 &&
		!utf8_is_letter((unsigned char)text.data[at - 1]) &&
		text.data[at - 1] != ')' && text.data[at - 1] != ']')
		at--;
	if (at == r.start || (text.data[at - 1] & 0x80))
		return r.end;
	opens = text.data[at - 1] == ')' ? '(' : '[';
	if (text.data[at - 1] != ')' && text.data[at - 1] != ']')
		return r.end;
	for (size_t i = at - 1; i > r.start && at - i < CREDIT_LONGEST; i--) {
		figures |= (unsigned char)(text.data[i] - '0') < 10;
		if (text.data[i] == opens)
			return figures ||
					(opens == '[' &&
						is_behind_sentence(
							text, r.start, i))
				? i
				: r.end;
	}
	return r.end;
}

/* Whether nothing but the number of a page stands between two blocks. */
static bool
is_page_between(
	const struct collector *c, const struct span *a, const struct span *b)
{
	return a->number == b->number && b->start >= a->end &&
		is_page_number(slice_sub(c->text, a->end, b->start));
}

/* The block that begins with block AT; behind its last piece. */
static size_t
put_block(struct collector *c, struct spans blocks, size_t at)
{
	const struct span *s = &blocks.items[at];
	struct range outer = span_range(s), within;
	size_t last;

	while (++at < blocks.count &&
		is_page_between(c, s, &blocks.items[at])) {
		s = &blocks.items[at];
		outer.end = s->end;
	}
	within = outer;
	do {
		last = within.end;
		within.end = credit(c->text, within);
	} while (within.end < last);
	put(c, QUOTE_BLOCK, outer, within);
	return at;
}

/* All. */

static int
compare(const void *a, const void *b)
{
	const struct quote *x = a, *y = b;

	if (x->range.start != y->range.start)
		return x->range.start < y->range.start ? -1 : 1;
	if (x->range.end != y->range.end)
		return x->range.end > y->range.end ? -1 : 1;
	return (int)x->kind - (int)y->kind;
}

/* Takes out what stands there twice; counts what stands in what. */
static void
settle(struct vec *quotes, size_t from)
{
	struct quote *q = quotes->items;
	struct vec open = VEC_OF(size_t);
	size_t kept = from;

	for (size_t i = from; i < quotes->count; i++) {
		if (kept > from &&
			q[kept - 1].range.start == q[i].range.start &&
			q[kept - 1].range.end == q[i].range.end)
			continue;
		q[kept] = q[i];
		while (open.count &&
			*(size_t *)vec_last(&open) < q[kept].range.end)
			vec_pop(&open);
		q[kept].depth = (uint32_t)open.count;
		*(size_t *)vec_push(&open) = q[kept++].range.end;
	}
	quotes->count = kept;
	vec_release(&open);
}

void
quote_collect(const struct doc *d, struct vec *out)
{
	struct collector c = { .d = d,
		.text = doc_text(d),
		.words = VEC_OF(struct word),
		.out = out };
	struct spans marked = doc_spans(d, SPAN_QUOTATION);
	struct spans blocks = doc_spans(d, SPAN_QUOTE);
	size_t from = out->count;

	assert(from == 0);
	for (size_t i = 0; i < marked.count; i++)
		put_marked(&c, &marked.items[i]);
	for (size_t i = 0; i < blocks.count;)
		i = put_block(&c, blocks, i);
	vec_sort(out, compare);
	settle(out, from);
	vec_release(&c.words);
}

const char *
quote_kind_name(enum quote_kind kind)
{
	static const char *const names[] = { [QUOTE_MARKED] = "marked",
		[QUOTE_BLOCK] = "block",
		[QUOTE_UNMARKED] = "unmarked" };

	return names[kind];
}

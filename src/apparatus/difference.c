/*
 * The steps of an alignment are told again for a reader. Two words of the same
 * letters may still differ in capitals or emphasis, and in the signs before
 * them; two that are alike may be spelled otherwise, or be two words that
 * everybody knows ("these", "those"), and then it is a change.
 */
#include "apparatus/difference.h"

#include <assert.h>
#include <string.h>

#include "apparatus/common.h"
#include "apparatus/signs.h"

/* Below it a quotation isn't one any more. */
static const double variant_below = 0.6;

struct half {
	const struct difference_side *side;
	const struct word *words;
	size_t last;	 /* end of the word before, 0 before the first */
	bool emphasised; /* by marks in the text */
};

struct teller {
	struct half quoted, source;
	struct vec *out;
	size_t from;  /* first of OUT that is ours */
	bool adjoins; /* the words before were pairs, too */
	struct buf a, b;
};

static const char *const kind_names[] = {
	[DIFFERENCE_EQUAL] = "equal",
	[DIFFERENCE_CASE] = "case",
	[DIFFERENCE_PUNCTUATION] = "punctuation",
	[DIFFERENCE_SPELLING] = "spelling",
	[DIFFERENCE_CHANGED] = "changed",
	[DIFFERENCE_ADDED] = "added",
	[DIFFERENCE_BRACKETED] = "bracketed",
	[DIFFERENCE_OMITTED] = "omitted",
	[DIFFERENCE_ELLIPSIS] = "ellipsis",
	[DIFFERENCE_EMPHASIS] = "emphasis",
};

static_assert(sizeof kind_names / sizeof *kind_names == DIFFERENCE_KIND_COUNT,
	"a name for each kind");

static const char *const grade_names[] = { [DIFFERENCE_EXACT] = "exact",
	[DIFFERENCE_SHORTENED] = "shortened",
	[DIFFERENCE_ALTERED] = "altered",
	[DIFFERENCE_VARIANT] = "variant" };

const char *
difference_kind_name(enum difference_kind kind)
{
	return kind_names[kind];
}

const char *
difference_grade_name(enum difference_grade grade)
{
	return grade_names[grade];
}

static bool
is_number(struct slice word)
{
	size_t value;

	return slice_number(word, &value);
}

/* Output. */

static struct range
word_range(const struct half *h, size_t first, size_t count)
{
	if (count == 0)
		return (struct range){ h->last, h->last };
	return (struct range){ h->words[first].start,
		h->words[first + count - 1].end };
}

static struct range
join_ranges(struct range a, struct range b)
{
	if (range_size(a) == 0)
		return b;
	return range_size(b) == 0 ? a : range_union(a, b);
}

static void
put(struct teller *t, enum difference_kind kind, struct range quoted,
	struct range source, size_t words)
{
	struct difference *last =
		t->out->count > t->from ? vec_last(t->out) : NULL;

	if (last && last->kind == kind && kind != DIFFERENCE_ELLIPSIS) {
		last->quoted = join_ranges(last->quoted, quoted);
		last->source = join_ranges(last->source, source);
		last->words += words;
		return;
	}
	*(struct difference *)vec_push(t->out) =
		(struct difference){ kind, quoted, source, words };
}

/* Words SN of the source for QN of the quotation, as KIND. */
static void
put_words(struct teller *t, enum difference_kind kind, size_t q, size_t qn,
	size_t s, size_t sn)
{
	struct half *a = &t->quoted, *b = &t->source;

	put(t, kind, word_range(a, q, qn), word_range(b, s, sn), qn ? qn : sn);
	if (qn)
		a->last = a->words[q + qn - 1].end;
	if (sn)
		b->last = b->words[s + sn - 1].end;
}

/* Signs and emphasis. */

static struct range
gap_before(const struct half *h, size_t word)
{
	return (struct range){ h->last, h->words[word].start };
}

static bool
same_signs(struct teller *t, struct range q, struct range s)
{
	return signs_equal(t->quoted.side->text, q, t->source.side->text, s);
}

static void
pass_gap(struct half *h, size_t word)
{
	size_t start = h->words[word].start;

	if (!h->last) {
		h->emphasised = start > 0 &&
			strchr("*_", h->side->text.data[start - 1]);
		return;
	}
	if (signs_emphasis(h->side->text, gap_before(h, word)) % 2)
		h->emphasised = !h->emphasised;
}

static bool
is_emphasised(const struct half *h, size_t word)
{
	const struct doc *d = h->side->doc;
	size_t at = h->words[word].start;

	return h->emphasised ||
		(d &&
			(span_at(doc_spans(d, SPAN_EMPHASIS), at) ||
				span_at(doc_spans(d, SPAN_STRONG), at)));
}

/* What stands before two words that are one another's: signs. */
static void
tell_gap(struct teller *t, size_t q, size_t s)
{
	struct range a = gap_before(&t->quoted, q);
	struct range b = gap_before(&t->source, s);

	if (t->adjoins && !same_signs(t, a, b))
		put(t, DIFFERENCE_PUNCTUATION, a, b, 0);
	pass_gap(&t->quoted, q);
	pass_gap(&t->source, s);
	t->adjoins = true;
}

/* Pairs of words. */

static enum difference_kind
same_kind(const struct teller *t, size_t q, size_t s)
{
	const struct half *a = &t->quoted, *b = &t->source;

	if (!signs_same_case(a->side->text, word_range(a, q, 1), b->side->text,
		    word_range(b, s, 1)))
		return DIFFERENCE_CASE;
	return is_emphasised(a, q) == is_emphasised(b, s) ? DIFFERENCE_EQUAL
							  : DIFFERENCE_EMPHASIS;
}

static bool
has_bracket(const struct half *h, size_t word)
{
	struct range r = word_range(h, word, 1);

	return (h->words[word].flags & WORDS_BRACKET) ||
		slice_find(slice_sub(h->side->text, r.start, r.end), SLICE("["),
			0) != SLICE_NONE;
}

static struct slice
folded(struct half *h, size_t word, struct buf *out)
{
	buf_clear(out);
	words_fold(h->side->text, word_range(h, word, 1), out);
	return buf_view(out);
}

/* But for one letter the same. */
static bool
is_one_edit(struct slice a, struct slice b)
{
	size_t longer = a.size > b.size ? a.size : b.size;
	size_t shorter = a.size + b.size - longer, head = 0, tail = 0, letter;

	while (head < shorter && a.data[head] == b.data[head])
		head++;
	while (tail < shorter - head &&
		a.data[a.size - 1 - tail] == b.data[b.size - 1 - tail])
		tail++;
	letter = a.size && (unsigned char)a.data[0] >= 0x80 ? 2 : 1;
	return head + tail + letter >= longer;
}

/* Two words that aren't the same: ALIKE by their letters or not at all. */
static enum difference_kind
other_kind(struct teller *t, bool alike, size_t q, size_t s)
{
	struct slice a, b;

	if (has_bracket(&t->quoted, q))
		return DIFFERENCE_BRACKETED;
	a = folded(&t->quoted, q, &t->a);
	b = folded(&t->source, s, &t->b);
	if ((is_number(a) && is_number(b)) ||
		(common_word(a) && common_word(b)))
		return DIFFERENCE_CHANGED;
	return alike || is_one_edit(a, b) ? DIFFERENCE_SPELLING
					  : DIFFERENCE_CHANGED;
}

static enum difference_kind
pair_kind(struct teller *t, enum align_what what, size_t q, size_t s)
{
	return what == ALIGN_SAME ? same_kind(t, q, s)
				  : other_kind(t, what == ALIGN_ALIKE, q, s);
}

static void
tell_pairs(struct teller *t, const struct align_step *step)
{
	for (size_t i = 0; i < step->quoted_count; i++) {
		size_t q = step->quoted + i, s = step->source + i;

		tell_gap(t, q, s);
		put_words(t, pair_kind(t, step->what, q, s), q, 1, s, 1);
	}
}

/* A word that is two on the other side: parted by a hyphen it is the same. */
static enum difference_kind
joined_kind(const struct teller *t, const struct align_step *s)
{
	struct range a = word_range(&t->quoted, s->quoted, s->quoted_count);
	struct range b = word_range(&t->source, s->source, s->source_count);

	return signs_hyphen(t->quoted.side->text, a) ||
			signs_hyphen(t->source.side->text, b)
		? DIFFERENCE_PUNCTUATION
		: DIFFERENCE_SPELLING;
}

static void
tell_joined(struct teller *t, const struct align_step *s)
{
	tell_gap(t, s->quoted, s->source);
	put_words(t, joined_kind(t, s), s->quoted, s->quoted_count, s->source,
		s->source_count);
}

/* Words without partners. */

static void
tell_added(struct teller *t, const struct align_step *step)
{
	for (size_t i = 0; i < step->quoted_count; i++)
		put_words(t,
			has_bracket(&t->quoted, step->quoted + i)
				? DIFFERENCE_BRACKETED
				: DIFFERENCE_ADDED,
			step->quoted + i, 1, step->source, 0);
	t->adjoins = false;
}

static void
tell_omitted(struct teller *t, const struct align_step *s)
{
	put_words(t, DIFFERENCE_OMITTED, s->quoted, 0, s->source,
		s->source_count);
	t->adjoins = false;
}

/* Dots for which nothing was left out are but signs. */
static void
tell_ellipsis(struct teller *t, const struct align_step *s)
{
	if (s->source_count == 0)
		return;
	put(t, DIFFERENCE_ELLIPSIS, word_range(&t->quoted, s->quoted, 1),
		word_range(&t->source, s->source, s->source_count),
		s->source_count);
	t->quoted.last = t->quoted.words[s->quoted].end;
	t->source.last = t->source.words[s->source + s->source_count - 1].end;
	t->adjoins = false;
}

static void
tell_step(struct teller *t, const struct align_step *s)
{
	if (s->what == ALIGN_ADDED)
		tell_added(t, s);
	else if (s->what == ALIGN_OMITTED)
		tell_omitted(t, s);
	else if (s->what == ALIGN_ELLIPSIS)
		tell_ellipsis(t, s);
	else if (s->quoted_count == s->source_count)
		tell_pairs(t, s);
	else
		tell_joined(t, s);
}

/* What was left out beside a bracket is what the bracket stands for. */
static void
absorb(struct vec *out, size_t from)
{
	struct difference *d = out->items;
	size_t kept = from;

	for (size_t i = from; i < out->count; i++) {
		struct difference *last = kept > from ? &d[kept - 1] : NULL;
		bool pair = last &&
			((last->kind == DIFFERENCE_BRACKETED &&
				 d[i].kind == DIFFERENCE_OMITTED) ||
				(last->kind == DIFFERENCE_OMITTED &&
					d[i].kind == DIFFERENCE_BRACKETED));

		if (!pair) {
			d[kept++] = d[i];
			continue;
		}
		last->words = last->kind == DIFFERENCE_BRACKETED ? last->words
								 : d[i].words;
		last->kind = DIFFERENCE_BRACKETED;
		last->quoted = join_ranges(last->quoted, d[i].quoted);
		last->source = join_ranges(last->source, d[i].source);
	}
	out->count = kept;
}

void
difference_steps(const struct difference_side *quoted,
	const struct word *quoted_words, const struct difference_side *source,
	const struct word *source_words, const struct vec *steps,
	struct vec *out)
{
	struct teller t = { .quoted = { quoted, quoted_words, 0, false },
		.source = { source, source_words, 0, false },
		.out = out,
		.from = out->count };

	for (size_t i = 0; i < steps->count; i++)
		tell_step(&t, vec_at(steps, i));
	absorb(out, t.from);
	buf_release(&t.a);
	buf_release(&t.b);
}

static void
read_side(const struct difference_side *side, struct vec *words)
{
	struct slice text =
		slice_sub(side->text, side->range.start, side->range.end);

	if (side->doc) {
		words_read(side->doc, side->range, words);
		return;
	}
	words_read_text(text, words);
	for (size_t i = 0; i < words->count; i++) {
		struct word *w = vec_at(words, i);

		w->start += (uint32_t)side->range.start;
		w->end += (uint32_t)side->range.start;
	}
}

void
difference_read(const struct difference_side *quoted,
	const struct difference_side *source, struct vec *out)
{
	struct vec q = VEC_OF(struct word), s = VEC_OF(struct word);
	struct align_side a = { .text = quoted->text };
	struct align_side b = { .text = source->text };
	struct align_result r;

	read_side(quoted, &q);
	read_side(source, &s);
	words_drop_ellipses(&s);
	a.words = q.items;
	a.count = q.count;
	b.words = s.items;
	b.count = s.count;
	align_init(&r);
	if (align_whole(&a, &b, &r))
		difference_steps(
			quoted, q.items, source, s.items, &r.steps, out);
	align_release(&r);
	vec_release(&q);
	vec_release(&s);
}

/* The verdict. */

static void
count_words(const struct difference *d, size_t count,
	size_t words[DIFFERENCE_KIND_COUNT])
{
	for (size_t i = 0; i < DIFFERENCE_KIND_COUNT; i++)
		words[i] = 0;
	for (size_t i = 0; i < count; i++)
		words[d[i].kind] += d[i].words;
}

/* As align.h has it, from words told. */
static double
likeness(const size_t words[DIFFERENCE_KIND_COUNT])
{
	double same = (double)(words[DIFFERENCE_EQUAL] +
		words[DIFFERENCE_CASE] + words[DIFFERENCE_EMPHASIS] +
		words[DIFFERENCE_SPELLING]);
	double other =
		(double)(words[DIFFERENCE_CHANGED] + words[DIFFERENCE_ADDED]);

	return same + other > 0 ? same / (same + other) : 1;
}

enum difference_grade
difference_grade(const struct difference *d, size_t count)
{
	size_t words[DIFFERENCE_KIND_COUNT];

	count_words(d, count, words);
	if (likeness(words) < variant_below)
		return DIFFERENCE_VARIANT;
	if (words[DIFFERENCE_CHANGED] || words[DIFFERENCE_ADDED] ||
		words[DIFFERENCE_OMITTED] || words[DIFFERENCE_SPELLING])
		return DIFFERENCE_ALTERED;
	return words[DIFFERENCE_ELLIPSIS] || words[DIFFERENCE_BRACKETED]
		? DIFFERENCE_SHORTENED
		: DIFFERENCE_EXACT;
}

/* "4 words left out", the noun only the first time. */
static void
tell_count(struct buf *out, bool *first, size_t count, const char *what)
{
	if (count == 0)
		return;
	buf_text(out, *first ? ": " : ", ");
	buf_printf(out, "%zu", count);
	if (*first)
		buf_text(out, count == 1 ? " word" : " words");
	buf_printf(out, " %s", what);
	*first = false;
}

void
difference_tell(enum difference_grade grade, const struct difference *d,
	size_t count, struct buf *out)
{
	size_t words[DIFFERENCE_KIND_COUNT];
	bool first = true;

	count_words(d, count, words);
	buf_text(out, difference_grade_name(grade));
	tell_count(out, &first, words[DIFFERENCE_CHANGED], "changed");
	tell_count(out, &first, words[DIFFERENCE_ADDED], "added");
	tell_count(out, &first, words[DIFFERENCE_OMITTED],
		"left out without mark");
	tell_count(
		out, &first, words[DIFFERENCE_SPELLING], "spelled otherwise");
	tell_count(out, &first, words[DIFFERENCE_ELLIPSIS], "left out");
	tell_count(out, &first, words[DIFFERENCE_BRACKETED], "in brackets");
}

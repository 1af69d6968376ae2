/*
 * Nearly all pairs of words are unlike, and are told so by their lengths and
 * by a mask of the letters they have: one edit changes at most two of its
 * bits. What is left is counted edit by edit, row by row, no further than the
 * limit; and since the same few words are asked for over and over, kept.
 */
#include "apparatus/likeness.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"

enum {
	LONGEST = 48, /* letters that are compared */
	MEMOS = 1 << 14
};

struct likeness_memo {
	uint32_t a, b;
	int alike;
};

void
likeness_init(struct likeness *l)
{
	*l = (struct likeness){
		.quoted = { VEC_OF(uint32_t), VEC_OF(struct likeness_word),
			{ 0 } },
		.source = { VEC_OF(uint32_t), VEC_OF(struct likeness_word),
			{ 0 } },
		.memos = mem_new(MEMOS * sizeof *l->memos),
	};
}

static void
release_side(struct likeness_side *s)
{
	vec_release(&s->codes);
	vec_release(&s->words);
	buf_release(&s->room);
}

void
likeness_release(struct likeness *l)
{
	release_side(&l->quoted);
	release_side(&l->source);
	free(l->memos);
}

/* What scanners take for one another: two signs, or one. */
static uint32_t
misread(uint32_t first, uint32_t second)
{
	static const struct {
		char signs[3];
		char letter;
	} table[] = { { "vv", 'w' }, { "rn", 'm' }, { "cl", 'd' } };

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (first == (uint32_t)table[i].signs[0] &&
			second == (uint32_t)table[i].signs[1])
			return (uint32_t)table[i].letter;
	return 0;
}

static uint32_t
misread_digit(uint32_t code)
{
	static const char letters[] = "olzeasbtbg";

	return code >= '0' && code <= '9' ? (uint32_t)letters[code - '0']
					  : code;
}

static void
put_letter(struct likeness_side *s, struct likeness_word *w, uint32_t code)
{
	uint32_t *last = w->size[0] ? vec_last(&s->codes) : NULL;
	uint32_t one = last ? misread(*last, code) : 0;

	if (one) {
		*last = one;
		return;
	}
	*(uint32_t *)vec_push(&s->codes) = code;
	w->size[0]++;
}

static void
read_letters(struct likeness_side *s, struct slice text, struct range r,
	struct likeness_word *w)
{
	struct slice folded;
	uint32_t code;
	size_t number;

	buf_clear(&s->room);
	words_fold(text, r, &s->room);
	folded = buf_view(&s->room);
	for (size_t at = 0; at < folded.size;) {
		at += utf8_next(folded, at, &code);
		put_letter(s, w, code);
	}
	for (uint32_t i = 0; i < w->size[0]; i++) {
		uint32_t *letter = vec_at(&s->codes, w->first + i);

		if (!slice_number(folded, &number))
			*letter = misread_digit(*letter);
		w->mask[0] |= 1u << (*letter & 31);
	}
}

void
likeness_read(struct likeness_side *s, struct slice text,
	const struct word *words, size_t count)
{
	struct likeness_word *last = NULL;

	vec_clear(&s->codes);
	vec_clear(&s->words);
	for (size_t i = 0; i < count; i++) {
		struct likeness_word w = { .first = (uint32_t)s->codes.count };

		if (!(words[i].flags & WORDS_ELLIPSIS))
			read_letters(s, text,
				(struct range){ words[i].start, words[i].end },
				&w);
		last = vec_last(&s->words);
		if (last) {
			last->size[1] = last->size[0] + w.size[0];
			last->mask[1] = last->mask[0] | w.mask[0];
		}
		*(struct likeness_word *)vec_push(&s->words) = w;
	}
}

/* Levenshtein's distance of A to B (at most LONGEST letters), or MOST + 1. */
static size_t
count_edits(
	const uint32_t *a, size_t an, const uint32_t *b, size_t bn, size_t most)
{
	uint8_t row[LONGEST + 1];

	for (size_t j = 0; j <= bn; j++)
		row[j] = (uint8_t)j;
	for (size_t i = 1; i <= an; i++) {
		uint8_t corner = row[0], least = row[0] = (uint8_t)i;

		for (size_t j = 1; j <= bn; j++) {
			uint8_t best = corner;

			if (a[i - 1] != b[j - 1]) {
				best = row[j] < best ? row[j] : best;
				best = row[j - 1] < best ? row[j - 1] : best;
				best++;
			}
			corner = row[j];
			row[j] = best;
			least = best < least ? best : least;
		}
		if (least > most)
			return most + 1;
	}
	return row[bn];
}

/* Edits that a word of LENGTH letters bears; two that are written as one bear
 * less. */
static uint32_t
most_edits(uint32_t length, bool joined)
{
	if (joined)
		return length / 5;
	return length < 3 ? 0 : length < 5 ? 1 : length < 8 ? 2 : length / 3;
}

static bool
is_possible(const struct likeness_word *a, bool a_two,
	const struct likeness_word *b, bool b_two)
{
	uint32_t as = a->size[a_two], bs = b->size[b_two];
	uint32_t longer = as > bs ? as : bs, shorter = as > bs ? bs : as;
	uint32_t most = most_edits(longer, a_two || b_two), other;

	if (longer - shorter > most || shorter == 0 || longer > LONGEST)
		return false;
	other = a->mask[a_two] ^ b->mask[b_two];
	for (; other && most; most--) {
		other &= other - 1;
		other &= other - 1;
	}
	return other == 0;
}

static int
compare(const struct likeness *l, const struct likeness_word *a, bool a_two,
	const struct likeness_word *b, bool b_two)
{
	const uint32_t *p = l->quoted.codes.items, *q = l->source.codes.items;
	uint32_t as = a->size[a_two], bs = b->size[b_two];
	uint32_t longer = as > bs ? as : bs;
	size_t most = most_edits(longer, a_two || b_two);
	size_t edits = count_edits(p + a->first, as, q + b->first, bs, most);

	return edits > most ? 0 : (int)(100 - 100 * edits / longer);
}

static const struct likeness_word *
word_at(const struct likeness_side *s, size_t i)
{
	return (const struct likeness_word *)s->words.items + i;
}

int
likeness_words(const struct likeness *l, size_t quoted, uint32_t hash,
	size_t source, uint32_t source_hash)
{
	const struct likeness_word *a = word_at(&l->quoted, quoted);
	const struct likeness_word *b = word_at(&l->source, source);
	struct likeness_memo *memo =
		&l->memos[(hash * 31 + source_hash) % MEMOS];

	if (!is_possible(a, false, b, false))
		return 0;
	if (memo->a != hash || memo->b != source_hash)
		*memo = (struct likeness_memo){ hash, source_hash,
			compare(l, a, false, b, false) };
	return memo->alike;
}

int
likeness_joined(
	const struct likeness *l, size_t quoted, bool quoted_two, size_t source)
{
	const struct likeness_word *a = word_at(&l->quoted, quoted);
	const struct likeness_word *b = word_at(&l->source, source);

	return is_possible(a, quoted_two, b, !quoted_two)
		? compare(l, a, quoted_two, b, !quoted_two)
		: 0;
}

static uint32_t
letters_in(const struct likeness_side *s, size_t first, size_t count)
{
	uint32_t letters = 0;

	for (size_t i = 0; i < count; i++)
		letters += word_at(s, first + i)->size[0];
	return letters;
}

int
likeness_stretch(const struct likeness *l, size_t quoted, size_t quoted_count,
	size_t source, size_t source_count)
{
	uint32_t as = letters_in(&l->quoted, quoted, quoted_count);
	uint32_t bs = letters_in(&l->source, source, source_count);
	uint32_t longer = as > bs ? as : bs, most = longer / 3;
	const uint32_t *p = l->quoted.codes.items, *q = l->source.codes.items;
	size_t edits;

	if (as == 0 || bs == 0 || longer > LONGEST || as + bs - longer < 2)
		return 0;
	edits = count_edits(p + word_at(&l->quoted, quoted)->first, as,
		q + word_at(&l->source, source)->first, bs, most);
	return edits > most ? 0 : (int)(100 - 100 * edits / longer);
}

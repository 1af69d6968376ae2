/*
 * Nearly all pairs of words are unlike, and are told so by their lengths and
 * by a mask of the letters they have: one edit changes at most two of its
 * bits. What is left is counted edit by edit, row by row, no further than the
 * limit.
 */
#include "apparatus/likeness.h"

#include "base/utf8.h"

enum { LONGEST = 48 }; /* letters that are compared */

void
likeness_init(struct likeness_side *s)
{
	*s = (struct likeness_side){ .codes = VEC_OF(uint32_t),
		.words = VEC_OF(struct likeness_word) };
}

void
likeness_release(struct likeness_side *s)
{
	vec_release(&s->codes);
	vec_release(&s->words);
	buf_release(&s->room);
}

static void
read_letters(struct likeness_side *s, struct slice text, struct range r,
	struct likeness_word *w)
{
	struct slice folded;
	uint32_t code;

	buf_clear(&s->room);
	words_fold(text, r, &s->room);
	folded = buf_view(&s->room);
	for (size_t at = 0; at < folded.size; w->size[0]++) {
		at += utf8_next(folded, at, &code);
		*(uint32_t *)vec_push(&s->codes) = code;
		w->mask[0] |= 1u << (code & 31);
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

/* Edits that a word may have and still be alike. */
static size_t
most_edits(size_t length)
{
	if (length < 3)
		return 0;
	if (length < 5)
		return 1;
	return length < 8 ? 2 : length / 3;
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

int
likeness_of(const struct likeness_side *a, size_t at, bool a_two,
	const struct likeness_side *b, size_t bt, bool b_two)
{
	const struct likeness_word *aw = vec_at(&a->words, at);
	const struct likeness_word *bw = vec_at(&b->words, bt);
	size_t as = aw->size[a_two], bs = bw->size[b_two];
	size_t longer = as > bs ? as : bs, shorter = as > bs ? bs : as;
	size_t most = most_edits(longer), edits;

	if (longer > LONGEST || longer - shorter > most || shorter == 0)
		return 0;
	edits = count_edits((const uint32_t *)a->codes.items + aw->first, as,
		(const uint32_t *)b->codes.items + bw->first, bs, most);
	return edits > most ? 0 : (int)(100 - 100 * edits / longer);
}

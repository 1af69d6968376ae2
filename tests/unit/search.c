/* Searching against a plain reading of its rules, and every form of a letter
 * against the needle. */
#include "text/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "tap.h"

/* All starts of matches, found by trying each place. */

static size_t
fold_one(const struct search_pattern *p, struct slice s, size_t at,
	struct buf *out)
{
	size_t size = utf8_fold_char(s, at, out);

	if (p->exact && !(out->size == 1 && strchr("'\"-", out->data[0]))) {
		buf_clear(out);
		buf_slice(out, slice_sub(s, at, at + size));
	}
	return size;
}

static bool
is_blank(struct slice s, size_t at)
{
	uint32_t code;

	if (at >= s.size)
		return false;
	utf8_next(s, at, &code);
	return utf8_is_space(code);
}

static size_t
match_here(const struct search_pattern *p, struct slice s, size_t at)
{
	struct slice rest = buf_view(&p->folded);
	struct buf one = { 0 };
	uint32_t code;
	bool first = true;

	while (rest.size > 0 && at < s.size) {
		size_t size;

		buf_clear(&one);
		size = fold_one(p, s, at, &one);
		if (is_blank(s, at)) {
			if (rest.data[0] != ' ')
				break;
			rest = slice_sub(rest, 1, rest.size);
			at += utf8_next(s, at, &code);
			while (!first && rest.size > 0 && is_blank(s, at))
				at += utf8_next(s, at, &code);
			first = false;
			continue;
		}
		if (first && one.size == 0)
			break;
		if (!slice_starts(rest, buf_view(&one)) &&
			!slice_starts(buf_view(&one), rest))
			break;
		rest = slice_sub(rest, one.size, rest.size);
		at += size;
		first = false;
	}
	buf_release(&one);
	if (rest.size > 0)
		return OFFSET_NONE;
	while (at < s.size) {
		size_t size = utf8_next(s, at, &code);

		if (!utf8_is_mark(code))
			break;
		at += size;
	}
	return at;
}

static void
find_all(const struct search_pattern *p, struct slice s, struct vec *out)
{
	uint32_t code;

	for (size_t at = 0; at < s.size; at += utf8_next(s, at, &code)) {
		size_t end = match_here(p, s, at);

		if (end != OFFSET_NONE && p->folded.size > 0)
			*(struct range *)vec_push(out) =
				(struct range){ at, end };
	}
}

static void
search_all(struct search *s, size_t budget, struct vec *out)
{
	enum search_state state;
	struct range hit;

	while ((state = search_step(s, budget, &hit)) != SEARCH_END)
		if (state == SEARCH_FOUND)
			*(struct range *)vec_push(out) = hit;
}

static bool
same(const struct vec *a, const struct vec *b, bool reversed)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		const struct range *x = vec_at(a, i);
		const struct range *y =
			vec_at(b, reversed ? a->count - 1 - i : i);

		if (x->start != y->start || x->end != y->end)
			return false;
	}
	return true;
}

/* Forward and backward, in slices of BUDGET, from the ends and from FROM. */
static bool
holds(struct slice words, struct slice text, size_t budget, size_t from)
{
	struct vec all = VEC_OF(struct range), got = VEC_OF(struct range);
	struct search_pattern p;
	struct search s;
	struct range first, *r;
	size_t want;
	bool good;

	search_pattern_init(&p, words);
	find_all(&p, text, &all);
	s = (struct search){ .pattern = &p, .text = text };
	search_all(&s, budget, &got);
	good = same(&all, &got, false);
	vec_clear(&got);
	s = (struct search){ &p, text, text.size, true, false, 0, 0 };
	search_all(&s, budget, &got);
	good = good && same(&all, &got, true);
	for (want = 0; want < all.count; want++)
		if (((struct range *)vec_at(&all, want))->start >= from)
			break;
	s = (struct search){ &p, text, from, true, false, 0, 0 };
	vec_clear(&got);
	search_all(&s, budget, &got);
	good = good && got.count == want;
	first = search_in(&p, text, (struct range){ from, text.size });
	r = want < all.count ? vec_at(&all, want) : NULL;
	good = good &&
		(r ? first.start == r->start && first.end == r->end
		   : range_is_none(first));
	vec_release(&all);
	vec_release(&got);
	search_pattern_release(&p);
	return good;
}

static const char *const atoms[] = { "a", "b", "e", "é", "É", "E", "A", "s",
	"ß", "ﬁ", "f", "i", " ", " ", "\n", "\xc2\xa0", "e\xcc\x81", "\xcc\x81",
	"\xc2\xad", "’", "'", "-", "—", "ё", "е", "Е", "с", "С", "й", "и", "…",
	".", "中", "1", "²", "q", "ſ", "\xe2\x80\xa8" };

static void
compose(struct buf *out, size_t count, size_t variety)
{
	while (count-- > 0)
		buf_text(out,
			atoms[(size_t)random() %
				(variety ? variety
					 : sizeof atoms / sizeof *atoms)]);
}

static void
test_random(void)
{
	size_t failed = 0;

	srandom(7);
	for (int round = 0; round < 6000; round++) {
		struct buf words = { 0 }, text = { 0 };
		size_t variety = round % 3 == 0 ? 0 : 4 + (size_t)round % 30;
		size_t from;

		compose(&words, 1 + (size_t)random() % 4, variety);
		compose(&text, (size_t)random() % (round % 7 ? 30 : 200),
			variety);
		if (round % 5 == 0) {
			buf_repeat(&text, 'x', 100);
			buf_slice(&text, buf_view(&words));
			buf_repeat(&text, 'x', (size_t)random() % 100);
		}
		from = utf8_start(
			buf_view(&text), (size_t)random() % (text.size + 1));
		if (!holds(buf_view(&words), buf_view(&text),
			    1 + (size_t)random() % 90, from) &&
			failed++ < 3)
			printf("# \"%s\" in \"%s\" from %zu\n",
				buf_string(&words), buf_string(&text), from);
		buf_release(&words);
		buf_release(&text);
	}
	tap_ok(failed == 0, "as by hand: %zu failed", failed);
}

/* Whether N's letter is found in a character that folds to something with
 * it. */
static bool
knows(const struct needle *n, struct slice letter, struct slice form,
	struct slice folded)
{
	return slice_find(folded, letter, 0) == SLICE_NONE ||
		needle_after(n, form, 0, 1) == 0;
}

static size_t
count_missed(struct slice letters)
{
	struct vec needles = VEC_OF(struct needle);
	struct buf form = { 0 }, folded = { 0 };
	size_t missed = 0, i = 0;

	for (size_t at = 0; at < letters.size; at += 2)
		needle_init(vec_push(&needles),
			slice_trim(slice_sub(letters, at, at + 2)), false);
	for (uint32_t c = 1; c < 0x20000; c++) {
		buf_clear(&form);
		buf_clear(&folded);
		utf8_put(&form, c);
		utf8_fold(buf_view(&form), &folded);
		for (i = 0; i < needles.count; i++)
			missed += !knows(vec_at(&needles, i),
				slice_trim(
					slice_sub(letters, 2 * i, 2 * i + 2)),
				buf_view(&form), buf_view(&folded));
	}
	vec_release(&needles);
	buf_release(&form);
	buf_release(&folded);
	return missed;
}

static void
test_forms(void)
{
	tap_ok(count_missed(SLICE("a b c d e f g h i j k l m n o p q r s t u v "
				  "w x y z 0 1 2 3 4 5 6 7 8 9 ")) == 0,
		"forms of plain letters");
	tap_ok(count_missed(SLICE("абвгдежзийклмнопрстуфхцчшщъыьэюяєіїўґ"
				  "αβγδεζηθικλμνξοπρστυφχψω")) == 0,
		"forms of Cyrillic and Greek letters");
	tap_ok(count_missed(SLICE("אբעش")) == 0, "forms of others");
}

static void
test_cases(void)
{
	const struct {
		const char *words, *text;
		size_t start, end;
	} cases[] = {
		{ "cafe", "un café noir", 3, 8 },
		{ "cafe", "UN CAFÉ NOIR", 3, 8 },
		{ "cafe", "cafe\xcc\x81", 0, 6 },
		{ "café", "cafe café", 5, 10 },
		{ "Cafe", "cafe Cafe", 5, 9 },
		{ "left opposition", "the Left\nOpposition", 4, 19 },
		{ "Left  Opposition", "Left   Opposition", 0, 17 },
		{ "смычка", "о Смычке и СМЫЧКА", 19, 31 },
		{ "ёлка", "елка", 0, 8 },
		{ "елка", "Ёлка", 0, 8 },
		{ "Trotsky's", "Trotsky’s", 0, 11 },
		{ "one-sided", "one—sided", 0, 11 },
		{ "strass", "Die Straße", 4, 10 },
		{ "nowhere", "here", OFFSET_NONE, OFFSET_NONE },
		{ "", "here", OFFSET_NONE, OFFSET_NONE },
		{ "here", "", OFFSET_NONE, OFFSET_NONE },
		{ "\xcc\x81", "here", OFFSET_NONE, OFFSET_NONE },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct slice text = slice_of(cases[i].text);
		struct search_pattern p;
		struct range hit;

		search_pattern_init(&p, slice_of(cases[i].words));
		hit = search_in(&p, text, (struct range){ 0, text.size });
		if (!tap_ok(hit.start == cases[i].start &&
				    hit.end == cases[i].end,
			    "case %zu: \"%s\"", i, cases[i].words))
			printf("# %zu %zu\n", hit.start, hit.end);
		search_pattern_release(&p);
	}
}

int
main(void)
{
	test_cases();
	test_random();
	test_forms();
	return tap_done();
}

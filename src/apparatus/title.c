/*
 * Equal but for articles, spelling and punctuation is 1. Short titles leave out
 * what stands behind ("The Prophet Unarmed"), now and then what stands before
 * or between; a title with more words than the known one names its subtitle, or
 * says that a preface to it is meant. All other likeness is by the words both
 * have, and counts for little: two books of one author on one matter share
 * most of their words. Numbers never differ: "1923-25" is not "1926-27".
 */
#include "apparatus/title.h"

#include "apparatus/spelling.h"
#include "base/utf8.h"
#include "base/vec.h"

enum { MOST_WORDS = 60 };

/* For what one may be cited as, when all words of it are there. */
static const double cut_at_colon = 0.98; /* the known title, no subtitle */
static const double cut_behind = 0.90;	 /* its beginning */
static const double cut_inside = 0.85;	 /* in order, words between left out */
static const double cut_to_bits = 0.70;	 /* most of its words left out */
static const double one_inside = 0.60;	 /* a single word from within */
static const double said_more = 0.88;	 /* the known title and more behind */
static const double led_in = 0.90;	 /* "Preface to" the known title */
/* With other words between them, in any order, it is hardly more. */
static const double other_words = 0.80;

static const char *const small_words[] = { "the", "a", "an", "of", "and", "as",
	"in", "to", "on", "for", "by", "with", "from", "at", "its", "or", "der",
	"die", "das", "des", "und", "von", "zur", "zum", "le", "la", "les",
	"de", "du", "et", "el", "los", "i", "v", "o" };

/* As keys. */
static const char *const leads[] = { "preface", "forevord", "introduction",
	"aftervord", "postscript", "apendix", "conclusion", "chapter", "note",
	"notes" };

static bool
is_among(struct slice word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equal(word, slice_of(list[i])))
			return true;
	return false;
}

static bool
is_number(struct slice s)
{
	size_t value;

	return slice_number(s, &value);
}

/* "25" or "5" behind "1923-" is 1925. */
static struct slice
whole_number(const struct vec *words, struct slice word, bool joined,
	struct arena *arena)
{
	const struct title_word *last = vec_last(words);

	if (!joined || !last || !last->number || last->key.size != 4 ||
		word.size > 2 || !is_number(word))
		return word;
	return arena_printf(arena, "%.*s%.*s", (int)(4 - word.size),
		last->key.data, (int)word.size, word.data);
}

/* End of the letters with stops between at AT, "U.S.A."; AT when they are none. */
static size_t
initials_end(struct slice s, size_t at)
{
	size_t end = at, letters = 0;

	while (end < s.size) {
		uint32_t code;
		size_t size = utf8_next(s, end, &code);

		if (!utf8_is_letter(code))
			break;
		end += size;
		letters++;
		if (end == s.size || s.data[end] != '.')
			break;
		if (++end < s.size && utf8_next(s, end, &code) &&
			utf8_is_letter(code))
			continue;
		return letters > 1 ? end : at;
	}
	return letters > 1 && (end == s.size || s.data[end] == '.') ? end : at;
}

static size_t
word_end(struct slice s, size_t at)
{
	size_t initials = initials_end(s, at);

	if (initials > at)
		return initials;
	while (at < s.size) {
		uint32_t code;
		size_t size = utf8_next(s, at, &code);

		if (!utf8_is_letter(code) &&
			!((code == '\'' || code == 0x2019) &&
				at + size < s.size))
			break;
		at += size;
	}
	return at;
}

static void
add_word(struct vec *words, struct slice raw, bool joined, struct arena *arena)
{
	struct title_word *w;
	struct buf key = { 0 };
	struct slice word;

	spelling_key(raw, &key);
	if (key.size > 0) {
		word = arena_copy(arena, buf_view(&key));
		word = whole_number(words, word, joined, arena);
		w = vec_push(words);
		w->key = word;
		w->number = is_number(word);
	}
	buf_release(&key);
}

static bool
is_small(struct slice raw)
{
	struct buf folded = { 0 };
	bool small;

	utf8_fold(raw, &folded);
	small = is_among(buf_view(&folded), small_words,
		sizeof small_words / sizeof *small_words);
	buf_release(&folded);
	return small;
}

/* All words, or those that carry it. */
static void
read_words(struct slice s, bool all, struct vec *words, size_t *head,
	struct arena *arena)
{
	size_t at = 0, end = 0;

	*head = SIZE_MAX;
	while (at < s.size && words->count < MOST_WORDS) {
		size_t before = end;
		bool joined;

		end = word_end(s, at);
		if (end == at) {
			if (s.data[at] == ':' && *head == SIZE_MAX)
				*head = words->count;
			at++;
			end = before;
			continue;
		}
		joined = at > before && at - before <= 3 &&
			(s.data[before] == '-' || s.data[before] == '\xE2');
		if (all || !is_small(slice_sub(s, at, end)))
			add_word(words, slice_sub(s, at, end), joined, arena);
		at = end;
	}
}

struct title
title_read(struct slice s, struct arena *arena)
{
	struct vec words = VEC_OF(struct title_word);
	struct title t;
	size_t head;

	read_words(s, false, &words, &head, arena);
	if (words.count == 0)
		read_words(s, true, &words, &head, arena);
	t.count = words.count;
	t.main = head == SIZE_MAX || head == 0 ? t.count : head;
	t.words = arena_new(arena, (t.count + 1) * sizeof *t.words);
	for (size_t i = 0; i < t.count; i++)
		t.words[i] = *(struct title_word *)vec_at(&words, i);
	vec_release(&words);
	return t;
}

static bool
same(const struct title_word *a, const struct title_word *b)
{
	if (a->number || b->number)
		return slice_equal(a->key, b->key);
	return spelling_near(a->key, b->key);
}

static bool
has_number(const struct title *t, const struct title_word *n)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->words[i].number && slice_equal(t->words[i].key, n->key))
			return true;
	return false;
}

/* Numbers of A that B lacks; *ANY whether A has any. */
static size_t
numbers_missing(const struct title *a, const struct title *b, bool *any)
{
	size_t missing = 0;

	*any = false;
	for (size_t i = 0; i < a->count; i++)
		if (a->words[i].number) {
			*any = true;
			missing += !has_number(b, &a->words[i]);
		}
	return missing;
}

static bool
numbers_differ(const struct title *a, const struct title *b)
{
	bool x, y;
	size_t left = numbers_missing(a, b, &x);
	size_t right = numbers_missing(b, a, &y);

	return x && y && left > 0 && right > 0;
}

/* How many words of PART stand in WHOLE in this order; *HEAD how many of them
 * at its very beginning. */
static size_t
in_order(const struct title *part, const struct title *whole, size_t *head)
{
	size_t at = 0, found = 0;

	*head = 0;
	for (size_t i = 0; i < part->count; i++) {
		size_t k = at;

		while (k < whole->count &&
			!same(&part->words[i], &whole->words[k]))
			k++;
		if (k == whole->count)
			continue;
		if (k == i && *head == i)
			++*head;
		at = k + 1;
		found++;
	}
	return found;
}

/* "Preface to" the first COUNT words of KNOWN. */
static bool
is_led_in(const struct title *cited, const struct title *known, size_t count)
{
	size_t extra = cited->count - count;

	if (cited->count <= count)
		return false;
	for (size_t i = 0; i < extra; i++)
		if (!is_among(cited->words[i].key, leads,
			    sizeof leads / sizeof *leads))
			return false;
	for (size_t i = 0; i < count; i++)
		if (!same(&cited->words[extra + i], &known->words[i]))
			return false;
	return true;
}

static double
cut_score(const struct title *cited, const struct title *known, size_t head)
{
	if (head == cited->count)
		return head == known->main ? cut_at_colon : cut_behind;
	if (cited->count == 1)
		return one_inside;
	return cited->count * 2 >= known->count ? cut_inside : cut_to_bits;
}

/* Words that both have, in any order. */
static double
shared_score(const struct title *a, const struct title *b,
	double (*weight)(const void *, struct slice), const void *data)
{
	double shared = 0, all = 0;
	bool used[MOST_WORDS] = { false };

	for (size_t i = 0; i < b->count; i++)
		all += weight(data, b->words[i].key);
	for (size_t i = 0; i < a->count; i++) {
		double w = weight(data, a->words[i].key);

		all += w;
		for (size_t k = 0; k < b->count; k++)
			if (!used[k] && same(&a->words[i], &b->words[k])) {
				used[k] = true;
				shared += w + weight(data, b->words[k].key);
				break;
			}
	}
	return all > 0 ? shared / all : 0;
}

bool
title_same(const struct title *a, const struct title *b)
{
	size_t head;

	return a->count > 0 && a->count == b->count &&
		in_order(a, b, &head) == a->count && !numbers_differ(a, b);
}

double
title_alike(const struct title *cited, const struct title *known, double least,
	double (*weight)(const void *data, struct slice word), const void *data)
{
	size_t found, head, back;
	double score;

	if (cited->count == 0 || known->count == 0 ||
		numbers_differ(cited, known))
		return 0;
	if (title_same(cited, known))
		return 1;
	found = in_order(cited, known, &head);
	if (found == cited->count)
		return cut_score(cited, known, head);
	if (is_led_in(cited, known, known->count) ||
		is_led_in(cited, known, known->main))
		return led_in;
	if (known->count > 1 && in_order(known, cited, &back) == known->count &&
		back == known->count)
		return said_more;
	if (least > other_words && cited->count != known->count)
		return 0;
	score = shared_score(cited, known, weight, data);
	return score * score;
}

#include "apparatus/credit.h"

#include <string.h>

#include "apparatus/names.h"
#include "base/hash.h"
#include "base/utf8.h"

enum {
	REACH = 8000, /* credits that are looked back over */
	MOST = 8      /* authors of a work */
};

static uint64_t
key_of(struct slice family)
{
	struct buf key = { 0 };
	uint64_t hash;

	names_key(family, &key);
	hash = key.size > 1 ? hash_quick(buf_view(&key)) : 0;
	buf_release(&key);
	return hash;
}

/* One letter, with its stop or without, is no family name: "Холм А." begins with
 * it. */
static struct slice
family_of(const struct name *n)
{
	struct slice word, rest = n->given;
	uint32_t code;
	bool initial = slice_ends(n->family, SLICE(".")) ||
		(n->family.size > 0 &&
			utf8_next(n->family, 0, &code) == n->family.size);

	return initial && slice_word(&rest, &word) ? word : n->family;
}

static size_t
read_keys(struct slice names, uint64_t keys[MOST])
{
	struct name n;
	size_t count = 0;

	while (count < MOST && names_next(&names, &n)) {
		keys[count] = n.others ? 0 : key_of(family_of(&n));
		count += keys[count] != 0;
	}
	return count;
}

void
credit_add(
	struct vec *credits, struct slice names, enum credit_by by, size_t item)
{
	uint64_t keys[MOST];
	size_t count = read_keys(names, keys);

	for (size_t i = 0; i < count; i++)
		*(struct credit *)vec_push(credits) = (struct credit){ keys[i],
			item, by, (uint32_t)count - 1 };
}

uint64_t
credit_key(struct slice names)
{
	uint64_t keys[MOST];

	return read_keys(names, keys) > 0 ? keys[0] : 0;
}

/* Up to the next blank or hyphen of REST. */
static bool
next_part(struct slice *rest, struct slice *part)
{
	size_t end = 0;

	while (rest->size > 0 && strchr(" -\n", rest->data[0]))
		*rest = slice_sub(*rest, 1, rest->size);
	while (end < rest->size && !strchr(" -\n", rest->data[end]))
		end++;
	*part = slice_sub(*rest, 0, end);
	*rest = slice_sub(*rest, end, rest->size);
	return end > 0;
}

/* A title about a man has his name as one by him has. */
static bool
is_own(struct slice title)
{
	static const char *const words[] = { "Works", "Writings", "Writing",
		"Selected", "Collected", "Reader", "Anthology", "Letters",
		"Pamphlets", "Papers", "Essays", "Speeches", "Speaks", "Ideas",
		"Philosophy", "Basic", "Essential", "on", "Werke", "Schriften",
		"Briefe", "Reden", "Œuvres", "Oeuvres", "Сочинения", "Письма" };
	struct slice word;

	while (next_part(&title, &word)) {
		if (slice_ends(word, SLICE("'s")) ||
			slice_ends(word, SLICE("’s")))
			return true;
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (slice_equal(word, slice_of(words[i])))
				return true;
	}
	return false;
}

void
credit_title(struct vec *credits, struct slice title, size_t item)
{
	enum { SHORTEST = 4 };
	struct slice word;
	uint32_t code;

	if (!is_own(title))
		return;
	while (next_part(&title, &word)) {
		utf8_next(word, 0, &code);
		while (word.size > 0 &&
			strchr(",.:;!?", word.data[word.size - 1]))
			word.size--;
		if (word.size >= SHORTEST && utf8_is_upper(code))
			*(struct credit *)vec_push(credits) =
				(struct credit){ key_of(word), item,
					CREDIT_TITLE, 0 };
	}
}

static const struct credit *
at(const struct vec *credits, size_t index)
{
	return vec_at(credits, index);
}

/* Whether the citation of credit INDEX has KEY too. */
static bool
has_key(const struct vec *credits, size_t index, uint64_t key,
	enum credit_by by)
{
	size_t item = at(credits, index)->item, first = index;

	while (first > 0 && at(credits, first - 1)->item == item)
		first--;
	for (size_t i = first; i < credits->count; i++) {
		if (at(credits, i)->item != item)
			return false;
		if (at(credits, i)->key == key && at(credits, i)->by <= by)
			return true;
	}
	return false;
}

/* The latest credit for all KEYS; with EXACT, for none beside them. */
static size_t
latest(const struct vec *credits, const uint64_t *keys, size_t count,
	enum credit_by by, bool exact)
{
	size_t first = credits->count > REACH ? credits->count - REACH : 0;

	for (size_t i = credits->count; i-- > first;) {
		bool all = at(credits, i)->key == keys[0] &&
			at(credits, i)->by <= by &&
			(!exact || at(credits, i)->others < count);

		for (size_t k = 1; all && k < count; k++)
			all = has_key(credits, i, keys[k], by);
		if (all)
			return i;
	}
	return CITATION_NONE;
}

bool
credit_has(const struct vec *credits, struct slice names, size_t item,
	enum credit_by most)
{
	uint64_t keys[MOST];
	size_t count = read_keys(names, keys);

	for (size_t i = credits->count;
		i-- > 0 && at(credits, i)->item >= item;)
		for (size_t k = 0; k < count; k++)
			if (at(credits, i)->item == item &&
				at(credits, i)->by <= most &&
				at(credits, i)->key == keys[k])
				return true;
	return false;
}

bool
credit_known(const struct vec *credits, size_t item, enum credit_by most)
{
	for (size_t i = credits->count;
		i-- > 0 && at(credits, i)->item >= item;)
		if (at(credits, i)->item == item && at(credits, i)->by <= most)
			return true;
	return false;
}

/* Whether a later citation, of nobody known, has all KEYS near. */
static bool
is_overtaken(const struct vec *credits, const uint64_t *keys, size_t count,
	size_t found)
{
	size_t later = latest(credits, keys, count, CREDIT_NEAR, false);

	return later != CITATION_NONE &&
		at(credits, later)->item > at(credits, found)->item &&
		!credit_known(credits, at(credits, later)->item, CREDIT_SAID);
}

size_t
credit_find(const struct vec *credits, struct slice names, enum credit_by most,
	struct citation *x)
{
	uint64_t keys[MOST];
	size_t count = read_keys(names, keys), found, alone;
	enum credit_by sure = most < CREDIT_TITLE ? most : CREDIT_TITLE;

	if (count == 0)
		return CITATION_NONE;
	found = latest(credits, keys, count, sure, false);
	if (found == CITATION_NONE && most == CREDIT_FAR) {
		found = latest(credits, keys, count, CREDIT_NEAR, false);
		if (found != CITATION_NONE)
			return at(credits, found)->item;
		found = latest(credits, keys, count, CREDIT_FAR, false);
		x->unsure = x->unsure || found != CITATION_NONE;
	}
	if (found == CITATION_NONE)
		return found;
	if (is_overtaken(credits, keys, count, found))
		x->unsure = true;
	if (at(credits, found)->others >= count) {
		alone = latest(credits, keys, count, sure, true);
		x->unsure = x->unsure ||
			(alone != CITATION_NONE &&
				at(credits, alone)->item !=
					at(credits, found)->item);
		found = alone == CITATION_NONE ? found : alone;
	}
	return at(credits, found)->item;
}

size_t
credit_works(
	const struct vec *credits, struct slice names, const struct vec *works)
{
	uint64_t keys[MOST];
	size_t found = CITATION_NONE;

	if (read_keys(names, keys) == 0)
		return 0;
	for (size_t i = 0; i < credits->count; i++) {
		size_t work;

		if (at(credits, i)->key != keys[0] ||
			at(credits, i)->by > CREDIT_SAID)
			continue;
		work = *(size_t *)vec_at(works, at(credits, i)->item);
		if (found != CITATION_NONE && work != found)
			return 2;
		found = work;
	}
	return found != CITATION_NONE;
}

bool
credit_shares(struct slice a, struct slice b)
{
	uint64_t left[MOST], right[MOST];
	size_t count = read_keys(a, left), others = read_keys(b, right);

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < others; k++)
			if (left[i] == right[k])
				return true;
	return false;
}

bool
credit_same(struct slice a, struct slice b)
{
	uint64_t left[MOST], right[MOST];
	size_t count = read_keys(a, left), others = read_keys(b, right);

	return count == others && count > 0 && credit_shares(a, b);
}

/* The word with a capital that ends at END. */
static struct slice
name_before(struct slice text, size_t end)
{
	size_t start = end;
	uint32_t code = 0;

	while (start > 0 && !strchr(" \n(", text.data[start - 1]))
		start--;
	if (start < end)
		utf8_next(text, start, &code);
	return utf8_is_upper(code) ? slice_sub(text, start, end) : SLICE("");
}

/* The bytes of the apostrophe at AT; 0 without. */
static size_t
apostrophe(struct slice text, size_t at)
{
	if (text.data[at] == '\'')
		return 1;
	return slice_starts(slice_sub(text, at, text.size), SLICE("’")) ? 3 : 0;
}

void
credit_owners(struct slice text, struct vec *out)
{
	for (size_t at = 0, size; at < text.size; at += size ? size : 1) {
		struct slice behind, name;

		size = strchr("'\xe2", text.data[at]) ? apostrophe(text, at)
						      : 0;
		if (size == 0)
			continue;
		behind = slice_sub(text, at + size, text.size);
		if (slice_starts(behind, SLICE("s ")))
			behind = slice_sub(behind, 2, behind.size);
		else if (slice_starts(behind, SLICE(" ")) && at > 0 &&
			text.data[at - 1] == 's')
			behind = slice_sub(behind, 1, behind.size);
		else
			continue;
		name = name_before(text, at);
		if (name.size > 0)
			*(struct credit_owner *)vec_push(out) =
				(struct credit_owner){ name, behind };
	}
}

struct slice
credit_owner_of(const struct vec *owners, struct slice title)
{
	for (size_t i = 0; title.size > 0 && i < owners->count; i++) {
		const struct credit_owner *o = vec_at(owners, i);

		if (slice_starts(o->owned, title))
			return o->name;
	}
	return SLICE("");
}

#include "import/language.h"

enum { ENOUGH_BYTES = 32768, ENOUGH_WORDS = 20, SHARE = 12 };

static const struct {
	const char *name, *words;
} languages[] = {
	{ "en", "the of and to in that is was for with" },
	{ "de", "der die das und nicht ist von den ein zu mit" },
	{ "fr", "le la les des et une que dans est du pour" },
	{ "es", "el la los las que una por del con y" },
	{ "it", "il che della di per non una sono del gli" },
	{ "nl", "de het een van en niet dat op met zijn" },
	{ "pt", "o os da do que uma para com em um" },
	{ "sv", "och att det som en av den med inte till" },
	{ "ru", "и в не на что с как это по из" },
};

enum { COUNT = sizeof languages / sizeof *languages };

static bool
has_word(const char *words, struct slice word)
{
	struct slice rest = slice_of(words), one;

	while (slice_word(&rest, &one))
		if (slice_equal(one, word))
			return true;
	return false;
}

struct slice
language_guess(struct slice text)
{
	size_t hits[COUNT] = { 0 }, words = 0, best = 0, second = 0;
	struct slice rest = slice_sub(text, 0, ENOUGH_BYTES), word;

	for (; slice_word(&rest, &word); words++)
		for (size_t i = 0; i < COUNT; i++)
			hits[i] += has_word(languages[i].words, word);
	for (size_t i = 1; i < COUNT; i++)
		best = hits[i] > hits[best] ? i : best;
	for (size_t i = 0; i < COUNT; i++)
		if (i != best && hits[i] > second)
			second = hits[i];
	if (hits[best] < ENOUGH_WORDS || hits[best] * SHARE < words ||
		hits[best] * 2 < second * 3)
		return SLICE("");
	return slice_of(languages[best].name);
}

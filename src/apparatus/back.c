#include "apparatus/back.h"

#include <string.h>

#include "apparatus/cue.h"

/* As printed, in either case; a full stop and blanks of a shorter form are
 * those of the longer one's beginning, so the longer come first. */
static const struct {
	const char *words;
	enum back_word is;
	bool plain; /* may be a word of a sentence or title */
} table[] = {
	{ "ibidem", BACK_SAME, false },
	{ "ibid", BACK_SAME, false },
	{ "ibd", BACK_SAME, false },
	{ "ib", BACK_SAME, true },
	{ "ebenda", BACK_SAME, false },
	{ "ebendort", BACK_SAME, false },
	{ "ebd", BACK_SAME, false },
	{ "там же", BACK_SAME, true },
	{ "Там же", BACK_SAME, true },
	{ "op. cit", BACK_CITED, false },
	{ "op.cit", BACK_CITED, false },
	{ "op cit", BACK_CITED, false },
	{ "o. c", BACK_CITED, true },
	{ "art. cit", BACK_CITED, false },
	{ "loc. cit", BACK_CITED, false },
	{ "loc.cit", BACK_CITED, false },
	{ "loc cit", BACK_CITED, false },
	{ "l. c", BACK_CITED, true },
	{ "l.c", BACK_CITED, true },
	{ "work cited", BACK_CITED, true },
	{ "a. a. O", BACK_CITED, false },
	{ "a.a.O", BACK_CITED, false },
	{ "a. a. o", BACK_CITED, false },
	{ "a.a.o", BACK_CITED, false },
	{ "указ. соч", BACK_CITED, false },
	{ "Указ. соч", BACK_CITED, false },
	{ "указ. ст", BACK_CITED, false },
	{ "Указ. ст", BACK_CITED, false },
	{ "указанное сочинение", BACK_CITED, false },
	{ "Указанное сочинение", BACK_CITED, false },
	{ "ук. соч", BACK_CITED, false },
	{ "Ук. соч", BACK_CITED, false },
	{ "цит. соч", BACK_CITED, false },
	{ "Цит. соч", BACK_CITED, false },
	{ "idem", BACK_AUTHOR, true },
	{ "id", BACK_AUTHOR, true },
	{ "eadem", BACK_AUTHOR, true },
	{ "derselbe", BACK_AUTHOR, true },
	{ "ders", BACK_AUTHOR, true },
	{ "dieselbe", BACK_AUTHOR, true },
	{ "dies", BACK_AUTHOR, true },
	{ "он же", BACK_AUTHOR, true },
	{ "Он же", BACK_AUTHOR, true },
	{ "она же", BACK_AUTHOR, true },
	{ "Она же", BACK_AUTHOR, true },
	{ "его же", BACK_AUTHOR, true },
	{ "Его же", BACK_AUTHOR, true },
	{ "её же", BACK_AUTHOR, true },
	{ "Её же", BACK_AUTHOR, true },
};

/* A word of sentences refers back only where a stop parts it from the rest. */
static bool
is_parted(struct slice s, size_t at)
{
	return at == s.size || strchr(".,:;", s.data[at]);
}

static enum back_word
look_up(struct slice s, bool inside, size_t *size)
{
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const char *const words[] = { table[i].words, NULL };
		size_t length = strlen(table[i].words);

		if (!cue_first(s, words) ||
			(table[i].plain && (inside || !is_parted(s, length))))
			continue;
		*size = length;
		return table[i].is;
	}
	return BACK_NONE;
}

enum back_word
back_at(struct slice s, size_t *size)
{
	return look_up(s, false, size);
}

enum back_word
back_inside(struct slice s, size_t *size)
{
	return look_up(s, true, size);
}

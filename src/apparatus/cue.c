#include "apparatus/cue.h"

#include <string.h>

#include "base/utf8.h"

static bool
starts(struct slice s, const char *word)
{
	size_t size = strlen(word);
	uint32_t code = ' ';

	if (!slice_equal_ascii(slice_sub(s, 0, size), slice_of(word)))
		return false;
	if (s.size > size)
		utf8_next(s, size, &code);
	return !utf8_is_letter(code) || utf8_is_digit(code);
}

/* The one of WORDS (ended by NULL) that S begins with; NULL when none. */
const char *
cue_first(struct slice s, const char *const *words)
{
	for (; *words; words++)
		if (starts(s, *words))
			return *words;
	return NULL;
}

bool
cue_digit(struct slice s, size_t at)
{
	return at < s.size && s.data[at] >= '0' && s.data[at] <= '9';
}

bool
cue_upper(struct slice s, size_t at)
{
	uint32_t code = 0;

	if (at < s.size)
		utf8_next(s, at, &code);
	return utf8_is_upper(code);
}

/* Four digits that are a year; empty without. */
struct slice
cue_year(struct slice s)
{
	size_t digits = 0;

	for (size_t i = 0; i <= s.size; i++) {
		if (cue_digit(s, i)) {
			digits++;
			continue;
		}
		if (digits == 4 &&
			(s.data[i - 4] == '1' || s.data[i - 4] == '2'))
			return slice_sub(s, i - 4, i);
		digits = 0;
	}
	return SLICE("");
}

static const char *const months[] = { "january", "february", "march", "april",
	"may", "june", "july", "august", "september", "october", "november",
	"december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept",
	"sep", "oct", "nov", "dec", "spring", "summer", "autumn", "winter",
	"januar", "februar", "märz", "mai", "juni", "juli", "oktober",
	"dezember", "января", "февраля", "марта", "апреля", "мая", "июня",
	"июля", "августа", "сентября", "октября", "ноября", "декабря", NULL };

/* "13 December 1924", "December 30-31", "1922". */
bool
cue_is_date(struct slice s)
{
	bool month = false, number = false;
	struct slice word;

	while (slice_word(&s, &word)) {
		if (cue_digit(word, 0))
			number = true;
		else if (!month && cue_first(word, months))
			month = true;
		else
			return false;
	}
	return number || month;
}

/* "A. Holm", not "A river". */
static bool
is_initial(struct slice s)
{
	return s.size > 1 && s.data[1] == '.' && cue_upper(s, 0);
}

bool
cue_is_name(struct slice s)
{
	static const char *const joints[] = { "and", "und", "&", "de", "von",
		"van", "der", "la", "le", "и", "et", "y", NULL };
	static const char *const never[] = { "the", "a", "an", "on", "in",
		"what", "re", "die", "das", "der", "les", "to", "letter",
		"preface", NULL };
	size_t count = 0;
	struct slice word;

	if (cue_first(s, never) && !is_initial(s))
		return false;
	while (slice_word(&s, &word)) {
		if (count > 0 && cue_first(word, joints))
			continue;
		if (!cue_upper(word, 0))
			return false;
		for (size_t i = 0; i < word.size; i++)
			if (cue_digit(word, i) ||
				strchr("():?!\"", word.data[i]))
				return false;
		count++;
	}
	return count > 0 && count <= 6;
}

/* "xiv", "xvf": a number in Roman letters. */
static bool
is_roman(struct slice s, size_t at)
{
	size_t end = at;

	while (end < s.size && strchr("ivxlcIVXLC", s.data[end]))
		end++;
	while (end > at && end < s.size && strchr("fn", s.data[end]))
		end++;
	return end > at && (end == s.size || strchr(" ,.;-", s.data[end]));
}

/* "N.I. Berg", "P. V. Holm": a cue of SIZE bytes and a number at AT that are
 * one capital each, with a full stop, begin first names. */
static bool
is_initials(struct slice s, size_t size, size_t at)
{
	return cue_upper(s, 0) && utf8_before(s, size) == 0 &&
		cue_upper(s, at) &&
		slice_starts(slice_sub(s, at + 1, s.size), SLICE("."));
}

bool
cue_locator(struct slice s, const char *const *words)
{
	for (; *words; words++) {
		size_t at = strlen(*words);

		if (!slice_equal_ascii(slice_sub(s, 0, at), slice_of(*words)))
			continue;
		while (at < s.size && strchr(". ,", s.data[at]))
			at++;
		if (cue_digit(s, at) ||
			(at > strlen(*words) && is_roman(s, at) &&
				!is_initials(s, strlen(*words), at)))
			return true;
	}
	return false;
}

bool
cue_is_pages(struct slice s)
{
	static const char *const words[] = { "pp", "p", "pgs", "pg", "pages",
		"page", "seiten", "seite", "s", "стр", "Стр", "с", "С", "сс",
		NULL };

	return cue_locator(s, words);
}

bool
cue_is_volume(struct slice s)
{
	static const char *const words[] = { "vols", "vol", "volume", "bd",
		"bände", "band", "т", "Т", "том", "Том", "t", "tome", "bk",
		NULL };
	static const char *const roman[] = { "vol", "volume", "band", NULL };

	return cue_locator(s, words) || cue_first(s, roman);
}

bool
cue_is_publisher(struct slice s)
{
	static const char *const ends[] = { "Press", "Books", "Publishers",
		"Publishing", "Verlag", "Editions", "Publications", "House",
		"Party of Great Britain", "Classics" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (slice_ends(s, slice_of(ends[i])))
			return true;
	return false;
}

/* "New York 1962", "London n.d", or a city of publishers. */
bool
cue_is_place(struct slice s)
{
	static const char *const cities[] = { "London", "Paris", "New York",
		"Moscow", "Berlin", "Leningrad", "Petrograd", "Boston",
		"Chicago", "Vienna", "Wien", "Leipzig", "Stuttgart", "Hamburg",
		"Oxford", "Cambridge", "Москва", "Ленинград", "Л", "М" };
	struct slice word, last = SLICE("");
	size_t count = 0;

	for (size_t i = 0; i < sizeof cities / sizeof *cities; i++)
		if (slice_equal(s, slice_of(cities[i])))
			return true;
	while (slice_word(&s, &word)) {
		if (last.size > 0 && !cue_upper(last, 0))
			return false;
		last = word;
		count++;
	}
	return count > 1 && count < 5 &&
		((last.size == 4 && cue_year(last).size == 4) ||
			starts(last, "n.d"));
}

bool
cue_is_noise(struct slice s)
{
	static const char *const words[] = { "emphasis", "my emphasis",
		"our emphasis", "translated", "translation", "trans", "ed. by",
		"eds", "edited", "third edition", "second edition",
		"first edition", "fourth edition", "fifth edition", "n.d", "hg",
		"hrsg", "in the original", "http", "https", "www", "available",
		"accessed", NULL };
	static const char *const numbered[] = { "chap", "chapter", "ch",
		"section", "no", "note", "n", "fn", "pt", "part", "kap", NULL };
	static const char *const spelled[] = { "section", "chapter", "part",
		NULL };

	return cue_first(s, words) || cue_first(s, spelled) ||
		cue_locator(s, numbered);
}

bool
cue_is_month(struct slice word)
{
	return cue_first(word, months) != NULL;
}

size_t
cue_editor(struct slice s)
{
	static const char *const ends[] = { "(ed.)", "(eds.)", "(ed)", "(eds)",
		"(Ed.)", "(Eds.)", "(Ed)", "(Eds)", "(Hg.)", "(Hrsg.)",
		"(Hrsg)", "(Hg)", "(dir.)", "(ред.)", "(сост.)" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		struct slice end = slice_of(ends[i]), name;

		if (!slice_ends(s, end))
			continue;
		name = slice_trim(slice_sub(s, 0, s.size - end.size));
		return cue_is_name(name) ? name.size : 0;
	}
	return 0;
}

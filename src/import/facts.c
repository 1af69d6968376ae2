#include "import/facts.h"

#include <string.h>

#include "base/utf8.h"

/* Keys. */

static const struct {
	const char *key;
	enum doc_fact fact;
} keys[] = {
	{ "title", DOC_TITLE },
	{ "subtitle", DOC_SUBTITLE },
	{ "author", DOC_AUTHOR },
	{ "authors", DOC_AUTHOR },
	{ "by", DOC_AUTHOR },
	{ "translator", DOC_TRANSLATOR },
	{ "translated by", DOC_TRANSLATOR },
	{ "translation", DOC_TRANSLATOR },
	{ "date", DOC_DATE },
	{ "written", DOC_DATE },
	{ "publisher", DOC_PUBLISHER },
	{ "language", DOC_LANGUAGE },
	{ "lang", DOC_LANGUAGE },
	{ "id", DOC_ID },
};

static bool
find_key(struct slice key, enum doc_fact *fact)
{
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (!slice_equal_ascii(key, slice_of(keys[i].key)))
			continue;
		*fact = keys[i].fact;
		return true;
	}
	return false;
}

/* Cuts LINE at the first colon. */
static bool
cut_key(struct slice line, struct slice *key, struct slice *value)
{
	size_t colon = slice_find(line, SLICE(":"), 0);

	if (colon == SLICE_NONE || colon == 0)
		return false;
	*key = slice_trim(slice_sub(line, 0, colon));
	*value = slice_trim(slice_sub(line, colon + 1, line.size));
	return true;
}

bool
facts_line(struct slice line, enum doc_fact *fact, struct slice *value)
{
	struct slice key;

	return cut_key(line, &key, value) && value->size > 0 &&
		find_key(key, fact);
}

/* Dates. */

static size_t
month_of(struct slice word)
{
	static const char *const months[] = { "january", "february", "march",
		"april", "may", "june", "july", "august", "september",
		"october", "november", "december" };

	while (word.size > 0 && strchr(".,", word.data[word.size - 1]))
		word.size--;
	for (size_t i = 0; i < 12; i++) {
		struct slice name = slice_of(months[i]);

		if (slice_equal_ascii(word, name) ||
			(word.size == 3 &&
				slice_equal_ascii(word, slice_sub(name, 0, 3))))
			return i + 1;
	}
	return 0;
}

struct date {
	size_t year, month, day;
	bool other; /* some word is no part of a date */
};

static void
read_date_word(struct date *d, struct slice word)
{
	size_t number, month = month_of(word);

	while (word.size > 0 && strchr(".,", word.data[word.size - 1]))
		word.size--;
	if (month > 0 && d->month == 0)
		d->month = month;
	else if (!slice_number(word, &number))
		d->other = true;
	else if (number >= 1 && number <= 31 && d->day == 0 && word.size < 3)
		d->day = number;
	else if (word.size == 4 && number >= 1000 && d->year == 0)
		d->year = number;
	else
		d->other = true;
}

static bool
read_iso(struct slice s, struct date *d)
{
	struct slice year = slice_sub(s, 0, 4), month = slice_sub(s, 5, 7),
		     day = slice_sub(s, 8, 10);

	if ((s.size != 10 && s.size != 7) || s.data[4] != '-')
		return false;
	if (s.size == 10 && (s.data[7] != '-' || !slice_number(day, &d->day)))
		return false;
	return slice_number(year, &d->year) && slice_number(month, &d->month) &&
		d->month >= 1 && d->month <= 12 && d->day <= 31;
}

bool
facts_date(struct slice s, struct buf *iso)
{
	struct date d = { 0 };
	struct slice rest = slice_trim(s), word;

	if (rest.size > 40)
		return false;
	if (!read_iso(rest, &d)) {
		d = (struct date){ 0 };
		while (slice_word(&rest, &word))
			read_date_word(&d, word);
	}
	if (d.other || d.year == 0 || (d.day > 0 && d.month == 0))
		return false;
	buf_printf(iso, "%04zu", d.year);
	if (d.month > 0)
		buf_printf(iso, "-%02zu", d.month);
	if (d.day > 0)
		buf_printf(iso, "-%02zu", d.day);
	return true;
}

/* The head of a Markdown file. */

static bool
next_line(struct slice *rest, struct slice *line)
{
	if (!slice_cut(rest, '\n', line))
		return false;
	if (slice_ends(*line, SLICE("\r")))
		line->size--;
	return true;
}

static struct slice
unquoted(struct slice s)
{
	if (s.size > 1 && (s.data[0] == '"' || s.data[0] == '\'') &&
		s.data[s.size - 1] == s.data[0])
		return slice_sub(s, 1, s.size - 1);
	return s;
}

/* Size of the head with both its lines `---`, 0 when this is none. */
static size_t
head_size(struct slice bytes)
{
	struct slice rest = bytes, line, key, value;
	size_t start = slice_starts(bytes, SLICE("\xef\xbb\xbf")) ? 3 : 0;

	rest = slice_sub(bytes, start, bytes.size);
	if (!next_line(&rest, &line) || !slice_equal(line, SLICE("---")))
		return 0;
	while (next_line(&rest, &line)) {
		if (slice_equal(line, SLICE("---")) ||
			slice_equal(line, SLICE("...")))
			return bytes.size - rest.size;
		if (slice_trim(line).size > 0 && line.data[0] != '#' &&
			!slice_starts(slice_trim(line), SLICE("- ")) &&
			!cut_key(line, &key, &value))
			return 0;
	}
	return 0;
}

size_t
facts_head(struct slice bytes, struct builder *b)
{
	size_t size = head_size(bytes);
	struct slice rest = slice_sub(bytes, 0, size), line, key, value;
	enum doc_fact fact = DOC_FACT_COUNT;

	while (next_line(&rest, &line)) {
		if (slice_starts(slice_trim(line), SLICE("- ")))
			value = slice_trim(
				slice_sub(slice_trim(line), 2, line.size));
		else if (!cut_key(line, &key, &value))
			continue;
		else if (!find_key(key, &fact))
			fact = DOC_FACT_COUNT;
		value = unquoted(value);
		if (fact != DOC_FACT_COUNT && value.size > 0)
			builder_fact(b, fact, value);
	}
	return size;
}

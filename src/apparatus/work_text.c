/* A work in words: its name in a line of a list, its whole record, its key. */
#include "apparatus/work.h"

#include "apparatus/cue.h"
#include "apparatus/names.h"
#include "apparatus/spelling.h"
#include "base/utf8.h"

static void
put_author(const struct work *w, struct buf *out)
{
	struct slice author = w->fields[WORK_AUTHOR];
	size_t start = out->size;

	if (author.size == 0 && w->fields[WORK_EDITOR].size > 0) {
		names_print(w->fields[WORK_EDITOR], out);
		buf_text(out, " (ed.)");
	} else {
		names_print(author, out);
	}
	if (out->size > start && w->fields[WORK_TITLE].size > 0)
		buf_text(out, ", ");
}

/* "1960/1970" is a span of years. */
static void
put_year(struct slice year, struct buf *out)
{
	for (size_t i = 0; i < year.size; i++)
		if (year.data[i] == '/')
			buf_text(out, "–");
		else
			buf_char(out, year.data[i]);
}

void
work_name(const struct work *w, struct buf *out)
{
	struct slice year = w->fields[WORK_ORIGINAL_YEAR].size
		? w->fields[WORK_ORIGINAL_YEAR]
		: w->fields[WORK_YEAR];

	put_author(w, out);
	buf_slice(out, w->fields[WORK_TITLE]);
	if (year.size == 0 ||
		slice_find(w->fields[WORK_TITLE], year, 0) != SLICE_NONE)
		return;
	buf_text(out, " (");
	put_year(year, out);
	buf_char(out, ')');
}

/* "Place: Publisher, Year" */
static void
put_imprint(const struct work *w, struct buf *out)
{
	struct slice place = w->fields[WORK_PLACE];
	struct slice publisher = w->fields[WORK_PUBLISHER];
	struct slice year = w->fields[WORK_YEAR];

	if (place.size + publisher.size + year.size == 0)
		return;
	buf_text(out, " (");
	buf_slice(out, place);
	if (place.size > 0 && publisher.size > 0)
		buf_text(out, ": ");
	buf_slice(out, publisher);
	if (place.size + publisher.size > 0 && year.size > 0)
		buf_text(out, ", ");
	put_year(year, out);
	buf_char(out, ')');
}

void
work_record(const struct work *w, struct buf *out)
{
	static const struct {
		enum work_field field;
		const char *before;
	} more[] = { { WORK_CONTAINER, ", in " }, { WORK_VOLUME, ", vol. " } };

	put_author(w, out);
	buf_slice(out, w->fields[WORK_TITLE]);
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		if (w->fields[more[i].field].size > 0) {
			buf_text(out, more[i].before);
			buf_slice(out, w->fields[more[i].field]);
		}
	if (w->fields[WORK_TRANSLATOR].size > 0) {
		buf_text(out, ", translated by ");
		names_print(w->fields[WORK_TRANSLATOR], out);
	}
	put_imprint(w, out);
	if (w->fields[WORK_ORIGINAL_YEAR].size > 0) {
		buf_text(out, ", first ");
		put_year(w->fields[WORK_ORIGINAL_YEAR], out);
	}
	if (w->fields[WORK_PAGES].size > 0) {
		buf_text(out, ", pp. ");
		buf_slice(out, w->fields[WORK_PAGES]);
	}
}

/* At most MOST words of S, in small ASCII letters, with hyphens. */
static void
put_words(struct slice s, size_t most, struct buf *out)
{
	struct buf latin = { 0 };
	bool inside = false;

	spelling_latin(s, &latin);
	for (size_t i = 0; i < latin.size; i++) {
		char c = latin.data[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

		if (c == '\'')
			continue;
		if (letter && !inside) {
			if (most-- == 0)
				break;
			if (out->size > 0)
				buf_char(out, '-');
		}
		inside = letter;
		if (letter)
			buf_char(out, c);
	}
	buf_release(&latin);
}

static struct slice
without_article(struct slice title)
{
	static const char *const articles[] = { "The ", "A ", "An ", "Der ",
		"Die ", "Das ", "Le ", "La ", "Les " };

	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
		if (slice_starts(title, slice_of(articles[i])))
			return slice_sub(
				title, slice_of(articles[i]).size, title.size);
	return title;
}

void
work_make_key(const struct work *w, struct buf *out)
{
	enum { WORDS = 6, OF_A_NAME = 3 };
	struct slice authors = w->fields[WORK_AUTHOR];
	struct buf key = { 0 };
	struct name n;

	if (names_next(&authors, &n))
		put_words(n.family, OF_A_NAME, &key);
	put_words(without_article(w->fields[WORK_TITLE]), WORDS, &key);
	if (key.size == 0)
		buf_text(&key, "work");
	buf_slice(out, buf_view(&key));
	buf_release(&key);
}

/*
 * Which work a document is: the one whose key it calls itself by; else the one
 * that its title, author and date mean. A title may name a volume and a part of
 * it, or the site it was taken from: "Volume – 4. Chapter", "Title | Site". Then
 * the part is meant where the catalogue has both. Or it is in marks, with remarks
 * in brackets: [Dossier] “Title” (now in print). The name of a file means none.
 */
#include "study/worksinside.h"

#include <string.h>

#include "apparatus/cue.h"
#include "study/shelve.h"

static const char *const dividers[] = { " – ", " — ", " - ", " | ", ": " };

/* The shelf has "Karl Marx, Friedrich Engels", but also "Marx, Karl". */
static void
put_authors(struct slice author, struct buf *out)
{
	size_t comma = slice_find(author, SLICE(", "), 0);
	bool several = comma != SLICE_NONE &&
		slice_find(slice_sub(author, 0, comma), SLICE(" "), 0) !=
			SLICE_NONE;

	for (size_t i = 0; i < author.size; i++)
		if (several && author.data[i] == ',')
			buf_text(out, " and");
		else
			buf_char(out, author.data[i]);
}

/* Without the number of a chapter before it. */
static struct slice
without_number(struct slice s)
{
	size_t at = 0;

	while (cue_digit(s, at))
		at++;
	return at > 0 && slice_starts(slice_sub(s, at, s.size), SLICE(". "))
		? slice_sub(s, at + 2, s.size)
		: s;
}

static size_t
match(const struct catalogue *c, struct work_hint hint, struct slice title)
{
	struct work_match m;

	hint.title = without_number(title);
	m = work_match(c, &hint);
	return m.sure ? m.work : WORK_NONE;
}

/* What both sides of a divider mean, if one holds the other: the part. */
static size_t
match_part(const struct catalogue *c, const struct work_hint *hint,
	struct slice by)
{
	size_t at = slice_find(hint->title, by, 0), left, right;
	struct slice title = hint->title;

	if (at == SLICE_NONE)
		return WORK_NONE;
	left = match(c, *hint, slice_sub(title, 0, at));
	right = match(c, *hint, slice_sub(title, at + by.size, title.size));
	if (left == WORK_NONE || right == WORK_NONE || left == right)
		return WORK_NONE;
	if (slice_equal(work_at(c, right)->fields[WORK_PARENT],
		    work_at(c, left)->fields[WORK_KEY]))
		return right;
	if (slice_equal(work_at(c, left)->fields[WORK_PARENT],
		    work_at(c, right)->fields[WORK_KEY]))
		return left;
	return WORK_NONE;
}

/* What the words before a divider mean alone. */
static size_t
match_head(const struct catalogue *c, const struct work_hint *hint,
	struct slice by)
{
	size_t at = slice_find(hint->title, by, 0);

	return at == SLICE_NONE
		? WORK_NONE
		: match(c, *hint, slice_sub(hint->title, 0, at));
}

/* S without a remark in brackets at either end: [Dossier] Title (in part). */
static struct slice
without_remarks(struct slice s)
{
	size_t end;

	if (slice_starts(s, SLICE("[")) &&
		(end = slice_find(s, SLICE("]"), 0)) != SLICE_NONE)
		s = slice_sub(s, end + 1, s.size);
	if (slice_ends(s, SLICE(")")) || slice_ends(s, SLICE("]")))
		while (s.size > 0 && !strchr("([", s.data[--s.size]))
			;
	return slice_trim(s);
}

/* What a title in marks means, if there is nothing else but remarks; the date
 * is that of the one who printed it. */
static size_t
match_marked(const struct catalogue *c, struct work_hint hint)
{
	static const char *const marks[][2] = { { "“", "”" }, { "\"", "\"" },
		{ "„", "“" }, { "«", "»" } };
	struct slice s = without_remarks(hint.title);

	hint.year = SLICE("");
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		struct slice open = slice_of(marks[i][0]);
		struct slice close = slice_of(marks[i][1]);

		if (slice_starts(s, open) && slice_ends(s, close) &&
			slice_find(s, close, open.size) == s.size - close.size)
			return match(c, hint,
				slice_sub(s, open.size, s.size - close.size));
	}
	return WORK_NONE;
}

static size_t
match_title(const struct catalogue *c, const struct work_hint *hint)
{
	enum { COUNT = sizeof dividers / sizeof *dividers };
	size_t work = WORK_NONE;

	for (size_t i = 0; i < COUNT && work == WORK_NONE; i++)
		work = match_part(c, hint, slice_of(dividers[i]));
	if (work == WORK_NONE)
		work = match(c, *hint, hint->title);
	for (size_t i = 0; i < COUNT && work == WORK_NONE; i++)
		work = match_head(c, hint, slice_of(dividers[i]));
	return work == WORK_NONE ? match_marked(c, *hint) : work;
}

/* A document that no list names is a work, too. */
static void
add_document(struct catalogue *c, const struct shelf_entry *e,
	const struct work_hint *hint)
{
	struct work w = { .document = e->id };
	struct buf key = { 0 };

	w.fields[WORK_AUTHOR] = hint->author;
	w.fields[WORK_TITLE] = e->title;
	w.fields[WORK_YEAR] = hint->year;
	buf_slice(&key, e->key);
	if (key.size == 0)
		work_make_key(&w, &key);
	if (work_keyed(c, buf_view(&key)) != WORK_NONE)
		buf_printf(&key, "-%lld", (long long)e->id);
	w.fields[WORK_KEY] = buf_view(&key);
	work_add(c, &w);
	buf_release(&key);
}

static void
place_document(struct catalogue *c, const struct shelf_entry *e)
{
	struct buf author = { 0 };
	struct work_hint hint = { .title = e->title,
		.year = cue_year(e->date),
		.listed = true,
		.not = WORK_NONE };
	size_t work = e->key.size > 0 ? work_keyed(c, e->key) : WORK_NONE;

	put_authors(e->author, &author);
	hint.author = buf_view(&author);
	if (work == WORK_NONE && !shelf_is_untitled(e))
		work = match_title(c, &hint);
	if (work == WORK_NONE)
		add_document(c, e, &hint);
	else if (work_at(c, work)->document == 0)
		work_set_document(c, work, e->id);
	buf_release(&author);
}

void
works_place_shelf(struct study *s, struct catalogue *c)
{
	struct vec entries = VEC_OF(struct shelf_entry);
	struct arena arena = { 0 };

	shelve_list(s, &arena, &entries, NULL);
	for (size_t i = 0; i < entries.count; i++)
		place_document(c, vec_at(&entries, i));
	vec_release(&entries);
	arena_release(&arena);
}

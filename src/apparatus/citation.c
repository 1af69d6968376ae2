/*
 * Notes are read in the order of their bodies; each citation may hand on what
 * it says to an Ibid. in the next. An Ibid. with a name of its own means the
 * last work of that author; one with a title of its own means the volume only.
 * A bare name ("Smith, p. 12") is looked up among the works cited before, else
 * in the text, where a book may be "entitled" near the name.
 */
#include "apparatus/citation.h"

#include <stdlib.h>

#include "apparatus/footnote.h"
#include "apparatus/reference.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vec.h"

struct citations {
	const struct doc *doc;
	struct vec items;    /* of struct citation */
	struct vec entitled; /* of size_t: where the text names a title */
	bool silent;	     /* the note before cites nothing */
	size_t *first;	     /* of each note: index + 1, 0 = none */
};

size_t
citation_count(const struct citations *c)
{
	return c->items.count;
}

const struct citation *
citation_at(const struct citations *c, size_t index)
{
	return vec_at(&c->items, index);
}

const struct citation *
citation_of(const struct citations *c, uint32_t note)
{
	size_t first = c->first[note];

	return first ? citation_at(c, first - 1) : NULL;
}

/* Chains. */

static struct slice
surname(struct slice author)
{
	size_t start = author.size;

	while (start > 0 && author.data[start - 1] != ' ' &&
		author.data[start - 1] != '.')
		start--;
	return slice_sub(author, start, author.size);
}

static bool
is_by(const struct citation *x, struct slice author)
{
	return slice_equal_ascii(surname(x->author), surname(author));
}

/* The last citation before INDEX that is by AUTHOR and names a work. */
static size_t
last_by(const struct citations *c, size_t index, struct slice author)
{
	enum { FAR = 2000 };
	size_t first = index > FAR ? index - FAR : 0;

	while (index-- > first)
		if (citation_at(c, index)->title.size > 0 &&
			is_by(citation_at(c, index), author))
			return index;
	return CITATION_NONE;
}

static void
inherit(struct slice *to, struct slice from)
{
	if (to->size == 0)
		*to = from;
}

/* The citation which prints what the one at INDEX says. */
static size_t
printed_at(const struct citations *c, size_t index)
{
	const struct citation *x = citation_at(c, index);

	return x->back == CITATION_WORK && x->source != CITATION_NONE
		? x->source
		: index;
}

static void
take_work(const struct citations *c, struct citation *x, size_t from)
{
	const struct citation *source = citation_at(c, from);

	inherit(&x->author, source->author);
	inherit(&x->title, source->title);
	inherit(&x->container, source->container);
	inherit(&x->publisher, source->publisher);
	inherit(&x->volume, source->volume);
	inherit(&x->year, source->year);
	x->source = printed_at(c, from);
	x->unsure = x->unsure || source->unsure;
}

static void
take_volume(const struct citations *c, struct citation *x, size_t from)
{
	const struct citation *source = citation_at(c, from);

	x->container =
		source->container.size ? source->container : source->title;
	inherit(&x->publisher, source->publisher);
	inherit(&x->volume, source->volume);
	inherit(&x->year, source->year);
	x->source = printed_at(c, from);
	source = citation_at(c, x->source);
	if (source->back == CITATION_VOLUME && source->source != CITATION_NONE)
		x->source = source->source;
}

static void
resolve_back(const struct citations *c, struct citation *x, size_t index)
{
	size_t from = index > 0 ? index - 1 : CITATION_NONE;

	if (from != CITATION_NONE && x->back == CITATION_WORK &&
		x->author.size > 0 && !is_by(citation_at(c, from), x->author)) {
		from = last_by(c, index, x->author);
		x->unsure = true;
	}
	x->unsure = x->unsure || c->silent;
	if (from == CITATION_NONE)
		x->unsure = true;
	else if (x->back == CITATION_WORK)
		take_work(c, x, from);
	else
		take_volume(c, x, from);
}

/* A bare name. */

static bool
is_title_word(struct slice word)
{
	static const char *const small[] = { "of", "the", "and", "in", "to",
		"a", "for", "on", "with", "or", "from" };
	uint32_t code;

	for (size_t i = 0; i < sizeof small / sizeof *small; i++)
		if (slice_equal_ascii(word, slice_of(small[i])))
			return true;
	utf8_next(word, 0, &code);
	return utf8_is_upper(code) || utf8_is_digit(code);
}

/* The words at FROM that are set as a title. */
static struct slice
title_at(struct slice text, size_t from)
{
	struct slice rest = slice_sub(text, from, text.size), word;
	size_t end = from;

	while (slice_word(&rest, &word) && is_title_word(word)) {
		char last = word.data[word.size - 1];

		end = (size_t)(word.data - text.data) + word.size;
		if (last == '.' || last == ',' || last == ';') {
			end--;
			break;
		}
	}
	return slice_sub(text, from, end);
}

static void
find_entitled(struct citations *c)
{
	static const char word[] = "entitled ";
	struct slice text =
		slice_sub(doc_text(c->doc), 0, doc_main_end(c->doc));
	size_t at = 0;

	while ((at = slice_find(text, slice_of(word), at)) != SLICE_NONE) {
		at += sizeof word - 1;
		*(size_t *)vec_push(&c->entitled) = at;
	}
}

/* The book that the text says is entitled so, near AUTHOR. */
static struct slice
named_in_text(const struct citations *c, struct slice author)
{
	enum { NEAR = 300, MOST = 200 };
	struct slice text = doc_text(c->doc);

	author = surname(author);
	for (size_t i = 0; i < c->entitled.count && i < MOST; i++) {
		size_t at = *(size_t *)vec_at(&c->entitled, i);
		struct slice before =
			slice_sub(text, at > NEAR ? at - NEAR : 0, at);

		if (author.size > 0 &&
			slice_find(before, author, 0) != SLICE_NONE)
			return title_at(text, at);
	}
	return SLICE("");
}

static void
resolve_name(const struct citations *c, struct citation *x, size_t index)
{
	size_t from = last_by(c, index, x->author);

	x->unsure = true;
	if (from == CITATION_NONE)
		x->title = named_in_text(c, x->author);
	else
		take_work(c, x, from);
}

/* A word before a volume, "Smith, vol. 2", that is the name of an author. */
static bool
is_bare_name(const struct citations *c, const struct citation *x, size_t index)
{
	return !x->back && x->author.size == 0 && x->volume.size > 0 &&
		slice_find(x->title, SLICE(" "), 0) == SLICE_NONE &&
		last_by(c, index, x->title) != CITATION_NONE;
}

/* Notes. */

static void
add(struct citations *c, uint32_t note, struct citation x)
{
	size_t index = c->items.count;

	x.note = note;
	if (is_bare_name(c, &x, index)) {
		x.author = x.title;
		x.title = SLICE("");
	}
	if (x.back)
		resolve_back(c, &x, index);
	else if (x.title.size == 0)
		resolve_name(c, &x, index);
	*(struct citation *)vec_push(&c->items) = x;
	if (c->first[note] == 0)
		c->first[note] = index + 1;
}

/* Every reference of R. */
static void
read_all(struct citations *c, uint32_t note, struct range r)
{
	while (range_size(r) > 0) {
		struct range split, one;
		struct citation x = { .source = CITATION_NONE };

		one = reference_trim(c->doc, r);
		split = reference_split(c->doc, one);
		r.start = range_is_none(split) ? r.end : split.end;
		if (!range_is_none(split))
			one.end = split.start;
		if (range_size(one) > 0 && reference_read(c->doc, one, &x))
			add(c, note, x);
	}
}

/* End of the line at AT, within END, as far as references go. */
static size_t
line_end(const struct doc *d, size_t at, size_t end)
{
	enum { LONGEST = 600 };
	size_t line;

	if (end - at > LONGEST)
		end = utf8_start(doc_text(d), at + LONGEST);
	line = slice_find(slice_sub(doc_text(d), 0, end), SLICE("\n"), at);
	return line < end ? line : end;
}

/* A note that talks refers with "See" to what it cites. */
static void
read_remark(struct citations *c, uint32_t note, struct range body)
{
	struct slice text = slice_sub(doc_text(c->doc), 0, body.end);
	size_t at = body.start;

	while ((at = slice_find(text, SLICE("ee "), at)) != SLICE_NONE) {
		struct citation x = { .source = CITATION_NONE };
		struct range r = { at - 1, line_end(c->doc, at, body.end) };

		at += 3;
		if (r.start < body.start ||
			(text.data[r.start] != 'S' &&
				text.data[r.start] != 's') ||
			(r.start > body.start &&
				text.data[r.start - 1] != ' ' &&
				text.data[r.start - 1] != '('))
			continue;
		r = reference_trim(c->doc, r);
		if (range_size(r) > 0 && reference_read(c->doc, r, &x) &&
			x.title.size > 0 &&
			(x.year.size || x.pages.size || x.volume.size))
			add(c, note, x);
		at = r.end;
	}
}

/* A short note that is just "Author, Title". */
static void
read_bare(struct citations *c, uint32_t note, struct range body)
{
	enum { LONGEST = 160 };
	struct citation x = { .source = CITATION_NONE };

	body = reference_trim(c->doc, body);
	if (range_size(body) > LONGEST || range_size(body) == 0 ||
		!reference_read(c->doc, body, &x) || x.author.size == 0 ||
		x.title.size == 0 || x.container.size > 0)
		return;
	add(c, note, x);
}

static void
read_note(struct citations *c, uint32_t note)
{
	const struct doc_note *n = doc_note_at(c->doc, note);

	if (range_is_none(n->body))
		return;
	if (n->kind == DOC_NOTE_BRACKET || footnote_only_cites(c->doc, note))
		read_all(c, note, n->body);
	else
		read_bare(c, note, n->body);
	if (c->first[note] == 0)
		read_remark(c, note, n->body);
	c->silent = c->first[note] == 0;
}

struct turn {
	uint32_t note;
	size_t at;
};

static int
compare_turns(const void *left, const void *right)
{
	const struct turn *a = left, *b = right;

	return (a->at > b->at) - (a->at < b->at);
}

struct citations *
citation_read(const struct doc *d)
{
	struct citations *c = mem_new(sizeof *c);
	struct vec turns = VEC_OF(struct turn);

	c->doc = d;
	c->items = VEC_OF(struct citation);
	c->entitled = VEC_OF(size_t);
	find_entitled(c);
	c->first = mem_new((doc_note_count(d) + 1) * sizeof *c->first);
	for (size_t i = 0; i < doc_note_count(d); i++)
		*(struct turn *)vec_push(&turns) = (struct turn){ (uint32_t)i,
			doc_note_at(d, i)->body.start };
	vec_sort(&turns, compare_turns);
	for (size_t i = 0; i < turns.count; i++)
		read_note(c, ((struct turn *)vec_at(&turns, i))->note);
	vec_release(&turns);
	return c;
}

void
citation_free(struct citations *c)
{
	if (!c)
		return;
	vec_release(&c->items);
	vec_release(&c->entitled);
	free(c->first);
	free(c);
}

void
citation_name(const struct citation *x, struct buf *out)
{
	buf_slice(out, x->author);
	if (x->author.size > 0 && x->title.size > 0)
		buf_text(out, ", ");
	buf_slice(out, x->title);
	if (x->title.size == 0 && x->author.size == 0)
		buf_slice(out, x->container);
}

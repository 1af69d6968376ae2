/*
 * What the notes say (citing.h) goes through the chain one by one. A bare name
 * that no citation explains is looked up in the text, where a book may be
 * "entitled" near it.
 */
#include "apparatus/citation.h"

#include <stdlib.h>

#include "apparatus/chain.h"
#include "apparatus/citing.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vec.h"

struct citations {
	const struct doc *doc;
	struct vec items;    /* of struct citation */
	struct vec entitled; /* of size_t: where the text names a title */
	struct past past;
	size_t *first; /* of each note: index + 1, 0 = none */
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

/* A bare name. */

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
add(struct citations *c, const struct citing *next)
{
	uint32_t note = next->said.note;
	struct citation *last;

	chain_add(&c->past, next);
	last = vec_last(&c->items);
	if (last->title.size == 0 && !last->back)
		last->title = named_in_text(c, last->author);
	if (c->first[note] == 0)
		c->first[note] = c->items.count;
}

struct citations *
citation_read(const struct doc *d)
{
	return citation_read_with(d, NULL);
}

struct citations *
citation_read_with(const struct doc *d, const struct vec *witnesses)
{
	struct citations *c = mem_new(sizeof *c);
	struct vec said = VEC_OF(struct citing);

	c->doc = d;
	c->items = VEC_OF(struct citation);
	c->entitled = VEC_OF(size_t);
	find_entitled(c);
	c->first = mem_new((doc_note_count(d) + 1) * sizeof *c->first);
	citing_read(d, &said);
	past_init(&c->past, d, &said, &c->items);
	c->past.witnesses = witnesses;
	for (size_t i = 0; i < said.count; i++)
		add(c, vec_at(&said, i));
	past_release(&c->past);
	vec_release(&said);
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

const char *
citation_back_name(enum citation_back back)
{
	static const char *const names[] = { [CITATION_PRINTED] = "",
		[CITATION_WORK] = "work",
		[CITATION_VOLUME] = "volume",
		[CITATION_SHORT] = "short" };

	return names[back];
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

static bool
has_label(const struct citations *c, const struct citation *x)
{
	return doc_note_at(c->doc, x->note)->kind != DOC_NOTE_BRACKET;
}

/* The next citation that X goes back to in another note that has a label, or
 * NULL; not farther than patience lasts. */
static const struct citation *
step_back(const struct citations *c, const struct citation *x)
{
	enum { PATIENCE = 64 };
	uint32_t note = x->note;

	for (int i = 0; i < PATIENCE && x->from != CITATION_NONE; i++) {
		x = citation_at(c, x->from);
		if (x->note != note && has_label(c, x))
			return x;
	}
	return NULL;
}

static void
put_step(const struct citations *c, const struct citation *x, const char *arrow,
	struct buf *out)
{
	if (out->size > 0)
		buf_printf(out, " %s ", arrow);
	buf_slice(out, doc_string(c->doc, doc_note_at(c->doc, x->note)->label));
}

void
citation_chain(const struct citations *c, const struct citation *x,
	const char *arrow, struct buf *out)
{
	const struct citation *last =
		x->source == CITATION_NONE ? NULL : citation_at(c, x->source);
	const struct citation *next = step_back(c, x);

	for (int i = 0; i < CITATION_STEPS && next; i++) {
		put_step(c, next, arrow, out);
		next = step_back(c, next);
	}
	if (!next)
		return;
	if (!last || !has_label(c, last))
		last = next;
	if (next->note != last->note)
		buf_printf(out, " %s ...", arrow);
	put_step(c, last, arrow, out);
}

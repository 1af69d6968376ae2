#include "study/cited.h"

#include <stdlib.h>

#include "apparatus/footnote.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "study/shelve.h"

/* The words with capitals before X, among which its author may be. */
static void
put_near(const struct doc *d, const struct citation *x, struct buf *out)
{
	enum { NEAR = 4000 };
	const struct doc_note *n = doc_note_at(d, x->note);
	size_t end = range_is_none(n->mark) ? x->at.start : n->mark.start;
	size_t start = end > NEAR ? utf8_start(doc_text(d), end - NEAR) : 0;
	struct slice rest = slice_sub(doc_text(d), start, end), word;

	while (slice_word(&rest, &word)) {
		uint32_t code;

		utf8_next(word, 0, &code);
		if (!utf8_is_upper(code))
			continue;
		buf_slice(out, word);
		buf_char(out, ' ');
	}
}

static bool
is_within(struct slice part, struct slice whole)
{
	return part.data >= whole.data &&
		part.data + part.size <= whole.data + whole.size;
}

struct work_hint
cited_hint(const struct doc *d, const struct citations *all,
	const struct citation *x, struct buf *near)
{
	struct work_hint hint = { .not = WORK_NONE, .listed = true };

	if (x->back == CITATION_WORK && x->source != CITATION_NONE)
		x = citation_at(all, x->source);
	hint.author = x->author;
	hint.title = x->title;
	hint.container = x->container;
	hint.volume = x->volume;
	hint.year = x->year;
	hint.words = doc_cut(d, x->at);
	hint.presumed = x->author.size > 0 && !is_within(x->author, hint.words);
	put_near(d, x, near);
	hint.near = buf_view(near);
	return hint;
}

/* The key in the target of a link; empty when it leads elsewhere. */
static struct slice
key_in(struct slice target)
{
	struct slice rest, key = SLICE("");

	if (!slice_starts(target, SLICE("ibid:")))
		return key;
	rest = slice_sub(target, 5, target.size);
	slice_cut(&rest, '#', &key);
	return key;
}

struct slice
cited_key(const struct doc *d, struct range r)
{
	struct spans links = doc_spans(d, SPAN_LINK);
	size_t at = OFFSET_NONE;
	const struct span *link;

	while ((link = span_next_in(links, r, &at))) {
		struct slice key = key_in(doc_link(d, link->number));

		if (key.size > 0)
			return key;
	}
	return SLICE("");
}

/* Whether X tells by itself what it means. */
static bool
is_named(const struct doc *d, const struct citation *x)
{
	struct slice words = doc_cut(d, x->at);

	return (x->title.size > 0 && is_within(x->title, words)) ||
		(x->author.size > 0 && is_within(x->author, words) &&
			!x->unsure);
}

static void
keep(struct cited *c, const struct doc *d, const struct citations *all,
	const struct citation *x)
{
	struct cited_item *item;
	struct buf near = { 0 };
	struct work_hint *h;

	if (cited_key(d, x->at).size > 0 ||
		x->author.size + x->title.size + x->container.size == 0)
		return;
	item = vec_push(&c->items);
	item->at = x->at;
	item->lead = footnote_lead(d, x->note);
	item->note = x->note;
	item->unsure = x->unsure;
	item->named = is_named(d, x);
	h = &item->hint;
	*h = cited_hint(d, all, x, &near);
	h->author = arena_copy(&c->arena, h->author);
	h->title = arena_copy(&c->arena, h->title);
	h->container = arena_copy(&c->arena, h->container);
	h->volume = arena_copy(&c->arena, h->volume);
	h->year = arena_copy(&c->arena, h->year);
	h->words = arena_copy(&c->arena, h->words);
	item->pages = arena_copy(&c->arena, x->pages);
	h->near = arena_copy(&c->arena, h->near);
	buf_release(&near);
}

/* Links in notes that name a work are citations, whatever they are called. */
static void
keep_links(struct cited *c, const struct doc *d)
{
	struct spans links = doc_spans(d, SPAN_LINK);

	for (size_t i = 0; i < links.count; i++) {
		struct slice key = key_in(doc_link(d, links.items[i].number));
		int64_t note = key.size > 0
			? footnote_body_at(d, links.items[i].start)
			: -1;
		struct cited_item *item;

		if (note < 0)
			continue;
		item = vec_push(&c->items);
		item->key = arena_copy(&c->arena, key);
		item->at = span_range(&links.items[i]);
		item->lead = footnote_lead(d, (uint32_t)note);
		item->note = (uint32_t)note;
		item->hint.title = arena_copy(&c->arena, doc_cut(d, item->at));
	}
}

struct cited *
cited_read(struct study *s, const struct roster_line *line, struct err *err)
{
	struct doc *d = shelve_load(s, line->document, err);
	struct citations *all;
	struct cited *c;

	if (!d)
		return NULL;
	c = mem_new(sizeof *c);
	c->edition = *line;
	c->items = VEC_OF(struct cited_item);
	all = citation_read(d);
	for (size_t i = 0; i < citation_count(all); i++)
		keep(c, d, all, citation_at(all, i));
	keep_links(c, d);
	citation_free(all);
	doc_free(d);
	return c;
}

void
cited_free(struct cited *c)
{
	if (!c)
		return;
	vec_release(&c->items);
	arena_release(&c->arena);
	free(c);
}

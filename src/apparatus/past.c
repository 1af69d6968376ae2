#include "apparatus/past.h"

#include "apparatus/credit.h"
#include "apparatus/footnote.h"
#include "apparatus/shorter.h"

enum { REACH = 2000 }; /* items that a reference may go back */

const struct citation *
past_item(const struct past *p, size_t index)
{
	return vec_at(p->items, index);
}

size_t
past_work(const struct past *p, size_t index)
{
	return *(size_t *)vec_at(&p->works, index);
}

uint64_t
past_title(const struct past *p, size_t index)
{
	return *(uint64_t *)vec_at(&p->titles, index);
}

uint64_t
past_author(const struct past *p, size_t index)
{
	return *(uint64_t *)vec_at(&p->authors, index);
}

uint64_t
past_name(const struct past *p, size_t index)
{
	return past_title(p, past_printed(p, index));
}

void
past_note(struct past *p)
{
	size_t index = p->items->count - 1;
	const struct citation *x = past_item(p, index);

	if (x->back && x->source == CITATION_NONE)
		return;
	for (size_t i = p->recent.count; i-- > 0;) {
		size_t other = *(size_t *)vec_at(&p->recent, i);

		if (past_work(p, other) != past_work(p, index))
			continue;
		vec_remove(&p->recent, i);
		break;
	}
	*(size_t *)vec_push(&p->recent) = index;
}

size_t
past_first(const struct past *p)
{
	return p->items->count > REACH ? p->items->count - REACH : 0;
}

size_t
past_printed(const struct past *p, size_t index)
{
	const struct citation *x = past_item(p, index);

	return x->back && x->back != CITATION_VOLUME &&
			x->source != CITATION_NONE
		? x->source
		: index;
}

/* One of several works in a note is no sure answer. */
size_t
past_last(const struct past *p, struct citation *x)
{
	size_t index = p->items->count, before;

	if (index == 0) {
		x->unsure = true;
		return CITATION_NONE;
	}
	before = --index;
	if (p->broken)
		x->unsure = true;
	while (before > 0 && past_item(p, index)->note != x->note &&
		past_item(p, before - 1)->note == past_item(p, index)->note)
		if (past_work(p, --before) != past_work(p, index))
			x->unsure = true;
	return index;
}

/* The latest citation of a work by name INDEX, if it says something. */
static size_t
item_by(const struct past *p, size_t index, struct citation *x)
{
	return credit_find(
		&p->credits, heard_name(&p->heard, index), CREDIT_TITLE, x);
}

/* Names INDEX and the one before it in the text are one: "Berg and Holm". */
static bool
is_pair(const struct past *p, size_t index)
{
	struct slice a, b;

	if (index + 1 >= p->heard.count)
		return false;
	a = heard_name(&p->heard, index + 1);
	b = heard_name(&p->heard, index);
	return a.data + a.size < b.data &&
		slice_equal(
			slice_sub((struct slice){ a.data + a.size,
					  (size_t)(b.data - a.data) - a.size },
				0, SIZE_MAX),
			SLICE(" and "));
}

/* The latest citation of a work by whoever speaks in the words before X, the
 * nearest first; a "he" may be whoever leads a sentence. */
static size_t
spoken_item(const struct past *p, struct citation *x)
{
	const struct heard *h = &p->heard;

	for (size_t i = 0; i < h->count; i++) {
		size_t found;

		if (!heard_at(h, i)->says && !is_pair(p, i) &&
			!(h->lead.he && heard_at(h, i)->leads))
			continue;
		found = item_by(p, i, x);
		if (found != CITATION_NONE)
			return found;
	}
	return CITATION_NONE;
}

size_t
past_same(struct past *p, struct citation *x)
{
	struct citation spare = { 0 };
	size_t last = past_last(p, x), spoken;

	if (doc_note_at(p->doc, x->note)->kind != DOC_NOTE_BRACKET)
		return last;
	spoken = spoken_item(p, &spare);
	if (last != CITATION_NONE && spoken != CITATION_NONE &&
		past_work(p, spoken) != past_work(p, last))
		x->unsure = true;
	return last;
}

/* The last citation, if it only prints a title: NAME speaks before it, or is
 * near to it, or nobody is. */
enum last_one { LAST_OTHER, LAST_SPOKEN, LAST_NEAR, LAST_NOBODY };

static enum last_one
last_one(const struct past *p, struct slice name)
{
	size_t last = p->items->count;

	if (last == 0 || past_item(p, --last)->back ||
		credit_known(&p->credits, last, CREDIT_PRINTED))
		return LAST_OTHER;
	if (!credit_known(&p->credits, last, CREDIT_FAR))
		return LAST_NOBODY;
	if (credit_has(&p->credits, name, last, CREDIT_SAID))
		return LAST_SPOKEN;
	return credit_has(&p->credits, name, last, CREDIT_NEAR) ? LAST_NEAR
								: LAST_OTHER;
}

size_t
past_named(const struct past *p, struct citation *x)
{
	size_t last = p->items->count, found = CITATION_NONE;
	enum last_one is =
		x->word == BACK_SAME ? LAST_OTHER : last_one(p, x->author);

	if (x->editor.size > 0)
		found = credit_find(&p->credits, x->editor, CREDIT_TITLE, x);
	if (found == CITATION_NONE)
		found = credit_find(&p->credits, x->author, CREDIT_FAR, x);
	if (is == LAST_SPOKEN)
		return last - 1;
	if (is == LAST_NEAR ||
		(is == LAST_NOBODY && found != CITATION_NONE &&
			past_item(p, found)->author.size == 0))
		x->unsure = true;
	/* one that was cited for what it quotes, by an author of others */
	if (found != CITATION_NONE && x->original.size == 0 &&
		past_item(p, past_printed(p, found))->original.size > 0 &&
		credit_works(&p->credits, x->author, &p->works) > 1)
		x->unsure = true;
	/* Ibid. with a name is the last one's, or nobody's */
	if (x->word == BACK_SAME && last > 0 && found != CITATION_NONE &&
		past_work(p, found) != past_work(p, last - 1))
		x->unsure = true;
	if (found == CITATION_NONE)
		x->unsure = true;
	return found;
}

struct witnesses
past_witnesses(const struct past *p, const struct citation *x)
{
	return witness_in(
		p->witnesses, footnote_lead(p->doc, x->note), x->pages);
}

size_t
past_titled(const struct past *p, const struct citation *x, uint64_t key)
{
	size_t first = past_first(p);

	if (key == 0)
		return CITATION_NONE;
	for (size_t i = p->items->count; i-- > first;)
		if (past_title(p, i) == key &&
			(x->author.size == 0 ||
				past_item(p, i)->author.size == 0 ||
				credit_shares(
					past_item(p, i)->author, x->author)))
			return i;
	return CITATION_NONE;
}

void
past_learn(
	struct past *p, size_t index, const struct citation *x, uint64_t title)
{
	struct vec credits = VEC_OF(struct credit);
	const struct attribution *by;
	size_t count;

	credit_add(&credits, x->author, CREDIT_PRINTED, index);
	credit_add(&credits, x->editor, CREDIT_PRINTED, index);
	credit_title(&credits, x->title, index);
	for (size_t i = 0; i < credits.count; i++) {
		const struct credit *c = vec_at(&credits, i);

		authors_add(&p->behind, title, c->key,
			c->by == CREDIT_PRINTED ? AUTHORS_PRINTED
						: AUTHORS_TITLE,
			1);
	}
	vec_release(&credits);
	by = attribution_of(&p->attributions, index, &count);
	for (size_t i = 0; i < count; i++)
		authors_add(&p->behind, title, by[i].key, AUTHORS_SPEAKS,
			by[i].share);
}

void
past_init(struct past *p, const struct doc *d, const struct vec *said,
	struct vec *items)
{
	*p = (struct past){ .doc = d,
		.items = items,
		.works = VEC_OF(size_t),
		.titles = VEC_OF(uint64_t),
		.authors = VEC_OF(uint64_t),
		.credits = VEC_OF(struct credit),
		.recent = VEC_OF(size_t) };
	heard_init(&p->heard, d, said);
	attribution_read(&p->attributions, &p->heard, said);
	places_init(&p->places);
	for (size_t i = 0; i < said->count; i++) {
		const struct citation *x =
			&((struct citing *)vec_at(said, i))->said;

		if (x->back)
			continue;
		past_learn(p, i, x, shorter_key(x->title));
		places_print(&p->places,
			places_key(shorter_key(x->title), x->volume), x->pages);
	}
	places_settle(&p->places);
}

void
past_release(struct past *p)
{
	vec_release(&p->works);
	vec_release(&p->titles);
	vec_release(&p->authors);
	vec_release(&p->credits);
	vec_release(&p->recent);
	heard_release(&p->heard);
	attribution_release(&p->attributions);
	authors_release(&p->behind);
	places_release(&p->places);
}

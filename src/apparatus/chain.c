/*
 * A state machine over the citations of a document in their order: which was
 * last, which is the latest by an author, which has a title. Who wrote what is
 * only titled, the running text tells: whoever speaks in the words that the
 * reference follows is credited with the work (credit.h). What a bare op. cit.
 * means is a matter of odds (weigh.h). Where two answers are as good, or a name
 * has none, the result is unsure.
 */
#include "apparatus/chain.h"

#include "apparatus/attest.h"
#include "apparatus/credit.h"
#include "apparatus/shorter.h"
#include "apparatus/weigh.h"

/* What is handed on. */

static void
inherit(struct slice *to, struct slice from)
{
	if (to->size == 0)
		*to = from;
}

static void
take_work(const struct past *p, struct citation *x, size_t from)
{
	const struct citation *source = past_item(p, from);

	inherit(&x->author, source->author);
	inherit(&x->editor, source->editor);
	if (x->back != CITATION_SHORT || x->title.size == 0)
		inherit(&x->title, source->title);
	inherit(&x->container, source->container);
	inherit(&x->publisher, source->publisher);
	inherit(&x->volume, source->volume);
	inherit(&x->year, source->year);
	inherit(&x->extent, source->extent);
	x->from = from;
	x->source = past_printed(p, from);
	/* of a part only the volume may be unsure */
	x->unsure = x->unsure ||
		(source->unsure && source->back != CITATION_VOLUME);
}

static void
take_volume(const struct past *p, struct citation *x, size_t from)
{
	const struct citation *source = past_item(p, from);

	x->container =
		source->container.size ? source->container : source->title;
	inherit(&x->editor, source->editor);
	inherit(&x->publisher, source->publisher);
	inherit(&x->volume, source->volume);
	inherit(&x->year, source->year);
	x->from = from;
	x->source = past_printed(p, from);
	x->unsure = x->unsure || source->unsure;
	source = past_item(p, x->source);
	if (source->back == CITATION_VOLUME && source->source != CITATION_NONE)
		x->source = source->source;
}

/* "Author, Part, op. cit." */
static void
resolve_part(struct past *p, struct citation *x, uint64_t key)
{
	size_t from = past_titled(p, x, key);

	if (from != CITATION_NONE && past_item(p, from)->container.size > 0) {
		take_work(p, x, from);
		if (past_item(p, from)->back == CITATION_VOLUME)
			x->source = past_item(p, from)->source;
		return;
	}
	if (x->editor.size > 0 ||
		(x->author.size > 0 && x->word != BACK_SAME)) {
		from = past_named(p, x);
	} else {
		from = x->word == BACK_SAME ? past_last(p, x)
					    : weigh_bare(p, x);
		x->unsure = x->unsure || x->word != BACK_SAME;
	}
	if (from != CITATION_NONE)
		take_volume(p, x, from);
}

static void
resolve_back(struct past *p, struct citation *x)
{
	size_t from;

	if (x->author.size > 0 || x->editor.size > 0) {
		from = past_named(p, x);
		if (x->unsure && x->word == BACK_CITED)
			from = attest_named(p, x, from);
		if (x->unsure && x->word == BACK_CITED)
			from = weigh_named(p, x, from);
	} else if (x->word == BACK_SAME || x->word == BACK_AUTHOR) {
		from = past_same(p, x);
		if (x->unsure)
			from = attest_same(p, x, from);
	} else {
		from = weigh_bare(p, x);
	}
	if (from == CITATION_NONE)
		x->unsure = true;
	else
		take_work(p, x, from);
}

/* "Smith, p. 12" */
static void
resolve_name(struct past *p, struct citation *x)
{
	size_t from = credit_find(&p->credits, x->author, CREDIT_SAID, x);

	x->unsure = x->unsure || from == CITATION_NONE ||
		credit_works(&p->credits, x->author, &p->works) > 1;
	if (from == CITATION_NONE)
		return;
	x->back = CITATION_SHORT;
	take_work(p, x, from);
}

/* "Smith, Short, p. 12": the title, as words in order, of one by the same
 * author. */
static void
resolve_short(struct past *p, struct citation *x)
{
	enum { MOST = 200 }; /* works of an author */
	size_t first = past_first(p), found = CITATION_NONE;
	uint64_t author = credit_key(x->author);
	size_t looked = 0;

	if (x->publisher.size > 0 || x->year.size > 0 ||
		x->container.size > 0 || x->extent.size > 0)
		return;
	for (size_t i = p->items->count; i-- > first && looked < MOST;) {
		const struct citation *y = past_item(p, i);

		if (past_author(p, i) != author || past_work(p, i) != i)
			continue;
		looked++;
		if (y->back || !shorter_is_of(x->title, y->title) ||
			!credit_same(y->author, x->author))
			continue;
		if (found == CITATION_NONE)
			found = i;
		else if (past_work(p, i) != past_work(p, found))
			x->unsure = true;
	}
	if (found == CITATION_NONE)
		return;
	x->back = CITATION_SHORT;
	take_work(p, x, found);
}

/* Who wrote it. */

/* The author is named where the title is cited elsewhere, unless somebody else
 * speaks here. */
static void
take_author(const struct past *p, struct citation *x, uint64_t key)
{
	struct slice author = voices_author(&p->heard.voices, key);
	struct slice here = heard_speaker(&p->heard);

	if (author.size > 0 && (here.size == 0 || credit_shares(author, here)))
		x->author = author;
}

static void
resolve_printed(struct past *p, struct citation *x, uint64_t key)
{
	size_t from;

	if (x->word == BACK_AUTHOR && x->author.size == 0 &&
		(from = past_last(p, x)) != CITATION_NONE)
		x->author = past_item(p, from)->author;
	else if (x->author.size == 0)
		take_author(p, x, key);
	else if (past_titled(p, x, key) == CITATION_NONE)
		resolve_short(p, x);
}

/* What the next ones may refer to. */

static void
credit_text(struct past *p, size_t index)
{
	struct slice who = voices_speaker(&p->heard.voices,
		past_title(p, index), heard_speaker(&p->heard));
	bool near = true;

	credit_add(&p->credits, who, CREDIT_SAID, index);
	for (size_t i = 0; i < p->heard.count; i++) {
		credit_add(&p->credits, heard_name(&p->heard, i),
			heard_at(&p->heard, i)->says ? CREDIT_HEARD
				: near		     ? CREDIT_NEAR
						     : CREDIT_FAR,
			index);
		near = near && heard_opens(&p->heard, i);
	}
}

/* A part of a volume by the same names adds nothing to what they are credited
 * with: their op. cit. is the volume. */
static bool
is_own_part(const struct past *p, const struct citation *x)
{
	const struct citation *source;

	if (x->back != CITATION_VOLUME || x->source == CITATION_NONE)
		return false;
	source = past_item(p, x->source);
	return credit_shares(source->author, x->author) ||
		credit_shares(source->editor, x->author);
}

static void
credit(struct past *p, size_t index)
{
	const struct citation *x = past_item(p, index);

	if (is_own_part(p, x) ||
		(x->back && x->back != CITATION_VOLUME &&
			(x->unsure || x->source == CITATION_NONE)))
		return;
	credit_add(&p->credits, x->author, CREDIT_PRINTED, index);
	credit_add(&p->credits, x->editor, CREDIT_PRINTED, index);
	if (x->author.size > 0 || x->title.size == 0)
		return;
	credit_text(p, index);
	credit_title(&p->credits, x->title, index);
}

/* The citation whose work X is of. */
static size_t
same_work(const struct past *p, const struct citation *x, uint64_t key)
{
	return x->back && x->back != CITATION_VOLUME ? x->from
						     : past_titled(p, x, key);
}

/* A word before a volume, "Smith, vol. 2", that is the name of an author. */
static bool
is_bare_name(const struct past *p, const struct citation *x)
{
	struct citation spare = { 0 };

	return !x->back && x->author.size == 0 && x->volume.size > 0 &&
		slice_find(x->title, SLICE(" "), 0) == SLICE_NONE &&
		credit_find(&p->credits, x->title, CREDIT_PRINTED, &spare) !=
		CITATION_NONE;
}

void
chain_add(struct past *p, const struct citing *next)
{
	struct citation x = next->said;
	size_t index = p->items->count, same;
	uint64_t key;

	if (is_bare_name(p, &x)) {
		x.author = x.title;
		x.title = SLICE("");
	}
	key = shorter_key(x.title);
	p->broken = p->broken || next->broken;
	heard_turn(&p->heard, index);
	if (x.back == CITATION_VOLUME)
		resolve_part(p, &x, key);
	else if (x.back)
		resolve_back(p, &x);
	else if (x.title.size == 0)
		resolve_name(p, &x);
	else
		resolve_printed(p, &x, key);
	same = same_work(p, &x, key);
	*(struct citation *)vec_push(p->items) = x;
	*(size_t *)vec_push(&p->works) =
		same == CITATION_NONE ? index : past_work(p, same);
	*(uint64_t *)vec_push(&p->titles) = shorter_key(x.title);
	*(uint64_t *)vec_push(&p->authors) = credit_key(x.author);
	past_note(p);
	if (x.back && !x.unsure && x.source != CITATION_NONE &&
		next->said.author.size > 0)
		past_learn(p, index, &next->said, past_name(p, index));
	credit(p, index);
	if (x.back && !x.unsure && x.source != CITATION_NONE)
		places_add(&p->places,
			places_key(past_title(p, x.source), x.volume), x.pages);
	p->broken = x.back && x.source == CITATION_NONE;
}

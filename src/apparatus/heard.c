#include "apparatus/heard.h"

#include "apparatus/credit.h"
#include "apparatus/lead.h"
#include "apparatus/shorter.h"
#include "base/map.h"

struct words { /* before a citation */
	struct lead lead;
	size_t first, count; /* of their names */
};

/* Reads the words before the note of X. */
static void
read_lead(struct heard *h, const struct citation *x)
{
	struct spans marks = doc_spans(h->doc, SPAN_NOTE_MARK);
	size_t place = doc_note_at(h->doc, x->note)->mark.start;
	struct words *words = vec_push(&h->leads);
	size_t before;

	words->first = h->names.count;
	if (place == OFFSET_NONE)
		return;
	before = span_index(marks, place);
	words->lead = lead_names(h->doc, &h->voices,
		before > 0 ? marks.items[before - 1].end : 0, place, &h->names);
	words->count = h->names.count - words->first;
}

void
heard_turn(struct heard *h, size_t index)
{
	const struct words *words = vec_at(&h->leads, index);

	h->first = words->first;
	h->count = words->count;
	h->lead = words->lead;
}

const struct lead_name *
heard_at(const struct heard *h, size_t index)
{
	return vec_at(&h->names, h->first + index);
}

struct slice
heard_name(const struct heard *h, size_t index)
{
	const struct lead_name *n = heard_at(h, index);

	return slice_sub(doc_text(h->doc), n->range.start, n->range.end);
}

bool
heard_opens(const struct heard *h, size_t index)
{
	return heard_at(h, index)->opens &&
		!voices_knows(&h->voices, heard_name(h, index));
}

struct slice
heard_speaker(const struct heard *h)
{
	for (size_t i = 0; i < h->count; i++)
		if (heard_at(h, i)->says && !heard_opens(h, i))
			return heard_name(h, i);
	return SLICE("");
}

static void
learn_authors(struct heard *h, const struct vec *said)
{
	for (size_t i = 0; i < said->count; i++)
		voices_know(&h->voices,
			((struct citing *)vec_at(said, i))->said.author);
	voices_settle(&h->voices);
}

/* Who else is known by name. */
static void
learn_names(struct heard *h, const struct vec *said)
{
	struct vec found = VEC_OF(struct slice);

	for (size_t i = 0; i < said->count; i++) {
		read_lead(h, &((struct citing *)vec_at(said, i))->said);
		heard_turn(h, i);
		for (size_t k = 0; k < h->count; k++)
			if (heard_at(h, k)->says && !heard_at(h, k)->opens)
				*(struct slice *)vec_push(&found) =
					heard_name(h, k);
	}
	for (size_t i = 0; i < found.count; i++)
		voices_know(&h->voices, *(struct slice *)vec_at(&found, i));
	vec_release(&found);
	voices_settle(&h->voices);
}

/* "NAME's TITLE" somewhere in the text. */
struct owners {
	struct vec all;	 /* of struct credit_owner */
	struct map seen; /* keys of titles that were looked for */
};

static void
learn_owner(struct heard *h, uint64_t key, struct slice title, struct owners *o)
{
	enum { PATIENCE = 1 << 25 }; /* looks */
	struct slice id = { (const char *)&key, sizeof key };

	if (o->seen.count < PATIENCE / (o->all.count + 1) &&
		map_put(&o->seen, id, h) == NULL)
		voices_add(&h->voices, key, credit_owner_of(&o->all, title),
			false);
}

/* Who wrote what. */
static void
learn_titles(struct heard *h, const struct vec *said)
{
	struct owners o = { .all = VEC_OF(struct credit_owner) };

	credit_owners(doc_text(h->doc), &o.all);
	for (size_t i = 0; i < said->count; i++) {
		const struct citation *x =
			&((struct citing *)vec_at(said, i))->said;
		uint64_t key = x->back ? 0 : shorter_key(x->title);

		if (x->author.size > 0) {
			voices_add(&h->voices, key, x->author, true);
		} else if (key != 0) {
			heard_turn(h, i);
			voices_add(&h->voices, key, heard_speaker(h), false);
			learn_owner(h, key, x->title, &o);
		}
	}
	map_release(&o.seen);
	vec_release(&o.all);
	voices_settle(&h->voices);
}

void
heard_init(struct heard *h, const struct doc *d, const struct vec *said)
{
	*h = (struct heard){ .doc = d,
		.names = VEC_OF(struct lead_name),
		.leads = VEC_OF(struct words) };
	voices_init(&h->voices);
	learn_authors(h, said);
	learn_names(h, said);
	learn_titles(h, said);
}

void
heard_release(struct heard *h)
{
	vec_release(&h->names);
	vec_release(&h->leads);
	voices_release(&h->voices);
}

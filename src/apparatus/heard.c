#include "apparatus/heard.h"

#include "apparatus/credit.h"
#include "apparatus/lead.h"
#include "apparatus/shorter.h"
#include "base/map.h"

struct lead {
	size_t first, count;
	bool he;
};

/* Reads the words before the note of X. */
static void
read_lead(struct heard *h, const struct citation *x)
{
	struct spans marks = doc_spans(h->doc, SPAN_NOTE_MARK);
	size_t place = doc_note_at(h->doc, x->note)->mark.start;
	struct lead *lead = vec_push(&h->leads);
	size_t before;

	lead->first = h->names.count;
	if (place == OFFSET_NONE)
		return;
	before = span_index(marks, place);
	lead->he = lead_names(h->doc,
		before > 0 ? marks.items[before - 1].end : 0, place, &h->names);
	lead->count = h->names.count - lead->first;
}

void
heard_turn(struct heard *h, size_t index)
{
	const struct lead *lead = vec_at(&h->leads, index);

	h->first = lead->first;
	h->count = lead->count;
	h->he = lead->he;
}

static const struct lead_name *
name_at(const struct heard *h, size_t index)
{
	return vec_at(&h->names, h->first + index);
}

struct slice
heard_name(const struct heard *h, size_t index)
{
	const struct lead_name *n = name_at(h, index);

	return slice_sub(doc_text(h->doc), n->range.start, n->range.end);
}

bool
heard_says(const struct heard *h, size_t index)
{
	return name_at(h, index)->says;
}

bool
heard_leads(const struct heard *h, size_t index)
{
	return name_at(h, index)->leads;
}

bool
heard_opens(const struct heard *h, size_t index)
{
	return name_at(h, index)->opens &&
		!voices_knows(&h->voices, heard_name(h, index));
}

struct slice
heard_speaker(const struct heard *h)
{
	for (size_t i = 0; i < h->count; i++)
		if (heard_says(h, i) && !heard_opens(h, i))
			return heard_name(h, i);
	return SLICE("");
}

/* Who is known by name at all. */
static void
learn_names(struct heard *h, const struct vec *said)
{
	for (size_t i = 0; i < said->count; i++) {
		const struct citation *x =
			&((struct citing *)vec_at(said, i))->said;

		voices_know(&h->voices, x->author);
		read_lead(h, x);
		heard_turn(h, i);
		for (size_t k = 0; k < h->count; k++)
			if (heard_says(h, k) && !name_at(h, k)->opens)
				voices_know(&h->voices, heard_name(h, k));
	}
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
		.leads = VEC_OF(struct lead) };
	voices_init(&h->voices);
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

#include "apparatus/heard.h"

#include "apparatus/credit.h"
#include "apparatus/lead.h"
#include "apparatus/shorter.h"
#include "base/map.h"

void
heard_read(struct heard *h, const struct citation *x)
{
	struct spans marks = doc_spans(h->doc, SPAN_NOTE_MARK);
	size_t place = doc_note_at(h->doc, x->note)->mark.start;
	size_t before;

	vec_clear(&h->names);
	h->he = false;
	if (place == OFFSET_NONE)
		return;
	before = span_index(marks, place);
	h->he = lead_names(h->doc, before > 0 ? marks.items[before - 1].end : 0,
		place, &h->names);
}

struct slice
heard_name(const struct heard *h, size_t index)
{
	const struct lead_name *n = vec_at(&h->names, index);

	return slice_sub(doc_text(h->doc), n->range.start, n->range.end);
}

bool
heard_says(const struct heard *h, size_t index)
{
	return ((struct lead_name *)vec_at(&h->names, index))->says;
}

bool
heard_leads(const struct heard *h, size_t index)
{
	return ((struct lead_name *)vec_at(&h->names, index))->leads;
}

bool
heard_opens(const struct heard *h, size_t index)
{
	return ((struct lead_name *)vec_at(&h->names, index))->opens &&
		!voices_knows(&h->voices, heard_name(h, index));
}

struct slice
heard_speaker(const struct heard *h)
{
	for (size_t i = 0; i < h->names.count; i++)
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
		heard_read(h, x);
		for (size_t k = 0; k < h->names.count; k++)
			if (heard_says(h, k) &&
				!((struct lead_name *)vec_at(&h->names, k))
					 ->opens)
				voices_know(&h->voices, heard_name(h, k));
	}
	voices_settle(&h->voices);
}

/* "NAME's TITLE" somewhere in the text; each title is looked for once, and only
 * as many as a text of its size bears. */
static void
learn_owner(struct heard *h, uint64_t key, struct slice title, struct map *seen)
{
	enum { PATIENCE = 256 << 20 }; /* bytes */
	struct slice id = { (const char *)&key, sizeof key };

	if (seen->count < PATIENCE / (doc_text(h->doc).size + 1) &&
		map_put(seen, id, h) == NULL)
		voices_add(&h->voices, key,
			credit_owner(doc_text(h->doc), title), false);
}

/* Who wrote what. */
static void
learn_titles(struct heard *h, const struct vec *said)
{
	struct map seen = { 0 };

	for (size_t i = 0; i < said->count; i++) {
		const struct citation *x =
			&((struct citing *)vec_at(said, i))->said;
		uint64_t key = x->back ? 0 : shorter_key(x->title);

		if (x->author.size > 0) {
			voices_add(&h->voices, key, x->author, true);
		} else if (key != 0) {
			heard_read(h, x);
			voices_add(&h->voices, key, heard_speaker(h), false);
			learn_owner(h, key, x->title, &seen);
		}
	}
	map_release(&seen);
	voices_settle(&h->voices);
}

void
heard_init(struct heard *h, const struct doc *d, const struct vec *said)
{
	*h = (struct heard){ .doc = d, .names = VEC_OF(struct lead_name) };
	voices_init(&h->voices);
	learn_names(h, said);
	learn_titles(h, said);
}

void
heard_release(struct heard *h)
{
	vec_release(&h->names);
	voices_release(&h->voices);
}

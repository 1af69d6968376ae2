/*
 * A correction says where it was made by a few words. It is made again only
 * where exactly these stand with their neighbours, at the same place or
 * elsewhere: a paragraph turned into a heading by mistake is worse than a
 * correction that waits.
 *
 * Each was made in a text that had all those before it. Made again in their
 * order, each finds the text that it knew.
 */
#include "study/amend.h"

#include "base/utf8.h"
#include "study/anchoring.h"
#include "study/inside.h"

enum {
	EXACT = 96,  /* bytes of the words that are kept */
	AROUND = 64, /* and of those before and after them */
};

/* The place of a correction: of a paragraph's its beginning. */
static size_t
place_of(const struct doc *d, const struct revise_change *c)
{
	bool inside = c->kind == REVISE_CUT || c->kind == REVISE_NOTE_END;

	return inside ? c->at : doc_line(d, c->at).start;
}

struct correction
amend_describe(const struct doc *d, const struct revise_change *c)
{
	struct slice text = doc_text(d);
	size_t at = place_of(d, c), line = doc_line(d, at).end;
	size_t end = at + EXACT < line ? utf8_start(text, at + EXACT) : line;
	size_t behind = end + AROUND < text.size
		? utf8_start(text, end + AROUND)
		: text.size;
	size_t before = at > AROUND ? utf8_start(text, at - AROUND) : 0;

	return (struct correction){
		.kind = slice_of(revise_word(c->kind)),
		.level = c->level,
		.paragraphs = c->lines,
		.first = at,
		.exact = slice_sub(text, at, end),
		.before = slice_sub(text, before, at),
		.after = slice_sub(text, end, behind),
	};
}

/* Where a correction is to be made in D, if that is certain. */
static bool
find_place(const struct doc *d, const struct correction *c,
	struct revise_change *out)
{
	struct anchor words = {
		.range = { c->first, c->first + c->exact.size },
		.exact = c->exact,
		.before = c->before,
		.after = c->after,
	};

	*out = (struct revise_change){
		.kind = revise_kind_of(c->kind),
		.lines = c->paragraphs,
		.level = c->level,
	};
	if (out->kind == REVISE_KIND_COUNT)
		return false;
	anchoring_words(d, &words);
	out->at = words.range.start;
	return words.grade == ANCHOR_EXACT || words.grade == ANCHOR_MOVED;
}

struct doc *
amend_document(struct study *s, int64_t document, struct doc *doc,
	struct amend_count *count)
{
	struct arena arena = { 0 };
	struct vec all = VEC_OF(struct correction);
	struct revise_change change;

	*count = (struct amend_count){ 0 };
	correction_list(s->store, document, &arena, &all, NULL);
	for (size_t i = 0; i < all.count; i++) {
		struct doc *revised = find_place(doc, vec_at(&all, i), &change)
			? revise(doc, &change)
			: NULL;

		if (revised) {
			doc_free(doc);
			doc = revised;
			count->made++;
		} else {
			count->unfit++;
		}
	}
	vec_release(&all);
	arena_release(&arena);
	return doc;
}

void
amend_tell(size_t unfit, struct buf *out)
{
	if (unfit > 0)
		buf_printf(out, "%zu %s nowhere any more", unfit,
			unfit == 1 ? "correction fits" : "corrections fit");
}

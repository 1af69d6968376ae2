#include "study/reanchor.h"

#include "base/arena.h"
#include "store/link.h"
#include "store/note.h"
#include "store/shelf.h"
#include "study/anchoring.h"
#include "study/inside.h"

static void
count_note(struct reanchor_count *count, enum anchor_grade grade)
{
	switch (grade) {
	case ANCHOR_EXACT:
		count->kept++;
		break;
	case ANCHOR_MOVED:
		count->moved++;
		break;
	case ANCHOR_CHANGED:
	case ANCHOR_AMBIGUOUS:
		count->unsure++;
		break;
	case ANCHOR_ORPHAN:
		count->lost++;
	}
}

static int
place_notes(struct study *s, const struct anchoring *a, int64_t document,
	bool trash, struct reanchor_count *count, struct err *err)
{
	struct arena arena = { 0 };
	struct vec notes = VEC_OF(struct note);
	int rc = note_list(s->store, document, trash, &arena, &notes, err);

	for (size_t i = 0; rc == 0 && i < notes.count; i++) {
		struct note *n = vec_at(&notes, i);

		anchoring_place(a, &n->at, &arena);
		if (!trash)
			count_note(count, n->at.grade);
	}
	if (rc == 0 && notes.count > 0)
		rc = note_place(s->store, notes.items, notes.count, err);
	vec_release(&notes);
	arena_release(&arena);
	return rc;
}

/* Places an end, if it is in DOCUMENT; whether it has lost its place. */
static bool
place_end(const struct anchoring *a, int64_t document, struct anchor *end,
	struct arena *arena)
{
	if (end->document != document)
		return false;
	anchoring_place(a, end, arena);
	return end->grade == ANCHOR_ORPHAN;
}

static int
place_links(struct study *s, const struct anchoring *a, int64_t document,
	bool trash, struct reanchor_count *count, struct err *err)
{
	struct arena arena = { 0 };
	struct vec links = VEC_OF(struct link);
	int rc = link_list(s->store, document, trash, &arena, &links, err);

	for (size_t i = 0; rc == 0 && i < links.count; i++) {
		struct link *l = vec_at(&links, i);
		bool from = place_end(a, document, &l->from, &arena);
		bool to = place_end(a, document, &l->to, &arena);

		count->ends += !trash && (from || to);
	}
	if (rc == 0 && links.count > 0)
		rc = link_place(s->store, links.items, links.count, err);
	vec_release(&links);
	arena_release(&arena);
	return rc;
}

int
reanchor_document(struct study *s, int64_t document, const struct doc *old,
	const struct doc *new, struct reanchor_count *out, struct err *err)
{
	struct anchoring a;
	struct arena arena = { 0 };
	struct reanchor_count count = { 0 };
	struct shelf_entry entry;
	int rc = shelf_entry(s->store, document, &arena, &entry, err);

	if (rc == 0)
		anchoring_init(&a, old, new, entry.hash);
	for (int trash = 0; rc == 0 && trash < 2; trash++) {
		rc = place_notes(s, &a, document, trash, &count, err);
		if (rc == 0)
			rc = place_links(s, &a, document, trash, &count, err);
	}
	if (out)
		*out = count;
	arena_release(&arena);
	return rc;
}

static void
tell(struct buf *out, size_t count, const char *one, const char *many)
{
	if (count == 0)
		return;
	buf_printf(out, "%s%zu %s", out->size > 0 ? ", " : "", count,
		count == 1 ? one : many);
}

void
reanchor_tell(const struct reanchor_count *count, struct buf *out)
{
	struct buf all = { 0 };

	tell(&all, count->moved, "note moved", "notes moved");
	tell(&all, count->unsure, "note stands on other words",
		"notes stand on other words");
	tell(&all, count->lost, "note has lost its place",
		"notes have lost their place");
	tell(&all, count->ends, "link has lost an end",
		"links have lost an end");
	buf_slice(out, buf_view(&all));
	buf_release(&all);
}

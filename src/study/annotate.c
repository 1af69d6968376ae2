#include "study/annotate.h"

#include <stdlib.h>

#include "base/mem.h"
#include "study/connect.h"
#include "study/correct.h"
#include "study/inside.h"

enum annotate_change { ADDED, CHANGED, DELETED, RESTORED };

static void
remember(struct study *s, enum annotate_change what, const struct note *n)
{
	struct study_change *c = vec_push(&s->changes);

	*c = (struct study_change){ .note = n->id, .what = (int)what };
	if (what == CHANGED) {
		c->body = mem_copy(n->body.data, n->body.size);
		c->tags = mem_copy(n->tags.data, n->tags.size);
	}
}

int64_t
annotate_add(struct reading *r, struct range range, enum note_kind kind,
	char mark, struct slice body, struct err *err)
{
	struct arena arena = { 0 };
	struct note n = { .kind = kind, .mark = mark, .body = body };
	int result;

	if (r->id == 0)
		return err_set(err, ERR_USAGE,
			"a preview takes no notes: add the file first");
	n.at = reading_anchor(r, range, &arena);
	result = note_put(r->study->store, &n, err);
	arena_release(&arena);
	if (result != 0)
		return -1;
	remember(r->study, ADDED, &n);
	reading_refresh(r->study, NULL);
	return n.id;
}

static int
find_note(struct study *s, int64_t id, struct arena *arena, struct note *n,
	struct err *err)
{
	int found = note_find(s->store, id, arena, n, err);

	if (found == 1)
		return err_set(err, ERR_ABSENT, "there is no note %lld",
			(long long)id);
	return found;
}

int
annotate_change(
	struct study *s, int64_t note, struct slice body, struct err *err)
{
	struct arena arena = { 0 };
	struct note old, new;
	int result = find_note(s, note, &arena, &old, err);

	if (result == 0) {
		new = old;
		new.body = body;
		result = note_put(s->store, &new, err);
	}
	if (result == 0) {
		remember(s, CHANGED, &old);
		reading_refresh(s, NULL);
	}
	arena_release(&arena);
	return result;
}

static int
move_note(
	struct study *s, int64_t id, enum annotate_change what, struct err *err)
{
	struct note n = { .id = id };
	int result = what == DELETED ? note_delete(s->store, id, err)
				     : note_restore(s->store, id, err);

	if (result != 0)
		return -1;
	remember(s, what, &n);
	reading_refresh(s, NULL);
	return 0;
}

int
annotate_delete(struct study *s, int64_t note, struct err *err)
{
	return move_note(s, note, DELETED, err);
}

int
annotate_restore(struct study *s, int64_t note, struct err *err)
{
	return move_note(s, note, RESTORED, err);
}

static int
take_back(struct study *s, const struct study_change *c, const char **what,
	struct err *err)
{
	switch (c->what) {
	case STUDY_CORRECTED:
		*what = "the text is as it was before";
		return correct_drop(s, c->note, err);
	case ADDED:
	case RESTORED:
		*what = "taken away again";
		return annotate_delete(s, c->note, err);
	case DELETED:
		*what = "back from the trash";
		return annotate_restore(s, c->note, err);
	case CHANGED:
		*what = "as it was before";
		return annotate_change(s, c->note, slice_of(c->body), err);
	}
	return connect_take_back(s, c, what, err);
}

static void
forget(struct study *s)
{
	struct study_change *c = vec_last(&s->changes);

	free(c->body);
	free(c->tags);
	vec_pop(&s->changes);
}

int
annotate_undo(struct study *s, const char **what, struct err *err)
{
	struct study_change *last = vec_last(&s->changes);
	struct study_change change;
	size_t count = s->changes.count;
	int result;

	if (!last)
		return 1;
	change = *last;
	result = take_back(s, &change, what, err);
	if (result ==
		0) /* the change that took it back, and the one taken back */
		while (s->changes.count >= count)
			forget(s);
	return result;
}

int64_t
annotate_find_mark(struct reading *r, char mark, int64_t *document,
	size_t *offset, struct err *err)
{
	bool local = mark >= 'a' && mark <= 'z';
	struct arena arena = { 0 };
	struct vec notes = VEC_OF(struct note);
	int64_t found = 0;

	if (note_list(r->study->store, local ? r->id : 0, false, &arena, &notes,
		    err) != 0)
		found = -1;
	for (size_t i = 0; i < notes.count && found == 0; i++) {
		const struct note *n = vec_at(&notes, i);

		if (n->kind == NOTE_BOOKMARK && n->mark == mark) {
			found = n->id;
			*document = n->at.document;
			*offset = n->at.range.start;
		}
	}
	vec_release(&notes);
	arena_release(&arena);
	return found;
}

int
annotate_list(struct study *s, int64_t document, bool trash,
	struct arena *arena, struct vec *out, struct err *err)
{
	return note_list(s->store, document, trash, arena, out, err);
}

int
annotate_look(struct study *s, int64_t note, struct arena *arena,
	struct note *out, struct err *err)
{
	return note_find(s->store, note, arena, out, err);
}

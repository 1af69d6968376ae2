#include "study/annotate.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "study/correct.h"
#include "study/inside.h"
#include "text/outline.h"

enum annotate_change { ADDED, CHANGED, DELETED, RESTORED };

/* Bytes of the words before and after that are kept with a note. */
enum { CONTEXT = 64 };

static void
remember(struct study *s, enum annotate_change what, const struct note *n)
{
	struct study_change *c = vec_push(&s->changes);

	c->note = n->id;
	c->what = (int)what;
	c->body = what == CHANGED ? mem_copy(n->body.data, n->body.size) : NULL;
	c->tags = what == CHANGED ? mem_copy(n->tags.data, n->tags.size) : NULL;
}

static struct slice
words_before(struct slice text, size_t at)
{
	size_t start = at > CONTEXT ? utf8_start(text, at - CONTEXT) : 0;

	return slice_sub(text, start, at);
}

static struct slice
words_after(struct slice text, size_t at)
{
	size_t end = at + CONTEXT < text.size ? utf8_start(text, at + CONTEXT)
					      : text.size;

	return slice_sub(text, at, end);
}

static struct slice
section_of(const struct doc *d, size_t offset)
{
	size_t index;

	return outline_at(d, offset, &index) ? outline_words(d, index)
					     : (struct slice){ "", 0 };
}

int64_t
annotate_add(struct reading *r, struct range range, enum note_kind kind,
	char mark, struct slice body, struct err *err)
{
	struct slice text = doc_text(r->doc);
	struct buf place = { 0 };
	struct note n = {
		.document = r->id,
		.kind = kind,
		.mark = mark,
		.range = range,
		.hash = r->entry.hash,
		.exact = doc_cut(r->doc, range),
		.before = words_before(text, range.start),
		.after = words_after(text, range.end),
		.section = section_of(r->doc, range.start),
		.body = body,
	};
	int result;

	if (r->id == 0)
		return err_set(err, ERR_USAGE,
			"a preview takes no notes: add the file first");
	reading_place(r, range.start, &place);
	n.place = buf_view(&place);
	result = note_put(r->study->store, &n, err);
	buf_release(&place);
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
	return -1;
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
			*document = n->document;
			*offset = n->range.start;
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

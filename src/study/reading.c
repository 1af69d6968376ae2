#include "study/reading.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "study/anchoring.h"
#include "study/inside.h"
#include "study/shelve.h"
#include "study/testimony.h"
#include "text/outline.h"

static struct reading *
find_open(struct study *s, int64_t id)
{
	for (size_t i = 0; i < s->readings.count; i++) {
		struct reading *r = *(struct reading **)vec_at(&s->readings, i);

		if (r->id == id)
			return r;
	}
	return NULL;
}

static struct reading *
new_reading(struct study *s, struct doc *doc, int64_t id)
{
	struct reading *r = mem_new(sizeof(*r));

	r->study = s;
	r->doc = doc;
	r->id = id;
	r->users = 1;
	r->notes = VEC_OF(struct note);
	r->links = VEC_OF(struct link);
	*(struct reading **)vec_push(&s->readings) = r;
	return r;
}

static int
compare_notes(const void *a, const void *b)
{
	const struct note *x = a, *y = b;

	return (x->at.range.start > y->at.range.start) -
		(x->at.range.start < y->at.range.start);
}

static bool
fits_text(const struct reading *r, const struct anchor *a)
{
	return a->document == r->id && a->range.start <= a->range.end &&
		a->range.end <= doc_text(r->doc).size;
}

static int
read_links(struct reading *r, struct err *err)
{
	if (link_list(r->study->store, r->id, false, &r->notes_arena, &r->links,
		    err) != 0)
		return -1;
	for (size_t i = r->links.count; i-- > 0;) {
		const struct link *l = vec_at(&r->links, i);

		if (!fits_text(r, &l->from) && !fits_text(r, &l->to))
			vec_remove(&r->links, i);
	}
	return 0;
}

static int
read_notes(struct reading *r, struct err *err)
{
	vec_clear(&r->notes);
	vec_clear(&r->links);
	arena_clear(&r->notes_arena);
	r->version++;
	if (r->id == 0)
		return 0;
	if (note_list(r->study->store, r->id, false, &r->notes_arena, &r->notes,
		    err) != 0)
		return -1;
	for (size_t i = r->notes.count; i-- > 0;)
		if (!fits_text(r, &((struct note *)vec_at(&r->notes, i))->at))
			vec_remove(&r->notes, i);
	vec_sort(&r->notes, compare_notes);
	return read_links(r, err);
}

struct reading *
reading_open(struct study *s, int64_t id, struct err *err)
{
	struct reading *r = find_open(s, id);
	struct doc *doc;

	if (r) {
		r->users++;
		return r;
	}
	doc = shelve_load(s, id, err);
	if (!doc)
		return NULL;
	r = new_reading(s, doc, id);
	if (shelf_entry(s->store, id, &r->arena, &r->entry, err) != 0 ||
		read_notes(r, err) != 0) {
		reading_close(r);
		return NULL;
	}
	return r;
}

struct reading *
reading_of(struct study *s, struct doc *doc, struct slice title)
{
	struct reading *r = new_reading(s, doc, 0);

	r->entry.title = arena_copy(&r->arena, title);
	r->entry.author = doc_fact(doc, DOC_AUTHOR, 0);
	return r;
}

struct reading *
reading_preview(struct study *s, const char *path, struct err *err)
{
	struct shelve_request request = { .path = path };
	struct doc *doc = shelve_preview(&request, NULL, err);
	struct slice title;

	if (!doc)
		return NULL;
	title = doc_fact(doc, DOC_TITLE, 0);
	return reading_of(
		s, doc, title.size > 0 ? title : slice_of(file_name(path)));
}

int
reading_renew(struct study *s, int64_t id, struct err *err)
{
	struct reading *r = find_open(s, id);
	struct doc *doc;

	if (!r)
		return 0;
	doc = shelve_load(s, id, err);
	if (!doc || shelf_entry(s->store, id, &r->arena, &r->entry, err) != 0) {
		doc_free(doc);
		return -1;
	}
	doc_free(r->former);
	r->former = (struct doc *)r->doc;
	r->doc = doc;
	citation_free(r->citations);
	r->citations = NULL;
	return read_notes(r, err);
}

size_t
reading_follow(const struct reading *r, size_t offset)
{
	size_t size = doc_text(r->doc).size;
	size_t at = r->former ? anchoring_offset(r->former, r->doc, offset)
			      : offset;

	if (at == OFFSET_NONE)
		at = offset;
	return at < size ? at : size;
}

void
reading_close(struct reading *r)
{
	struct vec *all;

	if (!r || --r->users > 0)
		return;
	all = &r->study->readings;
	for (size_t i = 0; i < all->count; i++)
		if (*(struct reading **)vec_at(all, i) == r) {
			vec_remove(all, i);
			break;
		}
	if (r->quoting)
		r->quoting_free(r->quoting);
	vec_release(&r->notes);
	vec_release(&r->links);
	arena_release(&r->notes_arena);
	arena_release(&r->arena);
	citation_free(r->citations);
	doc_free(r->former);
	doc_free((struct doc *)r->doc);
	free(r);
}

int
reading_refresh(struct study *s, struct err *err)
{
	int result = 0;

	for (size_t i = 0; i < s->readings.count; i++)
		if (read_notes(*(struct reading **)vec_at(&s->readings, i),
			    err) != 0)
			result = -1;
	return result;
}

/* Bytes of the words before and after that an anchor keeps. */
enum { CONTEXT = 64 };

static struct slice
section_of(const struct doc *d, size_t offset)
{
	size_t index;

	return outline_at(d, offset, &index) ? outline_words(d, index)
					     : SLICE("");
}

struct anchor
reading_anchor(const struct reading *r, struct range range, struct arena *arena)
{
	struct slice text = doc_text(r->doc);
	size_t first = range.start > CONTEXT
		? utf8_start(text, range.start - CONTEXT)
		: 0;
	size_t beyond = range.end + CONTEXT < text.size
		? utf8_start(text, range.end + CONTEXT)
		: text.size;
	struct buf place = { 0 };
	struct anchor a = {
		.document = r->id,
		.range = range,
		.hash = r->entry.hash,
		.exact = doc_cut(r->doc, range),
		.before = slice_sub(text, first, range.start),
		.after = slice_sub(text, range.end, beyond),
		.section = section_of(r->doc, range.start),
	};

	reading_place(r, range.start, &place);
	a.place = arena_copy(arena, buf_view(&place));
	buf_release(&place);
	return a;
}

const struct note *
reading_note_at(const struct reading *r, size_t offset, int kind)
{
	for (size_t i = 0; i < r->notes.count; i++) {
		const struct note *n = vec_at(&r->notes, i);

		if (n->at.range.start > offset)
			break;
		if (offset <= n->at.range.end &&
			(kind < 0 || (int)n->kind == kind))
			return n;
	}
	return NULL;
}

size_t
reading_note_index(const struct reading *r, size_t offset)
{
	size_t i = 0;

	while (i < r->notes.count &&
		((const struct note *)vec_at(&r->notes, i))->at.range.end <
			offset)
		i++;
	return i;
}

const struct citations *
reading_citations(const struct reading *r)
{
	return r->citations;
}

static void
read_citations(struct reading *r, bool all)
{
	citation_free(r->citations);
	r->citations = testimony_citations(r->study, r->id, r->doc, all);
	r->outdated = false;
}

bool
reading_read_citations(struct reading *r)
{
	if ((r->citations && !r->outdated) || doc_note_count(r->doc) == 0 ||
		doc_text(r->doc).size > READING_CITED)
		return false;
	read_citations(r, false);
	return true;
}

void
reading_read_all_citations(struct reading *r)
{
	read_citations(r, true);
}

void
reading_outdate(struct reading *r)
{
	r->outdated = true;
}

void
reading_place(const struct reading *r, size_t offset, struct buf *out)
{
	doc_place_print(r->doc, doc_place_of(r->doc, offset), out);
}

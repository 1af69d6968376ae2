#include "ui/draft.h"

#include <stdlib.h>

#include "base/mem.h"
#include "study/keep.h"

void
draft_write(struct study *s, struct prompt *p)
{
	struct buf content = { 0 };

	if (!p->spec.keeps_draft || !p->unsaved)
		return;
	buf_printf(&content, "note %lld %lld %zu %zu\n", (long long)p->document,
		(long long)p->id, p->range.start, p->range.end);
	buf_slice(&content, buf_view(&p->text));
	if (keep_draft(s, &p->draft, buf_view(&content), NULL) == 0)
		p->unsaved = false;
	buf_release(&content);
}

void
draft_drop(struct study *s, struct prompt *p)
{
	if (p->draft)
		keep_draft_drop(s, p->draft);
	free(p->draft);
	p->draft = NULL;
	p->unsaved = false;
}

static bool
take_number(struct slice *line, size_t *number)
{
	struct slice word;

	return slice_word(line, &word) && slice_number(word, number);
}

/* Takes the head line off the text. */
static bool
parse(struct draft_note *d)
{
	struct slice rest = buf_view(&d->text), line, word;
	size_t document, note;

	if (!slice_cut(&rest, '\n', &line) || !slice_word(&line, &word) ||
		!slice_equal(word, SLICE("note")) ||
		!take_number(&line, &document) || !take_number(&line, &note) ||
		!take_number(&line, &d->range.start) ||
		!take_number(&line, &d->range.end))
		return false;
	d->document = (int64_t)document;
	d->note = (int64_t)note;
	buf_replace(
		&d->text, 0, d->text.size - rest.size, (struct slice){ "", 0 });
	return true;
}

static bool
read_draft(struct study *s, const char *name, struct draft_note *out)
{
	*out = (struct draft_note){ .name = mem_copy(
					    name, slice_of(name).size) };
	if (keep_draft_read(s, name, &out->text, NULL) == 0 && parse(out) &&
		out->text.size)
		return true;
	draft_release(out);
	return false;
}

bool
draft_find(struct study *s, struct draft_note *out)
{
	struct vec names = VEC_OF(char *);
	bool found = false;

	keep_draft_list(s, &names, NULL);
	for (size_t i = 0; i < names.count; i++) {
		char *name = *(char **)vec_at(&names, i);

		if (!found)
			found = read_draft(s, name, out);
		free(name);
	}
	vec_release(&names);
	return found;
}

void
draft_release(struct draft_note *d)
{
	free(d->name);
	buf_release(&d->text);
}

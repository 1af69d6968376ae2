/*
 * A block is written line by line; the bodies of notes that are glued into it
 * are left for later. Signs of emphasis that have a partner were
 * found before; they and the markers of notes are the events at which writing
 * stops. What lies between two lines of a paragraph becomes one blank, in verse
 * and behind two blanks a hard break.
 */
#include "import/inlines.h"

#include <string.h>

#include "base/utf8.h"
#include "import/markers.h"

enum { NESTING = 8, LONGEST_RUN = 3 };

/* A run of * or _ that opens or closes emphasis. */
struct delim {
	size_t at;
	uint8_t size; /* 1 emphasis, 2 strong, 3 both */
	char sign;
	bool opens, paired;
};

void
inlines_init(struct inlines *w, struct plain *p)
{
	*w = (struct inlines){ .p = p, .delims = VEC_OF(struct delim) };
}

void
inlines_release(struct inlines *w)
{
	vec_release(&w->delims);
}

/* Finding emphasis. */

/* No letter or digit: an edge of a word. */
static bool
is_edge(struct slice s, size_t at)
{
	uint32_t code;

	if (at >= s.size)
		return true;
	utf8_next(s, utf8_start(s, at), &code);
	return !utf8_is_letter(code);
}

static bool
is_space(struct slice s, size_t at)
{
	return at >= s.size || strchr(" \t\r\n", s.data[at]) ||
		s.data[at] == '\0';
}

static size_t
run_size(struct slice s, size_t at)
{
	size_t end = at;

	while (end < s.size && s.data[end] == s.data[at])
		end++;
	return end - at;
}

/* The runs of a block that are still open: indices of delims. */
struct open {
	size_t items[NESTING];
	size_t depth;
};

/* Pairs D with the nearest open run of its kind. */
static bool
close_run(struct inlines *w, struct open *open, struct delim d)
{
	for (size_t i = open->depth; i > 0; i--) {
		struct delim *o = vec_at(&w->delims, open->items[i - 1]);

		if (o->sign != d.sign || o->size != d.size)
			continue;
		o->paired = true;
		d.paired = true;
		*(struct delim *)vec_push(&w->delims) = d;
		open->depth = i - 1;
		return true;
	}
	return false;
}

static void
open_run(struct inlines *w, struct open *open, struct delim d)
{
	if (open->depth == NESTING)
		return;
	d.opens = true;
	open->items[open->depth++] = w->delims.count;
	*(struct delim *)vec_push(&w->delims) = d;
}

/* S ends where the block does. */
static void
take_run(struct inlines *w, struct open *open, struct slice s, struct delim d)
{
	bool begins = is_edge(s, d.at - 1) && !is_space(s, d.at + d.size);
	bool ends = is_edge(s, d.at + d.size) && !is_space(s, d.at - 1);

	if (!(ends && close_run(w, open, d)) && begins)
		open_run(w, open, d);
}

/* Behind the body of a note that is glued to a mark and begins at AT; *MARK
 * goes along. */
static size_t
skip_body(const struct plain *p, size_t at, size_t *mark)
{
	for (; *mark < p->marks.count; ++*mark) {
		const struct plain_mark *m = vec_at(&p->marks, *mark);

		if (m->end > at)
			return at;
		if (m->end == at && m->body > 0)
			at = m->body;
	}
	return at;
}

static void
find_delims(struct inlines *w, const struct plain_block *b)
{
	struct slice s = slice_sub(w->p->bytes, 0, b->end);
	struct open open = { 0 };
	struct marker m;
	size_t size, mark = w->mark;

	vec_clear(&w->delims);
	w->delim = 0;
	for (size_t at = b->start; at < b->end; at += size) {
		at = skip_body(w->p, at, &mark);
		if (at >= b->end)
			return;
		size = markers_bracket(s, at, &m);
		if (size > 0)
			continue;
		size = 1;
		if (s.data[at] != '*' && s.data[at] != '_')
			continue;
		size = run_size(s, at);
		if (size <= LONGEST_RUN)
			take_run(w, &open, s,
				(struct delim){ .at = at,
					.size = (uint8_t)size,
					.sign = s.data[at] });
	}
}

/* Writing. */

static void
turn(struct builder *out, enum span_kind kind, bool opens)
{
	if (opens)
		builder_open(out, kind, 0);
	else
		builder_close(out, kind);
}

static size_t
write_delim(struct inlines *w, const struct delim *d)
{
	if (d->size & 1)
		turn(w->p->out, SPAN_EMPHASIS, d->opens);
	if (d->size & 2)
		turn(w->p->out, SPAN_STRONG, d->opens);
	w->delim++;
	return d->at + d->size;
}

static void
copy(struct inlines *w, size_t from, size_t to)
{
	builder_copy(w->p->out, slice_sub(w->p->bytes, from, to), from);
}

static size_t
write_mark(struct inlines *w, const struct plain_mark *m)
{
	size_t here = builder_here(w->p->out);

	copy(w, m->start, m->end);
	builder_mark(w->p->out, SPAN_NOTE_MARK,
		(struct range){ here, builder_here(w->p->out) }, m->note, 0);
	w->mark++;
	return m->body > 0 ? m->body : m->end;
}

/* The next marker at or behind FROM that is one, the next paired run. */
static const struct plain_mark *
next_mark(struct inlines *w, size_t from)
{
	for (; w->mark < w->p->marks.count; w->mark++) {
		const struct plain_mark *m = vec_at(&w->p->marks, w->mark);

		if (m->start >= from && m->note != PLAIN_NO_NOTE)
			return m;
	}
	return NULL;
}

static const struct delim *
next_delim(struct inlines *w)
{
	for (; w->delim < w->delims.count; w->delim++) {
		const struct delim *d = vec_at(&w->delims, w->delim);

		if (d->paired)
			return d;
	}
	return NULL;
}

/* Returns where it stopped: at TO, or behind a body that ends later. */
static size_t
write_words(struct inlines *w, size_t from, size_t to)
{
	while (from < to) {
		const struct plain_mark *m = next_mark(w, from);
		const struct delim *d = next_delim(w);
		size_t mark = m && m->end <= to ? m->start : to;
		size_t delim = d && d->at < to ? d->at : to;
		size_t stop = mark < delim ? mark : delim;

		copy(w, from, stop);
		if (stop == to)
			return to;
		from = mark < delim ? write_mark(w, m) : write_delim(w, d);
	}
	return from;
}

/* What lies between the words of LINE and those that go on with them. Blank
 * lines between, where a paragraph had been cut, are no part of it. */
static void
write_gap(struct inlines *w, const struct plain_block *b,
	const struct plain_line *line, struct range gap)
{
	bool next = gap.end == (line + 1)->start;

	if (line->cut && gap.start == line->end)
		return;
	if (next && (line->hard || b->verse))
		builder_stand(w->p->out, SLICE("\xe2\x80\xa8"), gap);
	else if (!next)
		builder_put(w->p->out, SLICE(" "));
	else
		builder_stand(w->p->out, SLICE(" "), gap);
}

/* Lines that are blank, or that belong to a note wholly, are passed over. */
void
inlines_write(struct inlines *w, const struct plain_block *b)
{
	const struct plain_line *before = plain_line_at(w->p, b->line);
	size_t at = b->start;

	find_delims(w, b);
	for (size_t i = b->line; i < b->line + b->lines; i++) {
		const struct plain_line *line = plain_line_at(w->p, i);
		size_t end = line->end < b->end ? line->end : b->end;

		if (end <= at || end == line->start)
			continue;
		if (line->start > at)
			write_gap(w, b, before,
				(struct range){ at, line->start });
		at = write_words(w, line->start > at ? line->start : at, end);
		before = line;
	}
}

/*
 * Plain text in four steps: lines, blocks, what the passes recognise, and
 * writing. The passes only decide; nothing is written before all have run.
 * Main text is written in the order of the source, then the bodies of notes.
 */
#include "import/prose.h"

#include <stdlib.h>

#include "import/blocks.h"
#include "import/boilerplate.h"
#include "import/credits.h"
#include "import/endnotes.h"
#include "import/glued.h"
#include "import/headings.h"
#include "import/hyphens.h"
#include "import/inlines.h"
#include "import/joins.h"
#include "import/licence.h"
#include "import/lines.h"
#include "import/lists.h"
#include "import/quotes.h"
#include "import/titles.h"

/* In this order: notes are no lists, set-in items no quotations, and a byline
 * is no heading. */
static void (*const passes[])(struct plain *) = {
	blocks_find,
	licence_find,
	glued_find,
	joins_find,
	hyphens_find,
	endnotes_find,
	glued_name,
	boilerplate_find,
	lists_find,
	quotes_find,
	credits_find,
	titles_find,
	credits_language,
	headings_find,
};

/* Writing. */

static void
write_verbatim(struct plain *p, const struct plain_block *b)
{
	builder_open(p->out, SPAN_VERBATIM, 0);
	for (size_t i = b->line; i < b->line + b->lines; i++) {
		const struct plain_line *line = plain_line_at(p, i);
		size_t start = line->start;

		while (start > 0 && p->bytes.data[start - 1] != '\n')
			start--;
		builder_copy(
			p->out, slice_sub(p->bytes, start, line->end), start);
		if (i + 1 < b->line + b->lines)
			builder_stand(p->out, SLICE("\xe2\x80\xa8"),
				(struct range){ line->end, line->end + 1 });
	}
	builder_close(p->out, SPAN_VERBATIM);
}

static void
write_rule(struct plain *p, const struct plain_block *b)
{
	builder_open(p->out, SPAN_RULE, 0);
	builder_stand(
		p->out, SLICE("* * *"), (struct range){ b->start, b->end });
	builder_close(p->out, SPAN_RULE);
}

/* The bullet or number of an item, [lead, start). */
static void
write_marker(struct plain *p, const struct plain_block *b)
{
	struct slice marker = slice_sub(p->bytes, b->lead, b->start);

	if (marker.size > 1 &&
		(marker.data[0] == '-' || marker.data[0] == '*' ||
			marker.data[0] == '+'))
		builder_stand(p->out, SLICE("\xe2\x80\xa2 "),
			(struct range){ b->lead, b->start });
	else
		builder_copy(p->out, marker, b->lead);
}

static void
write_paragraph(struct inlines *w, const struct plain_block *b)
{
	struct builder *out = w->p->out;

	if (b->kind == PLAIN_ITEM)
		builder_open(out, SPAN_LIST_ITEM, b->depth);
	builder_open(out, SPAN_PARAGRAPH, 0);
	if (b->kind == PLAIN_ITEM)
		write_marker(w->p, b);
	inlines_write(w, b);
	builder_close(out, SPAN_PARAGRAPH);
	if (b->kind == PLAIN_ITEM)
		builder_close(out, SPAN_LIST_ITEM);
}

static void
write_block(struct inlines *w, const struct plain_block *b)
{
	switch (b->kind) {
	case PLAIN_HEADING:
		builder_open(w->p->out, SPAN_HEADING, b->depth);
		inlines_write(w, b);
		builder_close(w->p->out, SPAN_HEADING);
		break;
	case PLAIN_VERBATIM:
		write_verbatim(w->p, b);
		break;
	case PLAIN_RULE:
		write_rule(w->p, b);
		break;
	case PLAIN_BOILERPLATE:
		inlines_write(w, b);
		break;
	default:
		write_paragraph(w, b);
	}
	builder_break(w->p->out);
}

/* Opens and closes quotations until DEPTH are open. */
static void
turn_quotes(struct builder *out, uint32_t *open, uint32_t depth)
{
	while (*open > depth) {
		builder_close(out, SPAN_QUOTE);
		--*open;
	}
	while (*open < depth)
		builder_open(out, SPAN_QUOTE, ++*open);
}

/* Quotations with a > end at a blank line; set-in ones that follow each other
 * are one. */
static bool
is_new_quote(const struct plain *p, size_t index)
{
	const struct plain_block *b = plain_block_at(p, index), *before;

	if (index == 0)
		return true;
	before = plain_block_at(p, index - 1);
	for (size_t i = before->line + before->lines; i < b->line; i++)
		if (plain_line_at(p, i)->quote == 0 &&
			plain_line_at(p, b->line)->quote > 0)
			return true;
	return false;
}

/* Opens or closes the stretch of boilerplate. */
static void
turn_boilerplate(struct builder *out, bool *open, bool wanted)
{
	if (*open && !wanted)
		builder_close(out, SPAN_BOILERPLATE);
	if (!*open && wanted)
		builder_open(out, SPAN_BOILERPLATE, 0);
	*open = wanted;
}

static void
write_main(struct inlines *w)
{
	uint32_t quotes = 0;
	bool folded = false;

	for (size_t i = 0; i < w->p->blocks.count; i++) {
		const struct plain_block *b = plain_block_at(w->p, i);

		if (b->note != PLAIN_NO_NOTE)
			continue;
		if (is_new_quote(w->p, i))
			turn_quotes(w->p->out, &quotes, 0);
		turn_quotes(w->p->out, &quotes, b->quote);
		turn_boilerplate(
			w->p->out, &folded, b->kind == PLAIN_BOILERPLATE);
		write_block(w, b);
	}
	turn_quotes(w->p->out, &quotes, 0);
	turn_boilerplate(w->p->out, &folded, false);
}

/* Notes. */

static void
declare_notes(struct plain *p)
{
	for (size_t i = 0; i < p->notes.count; i++) {
		const struct plain_note *n = vec_at(&p->notes, i);

		builder_note(p->out, n->label, n->kind, n->unsure);
	}
}

/* A label that the source does not print before the body. */
static void
put_label(struct plain *p, const struct plain_note *n)
{
	builder_put(p->out, n->label);
	builder_put(p->out, SLICE("."));
}

static void
write_label(struct plain *p, const struct plain_block *b)
{
	const struct plain_note *n = vec_at(&p->notes, b->note);

	builder_open(p->out, SPAN_NOTE_LABEL, b->note);
	if (n->made || b->lead == b->start) {
		put_label(p, n);
	} else {
		struct slice label =
			slice_trim(slice_sub(p->bytes, b->lead, b->start));

		builder_copy(p->out, label, b->lead);
	}
	builder_close(p->out, SPAN_NOTE_LABEL);
	builder_put(p->out, SLICE(" "));
}

/* The body that is glued to M, as a block of its own. */
static struct plain_block
glued_block(const struct plain *p, const struct plain_mark *m)
{
	struct plain_block b = { .lead = m->end,
		.start = m->end,
		.end = m->body,
		.note = m->note,
		.line = plain_line_of(p, m->end) };

	b.lines = (uint32_t)(plain_line_of(p, m->body) - b.line + 1);
	return b;
}

static void
write_glued(struct inlines *w)
{
	struct builder *out = w->p->out;

	for (size_t i = 0; i < w->p->marks.count; i++) {
		const struct plain_mark *m = vec_at(&w->p->marks, i);
		struct plain_block b;

		if (m->body == 0 || m->note == PLAIN_NO_NOTE)
			continue;
		b = glued_block(w->p, m);
		write_label(w->p, &b);
		builder_open(out, SPAN_NOTE_BODY, m->note);
		w->mark = i + 1;
		write_block(w, &b);
		builder_close(out, SPAN_NOTE_BODY);
	}
}

/* Bodies in the midst of the text come first: a list behind it repeats them. */
static void
write_notes(struct inlines *w)
{
	struct builder *out = w->p->out;
	uint32_t open = PLAIN_NO_NOTE;

	write_glued(w);
	w->mark = 0;
	for (size_t i = 0; i < w->p->blocks.count; i++) {
		const struct plain_block *b = plain_block_at(w->p, i);

		if (b->note == PLAIN_NO_NOTE)
			continue;
		if (b->note != open) {
			if (open != PLAIN_NO_NOTE)
				builder_close(out, SPAN_NOTE_BODY);
			write_label(w->p, b);
			builder_open(out, SPAN_NOTE_BODY, b->note);
			open = b->note;
		}
		write_block(w, b);
	}
	if (open != PLAIN_NO_NOTE)
		builder_close(out, SPAN_NOTE_BODY);
}

static void
write_text(struct plain *p)
{
	struct inlines w;

	inlines_init(&w, p);
	declare_notes(p);
	write_main(&w);
	builder_main_end(p->out);
	write_notes(&w);
	inlines_release(&w);
}

int
prose_read(struct slice bytes, struct builder *b, struct err *err)
{
	struct plain p = {
		.bytes = bytes,
		.out = b,
		.lines = VEC_OF(struct plain_line),
		.blocks = VEC_OF(struct plain_block),
		.marks = VEC_OF(struct plain_mark),
		.notes = VEC_OF(struct plain_note),
	};

	(void)err;
	lines_scan(bytes, &p.lines);
	for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
		passes[i](&p);
	write_text(&p);
	vec_release(&p.lines);
	vec_release(&p.blocks);
	vec_release(&p.marks);
	vec_release(&p.notes);
	return 0;
}

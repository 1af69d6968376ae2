/*
 * The text grows inside the flat block that it will be handed over in, behind
 * the room for the head, so a text of any size is never copied as a whole.
 * Spans, origin runs, notes and strings grow beside it and are appended at the
 * end. All text comes in through `add`, which takes it in clean pieces.
 */
#include "text/builder.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/vec.h"
#include "text/clean.h"
#include "text/flat.h"
#include "text/flat_layout.h"
#include "text/pool.h"
#include "text/track.h"

struct open_span {
	enum span_kind kind;
	uint32_t number;
	size_t start;
};

struct builder {
	struct buf block; /* room for the head, then the text */
	struct vec spans[SPAN_KIND_COUNT];
	struct vec open; /* of struct open_span */
	struct track origins;
	struct vec notes; /* of struct doc_note */
	struct vec links; /* of uint32_t: string ids */
	struct vec facts; /* of struct flat_fact */
	struct pool strings;
	size_t main_end; /* OFFSET_NONE: not told yet */
	size_t broken, nuls;
};

struct builder *
builder_new(void)
{
	struct builder *b = mem_new(sizeof *b);

	flat_start(&b->block);
	for (size_t i = 0; i < SPAN_KIND_COUNT; i++)
		b->spans[i] = VEC_OF(struct span);
	b->open = VEC_OF(struct open_span);
	track_init(&b->origins);
	b->notes = VEC_OF(struct doc_note);
	b->links = VEC_OF(uint32_t);
	b->facts = VEC_OF(struct flat_fact);
	pool_init(&b->strings);
	b->main_end = OFFSET_NONE;
	return b;
}

void
builder_free(struct builder *b)
{
	if (!b)
		return;
	buf_release(&b->block);
	for (size_t i = 0; i < SPAN_KIND_COUNT; i++)
		vec_release(&b->spans[i]);
	vec_release(&b->open);
	track_release(&b->origins);
	vec_release(&b->notes);
	vec_release(&b->links);
	vec_release(&b->facts);
	pool_release(&b->strings);
	free(b);
}

struct slice
builder_text(const struct builder *b)
{
	return slice_sub(
		buf_view(&b->block), sizeof(struct flat_head), b->block.size);
}

size_t
builder_here(const struct builder *b)
{
	return b->block.size - sizeof(struct flat_head);
}

/* Appends S in clean pieces, with a run for each if it stands at *FROM. */
static void
add(struct builder *b, struct slice s, const size_t *from)
{
	struct clean c;
	struct clean_piece piece;

	clean_init(&c, s);
	while (clean_next(&c, &piece)) {
		size_t start = builder_here(b);

		buf_slice(&b->block, piece.text);
		b->broken += piece.kind == CLEAN_BROKEN;
		b->nuls += piece.kind == CLEAN_NUL;
		if (!from)
			continue;
		piece.from.start += *from;
		piece.from.end += *from;
		track_put(&b->origins, builder_text(b), start, piece.from,
			piece.kind == CLEAN_KEPT);
	}
	clean_release(&c);
}

void
builder_copy(struct builder *b, struct slice s, size_t from)
{
	add(b, s, &from);
}

void
builder_stand(struct builder *b, struct slice s, struct range source)
{
	size_t start = builder_here(b);

	add(b, s, NULL);
	track_put(&b->origins, builder_text(b), start, source, false);
}

void
builder_put(struct builder *b, struct slice s)
{
	add(b, s, NULL);
}

static bool
ends_in_newline(struct slice s)
{
	return s.size > 0 && s.data[s.size - 1] == '\n';
}

void
builder_break(struct builder *b)
{
	struct slice text = builder_text(b);

	if (text.size > 0 && !ends_in_newline(text))
		buf_char(&b->block, '\n');
}

void
builder_main_end(struct builder *b)
{
	assert(b->main_end == OFFSET_NONE);
	b->main_end = builder_here(b);
}

void
builder_member(struct builder *b, struct slice name)
{
	b->origins.member = pool_id(&b->strings, name);
}

void
builder_decoded(struct builder *b, const struct charset_text *decoded)
{
	b->origins.decoded = decoded;
}

uint32_t
builder_note(struct builder *b, struct slice label, enum doc_note_kind kind,
	bool unsure)
{
	*(struct doc_note *)vec_push(&b->notes) = (struct doc_note){
		.label = pool_id(&b->strings, label),
		.kind = kind,
		.mark = RANGE_NONE,
		.body = RANGE_NONE,
		.unsure = unsure,
	};
	return (uint32_t)(b->notes.count - 1);
}

uint32_t
builder_link(struct builder *b, struct slice target)
{
	*(uint32_t *)vec_push(&b->links) = pool_id(&b->strings, target);
	return (uint32_t)(b->links.count - 1);
}

void
builder_fact(struct builder *b, enum doc_fact fact, struct slice value)
{
	assert(fact < DOC_FACT_COUNT);
	*(struct flat_fact *)vec_push(&b->facts) =
		(struct flat_fact){ fact, pool_id(&b->strings, value) };
}

bool
builder_has_fact(const struct builder *b, enum doc_fact fact)
{
	for (size_t i = 0; i < b->facts.count; i++)
		if (((const struct flat_fact *)vec_at(&b->facts, i))->fact ==
			fact)
			return true;
	return false;
}

static bool
is_known(const struct builder *b, enum span_kind kind, uint32_t number)
{
	switch (kind) {
	case SPAN_NOTE_BODY:
	case SPAN_NOTE_LABEL:
	case SPAN_NOTE_MARK:
		return number < b->notes.count;
	case SPAN_LINK:
		return number < b->links.count;
	default:
		return kind < SPAN_KIND_COUNT;
	}
}

void
builder_mark(struct builder *b, enum span_kind kind, struct range r,
	uint32_t number, uint32_t flags)
{
	assert(is_known(b, kind, number));
	assert(r.start <= r.end && r.end <= builder_here(b));
	if (r.start == r.end && span_kind_is_block(kind))
		return;
	*(struct span *)vec_push(&b->spans[kind]) = (struct span){
		.start = r.start,
		.end = r.end,
		.number = number,
		.flags = flags,
	};
}

struct spans
builder_spans(struct builder *b, enum span_kind kind)
{
	struct vec *set = &b->spans[kind];

	span_sort(set->items, set->count);
	return (struct spans){ set->items, set->count };
}

void
builder_open(struct builder *b, enum span_kind kind, uint32_t number)
{
	assert(is_known(b, kind, number));
	*(struct open_span *)vec_push(&b->open) =
		(struct open_span){ kind, number, builder_here(b) };
}

static void
close_at(struct builder *b, size_t index)
{
	struct open_span open = *(struct open_span *)vec_at(&b->open, index);
	struct slice inside =
		slice_sub(builder_text(b), open.start, builder_here(b));

	while (ends_in_newline(inside))
		inside.size--;
	vec_remove(&b->open, index);
	builder_mark(b, open.kind,
		(struct range){ open.start, open.start + inside.size },
		open.number, 0);
}

void
builder_close(struct builder *b, enum span_kind kind)
{
	size_t i = b->open.count;

	while (i > 0 &&
		((struct open_span *)vec_at(&b->open, i - 1))->kind != kind)
		i--;
	assert(i > 0);
	close_at(b, i - 1);
}

static void
clamp_spans(struct vec *spans, size_t size)
{
	for (size_t i = 0; i < spans->count; i++) {
		struct span *s = vec_at(spans, i);

		if (s->start > size)
			s->start = size;
		if (s->end > size)
			s->end = size;
	}
}

/* Takes newlines off the end of the text, and of all that knows them. */
static void
trim(struct builder *b)
{
	struct slice text = builder_text(b);
	size_t before = text.size;

	while (ends_in_newline(text))
		text.size--;
	if (b->main_end > text.size)
		b->main_end = text.size;
	if (text.size == before)
		return;
	b->block.size -= before - text.size;
	for (size_t i = 0; i < SPAN_KIND_COUNT; i++)
		clamp_spans(&b->spans[i], text.size);
	track_cut(&b->origins, text.size);
}

static void
note_count(struct builder *b, size_t count, const char *one, const char *many)
{
	struct buf sentence = { 0 };

	if (count == 0)
		return;
	buf_printf(&sentence, "%zu %s", count, count == 1 ? one : many);
	builder_fact(b, DOC_NOTICE, buf_view(&sentence));
	buf_release(&sentence);
}

/* What a note in brackets says stands between them; one may be lost. */
static struct range
inside_brackets(const struct builder *b, struct range mark)
{
	struct slice inside = slice_sub(builder_text(b), mark.start, mark.end);

	if (slice_starts(inside, SLICE("[")) ||
		slice_starts(inside, SLICE("(")))
		inside = slice_sub(inside, 1, inside.size);
	mark.start = mark.end - inside.size;
	if (slice_ends(inside, SLICE("]")) || slice_ends(inside, SLICE(")")))
		mark.end--;
	return mark;
}

static void
join_notes(struct builder *b)
{
	const struct vec *marks = &b->spans[SPAN_NOTE_MARK];
	const struct vec *bodies = &b->spans[SPAN_NOTE_BODY];

	for (size_t i = marks->count; i > 0; i--) {
		const struct span *s = vec_at(marks, i - 1);
		struct doc_note *n = vec_at(&b->notes, s->number);

		n->mark = span_range(s);
		if (n->kind == DOC_NOTE_BRACKET)
			n->body = inside_brackets(b, n->mark);
	}
	for (size_t i = bodies->count; i > 0; i--) {
		const struct span *s = vec_at(bodies, i - 1);
		struct doc_note *n = vec_at(&b->notes, s->number);

		n->body = span_range(s);
	}
}

static int
compare_facts(const void *left, const void *right)
{
	const struct flat_fact *a = left, *b = right;

	return (a->fact > b->fact) - (a->fact < b->fact);
}

static void
put_origins(struct builder *b, struct flat_head *head)
{
	const struct vec *runs = &b->origins.runs;
	size_t count = runs->count;
	uint32_t *order = mem_resize(NULL, count + 1, sizeof *order);

	origin_order(runs->items, count, order);
	flat_put(&b->block, head, FLAT_ORIGINS, runs->items, count);
	flat_put(&b->block, head, FLAT_ORDER, order, count);
	free(order);
}

static void
put_vec(struct builder *b, struct flat_head *head, enum flat_part part,
	const struct vec *v)
{
	flat_put(&b->block, head, part, v->items, v->count);
}

static struct doc *
lay_out(struct builder *b)
{
	struct flat_head head = { .main_end = b->main_end };

	flat_text(&b->block, &head);
	for (size_t i = 0; i < SPAN_KIND_COUNT; i++)
		put_vec(b, &head, (enum flat_part)(FLAT_SPANS + i),
			&b->spans[i]);
	put_origins(b, &head);
	put_vec(b, &head, FLAT_NOTES, &b->notes);
	put_vec(b, &head, FLAT_LINKS, &b->links);
	put_vec(b, &head, FLAT_FACTS, &b->facts);
	put_vec(b, &head, FLAT_STRINGS, &b->strings.ends);
	flat_put(&b->block, &head, FLAT_BYTES, b->strings.bytes.data,
		b->strings.bytes.size);
	return flat_seal(&b->block, &head);
}

struct doc *
builder_finish(struct builder *b)
{
	struct doc *d;

	while (b->open.count > 0)
		close_at(b, b->open.count - 1);
	trim(b);
	for (size_t i = 0; i < SPAN_KIND_COUNT; i++)
		span_sort(b->spans[i].items, b->spans[i].count);
	join_notes(b);
	note_count(b, b->broken, "broken byte was replaced",
		"broken bytes were replaced");
	note_count(
		b, b->nuls, "NUL byte was left out", "NUL bytes were left out");
	vec_sort(&b->facts, compare_facts);
	d = lay_out(b);
	builder_free(b);
	return d;
}

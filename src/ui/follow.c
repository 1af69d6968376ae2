#include "ui/follow.h"

#include "apparatus/footnote.h"
#include "study/works.h"
#include "ui/reader_terms.h"

static const struct {
	enum span_kind span;
	enum follow_kind kind;
} spans_followed[] = {
	{ SPAN_NOTE_MARK, FOLLOW_MARK },
	{ SPAN_NOTE_LABEL, FOLLOW_LABEL },
	{ SPAN_LINK, FOLLOW_LINK },
};

static int
compare(const void *a, const void *b)
{
	const struct follow_target *x = a, *y = b;

	return (x->range.start > y->range.start) -
		(x->range.start < y->range.start);
}

static void
add(struct vec *out, enum follow_kind kind, struct range range, size_t index)
{
	struct follow_target *t = vec_push(out);

	t->kind = kind;
	t->range = range;
	t->index = index;
}

static void
add_terms(const struct reader *r, struct range in, struct vec *out)
{
	for (size_t i = reader_terms_index(r, in.start); i < r->terms.count;
		i++) {
		const struct reader_term *t = vec_at(&r->terms, i);

		if (t->range.start >= in.end)
			return;
		if (term_at(r->glossary, t->entry)->shelf != r->reading->id)
			add(out, FOLLOW_TERM, t->range, t->entry);
	}
}

static void
add_quotes(const struct reader *r, struct range in, struct vec *out)
{
	const struct quoting *q = r->quoting;

	for (size_t i = 0; q && i < q->quotes.count; i++) {
		const struct quoting_quote *quote = vec_at(&q->quotes, i);
		const struct quoting_link *best;

		if (quote->quote.outer.start >= in.end)
			return;
		if (quote->count == 0 || quote->quote.kind == QUOTE_UNMARKED ||
			!range_overlaps(quote->quote.outer, in))
			continue;
		best = vec_at(&q->links, quote->first);
		if (best->state != QUOTING_REFUSED)
			add(out, FOLLOW_QUOTE, quote->quote.outer, i);
	}
}

void
follow_collect(const struct reader *r, struct range in, struct vec *out)
{
	const struct doc *d = r->reading->doc;

	for (size_t k = 0; k < sizeof(spans_followed) / sizeof(*spans_followed);
		k++) {
		struct spans set = doc_spans(d, spans_followed[k].span);
		const struct span *s;
		size_t at = OFFSET_NONE;

		while ((s = span_next_in(set, in, &at)))
			add(out, spans_followed[k].kind, span_range(s),
				s->number);
	}
	add_terms(r, in, out);
	add_quotes(r, in, out);
	vec_sort(out, compare);
}

/* Of two targets, B behind A: whether A is what a cursor AT means. One that
 * holds it comes first, the smaller before the larger; then the next one; else
 * the first. */
static bool
is_nearer(struct range a, struct range b, size_t at)
{
	bool in_a = range_has(a, at), in_b = range_has(b, at);

	if (in_a != in_b)
		return in_a;
	if (in_a)
		return range_size(a) < range_size(b);
	return a.start > at || b.start <= at;
}

bool
follow_at_cursor(const struct reader *r, struct follow_target *out)
{
	const struct flow_row *row = vec_at(&r->rows, reader_cursor_row(r));
	struct vec targets = VEC_OF(struct follow_target);
	const struct follow_target *best = NULL;

	follow_collect(r, (struct range){ row->start, row->end }, &targets);
	for (size_t i = targets.count; i-- > 0;) {
		const struct follow_target *t = vec_at(&targets, i);

		if (!best || is_nearer(t->range, best->range, r->cursor))
			best = t;
	}
	if (best)
		*out = *best;
	vec_release(&targets);
	return best;
}

static void
describe_note(const struct doc *d, uint32_t index, struct buf *title,
	struct buf *words)
{
	buf_text(title, "note ");
	buf_slice(title, footnote_label(d, index));
	buf_slice(words, footnote_body(d, index));
}

/* The paragraph that the marker of note INDEX stands in. */
static void
describe_marker(const struct doc *d, uint32_t index, struct buf *title,
	struct buf *words)
{
	struct range mark = doc_note_at(d, index)->mark;

	buf_text(title, "the text at note ");
	buf_slice(title, footnote_label(d, index));
	if (!range_is_none(mark))
		buf_slice(words, doc_cut(d, doc_line(d, mark.start)));
}

static void
describe_term(const struct reader *r, size_t entry, struct buf *title,
	struct buf *words)
{
	const struct term_entry *t = term_at(r->glossary, entry);

	buf_slice(title, t->name);
	if (t->years.size) {
		buf_text(title, "  ");
		buf_slice(title, t->years);
	}
	term_define(t, words);
}

/* Where it leads: of a work the record, else the target itself. */
static void
describe_link(const struct reader *r, struct slice target, struct buf *words)
{
	struct slice rest = target, key = SLICE("");
	size_t work = WORK_NONE;

	if (slice_starts(target, SLICE("ibid:"))) {
		rest = slice_sub(target, 5, target.size);
		slice_cut(&rest, '#', &key);
		works_document(r->reading->study, key, &work, NULL);
	}
	if (work == WORK_NONE)
		buf_slice(words, target);
	else
		work_record(work_at(works_catalogue(r->reading->study), work),
			words);
}

void
follow_describe(const struct reader *r, const struct follow_target *t,
	struct buf *title, struct buf *words)
{
	const struct doc *d = r->reading->doc;

	switch (t->kind) {
	case FOLLOW_MARK:
		describe_note(d, (uint32_t)t->index, title, words);
		break;
	case FOLLOW_LABEL:
		describe_marker(d, (uint32_t)t->index, title, words);
		break;
	case FOLLOW_LINK:
		buf_slice(title, doc_cut(d, t->range));
		describe_link(r, doc_link(d, t->index), words);
		break;
	case FOLLOW_TERM:
		describe_term(r, t->index, title, words);
		break;
	case FOLLOW_QUOTE:
		buf_text(title, "quotation");
		buf_slice(words, doc_cut(d, t->range));
		break;
	}
}

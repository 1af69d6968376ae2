/* Uses everything of a document, so that a wrong offset in it is met. */
#ifndef FUZZ_WALK_H
#define FUZZ_WALK_H

#include <assert.h>

#include "apparatus/citation.h"
#include "apparatus/quote.h"
#include "layout/flow.h"

static void
walk_row(struct flow *flow, const struct flow_row *row, struct slice text)
{
	struct measure_sign sign;
	struct measure m;
	struct buf clean = { 0 };
	size_t i;

	flow_measure(flow, row, &m);
	while (measure_next(&m, &sign))
		assert(sign.start < sign.end && sign.end <= text.size);
	glyph_clean(slice_sub(text, row->start, row->end), false, &clean);
	for (i = 0; i < clean.size; i++)
		assert((unsigned char)clean.data[i] >= ' ' &&
			clean.data[i] != 0x7f);
	buf_release(&clean);
}

static void
walk_rows(const struct doc *doc, size_t width)
{
	struct flow_style style = { .width = width };
	struct flow *flow = flow_new(doc, style);
	struct flow_row row = flow_row_at(flow, 0);
	size_t end = 0;

	do {
		assert(row.start == end || row.start == row.end);
		if (row.start < row.end)
			end = row.end;
		walk_row(flow, &row, doc_text(doc));
	} while (flow_row_next(flow, &row));
	assert(end == doc_text(doc).size);
	flow_free(flow);
}

static void
walk_citations(const struct doc *doc)
{
	struct citations *all = citation_read(doc);
	struct buf out = { 0 };

	for (size_t i = 0; i < citation_count(all); i++) {
		const struct citation *x = citation_at(all, i);

		assert(x->at.start <= x->at.end &&
			x->at.end <= doc_text(doc).size);
		assert(x->from == CITATION_NONE || x->from < i);
		assert(x->source == CITATION_NONE || x->source < i);
		citation_name(x, &out);
		citation_chain(all, x, "<", &out);
	}
	buf_release(&out);
	citation_free(all);
}

static void
walk_quotes(const struct doc *doc)
{
	struct vec quotes = VEC_OF(struct quote);

	quote_collect(doc, &quotes);
	for (size_t i = 0; i < quotes.count; i++) {
		const struct quote *q = vec_at(&quotes, i);

		assert(range_contains(q->outer, q->range) &&
			q->outer.end <= doc_text(doc).size);
	}
	vec_release(&quotes);
}

static void
walk(const struct doc *doc, size_t width)
{
	struct buf out = { 0 };
	struct spans set;
	size_t i;
	int kind;

	for (kind = 0; kind < SPAN_KIND_COUNT; kind++) {
		set = doc_spans(doc, (enum span_kind)kind);
		for (i = 0; i < set.count; i++)
			doc_place_print(doc, doc_place_of(doc, set.items[i].start),
				&out);
	}
	for (i = 0; i < doc_note_count(doc); i++)
		buf_slice(&out, doc_string(doc, doc_note_at(doc, i)->label));
	for (kind = 0; kind < DOC_FACT_COUNT; kind++)
		buf_slice(&out, doc_fact(doc, (enum doc_fact)kind, 0));
	buf_release(&out);
	walk_rows(doc, width);
	walk_citations(doc);
	walk_quotes(doc);
}

#endif

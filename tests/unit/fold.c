/* Runs of boilerplate and the rows that stand for them. */
#include "layout/flow.h"
#include "layout/fold.h"
#include "text/builder.h"
#include "unit/tap.h"

static struct doc *doc;

static void
line(struct builder *b, const char *words, bool boilerplate)
{
	enum span_kind kind = boilerplate ? SPAN_BOILERPLATE : SPAN_PARAGRAPH;

	builder_open(b, kind, 0);
	builder_put(b, slice_of(words));
	builder_close(b, kind);
	builder_break(b);
}

static struct doc *
make(void)
{
	struct builder *b = builder_new();

	line(b, "home search share", true);
	line(b, "The text begins.", false);
	line(b, "share this", true);
	line(b, "subscribe", true);
	line(b, "And ends.", false);
	line(b, "all rights reserved", true);
	return builder_finish(b);
}

static void
test_runs(void)
{
	struct range run = fold_at(doc, 0);

	tap_ok(run.start == 0 && run.end == 18, "the first line is a run");
	tap_ok(range_is_none(fold_at(doc, 20)), "the text is none");
	run = fold_at(doc, 48);
	tap_equal(doc_cut(doc, run), SLICE("share this\nsubscribe\n"),
		"neighbours are one run, from its second line");
	tap_ok(fold_lines(doc, run) == 2, "of two lines");
	tap_equal(doc_cut(doc, fold_at(doc, doc_text(doc).size)),
		SLICE("all rights reserved"), "the last ends with the text");
}

static size_t
walk(struct flow *f, size_t *folded)
{
	struct flow_row row = flow_row_lead(f, 0, 0);
	size_t rows = 1, end = row.end;

	*folded = row.folded;
	while (flow_row_next(f, &row)) {
		tap_ok(row.start == end, "row %zu begins where one ended",
			rows);
		end = row.end;
		*folded += row.folded;
		rows++;
	}
	tap_ok(end == doc_text(doc).size, "rows cover the text");
	return rows;
}

static void
test_rows(void)
{
	struct flow *f =
		flow_new(doc, (struct flow_style){ 40, MEASURE_BRACKET, true });
	struct vec open = VEC_OF(struct range);
	size_t folded;

	walk(f, &folded);
	tap_ok(folded == 0, "nothing folds unless asked for");
	flow_fold(f, &open);
	walk(f, &folded);
	tap_ok(folded == 4, "four lines are folded");
	fold_toggle(&open, fold_at(doc, 48));
	flow_fold(f, &open);
	walk(f, &folded);
	tap_ok(folded == 2, "an open run is not");
	tap_ok(flow_row_at(f, 3).start == 0 && flow_row_at(f, 3).folded == 1,
		"a place in a run is in its row");
	fold_toggle(&open, fold_at(doc, 48));
	tap_ok(open.count == 0, "toggled back");
	vec_release(&open);
	flow_free(f);
}

int
main(void)
{
	doc = make();
	test_runs();
	test_rows();
	doc_free(doc);
	return tap_done();
}

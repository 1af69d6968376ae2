#include "cli/page.h"

#include "base/glyph.h"
#include "layout/flow.h"

enum { RULE = 2 /* columns, with the blank behind it */ };

/* The rules of a quotation and the blanks, up to where the text begins. */
static void
put_margin(struct buf *out, const struct flow *f, const struct flow_row *row)
{
	struct slice rule = glyph_is_ascii() ? SLICE("|") : SLICE("│");
	size_t room = row->lead ? flow_style_of(f).width / 2 : row->indent;
	size_t column = 0;

	for (size_t depth = 0; depth < row->quote && column + RULE <= room;
		depth++, column += RULE) {
		buf_slice(out, rule);
		buf_char(out, ' ');
	}
	while (column++ < row->indent)
		buf_char(out, ' ');
}

static void
put_row(struct buf *out, struct flow *f, const struct flow_row *row)
{
	struct measure_sign sign;
	struct measure m;

	put_margin(out, f, row);
	if (row->lead == 0) {
		flow_measure(f, row, &m);
		while (measure_next(&m, &sign))
			if (sign.columns > 0)
				buf_slice(out, sign.sign);
	}
	while (out->size > 0 && out->data[out->size - 1] == ' ')
		buf_replace(out, out->size - 1, out->size, SLICE(""));
	buf_char(out, '\n');
}

void
page_print(struct output *o, const struct doc *d, struct range r, size_t width)
{
	struct flow_style style = {
		.width = width,
		.markers = MEASURE_BRACKET,
		.quote_rule = true,
	};
	struct flow *f;
	struct flow_row row;

	if (range_size(r) == 0)
		return;
	f = flow_new(d, style);
	row = flow_row_at(f, r.start);
	do
		put_row(&o->data, f, &row);
	while (output_pass(o) && flow_row_next(f, &row) && row.start < r.end);
	flow_free(f);
}

void
page_wrap(struct slice text, size_t indent, size_t width, struct buf *out)
{
	struct buf clean = { 0 };
	struct slice rest, word;
	size_t column = 0;

	glyph_clean(text, false, &clean);
	rest = buf_view(&clean);
	while (slice_word(&rest, &word)) {
		size_t columns = glyph_columns(word);

		if (column > 0 && column + 1 + columns > width) {
			buf_char(out, '\n');
			column = 0;
		}
		if (column > 0)
			buf_char(out, ' ');
		else
			buf_repeat(out, ' ', indent);
		column += column > 0 ? 1 + columns : indent + columns;
		buf_slice(out, word);
	}
	buf_char(out, '\n');
	buf_release(&clean);
}

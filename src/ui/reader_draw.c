/*
 * Each row is drawn sign by sign. What a sign looks like comes from layers,
 * the later over the earlier: block (heading, quotation), inline spans of the
 * author's (emphasis, markers, links), and the overlays: terms, the reader's
 * notes, search hits, the selection. The layers that touch the row are gathered
 * first, so a sign only looks at a handful.
 */
#include "ui/reader_draw.h"

#include "ui/reader.h"
#include "ui/reader_signs.h"
#include "ui/reader_terms.h"

enum { LAYERS = 64 };

struct layer {
	struct range range;
	uint8_t role; /* THEME_TEXT: leaves the role */
	uint8_t extra;
};

struct row_look {
	struct layer layers[LAYERS];
	size_t count;
	enum theme_role role; /* of the block */
	uint8_t extra;
};

static void
add_layer(struct row_look *look, struct range range, enum theme_role role,
	uint8_t extra)
{
	if (look->count < LAYERS)
		look->layers[look->count++] =
			(struct layer){ range, (uint8_t)role, extra };
}

static const struct {
	enum span_kind kind;
	enum theme_role role;
	uint8_t extra;
} inline_looks[] = {
	{ SPAN_EMPHASIS, THEME_TEXT, THEME_ITALIC },
	{ SPAN_STRONG, THEME_TEXT, THEME_BOLD },
	{ SPAN_CODE, THEME_TEXT, 0 },
	{ SPAN_LINK, THEME_LINK, 0 },
	{ SPAN_NOTE_LABEL, THEME_MARKER, 0 },
	{ SPAN_NOTE_MARK, THEME_MARKER, 0 },
};

static void
add_inline(struct row_look *look, const struct doc *d, struct range row)
{
	for (size_t k = 0; k < sizeof(inline_looks) / sizeof(*inline_looks);
		k++) {
		struct spans set = doc_spans(d, inline_looks[k].kind);
		const struct span *s;
		size_t at = OFFSET_NONE;

		while ((s = span_next_in(set, row, &at)))
			add_layer(look, span_range(s), inline_looks[k].role,
				inline_looks[k].extra);
	}
}

static void
add_terms(struct row_look *look, const struct reader *r, struct range row)
{
	for (size_t i = reader_terms_index(r, row.start); i < r->terms.count;
		i++) {
		const struct reader_term *t = vec_at(&r->terms, i);

		if (t->range.start >= row.end)
			break;
		if (t->first)
			add_layer(look, t->range, THEME_TERM, 0);
	}
}

static void
add_notes(struct row_look *look, const struct reader *r, struct range row)
{
	for (size_t i = 0; i < r->reading->notes.count; i++) {
		const struct note *n = vec_at(&r->reading->notes, i);

		if (n->at.range.start >= row.end)
			break;
		if (n->kind != NOTE_BOOKMARK &&
			range_overlaps(n->at.range, row))
			add_layer(look, n->at.range,
				n->kind == NOTE_HIGHLIGHT ? THEME_HIGHLIGHT
							  : THEME_NOTED,
				0);
	}
}

static void
add_hits(struct row_look *look, const struct reader *r, struct range row)
{
	struct slice text = doc_text(r->reading->doc);
	struct range rest = row;
	size_t reach = 256;

	if (!r->look->hits)
		return;
	rest.start = row.start > reach ? row.start - reach : 0;
	rest.end = row.end + reach < text.size ? row.end + reach : text.size;
	for (;;) {
		struct range hit = search_in(r->look->hits, text, rest);
		bool current = r->reading == r->look->hit_reading &&
			hit.start == r->look->hit.start;

		if (range_is_none(hit) || hit.start >= row.end)
			return;
		add_layer(
			look, hit, current ? THEME_HIT_CURRENT : THEME_HIT, 0);
		rest.start = hit.end > rest.start ? hit.end : rest.start + 1;
	}
}

static void
add_marks(struct row_look *look, const struct reader *r, struct range row)
{
	for (size_t i = 0; i < r->marks.count; i++) {
		const struct range *mark = vec_at(&r->marks, i);

		if (range_overlaps(*mark, row))
			add_layer(look, *mark, THEME_PASSAGE, 0);
	}
}

static void
gather(struct row_look *look, const struct reader *r,
	const struct flow_row *row)
{
	struct range range = { row->start, row->end };
	struct range selection = reader_selection(r);

	look->count = 0;
	look->extra = 0;
	look->role = row->heading ? THEME_HEADING
		: row->quote	  ? THEME_QUOTE
				  : THEME_TEXT;
	add_inline(look, r->reading->doc, range);
	add_terms(look, r, range);
	add_notes(look, r, range);
	add_marks(look, r, range);
	add_hits(look, r, range);
	if (!range_is_none(selection))
		add_layer(look, selection, THEME_SELECTION, 0);
}

static void
style_of(const struct row_look *look, size_t offset, uint8_t *role,
	uint8_t *extra)
{
	*role = (uint8_t)look->role;
	*extra = look->extra;
	for (size_t i = 0; i < look->count; i++) {
		const struct layer *l = &look->layers[i];

		if (!range_has(l->range, offset))
			continue;
		if (l->role != THEME_TEXT)
			*role = l->role;
		*extra |= l->extra;
	}
}

static void
draw_text(const struct reader *r, struct screen *s, int line,
	const struct flow_row *row)
{
	struct screen_area a = r->view.area;
	int column = a.column + r->margin + (int)row->indent;
	int end = a.column + a.columns;
	struct measure_sign sign;
	struct row_look look;
	struct measure m;

	gather(&look, r, row);
	flow_measure(r->flow, row, &m);
	while (measure_next(&m, &sign) && column + sign.columns <= end) {
		struct glyph g = { sign.sign, sign.columns };
		uint8_t role, extra;

		if (sign.columns == 0)
			continue;
		style_of(&look, sign.start, &role, &extra);
		screen_put(s, line, column, g, role, sign.start);
		screen_at(s, line, column)->extra = extra;
		column += sign.columns;
	}
}

static void
draw_quote_rule(const struct reader *r, struct screen *s, int line,
	const struct flow_row *row)
{
	for (size_t depth = 0; depth < row->quote; depth++)
		screen_text(s, line,
			r->view.area.column + r->margin + (int)depth * 2, 1,
			glyph_is_ascii() ? SLICE("|") : SLICE("│"), THEME_DIM);
}

static void
draw_number(const struct reader *r, struct screen *s, int line,
	const struct flow_row *row)
{
	struct buf number = { 0 };
	size_t width;

	if (!r->look->numbers || !row->first || row->heading)
		return;
	reading_place(r->reading, row->start, &number);
	width = glyph_columns(buf_view(&number));
	if (number.size && (int)width < r->margin)
		screen_text(s, line,
			r->view.area.column + r->margin - 1 - (int)width,
			(int)width, buf_view(&number), THEME_DIM);
	buf_release(&number);
}

static void
draw_fold(const struct reader *r, struct screen *s, int line,
	const struct flow_row *row)
{
	struct screen_area a = r->view.area;
	struct buf words = { 0 };

	buf_printf(&words, "%s %zu %s folded", glyph_is_ascii() ? "..." : "···",
		row->folded, row->folded == 1 ? "line" : "lines");
	screen_text(s, line, a.column + r->margin, a.columns - r->margin,
		buf_view(&words), THEME_DIM);
	buf_release(&words);
}

static void
draw_row(const struct reader *r, struct screen *s, int line,
	const struct flow_row *row)
{
	draw_quote_rule(r, s, line, row);
	if (row->lead > 0)
		return;
	draw_number(r, s, line, row);
	reader_signs_draw(r, s, line, row);
	if (row->folded)
		draw_fold(r, s, line, row);
	else
		draw_text(r, s, line, row);
}

static void
put_cursor(const struct reader *r, struct screen *s)
{
	struct screen_area a = r->view.area;
	size_t index = reader_cursor_row(r);
	const struct flow_row *row = vec_at(&r->rows, index);
	size_t column = flow_column_of(r->flow, row, r->cursor);
	int at = a.column + r->margin + (int)row->indent + (int)column;

	s->cursor_row = a.row + (int)index;
	s->cursor_column =
		at < a.column + a.columns ? at : a.column + a.columns - 1;
}

void
reader_draw(const struct view *v, struct screen *s, bool focused)
{
	const struct reader *r = (const struct reader *)v;

	for (size_t i = 0; i < r->rows.count && (int)i < v->area.rows; i++)
		draw_row(r, s, v->area.row + (int)i, vec_at(&r->rows, i));
	if (focused && r->rows.count)
		put_cursor(r, s);
}

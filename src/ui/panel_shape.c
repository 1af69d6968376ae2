#include "ui/panel_shape.h"

#include "ui/wrap.h"

enum { LONGEST = 200 /* lines of one entry */ };

static bool
is_number(struct slice s)
{
	size_t number;

	return slice_number(s, &number);
}

/* The label as its marker looks in the text. */
static struct slice
marker_of(const struct panel *p, struct slice label, struct arena *arena)
{
	static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶",
		"⁷", "⁸", "⁹" };
	struct buf raised = { 0 };
	struct slice kept;

	if (label.size == 0)
		return glyph_is_ascii() ? SLICE("[..]") : SLICE("[…]");
	if (!p->raised || !is_number(label))
		return arena_printf(
			arena, "[%.*s]", (int)label.size, label.data);
	for (size_t i = 0; i < label.size; i++)
		buf_text(&raised, digits[label.data[i] - '0']);
	kept = arena_copy(arena, buf_view(&raised));
	buf_release(&raised);
	return kept;
}

bool
panel_shape_is_passage(const struct panel_entry *e)
{
	return e->kind == PANEL_SOURCE || e->kind == PANEL_USE;
}

/* As much of TEXT as has room in COLUMNS. */
static struct slice
cut(struct slice text, int columns, struct arena *arena)
{
	struct glyph g;
	size_t end = 0, size;
	int used = 0;

	if ((int)glyph_columns(text) <= columns)
		return text;
	while (end < text.size) {
		size = glyph_next(text, end, &g);
		if (used + g.columns + (glyph_is_ascii() ? 3 : 1) > columns)
			break;
		used += g.columns;
		end += size;
	}
	return arena_printf(arena, "%.*s%s", (int)end, text.data,
		glyph_is_ascii() ? "..." : "…");
}

/* "→ Title ¶ 3.14": a long title leaves room for the place, and for the body if
 * that stands in the same row. */
static struct slice
passage_head(
	const struct panel *p, const struct panel_entry *e, struct arena *arena)
{
	int columns = p->view.area.columns / (panel_shape_is_brief(p) ? 2 : 1);
	int room = columns - (int)glyph_columns(e->detail) - 4;
	struct slice title = cut(e->label, room > 8 ? room : 8, arena);

	return arena_printf(arena, "%.*s %.*s %.*s", (int)e->sign.size,
		e->sign.data, (int)title.size, title.data, (int)e->detail.size,
		e->detail.data);
}

/* What stands before the body: marker, sign, name. */
static struct slice
head_of(const struct panel *p, const struct panel_entry *e, struct arena *arena)
{
	if (e->kind == PANEL_FOOTNOTE)
		return marker_of(p, e->label, arena);
	if (e->kind == PANEL_NOTE)
		return arena_printf(arena, "%s %.*s",
			glyph_is_ascii() ? "*" : "✎", (int)e->label.size,
			e->label.data);
	if (e->kind == PANEL_LINK)
		return arena_printf(arena, "%.*s %.*s", (int)e->sign.size,
			e->sign.data, (int)e->label.size, e->label.data);
	return panel_shape_is_passage(e) ? passage_head(p, e, arena) : e->label;
}

bool
panel_shape_is_brief(const struct panel *p)
{
	return p->brief && !p->focused;
}

void
panel_shape(const struct panel *p, const struct panel_entry *e,
	struct arena *arena, struct panel_shape *out)
{
	int columns = p->view.area.columns - PANEL_SHAPE_INDENT - 1;

	out->head = head_of(p, e, arena);
	out->run_in = e->kind == PANEL_FOOTNOTE;
	out->lines = VEC_OF(struct range);
	if (out->run_in)
		columns -= (int)glyph_columns(out->head) - 1;
	wrap_lines(e->body, columns > 8 ? columns : 8, LONGEST, &out->lines);
	out->rows = out->lines.count + !out->run_in + (e->meant.size > 0);
	if (out->rows == 0)
		out->rows = 1;
}

/*
 * Entries share the height: each is shown whole while all fit; else the
 * longest are cut, as little as needed, and end in "…". When even one line each
 * is too much the panel scrolls with the chosen entry.
 */
#include "ui/panel.h"

#include <stdlib.h>

#include "apparatus/footnote.h"
#include "base/clock.h"
#include "base/mem.h"
#include "ui/wrap.h"

enum { INDENT = 2, LONGEST = 200 /* lines of one entry */ };

static bool
wants(const struct panel *p, enum panel_kind kind)
{
	return p->sections == 0 || p->sections == 1 + (int)kind;
}

static void
add_footnotes(struct panel *p, const struct doc *d)
{
	struct vec notes = VEC_OF(uint32_t);

	footnote_in(d, p->seen, &notes);
	for (size_t i = 0; i < notes.count; i++) {
		uint32_t index = *(uint32_t *)vec_at(&notes, i);
		const struct doc_note *n = doc_note_at(d, index);
		struct panel_entry *e = vec_push(&p->entries);

		e->kind = PANEL_FOOTNOTE;
		e->index = index;
		e->at = n->mark.start;
		e->label = footnote_label(d, index);
		e->body = footnote_body(d, index);
		e->cites = footnote_only_cites(d, index);
		if (e->body.size == 0)
			e->detail = SLICE("no text for this marker");
		else if (n->unsure)
			e->detail = SLICE("?");
	}
	vec_release(&notes);
}

static bool
has_term(const struct panel *p, size_t entry)
{
	for (size_t i = 0; i < p->entries.count; i++) {
		const struct panel_entry *e = vec_at(&p->entries, i);

		if (e->kind == PANEL_TERM && e->index == entry)
			return true;
	}
	return false;
}

static void
add_terms(struct panel *p, const struct reader *r)
{
	for (size_t i = 0; i < r->terms.count; i++) {
		const struct reader_term *t = vec_at(&r->terms, i);
		const struct term_entry *term = term_at(r->glossary, t->entry);
		struct panel_entry *e;

		if (!range_overlaps(t->range, p->seen) ||
			has_term(p, t->entry) || term->shelf == r->reading->id)
			continue;
		e = vec_push(&p->entries);
		e->kind = PANEL_TERM;
		e->index = t->entry;
		e->at = t->range.start;
		e->label = term->name;
		e->detail = term->years;
		e->body = doc_cut(term->doc, term->definition);
	}
}

static struct slice
age_of(struct panel *p, int64_t seconds)
{
	struct buf age = { 0 };
	struct slice kept;

	clock_age(seconds, &age);
	kept = arena_copy(&p->arena, buf_view(&age));
	buf_release(&age);
	return kept;
}

static struct slice
note_label(const struct note *n)
{
	if (n->kind == NOTE_BOOKMARK)
		return n->mark ? SLICE("mark") : SLICE("bookmark");
	return n->kind == NOTE_HIGHLIGHT ? SLICE("highlight") : SLICE("note");
}

static void
add_own_notes(struct panel *p, const struct reader *r)
{
	for (size_t i = 0; i < r->reading->notes.count; i++) {
		const struct note *n = vec_at(&r->reading->notes, i);
		struct panel_entry *e;

		if (n->range.start >= p->seen.end ||
			n->range.end < p->seen.start)
			continue;
		e = vec_push(&p->entries);
		e->kind = PANEL_NOTE;
		e->index = i;
		e->id = n->id;
		e->at = n->range.start;
		e->label = note_label(n);
		if (n->mark)
			e->label = arena_printf(&p->arena, "%.*s %c",
				(int)e->label.size, e->label.data, n->mark);
		e->detail = age_of(p, n->changed);
		e->body = n->body.size ? n->body : n->exact;
	}
}

void
panel_forget(struct panel *p)
{
	p->reader = NULL;
	p->reading = NULL;
}

static bool
is_current(const struct panel *p, const struct reader *r)
{
	struct range seen = reader_visible(r);

	return p->reader == r && p->reading == r->reading &&
		p->version == r->reading->version &&
		p->glossary == r->glossary && p->seen.start == seen.start &&
		p->seen.end == seen.end;
}

static void
remember(struct panel *p, const struct reader *r)
{
	p->reader = r;
	p->reading = r->reading;
	p->version = r->reading->version;
	p->glossary = r->glossary;
	p->seen = reader_visible(r);
}

void
panel_follow(struct panel *p, const struct reader *r)
{
	if (r && is_current(p, r))
		return;
	vec_clear(&p->entries);
	arena_clear(&p->arena);
	panel_forget(p);
	if (!r)
		return;
	remember(p, r);
	if (wants(p, PANEL_FOOTNOTE))
		add_footnotes(p, r->reading->doc);
	if (wants(p, PANEL_NOTE))
		add_own_notes(p, r);
	if (wants(p, PANEL_TERM))
		add_terms(p, r);
	p->top = 0;
	if (p->selected >= p->entries.count)
		p->selected = p->entries.count ? p->entries.count - 1 : 0;
}

const struct panel_entry *
panel_chosen(const struct panel *p)
{
	return p->selected < p->entries.count ? vec_at(&p->entries, p->selected)
					      : NULL;
}

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

	if (!p->raised || !is_number(label))
		return arena_printf(
			arena, "[%.*s]", (int)label.size, label.data);
	for (size_t i = 0; i < label.size; i++)
		buf_text(&raised, digits[label.data[i] - '0']);
	kept = arena_copy(arena, buf_view(&raised));
	buf_release(&raised);
	return kept;
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
	return e->label;
}

/* The lines of an entry as they would be drawn: a footnote's body begins
 * behind its number, the others' below their name. */
struct shape {
	struct slice head;
	struct vec lines; /* of struct range of the body */
	bool run_in;	  /* the body begins in the head's line */
	size_t rows;
};

static void
shape_entry(const struct panel *p, const struct panel_entry *e,
	struct arena *arena, struct shape *out)
{
	int columns = p->view.area.columns - INDENT - 1;

	out->head = head_of(p, e, arena);
	out->run_in = e->kind == PANEL_FOOTNOTE;
	out->lines = VEC_OF(struct range);
	if (out->run_in)
		columns -= (int)glyph_columns(out->head) - 1;
	wrap_lines(e->body, columns > 8 ? columns : 8, LONGEST, &out->lines);
	out->rows = out->lines.count + !out->run_in;
	if (out->rows == 0)
		out->rows = 1;
}

/* The greatest number of rows an entry may have so that all fit in ROOM. */
static size_t
fair_share(const struct shape *shapes, size_t count, size_t room)
{
	size_t share = room;

	while (share > 1) {
		size_t sum = 0;

		for (size_t i = 0; i < count; i++)
			sum += shapes[i].rows < share ? shapes[i].rows : share;
		if (sum <= room)
			break;
		share--;
	}
	return share;
}

static void
draw_head(const struct panel *p, struct screen *s, int row,
	const struct panel_entry *e, const struct shape *shape)
{
	struct screen_area a = p->view.area;
	int used = screen_text(s, row, a.column, a.columns, shape->head,
		e->kind == PANEL_FOOTNOTE ? THEME_MARKER : THEME_ACCENT);

	if (e->detail.size && used + 3 < a.columns)
		screen_text(s, row, a.column + used + 2, a.columns - used - 2,
			e->detail, THEME_DIM);
}

static void
draw_lines(const struct panel *p, struct screen *s, int row,
	const struct panel_entry *e, const struct shape *shape, size_t rows)
{
	struct screen_area a = p->view.area;
	int left = shape->run_in ? (int)glyph_columns(shape->head) + 1 : INDENT;
	size_t count = rows - !shape->run_in;
	enum theme_role role = e->cites ? THEME_DIM : THEME_TEXT;

	if (!shape->run_in)
		row++;
	for (size_t i = 0; i < count && i < shape->lines.count; i++) {
		struct range *line = vec_at(&shape->lines, i);
		struct slice words = slice_sub(e->body, line->start, line->end);

		/* a cut entry says so: its last line goes on past the edge */
		if (i + 1 == count && count < shape->lines.count)
			words = slice_sub(e->body, line->start, e->body.size);
		screen_text(s, row + (int)i, a.column + left, a.columns - left,
			words, role);
	}
}

static void
draw_brief(const struct panel *p, struct screen *s, int row,
	const struct panel_entry *e, const struct shape *shape)
{
	struct screen_area a = p->view.area;
	int used = screen_text(s, row, a.column, a.columns, shape->head,
		e->kind == PANEL_FOOTNOTE ? THEME_MARKER : THEME_ACCENT);
	struct slice body = e->body.size ? e->body : e->detail;

	if (used + 2 < a.columns)
		screen_text(s, row, a.column + used + 1, a.columns - used - 1,
			body, e->cites ? THEME_DIM : THEME_TEXT);
}

static void
draw_entry(const struct panel *p, struct screen *s, int row, size_t index,
	const struct shape *shape, size_t rows)
{
	const struct panel_entry *e = vec_at(&p->entries, index);
	bool chosen = p->focused && index == p->selected;

	if (rows == 1 && (shape->rows > 1 || p->brief)) {
		draw_brief(p, s, row, e, shape);
	} else {
		draw_head(p, s, row, e, shape);
		draw_lines(p, s, row, e, shape, rows);
	}
	if (chosen) {
		screen_tint(s, row, p->view.area.column,
			(int)glyph_columns(shape->head), THEME_SELECTION);
		s->cursor_row = row;
		s->cursor_column = p->view.area.column;
	}
}

/* The first entry shown, so that the chosen one is among them. */
static size_t
first_shown(const struct panel *p, const struct shape *shapes, size_t share)
{
	size_t room = (size_t)p->view.area.rows, first = p->selected, used = 0;

	if (!p->focused || p->entries.count == 0)
		return 0;
	for (size_t i = p->selected + 1; i-- > 0;) {
		used += shapes[i].rows < share ? shapes[i].rows : share;
		if (used > room)
			break;
		first = i;
	}
	return first;
}

/* Rows for each entry at most, and between entries: air comes before the ends
 * of long entries, but each keeps three rows if it has them. */
static size_t
share_out(const struct panel *p, const struct shape *shapes, size_t *gap)
{
	size_t count = p->entries.count, room = (size_t)p->view.area.rows;
	size_t share;

	*gap = 0;
	if (p->brief && !p->focused)
		return 1;
	if (count > 1 && room > 2 * count) {
		share = fair_share(shapes, count, room - (count - 1));
		*gap = 1;
		if (share >= 3)
			return share;
		*gap = 0;
	}
	return fair_share(shapes, count, room);
}

static void
draw_entries(const struct panel *p, struct screen *s, struct shape *shapes)
{
	struct screen_area a = p->view.area;
	size_t gap, share = share_out(p, shapes, &gap);
	int row = 0;

	for (size_t i = first_shown(p, shapes, share); i < p->entries.count;
		i++) {
		size_t rows = shapes[i].rows < share ? shapes[i].rows : share;

		if (row + (int)rows > a.rows)
			break;
		draw_entry(p, s, a.row + row, i, &shapes[i], rows);
		row += (int)(rows + gap);
	}
}

static void
draw(const struct view *v, struct screen *s, bool focused)
{
	const struct panel *p = (const struct panel *)v;
	size_t count = p->entries.count;
	struct shape *shapes = mem_new((count + 1) * sizeof(*shapes));
	struct arena arena = { 0 };

	(void)focused;
	for (size_t i = 0; i < count; i++)
		shape_entry(p, vec_at(&p->entries, i), &arena, &shapes[i]);
	draw_entries(p, s, shapes);
	for (size_t i = 0; i < count; i++)
		vec_release(&shapes[i].lines);
	arena_release(&arena);
	free(shapes);
}

static void
place(struct view *v, struct screen_area area)
{
	v->area = area;
}

static void
move(struct view *v, enum view_motion motion, size_t count)
{
	struct panel *p = (struct panel *)v;
	size_t last = p->entries.count ? p->entries.count - 1 : 0;
	size_t page = (size_t)(v->area.rows > 2 ? v->area.rows / 2 : 1);
	size_t step =
		motion >= VIEW_HALF_DOWN && motion <= VIEW_PAGE_UP ? page : 1;

	step *= count ? count : 1;
	switch (motion) {
	case VIEW_ROW_DOWN:
	case VIEW_CURSOR_DOWN:
	case VIEW_HALF_DOWN:
	case VIEW_PAGE_DOWN:
		p->selected =
			last - p->selected < step ? last : p->selected + step;
		break;
	case VIEW_ROW_UP:
	case VIEW_CURSOR_UP:
	case VIEW_HALF_UP:
	case VIEW_PAGE_UP:
		p->selected = p->selected < step ? 0 : p->selected - step;
		break;
	case VIEW_START:
		p->selected = 0;
		break;
	case VIEW_END:
		p->selected = last;
		break;
	default:
		break;
	}
}

static void
free_view(struct view *v)
{
	panel_free((struct panel *)v);
}

static const struct view_ops ops = {
	.context = KEYMAP_PANEL,
	.place = place,
	.draw = draw,
	.move = move,
	.free = free_view,
};

struct panel *
panel_new(void)
{
	struct panel *p = mem_new(sizeof(*p));

	p->view.ops = &ops;
	p->entries = VEC_OF(struct panel_entry);
	return p;
}

void
panel_free(struct panel *p)
{
	if (!p)
		return;
	vec_release(&p->entries);
	arena_release(&p->arena);
	free(p);
}

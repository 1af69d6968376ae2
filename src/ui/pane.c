#include "ui/pane.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/outline.h"

enum { LEAST_ROWS = 3, LEAST_COLUMNS = 20 };

static bool
is_leaf(const struct pane *p)
{
	return !p->first;
}

struct pane *
pane_new(struct reader *reader)
{
	struct pane *p = mem_new(sizeof(*p));

	p->reader = reader;
	p->share = PANE_WHOLE / 2;
	return p;
}

struct pane *
pane_first(struct pane *p)
{
	while (!is_leaf(p))
		p = p->first;
	return p;
}

/* The leaf behind LEAF in reading order, NULL behind the last. */
static struct pane *
leaf_behind(struct pane *p)
{
	while (p->parent && p->parent->second == p)
		p = p->parent;
	return p->parent ? pane_first(p->parent->second) : NULL;
}

struct pane *
pane_next(struct pane *root, struct pane *leaf)
{
	struct pane *next = leaf_behind(leaf);

	return next ? next : pane_first(root);
}

size_t
pane_index(struct pane *root, const struct pane *leaf)
{
	size_t index = 0;

	for (struct pane *p = pane_first(root); p && p != leaf;
		p = leaf_behind(p))
		index++;
	return index;
}

struct pane *
pane_split(struct pane *leaf, bool beside, struct reader *reader)
{
	struct pane *first = pane_new(leaf->reader);
	struct pane *second = pane_new(reader);

	first->parent = second->parent = leaf;
	leaf->reader = NULL;
	leaf->first = first;
	leaf->second = second;
	leaf->beside = beside;
	leaf->share = PANE_WHOLE / 2;
	return second;
}

struct pane *
pane_close(struct pane **root, struct pane *leaf)
{
	struct pane *parent = leaf->parent, *other;

	if (!parent)
		return NULL;
	other = parent->first == leaf ? parent->second : parent->first;
	other->parent = parent->parent;
	if (!parent->parent)
		*root = other;
	else if (parent->parent->first == parent)
		parent->parent->first = other;
	else
		parent->parent->second = other;
	reader_free(leaf->reader);
	free(leaf);
	free(parent);
	return pane_first(other);
}

void
pane_free(struct pane *root)
{
	if (!root)
		return;
	while (pane_close(&root, pane_first(root)))
		;
	reader_free(root->reader);
	free(root);
}

/* The first part of SIZE, leaving LEAST for both where that is possible. */
static int
first_part(int size, int share, int least)
{
	int part = size * share / PANE_WHOLE;

	if (part > size - least)
		part = size - least;
	return part < least ? (size < 2 * least ? size / 2 : least) : part;
}

static void
split_area(struct pane *p)
{
	struct screen_area a = p->area, b = p->area;

	if (p->beside) {
		a.columns = first_part(a.columns - 1, p->share, LEAST_COLUMNS);
		b.column += a.columns + 1;
		b.columns -= a.columns + 1;
	} else {
		a.rows = first_part(a.rows, p->share, LEAST_ROWS);
		b.row += a.rows;
		b.rows -= a.rows;
	}
	p->first->area = a;
	p->second->area = b;
}

static void
place_reader(struct pane *leaf)
{
	struct screen_area text = leaf->area;

	text.row++;
	text.rows = text.rows > 1 ? text.rows - 1 : 1;
	leaf->reader->view.ops->place(&leaf->reader->view, text);
}

/* The node behind P when the tree is walked parents first, NULL at the end. */
static struct pane *
node_behind(struct pane *p)
{
	if (!is_leaf(p))
		return p->first;
	while (p->parent && p->parent->second == p)
		p = p->parent;
	return p->parent ? p->parent->second : NULL;
}

void
pane_place(struct pane *root, struct screen_area area)
{
	root->area = area;
	for (struct pane *p = root; p; p = node_behind(p))
		if (is_leaf(p))
			place_reader(p);
		else
			split_area(p);
}

static bool
is_on_side(struct screen_area from, struct screen_area to, enum pane_side side)
{
	bool rows =
		to.row < from.row + from.rows && from.row < to.row + to.rows;
	bool columns = to.column < from.column + from.columns &&
		from.column < to.column + to.columns;

	switch (side) {
	case PANE_LEFT:
		return rows && to.column + to.columns + 1 == from.column;
	case PANE_RIGHT:
		return rows && from.column + from.columns + 1 == to.column;
	case PANE_UP:
		return columns && to.row + to.rows == from.row;
	case PANE_DOWN:
		return columns && from.row + from.rows == to.row;
	}
	return false;
}

struct pane *
pane_neighbour(struct pane *root, const struct pane *leaf, enum pane_side side)
{
	for (struct pane *p = pane_first(root); p; p = leaf_behind(p))
		if (p != leaf && is_on_side(leaf->area, p->area, side))
			return p;
	return NULL;
}

void
pane_grow(struct pane *leaf, int steps)
{
	struct pane *parent = leaf->parent;
	int change = steps * PANE_WHOLE / 20;

	if (!parent)
		return;
	if (parent->second == leaf)
		change = -change;
	parent->share += change;
	if (parent->share < 100)
		parent->share = 100;
	if (parent->share > PANE_WHOLE - 100)
		parent->share = PANE_WHOLE - 100;
}

static bool
is_under(const struct pane *p, const struct pane *ancestor)
{
	while (p && p != ancestor)
		p = p->parent;
	return p;
}

static int
leaves_under(struct pane *ancestor)
{
	int count = 0;

	for (struct pane *p = pane_first(ancestor); p && is_under(p, ancestor);
		p = leaf_behind(p))
		count++;
	return count;
}

void
pane_equal(struct pane *root)
{
	for (struct pane *p = root; p; p = node_behind(p))
		if (!is_leaf(p))
			p->share = PANE_WHOLE * leaves_under(p->first) /
				leaves_under(p);
}

void
pane_exchange(struct pane *a, struct pane *b)
{
	struct reader *reader = a->reader;

	a->reader = b->reader;
	b->reader = reader;
}

static void
print_where(const struct reader *r, struct buf *out)
{
	const struct doc *d = r->reading->doc;
	struct doc_place place = doc_place_of(d, r->cursor);

	if (place.note != UINT32_MAX) {
		struct slice label =
			doc_string(d, doc_note_at(d, place.note)->label);

		buf_printf(out, "note %.*s", (int)label.size, label.data);
		return;
	}
	if (place.section > 0)
		buf_printf(out, glyph_is_ascii() ? "sec. %zu - " : "§%zu · ",
			place.section);
	buf_printf(out, "%d%%", doc_percent(d, r->cursor));
}

static struct slice
section_of(const struct reader *r)
{
	const struct doc *d = r->reading->doc;
	size_t index;

	return outline_at(d, r->cursor, &index) && !outline_is_title(d, index)
		? outline_words(d, index)
		: SLICE("");
}

/* Title and section share the room; a long title leaves half of it. */
static void
draw_names(const struct reader *r, struct screen *s, struct screen_area a,
	enum theme_role role)
{
	struct slice section = section_of(r);
	int wish = section.size ? (int)glyph_columns(section) + 3 : 0;
	int least = a.columns / 2;
	int used = screen_text(s, a.row, a.column,
		wish < least ? a.columns - wish : a.columns - least,
		r->reading->entry.title, role);

	if (section.size && a.columns - used > 8) {
		used += screen_text(s, a.row, a.column + used, 3,
			glyph_is_ascii() ? SLICE(" - ") : SLICE(" · "), role);
		used += screen_text(s, a.row, a.column + used, a.columns - used,
			section, role);
	}
	screen_blank(s, (struct screen_area){ a.row, a.column + used, 1, 1 });
}

static void
draw_where(const struct reader *r, struct screen *s, struct screen_area a,
	int *width)
{
	struct buf where = { 0 };

	if (r->follows)
		buf_printf(&where, "follows sources %s ",
			glyph_is_ascii() ? "-" : "·");
	print_where(r, &where);
	*width = (int)glyph_columns(buf_view(&where)) + 3;
	if (*width + 12 < a.columns) {
		a.column += a.columns - *width;
		a.columns = *width - 1;
		a.rows = 1;
		screen_blank(s, a);
		screen_text(s, a.row, a.column + 1, *width, buf_view(&where),
			THEME_TITLE);
	} else {
		*width = 0;
	}
	buf_release(&where);
}

static void
draw_title(const struct pane *p, struct screen *s, bool focused, bool top)
{
	struct screen_area a = p->area;
	int width;

	if (!top)
		screen_horizontal(s, a.row, a.column, a.columns);
	draw_where(p->reader, s, a, &width);
	screen_blank(s, (struct screen_area){ a.row, a.column + 1, 1, 1 });
	a.column += 2 - top;
	a.columns -= width + 4;
	draw_names(
		p->reader, s, a, focused ? THEME_TITLE_FOCUSED : THEME_TITLE);
}

void
pane_draw(const struct pane *root, struct screen *s, const struct pane *focus)
{
	for (struct pane *p = (struct pane *)root; p; p = node_behind(p)) {
		if (!is_leaf(p)) {
			if (p->beside)
				screen_vertical(s, p->area.row,
					p->second->area.column - 1,
					p->area.rows);
			continue;
		}
		draw_title(p, s, p == focus, p->area.row == root->area.row);
		p->reader->view.ops->draw(&p->reader->view, s, p == focus);
	}
}

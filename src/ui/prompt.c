#include "ui/prompt.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/wrap.h"

static void
changed(struct prompt *p)
{
	if (!p->unsaved)
		p->typed = clock_ticks();
	p->unsaved = true;
	if (p->spec.changed)
		p->spec.changed(p->spec.owner, p);
}

void
prompt_set(struct prompt *p, struct slice text)
{
	buf_replace(&p->text, 0, p->text.size, text);
	p->cursor = p->text.size;
	changed(p);
}

void
prompt_insert(struct prompt *p, struct slice text)
{
	buf_replace(&p->text, p->cursor, p->cursor, text);
	p->cursor += text.size;
	changed(p);
}

static void
take_out(struct prompt *p, size_t start, size_t end)
{
	if (start == end)
		return;
	buf_replace(&p->text, start, end, (struct slice){ "", 0 });
	p->cursor = start;
	changed(p);
}

static size_t
before(const struct prompt *p)
{
	return p->cursor ? utf8_cluster_before(buf_view(&p->text), p->cursor)
			 : 0;
}

static size_t
behind(const struct prompt *p)
{
	return p->cursor < p->text.size
		? utf8_cluster_end(buf_view(&p->text), p->cursor)
		: p->cursor;
}

void
prompt_erase(struct prompt *p)
{
	take_out(p, before(p), p->cursor);
}

void
prompt_remove(struct prompt *p)
{
	take_out(p, p->cursor, behind(p));
}

void
prompt_erase_word(struct prompt *p)
{
	size_t start = p->cursor;

	while (start > 0 && p->text.data[start - 1] == ' ')
		start--;
	while (start > 0 && p->text.data[start - 1] != ' ')
		start--;
	take_out(p, start, p->cursor);
}

void
prompt_erase_line(struct prompt *p)
{
	take_out(p, 0, p->cursor);
}

void
prompt_complete(struct prompt *p, struct buf *choices)
{
	struct buf more = { 0 };

	if (!p->spec.complete)
		return;
	p->spec.complete(p->spec.owner,
		slice_sub(buf_view(&p->text), 0, p->cursor), &more, choices);
	if (more.size)
		prompt_insert(p, buf_view(&more));
	buf_release(&more);
}

void
prompt_recall(struct prompt *p, int direction)
{
	size_t count = p->history ? p->history->count : 0;

	if (p->spec.choose) {
		p->spec.choose(p->spec.owner, direction);
		return;
	}
	if (direction < 0 && p->history_at > 0)
		p->history_at--;
	else if (direction > 0 && p->history_at < count)
		p->history_at++;
	else
		return;
	prompt_set(p,
		p->history_at < count
			? slice_of(*(char **)vec_at(p->history, p->history_at))
			: slice_of(""));
}

static void
move(struct view *v, enum view_motion motion, size_t count)
{
	struct prompt *p = (struct prompt *)v;

	for (size_t n = count ? count : 1; n > 0; n--)
		switch (motion) {
		case VIEW_CURSOR_LEFT:
			p->cursor = before(p);
			break;
		case VIEW_CURSOR_RIGHT:
			p->cursor = behind(p);
			break;
		case VIEW_ROW_START:
			p->cursor = 0;
			break;
		case VIEW_ROW_END:
			p->cursor = p->text.size;
			break;
		default:
			break;
		}
}

static bool
type_key(struct view *v, uint32_t key)
{
	struct buf sign = { 0 };

	if (key < ' ' || key >= KEY_SPECIAL || key == 127)
		return false;
	utf8_put(&sign, key);
	prompt_insert((struct prompt *)v, buf_view(&sign));
	buf_release(&sign);
	return true;
}

static bool
paste(struct view *v, struct slice text)
{
	prompt_insert((struct prompt *)v, text);
	return true;
}

static void
lay_out(const struct prompt *p, int columns, struct buf *whole,
	struct vec *lines)
{
	buf_text(whole, p->spec.label);
	buf_slice(whole, buf_view(&p->text));
	buf_char(whole, '_'); /* where a cursor at the end stands */
	wrap_lines(buf_view(whole), columns > 4 ? columns : 4, SIZE_MAX, lines);
}

int
prompt_rows(const struct prompt *p, int columns, int most)
{
	struct buf whole = { 0 };
	struct vec lines = VEC_OF(struct range);
	int rows;

	lay_out(p, columns - 1, &whole, &lines);
	rows = lines.count < (size_t)most ? (int)lines.count : most;
	vec_release(&lines);
	buf_release(&whole);
	return rows > 0 ? rows : 1;
}

static void
draw_line(const struct prompt *p, struct screen *s, int row, struct slice whole,
	struct range line, struct range next)
{
	size_t label = slice_of(p->spec.label).size;
	size_t at = label + p->cursor;
	struct slice words = slice_sub(whole, line.start,
		line.end == whole.size ? line.end - 1 : line.end);

	screen_text(s, row, p->view.area.column, p->view.area.columns, words,
		THEME_TEXT);
	if (line.start == 0)
		screen_tint(s, row, p->view.area.column,
			(int)glyph_columns(slice_of(p->spec.label)),
			THEME_ACCENT);
	if (at >= line.start && at < next.start) {
		s->cursor_row = row;
		s->cursor_column = p->view.area.column +
			(int)glyph_columns(slice_sub(whole, line.start, at));
	}
}

/* The rows in sight are those that end with the cursor's. */
static size_t
first_line(const struct prompt *p, const struct vec *lines)
{
	size_t at = slice_of(p->spec.label).size + p->cursor, on = 0;
	size_t room = (size_t)p->view.area.rows;

	for (size_t i = 0; i < lines->count; i++)
		if (((struct range *)vec_at(lines, i))->start <= at)
			on = i;
	return on + 1 > room ? on + 1 - room : 0;
}

static void
draw(const struct view *v, struct screen *s, bool focused)
{
	const struct prompt *p = (const struct prompt *)v;
	struct buf whole = { 0 };
	struct vec lines = VEC_OF(struct range);
	size_t first;

	(void)focused;
	screen_blank(s, v->area);
	lay_out(p, v->area.columns - 1, &whole, &lines);
	first = first_line(p, &lines);
	for (size_t i = first;
		i < lines.count && (int)(i - first) < v->area.rows; i++) {
		struct range end = { whole.size, whole.size };
		struct range next = i + 1 < lines.count
			? *(struct range *)vec_at(&lines, i + 1)
			: end;

		draw_line(p, s, v->area.row + (int)(i - first),
			buf_view(&whole), *(struct range *)vec_at(&lines, i),
			next);
	}
	vec_release(&lines);
	buf_release(&whole);
}

static void
place(struct view *v, struct screen_area area)
{
	v->area = area;
}

static void
free_view(struct view *v)
{
	prompt_free((struct prompt *)v);
}

static const struct view_ops ops = {
	.context = KEYMAP_PROMPT,
	.place = place,
	.draw = draw,
	.move = move,
	.key = type_key,
	.paste = paste,
	.free = free_view,
};

bool
prompt_is(const struct view *v)
{
	return v->ops == &ops;
}

struct prompt *
prompt_new(const struct prompt_spec *spec, struct slice text)
{
	struct prompt *p = mem_new(sizeof(*p));

	p->view.ops = &ops;
	p->spec = *spec;
	buf_slice(&p->text, text);
	p->cursor = text.size;
	p->range = RANGE_NONE;
	return p;
}

void
prompt_free(struct prompt *p)
{
	if (!p)
		return;
	buf_release(&p->text);
	free(p->draft);
	free(p);
}

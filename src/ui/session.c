#include "ui/session.h"

#include <stdlib.h>

#include "base/mem.h"
#include "study/keep.h"
#include "ui/reader_view.h"

static bool
take_number(struct slice *line, size_t *number)
{
	struct slice word;

	return slice_word(line, &word) && slice_number(word, number);
}

static struct reader *
read_pane(struct app *a, struct slice line)
{
	size_t document, top, lead, cursor, size;
	struct reading *reading;
	struct reader *r;

	if (!take_number(&line, &document) || !take_number(&line, &top) ||
		!take_number(&line, &lead) || !take_number(&line, &cursor))
		return NULL;
	reading = reading_open(a->study, (int64_t)document, NULL);
	if (!reading)
		return NULL;
	r = reader_view_new(reading, &a->look);
	size = doc_text(reading->doc).size;
	if (top <= size && cursor <= size) {
		r->top = top;
		r->lead = lead;
		r->cursor = cursor;
	}
	return r;
}

/* A node of the tree that waits for its parts while lines are read. */
struct open_node {
	struct pane *node;
	size_t parts; /* that have come, opened or not */
};

struct tree {
	struct app *app;
	struct vec open; /* of struct open_node, innermost last */
	struct pane *root;
};

/* A node whose parts have come: itself, or the one part that could be opened,
 * or nothing. */
static struct pane *
complete(struct pane *node)
{
	struct pane *left = node->first ? node->first : node->second;

	if (node->first && node->second) {
		node->first->parent = node->second->parent = node;
		return node;
	}
	free(node);
	return left;
}

/* PART (NULL: could not be opened) goes into the innermost open node. */
static void
put_part(struct tree *t, struct pane *part)
{
	struct open_node *up;

	while ((up = vec_last(&t->open))) {
		if (up->parts++ == 0) {
			up->node->first = part;
			return;
		}
		up->node->second = part;
		part = complete(up->node);
		vec_pop(&t->open);
	}
	if (t->root)
		pane_free(part); /* a second tree in a broken file */
	else
		t->root = part;
}

static void
read_split(struct tree *t, struct slice line)
{
	struct pane *node = pane_new(NULL);
	struct slice word = { 0 };
	size_t share = PANE_WHOLE / 2;

	slice_word(&line, &word);
	take_number(&line, &share);
	node->beside = slice_equal(word, SLICE("beside"));
	node->share = share < PANE_WHOLE ? (int)share : PANE_WHOLE / 2;
	((struct open_node *)vec_push(&t->open))->node = node;
}

static void
read_leaf(struct tree *t, struct slice line)
{
	struct reader *r = read_pane(t->app, line);

	put_part(t, r ? pane_new(r) : NULL);
}

static void
read_setting(struct app *a, struct slice line)
{
	struct slice name, value = { 0 };

	if (slice_word(&line, &name)) {
		slice_word(&line, &value);
		setting_set(&a->user.settings, name, value, NULL);
	}
}

static void
read_line(struct tree *t, struct slice line, size_t *focus)
{
	struct slice word, rest = line;

	if (!slice_word(&rest, &word))
		return;
	if (slice_equal(word, SLICE("split")))
		read_split(t, rest);
	else if (slice_equal(word, SLICE("pane")))
		read_leaf(t, rest);
	else if (slice_equal(word, SLICE("focus")))
		take_number(&rest, focus);
	else if (slice_equal(word, SLICE("panel")))
		t->app->panel_off = slice_equal(slice_trim(rest), SLICE("off"));
	else if (slice_equal(word, SLICE("set")))
		read_setting(t->app, rest);
}

/* A file cut short leaves nodes open: their missing parts are given up. */
static void
close_open_nodes(struct tree *t)
{
	while (t->open.count)
		put_part(t, NULL);
}

bool
session_restore(struct app *a)
{
	struct tree t = { .app = a, .open = VEC_OF(struct open_node) };
	struct buf content = { 0 };
	struct slice rest, line;
	size_t focus = 0;

	keep_read(a->study, "desk", &content, NULL);
	rest = buf_view(&content);
	while (slice_cut(&rest, '\n', &line))
		read_line(&t, line, &focus);
	close_open_nodes(&t);
	vec_release(&t.open);
	buf_release(&content);
	if (!t.root)
		return false;
	a->root = t.root;
	a->focus = pane_first(a->root);
	while (focus-- > 0)
		a->focus = pane_next(a->root, a->focus);
	return true;
}

/* Parents before their parts, by the same walk that reading undoes. */
static void
write_panes(const struct app *a, struct buf *out)
{
	struct vec todo = VEC_OF(const struct pane *);

	*(const struct pane **)vec_push(&todo) = a->root;
	while (todo.count) {
		const struct pane *p = *(const struct pane **)vec_last(&todo);

		vec_pop(&todo);
		if (p->first) {
			buf_printf(out, "split %s %d\n",
				p->beside ? "beside" : "above", p->share);
			*(const struct pane **)vec_push(&todo) = p->second;
			*(const struct pane **)vec_push(&todo) = p->first;
		} else {
			buf_printf(out, "pane %lld %zu %zu %zu\n",
				(long long)p->reader->reading->id,
				p->reader->top, p->reader->lead,
				p->reader->cursor);
		}
	}
	vec_release(&todo);
}

static void
note_places(struct app *a)
{
	struct pane *p = pane_first(a->root);

	do {
		study_set_place(
			a->study, p->reader->reading->id, p->reader->cursor);
		p = pane_next(a->root, p);
	} while (p != pane_first(a->root));
	study_set_place(
		a->study, app_reader(a)->reading->id, app_reader(a)->cursor);
}

void
session_save(struct app *a, bool sync)
{
	struct buf out = { 0 };

	if (!a->desk_changed && !sync)
		return;
	note_places(a);
	study_save_places(a->study, sync, NULL);
	write_panes(a, &out);
	buf_printf(&out, "focus %zu\n", pane_index(a->root, a->focus));
	buf_printf(&out, "panel %s\n", a->panel_off ? "off" : "on");
	for (int i = 0; i < SETTING_COUNT; i++) {
		buf_text(&out, "set ");
		setting_print(&a->user.settings, (enum setting_id)i, &out);
		buf_char(&out, '\n');
	}
	keep_write(a->study, "desk", buf_view(&out), sync, NULL);
	a->desk_changed = false;
	buf_release(&out);
}

#include "import/markup_elements.h"

#include <string.h>

#include "import/elements.h"
#include "import/href.h"
#include "import/tables.h"
#include "import/visible.h"

enum { DEEPEST = 100, INLINES = 100, LEVELS = 6 };

/* Blocks. */

static struct markup_open *
latest(const struct markup_nodes *m)
{
	return vec_last(&m->open);
}

static void
enter_block(struct markup_nodes *m, uint32_t node)
{
	(void)node;
	galley_end(&m->galley);
}

static void
leave_block(struct markup_nodes *m, struct markup_open *o)
{
	(void)o;
	galley_end(&m->galley);
}

static void
open_span(struct markup_nodes *m, enum span_kind kind, size_t depth)
{
	if (m->furniture > 0 || m->galley.one || depth >= DEEPEST)
		return;
	galley_fresh(&m->galley);
	builder_open(m->out, kind, (uint32_t)depth + 1);
	latest(m)->spanned = true;
}

static void
close_span(struct markup_nodes *m, const struct markup_open *o,
	enum span_kind kind)
{
	galley_end(&m->galley);
	if (o->spanned)
		builder_close(m->out, kind);
}

static void
enter_quote(struct markup_nodes *m, uint32_t node)
{
	(void)node;
	galley_end(&m->galley);
	open_span(m, SPAN_QUOTE, m->quotes++);
}

static void
leave_quote(struct markup_nodes *m, struct markup_open *o)
{
	m->quotes--;
	close_span(m, o, SPAN_QUOTE);
}

static void
enter_furniture(struct markup_nodes *m, uint32_t node)
{
	(void)node;
	galley_end(&m->galley);
	if (m->furniture++ == 0 && !m->galley.one) {
		builder_open(m->out, SPAN_BOILERPLATE, 0);
		latest(m)->spanned = true;
	}
	m->galley.bare = true;
}

static void
leave_furniture(struct markup_nodes *m, struct markup_open *o)
{
	m->furniture--;
	close_span(m, o, SPAN_BOILERPLATE);
	m->galley.bare = o->bare;
}

/* Words below a picture; other captions are the author's. */
static bool
is_below_picture(const struct tree *t, uint32_t node)
{
	uint32_t figure = tree_at(t, node)->parent;
	bool picture = false;

	for (uint32_t i = figure; figure != TREE_NONE && i < node; i++) {
		const struct tree_node *n = tree_at(t, i);

		picture |= n->element &&
			(n->kind == ELEMENT_IMAGE ||
				n->kind == ELEMENT_DRAWING);
		if (i > figure && n->element && elements_is_block(n->kind) &&
			n->kind != ELEMENT_BLOCK)
			return false;
	}
	return picture;
}

static void
enter_caption(struct markup_nodes *m, uint32_t node)
{
	if (is_below_picture(m->tree, node))
		enter_furniture(m, node);
	else
		galley_end(&m->galley);
}

static void
leave_caption(struct markup_nodes *m, struct markup_open *o)
{
	if (is_below_picture(m->tree, o->node))
		leave_furniture(m, o);
	else
		galley_end(&m->galley);
}

/* Headings. */

static uint32_t
level_of(const struct markup_nodes *m, uint32_t node)
{
	struct slice name = tree_at(m->tree, node)->words;
	uint32_t level;

	if (node == m->title)
		return 1;
	level = (uint32_t)(name.data[1] - '0') + m->shift;
	return level > LEVELS ? LEVELS : level;
}

static void
become(struct markup_nodes *m, enum span_kind kind, uint32_t number)
{
	galley_end(&m->galley);
	if (m->galley.one || m->verbatim > 0)
		return;
	m->galley.kind = kind;
	m->galley.number = number;
}

static void
enter_heading(struct markup_nodes *m, uint32_t node)
{
	if (node < m->before)
		galley_end(&m->galley);
	else
		become(m, SPAN_HEADING, level_of(m, node));
}

static void
leave_kind(struct markup_nodes *m, struct markup_open *o)
{
	galley_end(&m->galley);
	m->galley.kind = o->kind;
	m->galley.number = o->number;
}

/* Several lines of a heading are one: "I. The Mill". */
static void
enter_group(struct markup_nodes *m, uint32_t node)
{
	uint32_t end = tree_at(m->tree, node)->next, i = node;

	galley_end(&m->galley);
	while (i < end && tree_at(m->tree, i)->kind != ELEMENT_HEADING)
		i++;
	if (i == end || m->galley.one || m->verbatim > 0)
		return;
	enter_heading(m, i);
	m->galley.one = true;
	latest(m)->spanned = true;
}

static void
leave_group(struct markup_nodes *m, struct markup_open *o)
{
	if (o->spanned)
		m->galley.one = false;
	leave_kind(m, o);
}

/* Lists. */

static void
put_number(const struct slice type, uint32_t number, struct buf *out)
{
	char first = type.size == 1 ? type.data[0] : '1';

	if ((first == 'a' || first == 'A') && number >= 1 && number <= 26)
		buf_char(out, (char)(first + (int)number - 1));
	else
		buf_printf(out, "%u", number);
	buf_text(out, ". ");
}

static struct markup_open *
list_of(const struct markup_nodes *m, uint32_t item)
{
	uint32_t parent = tree_at(m->tree, item)->parent;

	for (size_t i = m->open.count; i > 0 && m->open.count - i < 3; i--) {
		struct markup_open *o = vec_at(&m->open, i - 1);

		if (o->node == parent)
			return o;
	}
	return NULL;
}

static void
give_bullet(struct markup_nodes *m, uint32_t node)
{
	struct markup_open *list = list_of(m, node);
	struct buf words = { 0 };
	size_t said;

	if (list && tree_is(m->tree, list->node, "ol")) {
		if (slice_number(tree_value(m->tree, node, "value"), &said))
			list->count = (uint32_t)said;
		put_number(tree_value(m->tree, list->node, "type"),
			list->count++, &words);
	} else {
		buf_text(&words, "\xe2\x80\xa2 ");
	}
	galley_bullet(&m->galley, buf_view(&words));
	buf_release(&words);
}

static void
enter_list(struct markup_nodes *m, uint32_t node)
{
	size_t start;

	galley_end(&m->galley);
	latest(m)->count = 1;
	if (slice_number(tree_value(m->tree, node, "start"), &start))
		latest(m)->count = (uint32_t)start;
}

static void
enter_item(struct markup_nodes *m, uint32_t node)
{
	galley_end(&m->galley);
	if (node == m->root || m->galley.one)
		return;
	open_span(m, SPAN_LIST_ITEM, m->items);
	m->items++;
	latest(m)->count = 1;
	give_bullet(m, node);
}

static void
leave_item(struct markup_nodes *m, struct markup_open *o)
{
	if (o->count > 0)
		m->items--;
	close_span(m, o, SPAN_LIST_ITEM);
	buf_clear(&m->galley.bullet);
}

/* Lines as they are. */

static void
enter_verbatim(struct markup_nodes *m, uint32_t node)
{
	(void)node;
	become(m, SPAN_VERBATIM, 0);
	m->verbatim++;
}

static void
leave_verbatim(struct markup_nodes *m, struct markup_open *o)
{
	m->verbatim--;
	leave_kind(m, o);
}

static void
put_rule(struct markup_nodes *m, uint32_t node)
{
	const struct tree_node *n = tree_at(m->tree, node);

	if (m->galley.one || m->furniture > 0 || m->verbatim > 0 ||
		m->body != TREE_NONE)
		return;
	galley_end(&m->galley);
	builder_open(m->out, SPAN_RULE, 0);
	builder_stand(m->out, SLICE("* * *"), (struct range){ n->from, n->to });
	builder_close(m->out, SPAN_RULE);
	builder_break(m->out);
}

/* Tables: rows are lines, cells are parted by strokes. Those that only give a
 * page its shape are passed over. */

static void
enter_table(struct markup_nodes *m, uint32_t node)
{
	galley_end(&m->galley);
	if (m->galley.one || m->verbatim > 0 || m->body != TREE_NONE ||
		!tables_is_data(m->tree, node))
		return;
	become(m, SPAN_VERBATIM, 0);
	m->galley.one = true;
	m->rows = 0;
	latest(m)->spanned = true;
}

static void
enter_row(struct markup_nodes *m, uint32_t node)
{
	(void)node;
	galley_end(&m->galley);
	m->cells = 0;
	if (m->galley.one && m->rows++ > 0)
		galley_row(&m->galley);
}

static void
enter_cell(struct markup_nodes *m, uint32_t node)
{
	(void)node;
	galley_end(&m->galley);
	if (m->galley.one && m->cells++ > 0)
		galley_put(&m->galley, SLICE("| "));
}

/* What stands in lines. */

static void
enter_inline(struct markup_nodes *m, enum span_kind kind, uint32_t number)
{
	if (m->galley.inlines.count >= INLINES)
		return;
	galley_open(&m->galley, kind, number);
	latest(m)->spanned = true;
}

static void
leave_inline(struct markup_nodes *m, struct markup_open *o)
{
	if (o->spanned)
		galley_close(&m->galley);
}

static void
enter_emphasis(struct markup_nodes *m, uint32_t node)
{
	(void)node;
	enter_inline(m, SPAN_EMPHASIS, 0);
}

static void
enter_strong(struct markup_nodes *m, uint32_t node)
{
	(void)node;
	enter_inline(m, SPAN_STRONG, 0);
}

static void
enter_code(struct markup_nodes *m, uint32_t node)
{
	(void)node;
	if (m->verbatim == 0)
		enter_inline(m, SPAN_CODE, 0);
}

static void
enter_quoted(struct markup_nodes *m, uint32_t node)
{
	(void)node;
	galley_put(&m->galley, SLICE("“"));
}

static void
leave_quoted(struct markup_nodes *m, struct markup_open *o)
{
	(void)o;
	if (!galley_is_open(&m->galley))
		return;
	m->galley.blanks = m->galley.breaks = 0;
	galley_put(&m->galley, SLICE("”"));
}

static void
enter_link(struct markup_nodes *m, uint32_t node)
{
	struct slice href = tree_value(m->tree, node, "href");
	struct buf target = { 0 };

	if (href.size > 0 && !slice_starts(href, SLICE("javascript:"))) {
		if (m->member->name.size == 0 ||
			!href_resolve(m->member->name, href, &target))
			buf_slice(&target, href);
		enter_inline(
			m, SPAN_LINK, builder_link(m->out, buf_view(&target)));
	}
	buf_release(&target);
}

static void
put_break(struct markup_nodes *m, uint32_t node)
{
	const struct tree_node *n = tree_at(m->tree, node);

	galley_break(&m->galley, (struct range){ n->from, n->to });
}

/* An image is its words in brackets. */
static void
put_image(struct markup_nodes *m, uint32_t node)
{
	const struct tree_node *n = tree_at(m->tree, node);
	struct buf words = { 0 };

	buf_char(&words, '[');
	visible_alternative(m->tree, node, &words);
	buf_char(&words, ']');
	if (words.size > 2)
		galley_stand(&m->galley, buf_view(&words),
			(struct range){ n->from, n->to });
	buf_release(&words);
}

/* The table. */

static const struct markup_rule rules[] = {
	[ELEMENT_EMPHASIS] = { enter_emphasis, leave_inline, false },
	[ELEMENT_STRONG] = { enter_strong, leave_inline, false },
	[ELEMENT_CODE] = { enter_code, leave_inline, false },
	[ELEMENT_QUOTED] = { enter_quoted, leave_quoted, false },
	[ELEMENT_LINK] = { enter_link, leave_inline, false },
	[ELEMENT_BREAK] = { put_break, NULL, true },
	[ELEMENT_IMAGE] = { put_image, NULL, true },
	[ELEMENT_DRAWING] = { put_image, NULL, true },
	[ELEMENT_HIDDEN] = { NULL, NULL, true },
	[ELEMENT_BLOCK] = { enter_block, leave_block, false },
	[ELEMENT_PARAGRAPH] = { enter_block, leave_block, false },
	[ELEMENT_HEADING] = { enter_heading, leave_kind, false },
	[ELEMENT_QUOTE] = { enter_quote, leave_quote, false },
	[ELEMENT_LIST] = { enter_list, leave_block, false },
	[ELEMENT_ITEM] = { enter_item, leave_item, false },
	[ELEMENT_VERBATIM] = { enter_verbatim, leave_verbatim, false },
	[ELEMENT_RULE] = { put_rule, NULL, true },
	[ELEMENT_TABLE] = { enter_table, leave_group, false },
	[ELEMENT_ROW] = { enter_row, leave_block, false },
	[ELEMENT_CELL] = { enter_cell, leave_block, false },
	[ELEMENT_FURNITURE] = { enter_furniture, leave_furniture, false },
	[ELEMENT_CAPTION] = { enter_caption, leave_caption, false },
};

static const struct markup_rule furniture = { enter_furniture, leave_furniture,
	false };
static const struct markup_rule group = { enter_group, leave_group, false };
static const struct markup_rule none;

const struct markup_rule *
markup_elements_rule(const struct markup_nodes *m, uint32_t node)
{
	const struct tree_node *n = tree_at(m->tree, node);

	if (n->kind >= sizeof rules / sizeof *rules)
		return &none;
	if (elements_is_block(n->kind) && n->kind != ELEMENT_FURNITURE &&
		n->attribute_count > 0 && visible_is_furniture(m->tree, node))
		return &furniture;
	if (n->kind == ELEMENT_BLOCK && tree_is(m->tree, node, "hgroup"))
		return &group;
	return &rules[n->kind];
}

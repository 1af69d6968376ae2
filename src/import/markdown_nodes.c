/*
 * One walk over the tree, by the parser's own iterator and so without
 * recursion. The table at the end says what happens at the two ends of each
 * kind of node. Every line that some leaf block covers is noted.
 */
#include "import/markdown_nodes.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { DEEPEST = 100 };

/* Places. */

static size_t
line_of(const struct nodes *n, int line)
{
	ptrdiff_t index = (ptrdiff_t)line - 1 + n->shift;

	return index < 0 ? 0 : (size_t)index;
}

size_t
markdown_nodes_line(const struct nodes *n, struct cmark_node *node)
{
	return line_of(n, cmark_node_get_start_line(node));
}

static size_t
last_line(const struct nodes *n, cmark_node *node)
{
	return line_of(n, cmark_node_get_end_line(node));
}

static size_t
hint_of(const struct nodes *n, cmark_node *node)
{
	int column = cmark_node_get_start_column(node);

	if (cmark_node_get_start_line(node) == 0)
		return SIZE_MAX;
	return locate_line(&n->w.where, markdown_nodes_line(n, node)) +
		(column > 0 ? (size_t)column - 1 : 0);
}

static struct slice
literal_of(cmark_node *node)
{
	return slice_of(cmark_node_get_literal(node));
}

/* Searches go no further than the block NODE and a line behind it. */
static void
enter_lines(struct nodes *n, cmark_node *node)
{
	size_t start = locate_line(&n->w.where, markdown_nodes_line(n, node));

	if (start > n->w.where.at)
		n->w.where.at = start;
	n->w.where.limit = locate_line(&n->w.where, last_line(n, node) + 2);
}

static void
cover(struct nodes *n, size_t first, size_t last)
{
	for (; first <= last && first < n->covered.size; first++)
		n->covered.data[first] = 1;
}

/* Blocks. */

static void
begin(struct nodes *n, cmark_node *node, enum span_kind kind, uint32_t number)
{
	cover(n, markdown_nodes_line(n, node), last_line(n, node));
	enter_lines(n, node);
	writer_begin(&n->w, kind, number);
}

static void
enter_quote(struct nodes *n, cmark_node *node)
{
	(void)node;
	if (n->quotes++ < DEEPEST)
		builder_open(n->w.out, SPAN_QUOTE, (uint32_t)n->quotes);
}

static void
leave_quote(struct nodes *n, cmark_node *node)
{
	(void)node;
	if (--n->quotes < DEEPEST)
		builder_close(n->w.out, SPAN_QUOTE);
}

/* The number of the next item is kept with its list. */
static void
enter_list(struct nodes *n, cmark_node *node)
{
	size_t start = (size_t)cmark_node_get_list_start(node);

	(void)n;
	cmark_node_set_user_data(node, (void *)start);
}

static void
put_marker(struct nodes *n, cmark_node *list, struct range source)
{
	size_t number = (size_t)cmark_node_get_user_data(list);
	struct buf words = { 0 };

	if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST)
		buf_printf(&words, "%zu. ", number);
	else
		buf_text(&words, "\xe2\x80\xa2 ");
	cmark_node_set_user_data(list, (void *)(number + 1));
	writer_marker(&n->w, buf_view(&words), source);
	buf_release(&words);
}

static void
enter_item(struct nodes *n, cmark_node *node)
{
	cmark_node *child = cmark_node_first_child(node);
	size_t start = hint_of(n, node), end = child ? hint_of(n, child) : 0;

	if (n->items++ < DEEPEST)
		builder_open(n->w.out, SPAN_LIST_ITEM, (uint32_t)n->items);
	start = start < n->w.where.source.size ? start : 0;
	end = end <= n->w.where.source.size && end > start ? end : start;
	put_marker(n, cmark_node_parent(node), (struct range){ start, end });
}

static void
leave_item(struct nodes *n, cmark_node *node)
{
	(void)node;
	buf_clear(&n->w.marker);
	if (--n->items < DEEPEST)
		builder_close(n->w.out, SPAN_LIST_ITEM);
}

/* Every line is `key: value`: the fields of a glossary's entry. */
static bool
is_fields(const struct nodes *n, cmark_node *node)
{
	cmark_node *before = cmark_node_previous(node);

	if (!before || cmark_node_get_type(before) != CMARK_NODE_HEADING)
		return false;
	for (size_t i = markdown_nodes_line(n, node); i <= last_line(n, node);
		i++) {
		struct slice s = locate_line_words(&n->w.where, i);
		size_t at = 0;

		while (at < s.size && s.data[at] >= 'a' && s.data[at] <= 'z')
			at++;
		if (at == 0 || at == s.size || s.data[at] != ':')
			return false;
	}
	return true;
}

static void
enter_paragraph(struct nodes *n, cmark_node *node)
{
	begin(n, node, SPAN_PARAGRAPH, 0);
	n->keep_lines = is_fields(n, node);
}

static void
leave_paragraph(struct nodes *n, cmark_node *node)
{
	(void)node;
	writer_end(&n->w, SPAN_PARAGRAPH);
}

static void
enter_heading(struct nodes *n, cmark_node *node)
{
	begin(n, node, SPAN_HEADING,
		(uint32_t)cmark_node_get_heading_level(node));
	n->keep_lines = false;
}

static void
leave_heading(struct nodes *n, cmark_node *node)
{
	struct slice words = writer_block(&n->w);
	char *title = mem_copy(words.data, words.size);

	if (cmark_node_get_heading_level(node) == 1 && words.size > 0 &&
		!builder_has_fact(n->w.out, DOC_TITLE))
		builder_fact(n->w.out, DOC_TITLE, slice_of(title));
	free(title);
	writer_end(&n->w, SPAN_HEADING);
}

static void
enter_rule(struct nodes *n, cmark_node *node)
{
	begin(n, node, SPAN_RULE, 0);
	locate_stand(&n->w.where, SLICE("* * *"),
		locate_line_end(&n->w.where, last_line(n, node)));
	writer_end(&n->w, SPAN_RULE);
}

/* What a fair copy keeps of the lines around a text. */
static void
put_boilerplate(struct nodes *n, struct slice rest, size_t line)
{
	builder_open(n->w.out, SPAN_BOILERPLATE, 0);
	for (struct slice words; slice_cut(&rest, '\n', &words); line++) {
		writer_begin(&n->w, SPAN_PARAGRAPH, 0);
		writer_code_line(&n->w, words, line);
		writer_end(&n->w, SPAN_PARAGRAPH);
	}
	builder_close(n->w.out, SPAN_BOILERPLATE);
}

static void
enter_code_block(struct nodes *n, cmark_node *node)
{
	struct slice rest = literal_of(node), words;
	size_t line = markdown_nodes_line(n, node);
	int size, offset;
	char sign;

	line += cmark_node_get_fenced(node, &size, &offset, &sign) != 0;
	if (strcmp(cmark_node_get_fence_info(node), "boilerplate") == 0) {
		cover(n, line, last_line(n, node));
		put_boilerplate(n, rest, line);
		return;
	}
	begin(n, node, SPAN_VERBATIM, 0);
	for (bool first = true; slice_cut(&rest, '\n', &words); first = false) {
		if (!first)
			locate_break(&n->w.where, WRITER_BREAK);
		writer_code_line(&n->w, words, line++);
	}
	writer_end(&n->w, SPAN_VERBATIM);
}

static void
enter_html_block(struct nodes *n, cmark_node *node)
{
	begin(n, node, SPAN_PARAGRAPH, 0);
	writer_html(&n->w, literal_of(node));
	writer_end(&n->w, SPAN_PARAGRAPH);
}

/* Tables: rows are lines, cells are parted by strokes. */

static void
enter_table(struct nodes *n, cmark_node *node)
{
	begin(n, node, SPAN_VERBATIM, 0);
	n->keep_lines = false;
	n->rows = 0;
}

static void
leave_table(struct nodes *n, cmark_node *node)
{
	(void)node;
	writer_end(&n->w, SPAN_VERBATIM);
}

static void
enter_row(struct nodes *n, cmark_node *node)
{
	enter_lines(n, node);
	if (n->rows++ > 0)
		builder_put(n->w.out, WRITER_BREAK);
	n->cells = 0;
}

static void
enter_cell(struct nodes *n, cmark_node *node)
{
	(void)node;
	if (n->cells++ > 0)
		builder_put(n->w.out, SLICE(" | "));
}

/* Notes. */

static void
enter_reference(struct nodes *n, cmark_node *node)
{
	struct slice number = literal_of(node), label;
	struct locate *where = &n->w.where;
	size_t index = 0;
	uint32_t note;

	if (!slice_number(number, &index) || index == 0 ||
		index > n->notes.count)
		return;
	note = *(uint32_t *)vec_at(&n->notes, index - 1);
	if (locate_find(where, SLICE("[^"), hint_of(n, node)) &&
		writer_label_at(where->source, where->at, &label))
		writer_mark(&n->w, label, note, where->at + label.size + 3);
	else
		writer_mark(&n->w, number, note, where->at);
}

static void
enter_definition(struct nodes *n, cmark_node *node)
{
	cmark_node *child = cmark_node_first_child(node);
	size_t line = markdown_nodes_line(n, node);
	uint32_t note = *(uint32_t *)vec_at(&n->notes, n->note++);

	cover(n, line, line);
	writer_note_label(&n->w, line, note);
	if (child && cmark_node_get_type(child) == CMARK_NODE_PARAGRAPH)
		builder_put(n->w.out, SLICE(" "));
	else
		builder_break(n->w.out);
	builder_open(n->w.out, SPAN_NOTE_BODY, note);
}

static void
leave_definition(struct nodes *n, cmark_node *node)
{
	(void)node;
	builder_close(n->w.out, SPAN_NOTE_BODY);
	builder_break(n->w.out);
}

/* Inlines. */

static void
enter_text(struct nodes *n, cmark_node *node)
{
	writer_text(&n->w, literal_of(node), hint_of(n, node));
}

static void
enter_soft_break(struct nodes *n, cmark_node *node)
{
	(void)node;
	locate_break(&n->w.where, n->keep_lines ? WRITER_BREAK : SLICE(" "));
}

static void
enter_hard_break(struct nodes *n, cmark_node *node)
{
	(void)node;
	locate_break(&n->w.where, WRITER_BREAK);
}

static void
enter_code(struct nodes *n, cmark_node *node)
{
	builder_open(n->w.out, SPAN_CODE, 0);
	writer_code(&n->w, literal_of(node), hint_of(n, node));
	builder_close(n->w.out, SPAN_CODE);
}

static void
enter_html(struct nodes *n, cmark_node *node)
{
	writer_html_tag(&n->w, literal_of(node), hint_of(n, node));
}

static void
enter_link(struct nodes *n, cmark_node *node)
{
	const char *target = cmark_node_get_url(node);

	builder_open(
		n->w.out, SPAN_LINK, builder_link(n->w.out, slice_of(target)));
}

static void
leave_link(struct nodes *n, cmark_node *node)
{
	(void)node;
	builder_close(n->w.out, SPAN_LINK);
	locate_skip_target(&n->w.where);
}

static void
enter_image(struct nodes *n, cmark_node *node)
{
	(void)node;
	builder_put(n->w.out, SLICE("["));
}

static void
leave_image(struct nodes *n, cmark_node *node)
{
	(void)node;
	builder_put(n->w.out, SLICE("]"));
	locate_skip_target(&n->w.where);
}

/* The walk. */

typedef void node_fn(struct nodes *n, cmark_node *node);

/* Enter and leave may be NULL; then, with a SPAN, that one is opened and
 * closed. The extensions' types are known by name only. */

struct rule {
	cmark_node_type type;
	const char *name;
	node_fn *enter, *leave;
	bool spans;
	enum span_kind span;
};

static const struct rule rules[] = {
	{ .type = CMARK_NODE_TEXT, .enter = enter_text },
	{ .type = CMARK_NODE_SOFTBREAK, .enter = enter_soft_break },
	{ .type = CMARK_NODE_PARAGRAPH,
		.enter = enter_paragraph,
		.leave = leave_paragraph },
	{ .type = CMARK_NODE_EMPH, .spans = true, .span = SPAN_EMPHASIS },
	{ .type = CMARK_NODE_STRONG, .spans = true, .span = SPAN_STRONG },
	{ .type = CMARK_NODE_LINK, .enter = enter_link, .leave = leave_link },
	{ .type = CMARK_NODE_LINEBREAK, .enter = enter_hard_break },
	{ .type = CMARK_NODE_HEADING,
		.enter = enter_heading,
		.leave = leave_heading },
	{ .type = CMARK_NODE_BLOCK_QUOTE,
		.enter = enter_quote,
		.leave = leave_quote },
	{ .type = CMARK_NODE_LIST, .enter = enter_list },
	{ .type = CMARK_NODE_ITEM, .enter = enter_item, .leave = leave_item },
	{ .type = CMARK_NODE_CODE, .enter = enter_code },
	{ .type = CMARK_NODE_CODE_BLOCK, .enter = enter_code_block },
	{ .type = CMARK_NODE_HTML_BLOCK, .enter = enter_html_block },
	{ .type = CMARK_NODE_HTML_INLINE, .enter = enter_html },
	{ .type = CMARK_NODE_THEMATIC_BREAK, .enter = enter_rule },
	{ .type = CMARK_NODE_IMAGE,
		.enter = enter_image,
		.leave = leave_image },
	{ .type = CMARK_NODE_FOOTNOTE_REFERENCE, .enter = enter_reference },
	{ .type = CMARK_NODE_FOOTNOTE_DEFINITION,
		.enter = enter_definition,
		.leave = leave_definition },
	{ .name = "table", .enter = enter_table, .leave = leave_table },
	{ .name = "table_header", .enter = enter_row },
	{ .name = "table_row", .enter = enter_row },
	{ .name = "table_cell", .enter = enter_cell },
};

static const struct rule *
rule_of(cmark_node *node)
{
	const char *name = cmark_node_get_type_string(node);

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (rules[i].name ? strcmp(rules[i].name, name) == 0
				  : rules[i].type == cmark_node_get_type(node))
			return &rules[i];
	return NULL;
}

static void
enter(struct nodes *n, const struct rule *rule, cmark_node *node)
{
	if (rule->enter)
		rule->enter(n, node);
	else if (rule->spans)
		builder_open(n->w.out, rule->span, 0);
}

static void
leave(struct nodes *n, const struct rule *rule, cmark_node *node)
{
	if (rule->leave)
		rule->leave(n, node);
	else if (rule->spans)
		builder_close(n->w.out, rule->span);
}

void
markdown_nodes_write(struct nodes *n, struct cmark_node *node)
{
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);
		const struct rule *rule = rule_of(at);

		if (rule && event == CMARK_EVENT_ENTER)
			enter(n, rule, at);
		else if (rule && event == CMARK_EVENT_EXIT)
			leave(n, rule, at);
	}
	cmark_iter_free(iter);
}

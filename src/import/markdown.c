/*
 * cmark-gfm makes a tree, which markdown_nodes.c writes. The parser tells lines and
 * columns; locate.c checks them against the bytes.
 *
 * Footnotes: cmark moves the definitions that are used to the end of the tree,
 * in the order of their first use, and a reference knows only that number; the
 * label is read from the source. Definitions that nobody uses, and second ones
 * of a label, cmark drops: a definition on a line that no node covers is parsed
 * again by itself, with a reference put before it.
 *
 * What costs more than linear time in cmark (deep brackets) runs into the
 * worker's limits.
 */
#include "import/markdown.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <cmark-gfm-core-extensions.h>

#include "import/facts.h"
#include "import/markdown_nodes.h"

enum { ORPHAN_LINES = 2 }; /* that the reference takes */

/* Parsing. */

static cmark_node *
parse(struct slice first, struct slice second)
{
	static const char *const extensions[] = { "table", "strikethrough" };
	cmark_parser *parser;
	cmark_node *root;

	cmark_gfm_core_extensions_ensure_registered();
	parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
		cmark_parser_attach_syntax_extension(
			parser, cmark_find_syntax_extension(extensions[i]));
	cmark_parser_feed(parser, first.data, first.size);
	cmark_parser_feed(parser, second.data, second.size);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

static bool
is_definition(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION;
}

/* The notes of a tree, in the order of their definitions at its end. */
static void
declare_notes(struct nodes *n, cmark_node *root)
{
	n->note = 0;
	vec_clear(&n->notes);
	for (cmark_node *at = cmark_node_first_child(root); at;
		at = cmark_node_next(at)) {
		struct slice label = SLICE("");
		size_t start;

		if (!is_definition(at))
			continue;
		start = writer_definition_at(&n->w, markdown_nodes_line(n, at));
		if (start != SIZE_MAX)
			writer_label_at(n->w.where.source, start, &label);
		*(uint32_t *)vec_push(&n->notes) =
			writer_add_note(&n->w, label);
	}
}

static void
write_notes(struct nodes *n, cmark_node *root)
{
	for (cmark_node *at = cmark_node_first_child(root); at;
		at = cmark_node_next(at)) {
		if (!is_definition(at))
			continue;
		n->w.where.at = 0;
		markdown_nodes_write(n, at);
	}
}

/* Main text: the tree without the definitions at its end. */
static void
write_main(struct nodes *n, cmark_node *root)
{
	for (cmark_node *at = cmark_node_first_child(root); at;
		at = cmark_node_next(at))
		if (!is_definition(at))
			markdown_nodes_write(n, at);
}

/* The definitions that cmark dropped: LINES [line, end). */
static void
write_orphan(struct nodes *n, size_t line, size_t end)
{
	struct locate *where = &n->w.where;
	struct buf first = { 0 };
	struct slice label;
	cmark_node *root;

	writer_label_at(
		where->source, writer_definition_at(&n->w, line), &label);
	buf_printf(&first, "[^%.*s]\n\n", (int)label.size, label.data);
	root = parse(buf_view(&first),
		slice_sub(where->source, locate_line(where, line),
			locate_line(where, end)));
	n->shift = (ptrdiff_t)line - ORPHAN_LINES;
	declare_notes(n, root);
	write_notes(n, root);
	cmark_node_free(root);
	buf_release(&first);
}

static void
write_orphans(struct nodes *n)
{
	for (size_t i = 0; i < n->covered.size; i++) {
		size_t end = i + 1;

		if (n->covered.data[i] ||
			writer_definition_at(&n->w, i) == SIZE_MAX)
			continue;
		while (end < n->covered.size && !n->covered.data[end] &&
			writer_definition_at(&n->w, end) == SIZE_MAX)
			end++;
		write_orphan(n, i, end);
		i = end - 1;
	}
}

int
markdown_read(struct slice bytes, struct builder *b, struct err *err)
{
	size_t head = facts_head(bytes, b);
	struct nodes n = { .notes = VEC_OF(uint32_t) };
	cmark_node *root;

	(void)err;
	if (head == 0 && slice_starts(bytes, SLICE("\xef\xbb\xbf")))
		head = 3;
	bytes = slice_sub(bytes, head, bytes.size);
	writer_init(&n.w, bytes, b);
	n.w.where.base = head;
	buf_repeat(&n.covered, '\0', n.w.where.lines.count);
	root = parse(SLICE(""), bytes);
	declare_notes(&n, root);
	write_main(&n, root);
	builder_main_end(b);
	write_notes(&n, root);
	write_orphans(&n);
	cmark_node_free(root);
	writer_release(&n.w);
	vec_release(&n.notes);
	buf_release(&n.covered);
	return 0;
}

#include "import/visible.h"

#include <string.h>

#include "import/elements.h"

/* Whether style sheet words STYLE say PROPERTY: VALUE. */
static bool
says(struct slice style, const char *property, const char *value)
{
	struct slice rule;

	while (slice_cut(&style, ';', &rule)) {
		size_t colon = slice_find(rule, SLICE(":"), 0);
		struct slice said;

		if (colon == SLICE_NONE)
			continue;
		said = slice_trim(slice_sub(rule, colon + 1, rule.size));
		if (slice_equal_ascii(slice_trim(slice_sub(rule, 0, colon)),
			    slice_of(property)) &&
			slice_equal_ascii(slice_sub(said, 0, strlen(value)),
				slice_of(value)))
			return true;
	}
	return false;
}

bool
visible_is_hidden(const struct tree *t, uint32_t index)
{
	const struct tree_node *n = tree_at(t, index);
	struct slice style;

	if (n->kind == ELEMENT_HIDDEN)
		return true;
	if (n->attribute_count == 0)
		return false;
	style = tree_value(t, index, "style");
	return tree_has(t, index, "hidden") || says(style, "display", "none") ||
		says(style, "visibility", "hidden") ||
		tree_value_has(t, index, "epub:type", "pagebreak") ||
		tree_value_has(t, index, "role", "doc-pagebreak") ||
		tree_value_has(t, index, "class", "pagenum") ||
		tree_value_has(t, index, "class", "headerlink") ||
		tree_value_has(t, index, "class", "mw-editsection");
}

/* A paragraph of a web page that is little but links to elsewhere. */
static bool
is_links(const struct tree *t, uint32_t index)
{
	enum { NODES = 80, SHARE = 60 };
	const struct tree_node *n = tree_at(t, index);
	size_t all = 0, linked = 0, links = 0;
	uint32_t end = index; /* of the link at hand */

	if (n->kind != ELEMENT_PARAGRAPH || n->next - index > NODES ||
		tree_member_of(t, index)->name.size > 0)
		return false;
	for (uint32_t i = index; i < n->next; i++) {
		const struct tree_node *in = tree_at(t, i);
		size_t size = in->element ? 0 : slice_trim(in->words).size;

		if (in->element && in->kind == ELEMENT_LINK &&
			tree_has(t, i, "href")) {
			end = in->next;
			links++;
		}
		if (in->role != TREE_PLAIN)
			return false;
		all += size;
		linked += i < end ? size : 0;
	}
	return links > 1 && linked * 100 >= all * SHARE;
}

bool
visible_is_furniture(const struct tree *t, uint32_t index)
{
	const struct tree_node *n = tree_at(t, index);

	return n->kind == ELEMENT_FURNITURE ||
		tree_value_has(t, index, "role", "navigation") ||
		tree_value_has(t, index, "role", "search") ||
		tree_value_has(t, index, "class", "navbox") ||
		tree_value_has(t, index, "class", "breadcrumb") ||
		tree_value_has(t, index, "class", "toc") ||
		tree_value_has(t, index, "role", "doc-toc") ||
		is_links(t, index);
}

/* The title of a drawing, else its description. */
static void
add_title(const struct tree *t, uint32_t index, struct buf *out)
{
	enum { LONGEST = 500 };
	uint32_t end = tree_at(t, index)->next;

	for (uint32_t i = index + 1; i < end; i++)
		if (tree_is(t, i, "title") || tree_is(t, i, "desc")) {
			tree_text(t, i, tree_at(t, i)->next, LONGEST, out);
			return;
		}
}

void
visible_alternative(const struct tree *t, uint32_t index, struct buf *out)
{
	bool drawing = tree_at(t, index)->kind == ELEMENT_DRAWING;
	struct slice words = slice_trim(
		tree_value(t, index, drawing ? "aria-label" : "alt"));

	for (size_t i = 0; i < words.size; i++)
		buf_char(out,
			strchr("\n\r\t", words.data[i]) ? ' ' : words.data[i]);
	if (drawing && words.size == 0)
		add_title(t, index, out);
}

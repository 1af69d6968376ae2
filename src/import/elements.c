#include "import/elements.h"

#include <stdlib.h>

/* In the order of their names. */
static const struct element elements[] = {
	{ "a", ELEMENT_LINK },
	{ "address", ELEMENT_BLOCK },
	{ "annotation", ELEMENT_HIDDEN },
	{ "annotation-xml", ELEMENT_HIDDEN },
	{ "applet", ELEMENT_HIDDEN },
	{ "article", ELEMENT_BLOCK },
	{ "aside", ELEMENT_BLOCK },
	{ "audio", ELEMENT_HIDDEN },
	{ "b", ELEMENT_STRONG },
	{ "blockquote", ELEMENT_QUOTE },
	{ "body", ELEMENT_BLOCK },
	{ "br", ELEMENT_BREAK },
	{ "button", ELEMENT_HIDDEN },
	{ "canvas", ELEMENT_HIDDEN },
	{ "caption", ELEMENT_PARAGRAPH },
	{ "center", ELEMENT_BLOCK },
	{ "cite", ELEMENT_EMPHASIS },
	{ "code", ELEMENT_CODE },
	{ "datalist", ELEMENT_HIDDEN },
	{ "dd", ELEMENT_PARAGRAPH },
	{ "del", ELEMENT_INLINE },
	{ "details", ELEMENT_BLOCK },
	{ "dfn", ELEMENT_EMPHASIS },
	{ "dialog", ELEMENT_BLOCK },
	{ "dir", ELEMENT_LIST },
	{ "div", ELEMENT_BLOCK },
	{ "dl", ELEMENT_BLOCK },
	{ "dt", ELEMENT_PARAGRAPH },
	{ "em", ELEMENT_EMPHASIS },
	{ "embed", ELEMENT_HIDDEN },
	{ "fieldset", ELEMENT_BLOCK },
	{ "figcaption", ELEMENT_CAPTION },
	{ "figure", ELEMENT_BLOCK },
	{ "footer", ELEMENT_BLOCK },
	{ "form", ELEMENT_BLOCK },
	{ "frameset", ELEMENT_BLOCK },
	{ "h1", ELEMENT_HEADING },
	{ "h2", ELEMENT_HEADING },
	{ "h3", ELEMENT_HEADING },
	{ "h4", ELEMENT_HEADING },
	{ "h5", ELEMENT_HEADING },
	{ "h6", ELEMENT_HEADING },
	{ "head", ELEMENT_HIDDEN },
	{ "header", ELEMENT_BLOCK },
	{ "hgroup", ELEMENT_BLOCK },
	{ "hr", ELEMENT_RULE },
	{ "html", ELEMENT_BLOCK },
	{ "i", ELEMENT_EMPHASIS },
	{ "iframe", ELEMENT_HIDDEN },
	{ "image", ELEMENT_IMAGE },
	{ "img", ELEMENT_IMAGE },
	{ "input", ELEMENT_HIDDEN },
	{ "kbd", ELEMENT_CODE },
	{ "legend", ELEMENT_BLOCK },
	{ "li", ELEMENT_ITEM },
	{ "listing", ELEMENT_VERBATIM },
	{ "main", ELEMENT_BLOCK },
	{ "menu", ELEMENT_LIST },
	{ "nav", ELEMENT_FURNITURE },
	{ "noembed", ELEMENT_HIDDEN },
	{ "noframes", ELEMENT_HIDDEN },
	{ "noscript", ELEMENT_BLOCK },
	{ "object", ELEMENT_BLOCK },
	{ "ol", ELEMENT_LIST },
	{ "option", ELEMENT_HIDDEN },
	{ "p", ELEMENT_PARAGRAPH },
	{ "plaintext", ELEMENT_VERBATIM },
	{ "pre", ELEMENT_VERBATIM },
	{ "q", ELEMENT_QUOTED },
	{ "samp", ELEMENT_CODE },
	{ "script", ELEMENT_HIDDEN },
	{ "search", ELEMENT_FURNITURE },
	{ "section", ELEMENT_BLOCK },
	{ "select", ELEMENT_HIDDEN },
	{ "strong", ELEMENT_STRONG },
	{ "style", ELEMENT_HIDDEN },
	{ "summary", ELEMENT_PARAGRAPH },
	{ "sup", ELEMENT_RAISED },
	{ "svg", ELEMENT_DRAWING },
	{ "table", ELEMENT_TABLE },
	{ "tbody", ELEMENT_BLOCK },
	{ "td", ELEMENT_CELL },
	{ "template", ELEMENT_HIDDEN },
	{ "textarea", ELEMENT_HIDDEN },
	{ "tfoot", ELEMENT_BLOCK },
	{ "th", ELEMENT_CELL },
	{ "thead", ELEMENT_BLOCK },
	{ "title", ELEMENT_HIDDEN },
	{ "tr", ELEMENT_ROW },
	{ "tt", ELEMENT_CODE },
	{ "ul", ELEMENT_LIST },
	{ "var", ELEMENT_EMPHASIS },
	{ "video", ELEMENT_HIDDEN },
	{ "xmp", ELEMENT_VERBATIM },
};

enum { COUNT = sizeof elements / sizeof *elements };

static int
compare(const void *key, const void *item)
{
	const struct element *e = item;

	return slice_compare(*(const struct slice *)key, slice_of(e->name));
}

const struct element *
elements_find(struct slice name)
{
	return bsearch(&name, elements, COUNT, sizeof *elements, compare);
}

bool
elements_is_block(unsigned kind)
{
	return kind >= ELEMENT_BLOCK;
}

/*
 * Nothing is ever fetched: there is no handler for external entities, and with
 * a foreign DTD assumed an entity that nobody declared is handed over to be
 * looked up among HTML's names. Bombs of entities meet expat's own limits.
 * Bytes of the source are kept as they are when a piece of text is just them.
 */
#include "import/xml.h"

#include <expat.h>
#include <limits.h>
#include <string.h>

#include "base/utf8.h"
#include "import/soup.h"

struct reader {
	XML_Parser parser;
	struct tree *tree;
	struct slice xml;
};

/* The bytes of the source that the parser is at. */
static struct range
place(const struct reader *r)
{
	XML_Index at = XML_GetCurrentByteIndex(r->parser);
	int size = XML_GetCurrentByteCount(r->parser);
	size_t start = at < 0 ? 0 : (size_t)at;

	return (struct range){ start, start + (size_t)(size < 0 ? 0 : size) };
}

static void XMLCALL
start(void *data, const XML_Char *name, const XML_Char **attributes)
{
	enum { MOST_ATTRIBUTES = 4096 };
	struct reader *r = data;

	tree_open(r->tree, slice_of(name), place(r));
	for (size_t i = 0; attributes[i] && i < 2 * MOST_ATTRIBUTES; i += 2)
		tree_attribute(r->tree, slice_of(attributes[i]),
			slice_of(attributes[i + 1]));
}

static void XMLCALL
end(void *data, const XML_Char *name)
{
	struct reader *r = data;

	(void)name;
	tree_close(r->tree);
}

static void XMLCALL
words(void *data, const XML_Char *s, int size)
{
	struct reader *r = data;
	struct range at = place(r);
	struct slice said = { s, (size_t)size };
	struct slice there = slice_sub(r->xml, at.start, at.end);
	bool exact = slice_equal(said, there);

	tree_words(r->tree, exact ? there : said, at, exact);
}

static void XMLCALL
skipped(void *data, const XML_Char *name, int parameter)
{
	struct reader *r = data;
	struct buf said = { 0 };

	if (parameter)
		return;
	soup_entity(slice_of(name), &said);
	if (said.size == 0)
		buf_printf(&said, "&%s;", name);
	tree_words(r->tree, buf_view(&said), place(r), false);
	buf_release(&said);
}

int
xml_parse(struct tree *t, struct slice xml)
{
	struct tree_mark before = tree_here(t);
	struct reader r = { .tree = t, .xml = xml };
	enum XML_Status status;

	if (xml.size > INT_MAX)
		return -1;
	r.parser = XML_ParserCreate(utf8_is_valid(xml) ? "UTF-8" : NULL);
	XML_SetUserData(r.parser, &r);
	XML_SetElementHandler(r.parser, start, end);
	XML_SetCharacterDataHandler(r.parser, words);
	XML_SetSkippedEntityHandler(r.parser, skipped);
	XML_UseForeignDTD(r.parser, XML_TRUE);
	status = XML_Parse(r.parser, xml.data, (int)xml.size, 1);
	XML_ParserFree(r.parser);
	if (status == XML_STATUS_OK)
		return 0;
	tree_back(t, before);
	return -1;
}

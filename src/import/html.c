#include "import/html.h"

#include "import/elements.h"
#include "import/facts.h"
#include "import/markup.h"
#include "import/soup.h"
#include "import/xml.h"

enum { HEAD_WINDOW = 1024 };

static struct slice
without_mark(struct slice bytes)
{
	if (slice_starts(bytes, SLICE("\xef\xbb\xbf")))
		bytes = slice_sub(bytes, 3, bytes.size);
	return slice_sub(bytes, (size_t)(slice_trim(bytes).data - bytes.data),
		bytes.size);
}

static bool
starts(struct slice bytes, struct slice prefix)
{
	return slice_equal_ascii(slice_sub(bytes, 0, prefix.size), prefix);
}

bool
html_is(struct slice bytes)
{
	bytes = without_mark(slice_sub(bytes, 0, HEAD_WINDOW));
	if (starts(bytes, SLICE("<!doctype html")) ||
		starts(bytes, SLICE("<html")))
		return true;
	return starts(bytes, SLICE("<?xml")) &&
		slice_find(bytes, SLICE("<html"), 0) != SLICE_NONE;
}

/* Facts. */

/* Names of <meta>. */
static const struct {
	const char *name;
	enum doc_fact fact;
} names[] = {
	{ "dc.title", DOC_TITLE },
	{ "dcterms.title", DOC_TITLE },
	{ "citation_title", DOC_TITLE },
	{ "author", DOC_AUTHOR },
	{ "dc.creator", DOC_AUTHOR },
	{ "dcterms.creator", DOC_AUTHOR },
	{ "citation_author", DOC_AUTHOR },
	{ "translator", DOC_TRANSLATOR },
	{ "date", DOC_DATE },
	{ "dc.date", DOC_DATE },
	{ "dcterms.date", DOC_DATE },
	{ "citation_date", DOC_DATE },
	{ "citation_publication_date", DOC_DATE },
	{ "article:published_time", DOC_DATE },
	{ "publisher", DOC_PUBLISHER },
	{ "dc.publisher", DOC_PUBLISHER },
	{ "citation_publisher", DOC_PUBLISHER },
	{ "og:site_name", DOC_PUBLISHER },
};

struct head {
	struct tree *tree;
	struct builder *out;
	struct buf title;	    /* of <title> */
	bool named[DOC_FACT_COUNT]; /* by which name of <meta> */
	size_t source[DOC_FACT_COUNT];
	struct slice last; /* value of them */
};

static void
put_fact(struct head *h, enum doc_fact fact, struct slice value)
{
	struct buf iso = { 0 };

	value = slice_trim(value);
	if (fact != DOC_DATE && value.size > 0)
		builder_fact(h->out, fact, value);
	else if (facts_date(slice_sub(value, 0, 10), &iso) ||
		facts_date(value, &iso))
		builder_fact(h->out, fact, buf_view(&iso));
	buf_release(&iso);
}

/* Several values of one name are several facts; another name says the same
 * once more. */
static void
take_meta(struct head *h, uint32_t node)
{
	struct slice name = tree_value(h->tree, node, "name");
	size_t count = sizeof names / sizeof *names, i = 0;

	if (name.size == 0)
		name = tree_value(h->tree, node, "property");
	while (i < count && !slice_equal_ascii(name, slice_of(names[i].name)))
		i++;
	if (i == count)
		return;
	if (h->named[names[i].fact] &&
		(h->source[names[i].fact] != i || names[i].fact != DOC_AUTHOR))
		return;
	if (h->named[names[i].fact] &&
		slice_equal(h->last, tree_value(h->tree, node, "content")))
		return;
	h->named[names[i].fact] = true;
	h->source[names[i].fact] = i;
	h->last = tree_value(h->tree, node, "content");
	put_fact(h, names[i].fact, h->last);
}

static void
take_language(struct head *h, uint32_t node)
{
	struct slice language = tree_value(h->tree, node, "lang");

	if (language.size == 0)
		language = tree_value(h->tree, node, "xml:lang");
	put_fact(h, DOC_LANGUAGE, language);
}

static void
take_head(struct head *h)
{
	for (uint32_t i = 0; i < tree_count(h->tree); i++) {
		const struct tree_node *n = tree_at(h->tree, i);

		if (n->kind == ELEMENT_HEADING || tree_is(h->tree, i, "body"))
			return;
		if (tree_is(h->tree, i, "html"))
			take_language(h, i);
		else if (tree_is(h->tree, i, "meta"))
			take_meta(h, i);
		else if (tree_is(h->tree, i, "title") && h->title.size == 0)
			tree_text(h->tree, i, n->next, 500, &h->title);
	}
}

/* The title as its heading has it, without what a site puts around it. */
static void
put_title(struct head *h)
{
	struct buf title = { 0 };

	if (!h->named[DOC_TITLE]) {
		markup_title(h->tree, buf_view(&h->title), &title);
		put_fact(h, DOC_TITLE,
			title.size > 0 ? buf_view(&title)
				       : buf_view(&h->title));
	}
	buf_release(&title);
}

int
html_read(struct slice bytes, struct builder *b, struct err *err)
{
	struct tree tree;
	struct head head = { .tree = &tree, .out = b };

	(void)err;
	tree_init(&tree);
	tree_member(&tree, SLICE(""));
	if (!starts(without_mark(bytes), SLICE("<?xml")) ||
		xml_parse(&tree, bytes))
		soup_parse(&tree, bytes);
	take_head(&head);
	put_title(&head);
	markup_write(&tree, NULL, buf_view(&head.title), b);
	buf_release(&head.title);
	tree_release(&tree);
	return 0;
}

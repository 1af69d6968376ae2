/*
 * gumbo makes a tree, which is copied here node by node, upwards by the
 * parents' links and so without recursion. Its memory comes from a list of
 * ours and goes at once: gumbo's own way to free a tree is recursive.
 *
 * A text of gumbo's has the bytes it was read from, but the two differ where
 * an entity stands, a line ends in CR LF, or a stray tag or comment was passed
 * over. They are walked in step; each stretch that is the same in both becomes
 * a node, each entity one too. Where the two cannot be brought together the
 * rest of the text stands for the rest of the bytes.
 */
#include "import/soup.h"

#include <ctype.h>
#include <gumbo.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { LONGEST_NAME = 40 };

/* Memory. */

struct piece {
	struct piece *before, *behind;
	max_align_t data[];
};

static void *
take(void *list, size_t size)
{
	struct piece *head = list, *p;

	p = mem_resize(NULL, sizeof *p + size, 1);
	p->before = head;
	p->behind = head->behind;
	if (p->behind)
		p->behind->before = p;
	head->behind = p;
	return p->data;
}

static void
give(void *list, void *data)
{
	struct piece *p;

	(void)list;
	if (!data)
		return;
	p = (struct piece *)((char *)data - offsetof(struct piece, data));
	p->before->behind = p->behind;
	if (p->behind)
		p->behind->before = p->before;
	free(p);
}

static void
give_all(struct piece *head)
{
	while (head->behind)
		give(head, head->behind->data);
}

static GumboOutput *
parse(struct slice html, struct piece *memory)
{
	GumboOptions options = kGumboDefaultOptions;

	options.allocator = take;
	options.deallocator = give;
	options.userdata = memory;
	options.max_errors = 0;
	if (slice_starts(html, SLICE("\xef\xbb\xbf")))
		html = slice_sub(html, 3, html.size);
	return gumbo_parse_with_options(&options, html.data, html.size);
}

/* Words and bytes in step. */

struct copy {
	struct tree *tree;
	struct slice html;
	struct slice words, bytes; /* of the text at hand */
	size_t word, byte;	   /* in them */
	size_t base;		   /* of the bytes in the source */
};

struct step {
	size_t words, bytes;
};

static bool
is_name(char c)
{
	return isalnum((unsigned char)c) != 0;
}

/* Whether word W and byte B can go on together. */
static bool
agrees(const struct copy *c, size_t w, size_t b)
{
	if (w >= c->words.size)
		return true;
	return b < c->bytes.size &&
		(c->bytes.data[b] == c->words.data[w] ||
			strchr("&<\r", c->bytes.data[b]));
}

static size_t
number_size(struct slice s)
{
	size_t at = 2;

	if (at < s.size && (s.data[at] == 'x' || s.data[at] == 'X'))
		at++;
	while (at < s.size && isxdigit((unsigned char)s.data[at]))
		at++;
	return at < s.size && s.data[at] == ';' ? at + 1 : at;
}

/* The reference at the byte, which stands for one character or for two. */
static struct step
reference(const struct copy *c)
{
	struct slice s = slice_sub(c->bytes, c->byte, c->bytes.size);
	size_t size = 1, one, two;
	uint32_t code;

	one = utf8_next(c->words, c->word, &code);
	two = one;
	if (c->word + one < c->words.size)
		two += utf8_next(c->words, c->word + one, &code);
	if (s.size > 1 && s.data[1] == '#')
		return (struct step){ one, number_size(s) };
	if (slice_starts(s, SLICE("&amp")))
		return (struct step){ 1,
			s.size > 4 && s.data[4] == ';' ? 5 : 4 };
	if (c->words.data[c->word] == '&')
		return (struct step){ 1, 1 };
	while (size < s.size && size < LONGEST_NAME && is_name(s.data[size]))
		size++;
	if (size < s.size && s.data[size] == ';') {
		if (agrees(c, c->word + one, c->byte + size + 1))
			return (struct step){ one, size + 1 };
		if (agrees(c, c->word + two, c->byte + size + 1))
			return (struct step){ two, size + 1 };
	}
	while (size > 2 && !agrees(c, c->word + one, c->byte + size))
		size--;
	return (struct step){ one, size };
}

/* Size of the tag or comment at the byte, which gumbo passed over. */
static size_t
passed(const struct copy *c)
{
	struct slice s = slice_sub(c->bytes, c->byte, c->bytes.size);
	bool comment = slice_starts(s, SLICE("<!--"));
	size_t end = slice_find(
		s, comment ? SLICE("-->") : SLICE(">"), comment ? 4 : 1);

	if (end == SLICE_NONE)
		return s.size;
	return end + (comment ? 3 : 1);
}

/* The next step where words and bytes differ, or an entity stands. */
static struct step
differ(const struct copy *c)
{
	char byte = c->bytes.data[c->byte], word = c->words.data[c->word];

	if (byte == '&')
		return reference(c);
	if (byte == '\r' && word == '\n') {
		bool pair = c->byte + 1 < c->bytes.size &&
			c->bytes.data[c->byte + 1] == '\n';

		return (struct step){ 1, pair ? 2 : 1 };
	}
	if (byte == '<')
		return (struct step){ 0, passed(c) };
	if (byte == '\0')
		return (struct step){ 0, 1 };
	return (struct step){ c->words.size - c->word,
		c->bytes.size - c->byte };
}

static void
put(struct copy *c, struct step s, bool exact)
{
	size_t from = c->base + c->byte;
	struct slice words = slice_sub(exact ? c->bytes : c->words,
		exact ? c->byte : c->word,
		(exact ? c->byte : c->word) + (exact ? s.bytes : s.words));

	tree_words(
		c->tree, words, (struct range){ from, from + s.bytes }, exact);
	c->word += s.words;
	c->byte += s.bytes;
}

static void
copy_words(struct copy *c)
{
	while (c->word < c->words.size) {
		size_t same = 0;
		size_t left = c->words.size - c->word;

		if (left > c->bytes.size - c->byte)
			left = c->bytes.size - c->byte;
		while (same < left && c->bytes.data[c->byte + same] != '&' &&
			c->bytes.data[c->byte + same] ==
				c->words.data[c->word + same])
			same++;
		put(c, (struct step){ same, same }, true);
		if (c->word == c->words.size)
			break;
		if (c->byte == c->bytes.size) {
			put(c, (struct step){ c->words.size - c->word, 0 },
				false);
			break;
		}
		put(c, differ(c), false);
	}
}

/* The tree. */

static size_t
place_of(const struct copy *c, const char *at)
{
	if (!at || at < c->html.data || at > c->html.data + c->html.size)
		return 0;
	return (size_t)(at - c->html.data);
}

static void
copy_text(struct copy *c, const GumboText *text)
{
	c->words = slice_of(text->text);
	c->base = place_of(c, text->original_text.data);
	c->bytes = slice_sub(
		c->html, c->base, c->base + text->original_text.length);
	c->word = c->byte = 0;
	copy_words(c);
}

static void
copy_element(struct copy *c, const GumboElement *e)
{
	enum { MOST_ATTRIBUTES = 4096 };
	GumboStringPiece name = e->original_tag;
	size_t from = place_of(c, name.data);
	size_t to = from + name.length;
	struct slice known = slice_of(gumbo_normalized_tagname(e->tag));

	if (known.size == 0) {
		gumbo_tag_from_original_text(&name);
		known = (struct slice){ name.data, name.length };
	}
	tree_open(c->tree, known, (struct range){ from, to });
	for (unsigned i = 0; i < e->attributes.length && i < MOST_ATTRIBUTES;
		i++) {
		const GumboAttribute *a = e->attributes.data[i];

		tree_attribute(c->tree, slice_of(a->name), slice_of(a->value));
	}
}

static bool
is_parent(const GumboNode *n)
{
	return n->type == GUMBO_NODE_ELEMENT || n->type == GUMBO_NODE_TEMPLATE;
}

static void
copy_node(struct copy *c, const GumboNode *n)
{
	if (is_parent(n))
		copy_element(c, &n->v.element);
	else if (n->type != GUMBO_NODE_COMMENT)
		copy_text(c, &n->v.text);
}

/* The node behind N and all in it; closes what ends on the way. */
static const GumboNode *
node_behind(struct copy *c, const GumboNode *n, const GumboNode *root)
{
	while (n != root) {
		const GumboVector *all = &n->parent->v.element.children;
		size_t next = n->index_within_parent + 1;

		if (is_parent(n))
			tree_close(c->tree);
		if (next < all->length)
			return all->data[next];
		n = n->parent;
	}
	return NULL;
}

static void
copy_all(struct copy *c, const GumboNode *root)
{
	const GumboNode *n = root;

	while (n) {
		copy_node(c, n);
		if (is_parent(n) && n->v.element.children.length > 0)
			n = n->v.element.children.data[0];
		else
			n = node_behind(c, n, root);
	}
	tree_end(c->tree);
}

void
soup_parse(struct tree *t, struct slice html)
{
	struct piece memory = { 0 };
	GumboOutput *output = parse(html, &memory);
	struct copy c = { .tree = t, .html = html };

	copy_all(&c, output->root);
	give_all(&memory);
}

/* XML's empty elements become end tags, which end nothing. Those with an id
 * are targets of links and stay, unless they would swallow what follows. */

static bool
is_swallowing(struct slice tag)
{
	static const char *const names[] = { "<title", "<script", "<style",
		"<textarea", "<iframe", "<noframes", "<xmp", "<noembed" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct slice name = slice_of(names[i]);

		if (tag.size > name.size && !is_name(tag.data[name.size]) &&
			slice_equal_ascii(slice_sub(tag, 0, name.size), name))
			return true;
	}
	return false;
}

static bool
is_void(struct slice tag)
{
	static const char *const names[] = { "area", "base", "br", "col",
		"embed", "hr", "img", "image", "input", "link", "meta", "param",
		"source", "track", "wbr" };
	size_t end = 1;

	while (end < tag.size && is_name(tag.data[end]))
		end++;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (slice_equal_ascii(
			    slice_sub(tag, 1, end), slice_of(names[i])))
			return true;
	return false;
}

void
soup_mend(struct buf *xhtml)
{
	size_t at = 0, end;

	while ((at = slice_find(buf_view(xhtml), SLICE("<"), at)) !=
		SLICE_NONE) {
		struct slice tag;

		end = slice_find(buf_view(xhtml), SLICE(">"), at);
		if (end == SLICE_NONE)
			return;
		tag = slice_sub(buf_view(xhtml), at, end);
		if (tag.size > 2 && slice_ends(tag, SLICE("/")) &&
			isalpha((unsigned char)tag.data[1]) && !is_void(tag) &&
			(is_swallowing(tag) ||
				slice_find(tag, SLICE(" id="), 0) ==
					SLICE_NONE)) {
			memmove(xhtml->data + at + 2, xhtml->data + at + 1,
				tag.size - 2);
			xhtml->data[at + 1] = '/';
		}
		at = end;
	}
}

/* Entities. */

static const GumboNode *
first_text(const GumboNode *n)
{
	while (n && is_parent(n)) {
		const GumboVector *all = &n->v.element.children;

		n = all->length > 0 ? all->data[all->length - 1] : NULL;
	}
	return n;
}

void
soup_entity(struct slice name, struct buf *out)
{
	struct piece memory = { 0 };
	struct buf html = { 0 };
	const GumboNode *text;

	buf_printf(&html, "<body>&%.*s;", (int)name.size, name.data);
	text = first_text(parse(buf_view(&html), &memory)->root);
	if (text && slice_of(text->v.text.text).data[0] != '&')
		buf_text(out, text->v.text.text);
	give_all(&memory);
	buf_release(&html);
}

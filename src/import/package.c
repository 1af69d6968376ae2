#include "import/package.h"

#include <string.h>

#include "base/map.h"
#include "import/facts.h"
#include "import/href.h"
#include "import/soup.h"
#include "import/xml.h"

enum { FILE_LIMIT = 8 << 20, TITLE_WORDS = 300, FALLBACKS = 8 };

void
package_release(struct package *p)
{
	buf_release(&p->container);
	buf_release(&p->opf);
	buf_release(&p->toc);
	tree_release(&p->tree);
	vec_release(&p->items);
	vec_release(&p->spine);
}

struct package_item *
package_item(const struct package *p, size_t index)
{
	return vec_at(&p->items, index);
}

/* Reads file NAME into BYTES and appends its tree as a member. Well-formed or
 * not; HTML's parser copes with anything. */
static int
read_tree(struct package *p, struct slice name, struct buf *bytes,
	struct err *err)
{
	if (archive_read(p->archive, name, FILE_LIMIT, bytes, err))
		return -1;
	tree_member(&p->tree, name);
	if (xml_parse(&p->tree, buf_view(bytes)))
		soup_parse(&p->tree, buf_view(bytes));
	return 0;
}

/* The package. */

/* The path that META-INF/container.xml tells; else the first that looks like
 * one. */
static struct slice
find_package(struct package *p)
{
	struct slice type = SLICE("application/oebps-package+xml"), path;
	struct buf resolved = { 0 };

	path = archive_find(p->archive, SLICE(".opf"));
	if (read_tree(p, SLICE("META-INF/container.xml"), &p->container, NULL))
		return path;
	for (uint32_t i = 0; i < tree_count(&p->tree); i++) {
		struct slice said = tree_value(&p->tree, i, "full-path");

		if (!tree_is(&p->tree, i, "rootfile") || said.size == 0 ||
			!slice_equal(
				tree_value(&p->tree, i, "media-type"), type))
			continue;
		buf_clear(&resolved);
		if (!href_resolve(SLICE(""), said, &resolved) ||
			!archive_has(p->archive, buf_view(&resolved)))
			continue;
		path = arena_copy(&p->tree.strings, buf_view(&resolved));
		break;
	}
	buf_release(&resolved);
	return path;
}

static void
add_item(struct package *p, uint32_t node)
{
	struct slice href = tree_value(&p->tree, node, "href");
	struct package_item *item;
	struct buf path = { 0 };

	if (href_resolve(p->path, href, &path)) {
		item = vec_push(&p->items);
		item->id = tree_value(&p->tree, node, "id");
		item->path = arena_copy(
			&p->tree.strings, href_file(buf_view(&path)));
		item->type = tree_value(&p->tree, node, "media-type");
		item->fallback = tree_value(&p->tree, node, "fallback");
		item->nav = tree_value_has(&p->tree, node, "properties", "nav");
	}
	buf_release(&path);
}

/* Index + 1 by id; 0 when there is none. */
static size_t
find_item(const struct map *ids, struct slice id)
{
	return (uintptr_t)map_find(ids, id);
}

static bool
is_readable(const struct package_item *item)
{
	return slice_equal(item->type, SLICE("application/xhtml+xml")) ||
		slice_equal(item->type, SLICE("text/html")) ||
		slice_equal(item->type, SLICE("text/x-oeb1-document")) ||
		slice_ends(item->path, SLICE(".xhtml")) ||
		slice_ends(item->path, SLICE(".html")) ||
		slice_ends(item->path, SLICE(".htm"));
}

/* The item itself or the one that stands in for it. */
static size_t
readable_item(const struct package *p, const struct map *ids, size_t index)
{
	for (int i = 0; index > 0 && i < FALLBACKS; i++) {
		const struct package_item *item = package_item(p, index - 1);

		if (is_readable(item))
			return index;
		index = item->fallback.size > 0 ? find_item(ids, item->fallback)
						: 0;
	}
	return 0;
}

static void
add_to_spine(struct package *p, const struct map *ids, struct slice id)
{
	size_t index = find_item(ids, id);
	struct package_item *item;

	if (index == 0) {
		p->missing++;
		return;
	}
	index = readable_item(p, ids, index);
	if (index == 0)
		return;
	item = package_item(p, index - 1);
	if (item->used)
		return;
	item->used = true;
	*(size_t *)vec_push(&p->spine) = index - 1;
}

/* The linear items in order, then the others. */
static void
read_spine(struct package *p, uint32_t first, const struct map *ids)
{
	for (int turn = 0; turn < 2; turn++)
		for (uint32_t i = first; i < tree_count(&p->tree); i++) {
			bool aside = slice_equal(
				tree_value(&p->tree, i, "linear"), SLICE("no"));

			if (tree_is(&p->tree, i, "itemref") &&
				aside == (turn > 0))
				add_to_spine(p, ids,
					tree_value(&p->tree, i, "idref"));
		}
}

static void
read_package(struct package *p, uint32_t first)
{
	struct map ids = { 0 };

	for (uint32_t i = first; i < tree_count(&p->tree); i++)
		if (tree_is(&p->tree, i, "item"))
			add_item(p, i);
	for (size_t i = 0; i < p->items.count; i++)
		if (package_item(p, i)->id.size > 0)
			map_put(&ids, package_item(p, i)->id,
				(void *)(uintptr_t)(i + 1));
	read_spine(p, first, &ids);
	map_release(&ids);
}

/* Tables of contents. */

static void
name_item(struct package *p, const struct map *paths, struct slice href,
	uint32_t node)
{
	struct slice toc = tree_member_of(&p->tree, node)->name;
	struct buf path = { 0 }, words = { 0 };
	struct package_item *item;
	size_t index = 0;

	if (href_resolve(toc, href, &path))
		index = (uintptr_t)map_find(paths, href_file(buf_view(&path)));
	item = index > 0 ? package_item(p, index - 1) : NULL;
	tree_text(&p->tree, node, tree_at(&p->tree, node)->next, TITLE_WORDS,
		&words);
	if (item && item->title.size == 0 && words.size > 0) {
		item->title = arena_copy(&p->tree.strings, buf_view(&words));
		item->title_in = toc;
		item->title_at.start = tree_at(&p->tree, node)->to;
		item->title_at.end = item->title_at.start;
		for (uint32_t i = node; i < tree_at(&p->tree, node)->next; i++)
			item->title_at.end = tree_at(&p->tree, i)->to;
	}
	buf_release(&path);
	buf_release(&words);
}

/* Words of an entry of an NCX come before what it leads to. */
static void
read_titles(struct package *p, uint32_t first, const struct map *paths)
{
	uint32_t label = TREE_NONE;

	for (uint32_t i = first; i < tree_count(&p->tree); i++) {
		if (tree_is(&p->tree, i, "a"))
			name_item(p, paths, tree_value(&p->tree, i, "href"), i);
		else if (tree_is(&p->tree, i, "text"))
			label = i;
		else if (tree_is(&p->tree, i, "content") && label != TREE_NONE)
			name_item(p, paths, tree_value(&p->tree, i, "src"),
				label);
	}
}

static const struct package_item *
find_contents(const struct package *p)
{
	const struct package_item *ncx = NULL;

	for (size_t i = 0; i < p->items.count; i++) {
		const struct package_item *item = package_item(p, i);

		if (item->nav)
			return item;
		if (slice_equal(item->type, SLICE("application/x-dtbncx+xml")))
			ncx = item;
	}
	return ncx;
}

static void
read_contents(struct package *p)
{
	const struct package_item *contents = find_contents(p);
	uint32_t first = tree_count(&p->tree);
	struct map paths = { 0 };

	if (!contents || read_tree(p, contents->path, &p->toc, NULL))
		return;
	for (size_t i = 0; i < p->items.count; i++)
		map_put(&paths, package_item(p, i)->path,
			(void *)(uintptr_t)(i + 1));
	read_titles(p, first, &paths);
	map_release(&paths);
}

/* Opening. */

/* Fonts may be scrambled in any book; text that is cannot be read. */
static bool
is_locked(struct package *p)
{
	struct tree tree;
	struct buf bytes = { 0 }, path = { 0 };
	bool locked = false;

	tree_init(&tree);
	tree_member(&tree, SLICE(""));
	if (archive_read(p->archive, SLICE("META-INF/encryption.xml"),
		    FILE_LIMIT, &bytes, NULL) == 0 &&
		xml_parse(&tree, buf_view(&bytes)) == 0)
		for (uint32_t i = 0; i < tree_count(&tree); i++) {
			buf_clear(&path);
			href_resolve(
				SLICE(""), tree_value(&tree, i, "URI"), &path);
			for (size_t k = 0; path.size > 0 && k < p->spine.count;
				k++)
				locked |= slice_equal(buf_view(&path),
					package_item(p,
						*(size_t *)vec_at(&p->spine, k))
						->path);
		}
	tree_release(&tree);
	buf_release(&bytes);
	buf_release(&path);
	return locked;
}

int
package_open(struct package *p, struct archive *a, struct err *err)
{
	uint32_t first;

	*p = (struct package){
		.archive = a,
		.items = VEC_OF(struct package_item),
		.spine = VEC_OF(size_t),
	};
	tree_init(&p->tree);
	p->path = find_package(p);
	first = tree_count(&p->tree);
	if (p->path.size == 0 || read_tree(p, p->path, &p->opf, NULL))
		return err_set(
			err, ERR_FILE, "it has no package that can be read");
	read_package(p, first);
	if (p->spine.count == 0)
		return err_set(err, ERR_FILE, "its package lists no chapters");
	if (is_locked(p))
		return err_set(err, ERR_FILE,
			"its text is locked (DRM) and cannot be read");
	read_contents(p);
	return 0;
}

/* Facts. */

static const struct {
	const char *name;
	enum doc_fact fact;
} names[] = {
	{ "title", DOC_TITLE },
	{ "creator", DOC_AUTHOR },
	{ "contributor", DOC_TRANSLATOR },
	{ "date", DOC_DATE },
	{ "publisher", DOC_PUBLISHER },
	{ "language", DOC_LANGUAGE },
};

/* What <meta refines="#id" property=PROPERTY> says of NODE. */
static void
refinement(const struct package *p, uint32_t node, const char *property,
	struct buf *out)
{
	struct slice id = tree_value(&p->tree, node, "id");

	for (uint32_t i = 0; id.size > 0 && i < tree_count(&p->tree); i++) {
		struct slice refines = tree_value(&p->tree, i, "refines");

		if (refines.size == id.size + 1 && slice_ends(refines, id) &&
			slice_equal(tree_value(&p->tree, i, "property"),
				slice_of(property))) {
			tree_text(&p->tree, i, tree_at(&p->tree, i)->next, 50,
				out);
			return;
		}
	}
}

/* What NODE is, of all that FACT may mean; DOC_FACT_COUNT = nothing of use. */
static enum doc_fact
meaning(const struct package *p, uint32_t node, enum doc_fact fact)
{
	struct buf role = { 0 };
	struct slice said = tree_value(&p->tree, node, "opf:role");

	buf_slice(&role, said);
	if (said.size == 0)
		refinement(p, node, fact == DOC_TITLE ? "title-type" : "role",
			&role);
	said = buf_view(&role);
	if (fact == DOC_TITLE && slice_equal(said, SLICE("subtitle")))
		fact = DOC_SUBTITLE;
	else if (fact == DOC_TITLE && said.size > 0 &&
		!slice_equal(said, SLICE("main")))
		fact = DOC_FACT_COUNT;
	else if (fact == DOC_TRANSLATOR && !slice_equal(said, SLICE("trl")))
		fact = DOC_FACT_COUNT;
	else if (fact == DOC_AUTHOR && slice_equal(said, SLICE("trl")))
		fact = DOC_TRANSLATOR;
	buf_release(&role);
	if (fact == DOC_DATE &&
		tree_value_has(&p->tree, node, "opf:event", "modification"))
		fact = DOC_FACT_COUNT;
	return fact;
}

static void
put_fact(const struct package *p, uint32_t node, enum doc_fact fact,
	struct builder *out)
{
	bool many = fact == DOC_AUTHOR || fact == DOC_TRANSLATOR;
	struct buf words = { 0 }, iso = { 0 };
	struct slice value;

	if (fact == DOC_FACT_COUNT || (!many && builder_has_fact(out, fact)))
		return;
	tree_text(&p->tree, node, tree_at(&p->tree, node)->next, 1000, &words);
	value = buf_view(&words);
	if (fact == DOC_DATE)
		value = facts_date(slice_sub(value, 0, 10), &iso)
			? buf_view(&iso)
			: SLICE("");
	if (value.size > 0)
		builder_fact(out, fact, value);
	buf_release(&words);
	buf_release(&iso);
}

static bool
is_metadata(const struct tree *t, uint32_t node)
{
	for (int up = 0; up < 3 && node != TREE_NONE; up++) {
		if (tree_is(t, node, "metadata"))
			return true;
		node = tree_at(t, node)->parent;
	}
	return false;
}

void
package_facts(const struct package *p, struct builder *out)
{
	for (uint32_t i = 0; i < tree_count(&p->tree); i++) {
		if (!slice_equal(tree_member_of(&p->tree, i)->name, p->path) ||
			!is_metadata(&p->tree, i))
			continue;
		for (size_t k = 0; k < sizeof names / sizeof *names; k++)
			if (tree_is(&p->tree, i, names[k].name))
				put_fact(p, i, meaning(p, i, names[k].fact),
					out);
	}
}

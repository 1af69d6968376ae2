/*
 * All chapters are parsed into one tree before anything is written, since
 * notes lead from one to another. A chapter that cannot be read is told and
 * left out; a book without any is refused.
 */
#include "import/epub.h"

#include <stdlib.h>

#include "base/mem.h"
#include "import/elements.h"
#include "import/markup.h"
#include "import/package.h"
#include "import/soup.h"
#include "import/xml.h"

enum { CHAPTER_LIMIT = 32 << 20, TITLE_LIMIT = 300 };

struct book {
	struct package package;
	struct tree tree;
	struct vec chapters; /* of struct buf: the bytes */
	struct vec headings; /* of struct markup_heading */
	size_t failed;
	bool named; /* a chapter has a heading of its own */
};

bool
epub_is(struct slice bytes)
{
	return slice_starts(bytes, SLICE("PK\3\4")) &&
		slice_starts(slice_sub(bytes, 30, bytes.size),
			SLICE("mimetypeapplication/epub+zip"));
}

/* Chapters. */

static bool
has_heading(const struct tree *t, uint32_t first)
{
	for (uint32_t i = first; i < tree_count(t); i++)
		if (tree_at(t, i)->element &&
			tree_at(t, i)->kind == ELEMENT_HEADING &&
			tree_has_words(t, i, tree_at(t, i)->next))
			return true;
	return false;
}

/* A chapter without any heading gets that of the table of contents. */
static void
name_chapter(struct book *b, const struct package_item *item, uint32_t first)
{
	struct markup_heading *h;
	struct buf words = { 0 };

	tree_text(&b->tree, first, tree_count(&b->tree), TITLE_LIMIT, &words);
	if (item->title.size > 0 && !item->nav && words.size >= TITLE_LIMIT &&
		!has_heading(&b->tree, first) &&
		slice_find(buf_view(&words), item->title, 0) == SLICE_NONE) {
		h = vec_push(&b->headings);
		h->node = first;
		h->words = item->title;
		h->member = item->title_in;
		h->source = item->title_at;
		h->level = 2;
	}
	buf_release(&words);
}

static void
read_chapter(struct book *b, const struct package_item *item)
{
	struct archive *archive = b->package.archive;
	uint32_t first = tree_count(&b->tree);
	struct buf *bytes = vec_push(&b->chapters);

	if (archive_read(archive, item->path, CHAPTER_LIMIT, bytes, NULL)) {
		b->failed++;
		return;
	}
	tree_member(&b->tree, item->path);
	if (xml_parse(&b->tree, buf_view(bytes))) {
		soup_mend(bytes);
		soup_parse(&b->tree, buf_view(bytes));
	}
	name_chapter(b, item, first);
}

static void
read_chapters(struct book *b)
{
	const struct vec *spine = &b->package.spine;

	for (size_t i = 0; i < spine->count; i++) {
		size_t index = *(size_t *)vec_at(spine, i);

		read_chapter(b, package_item(&b->package, index));
	}
	b->failed += b->package.missing;
}

/* The book. */

static void
tell_failed(const struct book *b, struct builder *out)
{
	struct buf sentence = { 0 };

	if (b->failed == 0)
		return;
	buf_printf(&sentence, "%zu %s of the book could not be read", b->failed,
		b->failed == 1 ? "part" : "parts");
	builder_fact(out, DOC_NOTICE, buf_view(&sentence));
	buf_release(&sentence);
}

static void
find_title_of(const struct package *p, struct buf *title)
{
	for (uint32_t i = 0; i < tree_count(&p->tree) && title->size == 0; i++)
		if (tree_is(&p->tree, i, "title") &&
			slice_equal(tree_member_of(&p->tree, i)->name, p->path))
			tree_text(&p->tree, i, tree_at(&p->tree, i)->next,
				TITLE_LIMIT, title);
}

static int
write_book(struct book *b, struct builder *out, struct err *err)
{
	struct buf title = { 0 };

	read_chapters(b);
	if (!tree_has_words(&b->tree, 0, tree_count(&b->tree)))
		return err_set(err, ERR_FILE, "no part of it can be read");
	package_facts(&b->package, out);
	tell_failed(b, out);
	find_title_of(&b->package, &title);
	markup_write(&b->tree, &b->headings, buf_view(&title), out);
	buf_release(&title);
	return 0;
}

static void
release(struct book *b)
{
	for (size_t i = 0; i < b->chapters.count; i++)
		buf_release(vec_at(&b->chapters, i));
	vec_release(&b->chapters);
	vec_release(&b->headings);
	tree_release(&b->tree);
	package_release(&b->package);
}

int
epub_read(struct slice bytes, struct builder *b, struct err *err)
{
	struct archive *archive = archive_open(bytes, err);
	struct book book = {
		.chapters = VEC_OF(struct buf),
		.headings = VEC_OF(struct markup_heading),
	};
	int failed;

	if (!archive)
		return -1;
	tree_init(&book.tree);
	failed = package_open(&book.package, archive, err) ||
		write_book(&book, b, err);
	release(&book);
	archive_close(archive);
	return failed ? -1 : 0;
}

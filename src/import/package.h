/*
 * The package of an EPUB: which files are its chapters and in what order, what
 * it says of itself, what its table of contents calls them.
 */
#ifndef IMPORT_PACKAGE_H
#define IMPORT_PACKAGE_H

#include "import/archive.h"
#include "import/tree.h"
#include "text/builder.h"

struct package_item {
	struct slice id, path; /* of the entry in the archive */
	struct slice type;     /* "application/xhtml+xml" */
	struct slice fallback; /* id of another item */
	bool nav;
	bool used;             /* in the spine */
	struct slice title;    /* by the table of contents; empty = none */
	struct range title_at; /* in the member below */
	struct slice title_in;
};

struct package {
	struct archive *archive; /* borrowed */
	struct buf container, opf, toc;
	struct tree tree;
	struct slice path;       /* of the OPF */
	struct vec items;        /* of struct package_item */
	struct vec spine;        /* of size_t: items, in reading order */
	size_t missing;          /* items of the spine that are nowhere */
};

/* Reads it; 0, or -1 with an error. Release it in any case. */
int package_open(struct package *p, struct archive *a, struct err *err);
void package_release(struct package *p);

struct package_item *package_item(const struct package *p, size_t index);

/* Writes what it says of title, authors, date, publisher, language. */
void package_facts(const struct package *p, struct builder *out);

#endif

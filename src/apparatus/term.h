/*
 * The glossary: entries and the forms by which they are known in a text. A
 * glossary is an ordinary document; each heading of level 2 is an entry, the
 * lines `also: not: years: see:` under it are its fields, the rest its
 * definition. In `also:` and `not:` forms are split by commas; a final * ends
 * a stem of three bytes at least; a form with a capital (and the entry's own
 * name, if it has one behind its first letter) matches case, another matches
 * any case and accents. A form matches whole words only; blanks in it match any
 * white space within a paragraph, or a hyphen.
 */
#ifndef APPARATUS_TERM_H
#define APPARATUS_TERM_H

#include "base/vec.h"
#include "text/doc.h"

struct term_entry {
	struct slice name;        /* as the heading says */
	struct slice years, see;  /* may be empty; see: names split by commas */
	struct slice also;        /* as written */
	const struct doc *doc;    /* the glossary it stands in, borrowed */
	int64_t shelf;            /* that document's id on the shelf, 0 = none */
	struct range definition;  /* in that document */
	size_t heading;           /* offset of the heading there */
};

struct term_use {
	size_t entry;       /* index of the entry */
	struct range range; /* in the text looked at */
};

struct glossary;

struct glossary *term_glossary_new(void);
void term_glossary_free(struct glossary *g);

/* Takes the entries of D in. D must outlive the glossary. A name that is there
 * already gets the later definition. */
void term_glossary_add(struct glossary *g, const struct doc *d, int64_t shelf);

size_t term_count(const struct glossary *g);
const struct term_entry *term_at(const struct glossary *g, size_t index);

/* Appends the definition of E to OUT as it is read, without markers of notes. */
void term_define(const struct term_entry *e, struct buf *out);

/* The entry called NAME or known by that form; index or OFFSET_NONE. */
size_t term_named(const struct glossary *g, struct slice name);

/* Appends to OUT (of struct term_use) the uses that overlap R in D, in the order
 * of the text, longest form first at a place, not overlapping within one
 * entry. A form under `not:` keeps its words from being a use. */
void term_uses(const struct glossary *g, const struct doc *d, struct range r,
	struct vec *out);

#endif

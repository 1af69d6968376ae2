/*
 * A marked-up text as one array of nodes in the order of the source: elements
 * and words. A node knows where its subtree ends, so every walk is a loop. All
 * members of a book stand in one tree, one behind the other; a web page is a
 * single member without a name.
 */
#ifndef IMPORT_TREE_H
#define IMPORT_TREE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "text/range.h"

#define TREE_NONE UINT32_MAX

enum tree_role {
	TREE_PLAIN,
	TREE_MARK,  /* the marker of `note` */
	TREE_BODY,  /* a piece of the body of `note` begins here */
	TREE_LEFT,  /* not to be read: a link back from a note */
	TREE_TITLE, /* a paragraph that is a heading */
};

struct tree_node {
	struct slice words; /* an element's name in small letters and without
	                     * prefix; else words, which are never empty */
	uint32_t from, to;  /* source: of the start tag, of the words */
	uint32_t parent;    /* TREE_NONE at the top of a member */
	uint32_t next;      /* behind the subtree */
	uint32_t attributes, attribute_count;
	uint32_t note;
	uint8_t role;       /* enum tree_role */
	uint8_t kind;       /* of an element, see elements.h */
	bool element;
	bool exact;         /* the words are the bytes of the source */
};

struct tree_attribute {
	struct slice name, value;
};

struct tree_member {
	struct slice name;
	uint32_t first; /* node */
};

struct tree {
	struct vec nodes;      /* of struct tree_node */
	struct vec attributes; /* of struct tree_attribute */
	struct vec members;    /* of struct tree_member */
	struct vec open;       /* of uint32_t, while it is built */
	struct arena strings;
};

/* Where a tree ended, to go back to. */
struct tree_mark {
	size_t nodes, attributes;
};

void tree_init(struct tree *t);
void tree_release(struct tree *t);

/* Building. Names and words are copied unless EXACT, when they are the bytes
 * [from, to) of a source that outlives the tree. A name is taken without its
 * prefix. Words that are "[12]" become a node of their own. */
void tree_member(struct tree *t, struct slice name);
void tree_open(struct tree *t, struct slice name, struct range source);
void tree_attribute(struct tree *t, struct slice name, struct slice value);
void tree_close(struct tree *t);
void tree_words(struct tree *t, struct slice words, struct range source,
	bool exact);

/* Closes what is open; back to an earlier end. */
void tree_end(struct tree *t);
struct tree_mark tree_here(const struct tree *t);
void tree_back(struct tree *t, struct tree_mark to);

/* Asking. */
uint32_t tree_count(const struct tree *t);
struct tree_node *tree_at(const struct tree *t, uint32_t index);
const struct tree_member *tree_member_of(const struct tree *t, uint32_t index);
bool tree_is(const struct tree *t, uint32_t index, const char *name);

/* The value of attribute NAME; empty when there is none. */
struct slice tree_value(const struct tree *t, uint32_t index, const char *name);
bool tree_has(const struct tree *t, uint32_t index, const char *name);

/* Whether one of the words of attribute NAME is WORD, or begins with it. */
bool tree_value_has(const struct tree *t, uint32_t index, const char *name,
	const char *word);

/* Appends the words of [FROM, TO), white space as one blank, none around, and
 * no more than about LIMIT bytes. */
void tree_text(const struct tree *t, uint32_t from, uint32_t to, size_t limit,
	struct buf *out);

/* Whether words without white space alone stand in [FROM, TO). */
bool tree_has_words(const struct tree *t, uint32_t from, uint32_t to);

/* Whether an element of KIND (elements.h) begins in [FROM, TO). */
bool tree_has_kind(const struct tree *t, uint32_t from, uint32_t to,
	unsigned kind);

#endif

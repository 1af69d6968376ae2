/* Who is credited with the works that a document cites: by the references
 * themselves, or by the text around them. Used by chain.c. */
#ifndef APPARATUS_CREDIT_H
#define APPARATUS_CREDIT_H

#include "apparatus/citation.h"
#include "base/vec.h"

enum credit_by {      /* the surer, the smaller */
	CREDIT_PRINTED, /* the reference names the author */
	CREDIT_SAID,    /* speaks in the words before it */
	CREDIT_TITLE,   /* is named in the title */
	CREDIT_HEARD,   /* speaks before, but another does nearer */
	CREDIT_NEAR,    /* is named before it, nearest */
	CREDIT_FAR,     /* is named before it */
	CREDIT_NONE
};

struct credit {
	uint64_t key;    /* of the family name */
	size_t item;     /* citation */
	uint32_t by;     /* enum credit_by */
	uint32_t others; /* authors whom it has beside this one */
};

/* The key of the family name of the first of NAMES; 0 without. */
uint64_t credit_key(struct slice names);

/* Adds those of NAMES ("Ann Smith and B. Jones") for citation ITEM, which is
 * not before those that are there. */
void credit_add(struct vec *credits, struct slice names, enum credit_by by,
	size_t item);

/* Adds the words of TITLE that may be names, when it says whose words it holds:
 * "Letters of Berg", "Berg on Rivers". */
void credit_title(struct vec *credits, struct slice title, size_t item);

/* The latest citation that all of NAMES are credited with, not less surely than
 * MOST; NONE without. X becomes unsure when it is only near, when it has other
 * authors too and there is another, or when a later one may be theirs. */
size_t credit_find(const struct vec *credits, struct slice names,
	enum credit_by most, struct citation *x);

/* Whether citation ITEM is credited, not less surely than MOST, to one of
 * NAMES; to anybody. */
bool credit_has(const struct vec *credits, struct slice names, size_t item,
	enum credit_by most);
bool credit_known(const struct vec *credits, size_t item, enum credit_by most);

/* How many works the first of NAMES has, 2 for more; WORKS says of which work
 * each citation is. */
size_t credit_works(const struct vec *credits, struct slice names,
	const struct vec *works);

/* Whether an author of A is one of B; all are. */
bool credit_shares(struct slice a, struct slice b);
bool credit_same(struct slice a, struct slice b);

struct credit_owner {
	struct slice name, owned; /* all of the text from there on */
};

/* Appends to OUT (of struct credit_owner) whatever is "NAME's" in TEXT, in
 * order; who is the first to have TITLE, empty for nobody. */
void credit_owners(struct slice text, struct vec *out);
struct slice credit_owner_of(const struct vec *owners, struct slice title);

#endif

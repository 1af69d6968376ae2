/* The fields of a reference: what its commas divide, and of what sort each is. */
#ifndef APPARATUS_FIELD_H
#define APPARATUS_FIELD_H

#include "base/vec.h"
#include "text/doc.h"

enum field_form {
	FIELD_PLAIN,
	FIELD_QUOTED, /* in quotation marks */
	FIELD_SET,    /* in other type */
	FIELD_ROUND   /* in round brackets */
};

enum field_sort {
	FIELD_WORDS, /* a name or a title */
	FIELD_NOISE,
	FIELD_BACK,  /* Ibid. and its like */
	FIELD_PAGES,
	FIELD_VOLUME,
	FIELD_DATE,
	FIELD_PLACE, /* and what stands with it in brackets */
	FIELD_PUBLISHER
};

struct field {
	struct range range; /* without marks and blanks around */
	enum field_form form;
	enum field_sort sort;
	bool in; /* "in" stands before it */
};

/* Appends the fields of the words at R to OUT (of struct field). */
void field_list(const struct doc *d, struct range r, struct vec *out);

/* R without the stops, marks and blanks at its ends. */
struct range field_trim(struct slice text, struct range r);

/* End of the title in marks or other type that begins at AT, within R; AT
 * when none does. */
size_t field_title_end(const struct doc *d, struct range r, size_t at);

#endif

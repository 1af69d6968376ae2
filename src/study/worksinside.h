/* What works.c keeps and works_ledger.c uses. */
#ifndef STUDY_WORKSINSIDE_H
#define STUDY_WORKSINSIDE_H

#include "base/map.h"
#include "store/mention.h"
#include "study/cited.h"
#include "study/works.h"

struct works {
	struct catalogue *catalogue;
	size_t listed;      /* so many are of lists and shelf */
	unsigned version;   /* goes up when `catalogue` is made anew */
	unsigned shelf;     /* the study's shelf_version that it is of */
	struct vec roster;  /* of struct roster_line */
	struct vec cited;   /* of struct cited *, by document */
	struct vec faults;  /* of char * */
	struct mentions *mentions; /* NULL while it cannot be opened */
	struct map named;   /* citations -> index + 1 of works cited only */
};

/* Marks the works in C that are on the shelf with their documents; documents
 * that no list has are added. */
void works_place_shelf(struct study *s, struct catalogue *c);

/* Up to date with the shelf. */
struct works *works_current(struct study *s);

/* The work that DOCUMENT is, in the catalogue; WORK_NONE. */
size_t works_of_document(const struct works *w, int64_t document);

/* What DOCUMENT cites, not matched, as it was read; NULL when it was not and is
 * not to be (READ), or cannot. */
const struct cited *works_said(struct study *s, struct works *w,
	int64_t document, bool read);

/* What the document of LINE cites, each citation matched; NULL with an error. */
struct cited *works_cited(struct study *s, struct works *w,
	const struct roster_line *line, struct err *err);

#endif

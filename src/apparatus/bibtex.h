/* Works as BibTeX and BibLaTeX keep them: @string, # between parts, crossref,
 * nested braces, accents written in TeX, "and others". */
#ifndef APPARATUS_BIBTEX_H
#define APPARATUS_BIBTEX_H

#include "apparatus/work.h"
#include "base/err.h"

/* Adds the works in TEXT. What cannot be read is left out: *FAULTS counts it,
 * and ERR (may be NULL) says where the first one is ("NAME:12: …"). Returns
 * how many were added. */
size_t bibtex_read(struct catalogue *c, struct slice text, const char *name,
	size_t *faults, struct err *err);

/* Appends W as an entry. */
void bibtex_write(const struct work *w, struct buf *out);

#endif

/* Works as CSL-JSON keeps them: an array of items, or an object with them as
 * its "items". Other titles: "ibid-also", with bars between, or an array. */
#ifndef APPARATUS_CSL_H
#define APPARATUS_CSL_H

#include "apparatus/work.h"
#include "base/err.h"

/* As bibtex_read. What stands behind a fault of JSON cannot be read. */
size_t csl_read(struct catalogue *c, struct slice text, const char *name,
	size_t *faults, struct err *err);

#endif

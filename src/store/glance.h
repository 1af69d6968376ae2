/* What is asked of the shelf at every start, answered without listing it. */
#ifndef STORE_GLANCE_H
#define STORE_GLANCE_H

#include "base/slice.h"
#include "base/vec.h"
#include "store/store.h"

#include <stdint.h>

/* Whether no document is on the shelf; false on failure. */
bool glance_is_empty(struct store *s);

/* Documents whose `id:` begins with PREFIX, in the order they came: ids into
 * OUT (of int64_t). 0 or -1. */
int glance_keyed(struct store *s, struct slice prefix, struct vec *out,
	struct err *err);

#endif

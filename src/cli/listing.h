/* Lists of a document: its items, put together again. */
#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include "cli/source.h"

/* "lists": [{"items": [[start, end], ...]}] */
void listing_put(struct source *s);

#endif

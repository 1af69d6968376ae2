/* The commands as words: for help, completion, checks. No functions here. */
#ifndef UI_CATALOG_H
#define UI_CATALOG_H

#include "ui/keymap.h"

struct catalog_entry {
	const char *name;
	const char *contexts;  /* letters, see command.def */
	const char *arguments;
	bool has_key;
	const char *help;
};

/* Entry INDEX, NULL behind the last. */
const struct catalog_entry *catalog_at(size_t index);
const struct catalog_entry *catalog_find(struct slice name);

/* Whether the command makes sense in CONTEXT (global ones everywhere). */
bool catalog_fits(const struct catalog_entry *e, enum keymap_context context);

#endif

/* The entries of a BibTeX file, nothing known of what they mean. */
#ifndef APPARATUS_BIBFILE_H
#define APPARATUS_BIBFILE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "base/vec.h"

struct bibfile_entry {
	struct slice type, key; /* type in small letters */
	struct vec fields;      /* of struct bibfile_field */
};

struct bibfile_field {
	struct slice name, value; /* name in small letters, value as TeX */
};

struct bibfile {
	struct vec entries; /* of struct bibfile_entry */
	struct map keys;    /* index + 1, as a pointer */
	struct arena arena;
	size_t faults;
};

/* Reads TEXT, which must outlive F. An entry that cannot be read is left out
 * and counted; ERR says where the first of them is ("NAME:12: …"). */
void bibfile_init(struct bibfile *f, struct slice text, const char *name,
	struct err *err);
void bibfile_release(struct bibfile *f);

/* The entry of that key; NULL. */
const struct bibfile_entry *bibfile_entry(
	const struct bibfile *f, struct slice key);

/* The value of the field NAME; false when it has none. */
bool bibfile_value(const struct bibfile_entry *e, const char *name,
	struct slice *value);

#endif

/*
 * The desk of one reader: store, glossary, open documents, places. Both fronts
 * (ui, cli) stand on it, so nothing that a reader can do exists twice.
 */
#ifndef STUDY_STUDY_H
#define STUDY_STUDY_H

#include <stdbool.h>
#include <stdint.h>

#include "apparatus/term.h"
#include "base/err.h"

struct study_options {
	const char *database; /* NULL: the reader's own */
	bool read_only;
};

struct study;

/* Opens the store and, when nothing is on the shelf yet, puts the texts that
 * come with ibid there. NULL with an error. */
struct study *study_open(const struct study_options *options, struct err *err);
void study_close(struct study *s);

bool study_is_read_only(const struct study *s);

/* Whether another program has changed the library since the last call. */
bool study_has_changed(struct study *s);

/* Where things are: database, editions, state, cache; borrowed. */
enum study_path { STUDY_DATABASE, STUDY_EDITIONS, STUDY_STATE, STUDY_CACHE };
const char *study_path_of(const struct study *s, enum study_path which);

/* The folder that holds texts/ and keymaps/, borrowed. */
const char *study_data_folder(void);

/* The reader's own folder NAME ("glossary", "works") in the data folder;
 * another library has one of its own beside it. The caller frees it. */
char *study_own_folder(const struct study *s, const char *name);

/* All glossaries on the shelf as one (documents whose `id:` begins with
 * "glossary"), made when first asked for and after study_forget_glossary.
 * Never NULL; empty when there is none. */
const struct glossary *study_glossary(struct study *s);
void study_forget_glossary(struct study *s);

/* The offset where a document was left, 0 when it was never read. */
size_t study_place(struct study *s, int64_t document);
void study_set_place(struct study *s, int64_t document, size_t offset);

/* Writes changed places; SYNC: durable. 0 or -1. */
int study_save_places(struct study *s, bool sync, struct err *err);

#endif

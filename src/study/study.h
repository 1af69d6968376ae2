/*
 * The desk of one reader: store, glossary, open documents, places. Both fronts
 * (ui, cli) stand on it, so nothing that a reader can do exists twice.
 */
#ifndef STUDY_STUDY_H
#define STUDY_STUDY_H

#include "apparatus/term.h"
#include "base/err.h"
#include "store/index.h"
#include "store/store.h"

struct study_options {
	const char *database; /* NULL: the reader's own */
	bool read_only;
};

struct study;

/* Opens the store and, when nothing is on the shelf yet, puts the texts that
 * come with ibid there. NULL with an error. */
struct study *study_open(const struct study_options *options, struct err *err);
void study_close(struct study *s);

struct store *study_store(struct study *s);

/* The folder that holds texts/ and keymaps/, borrowed. */
const char *study_data_folder(void);

/* All glossaries on the shelf as one (documents whose `id:` begins with
 * "glossary"), made when first asked for and after study_forget_glossary.
 * Never NULL; empty when there is none. */
const struct glossary *study_glossary(struct study *s);
void study_forget_glossary(struct study *s);

/* The full-text index, opened when first asked for; NULL with an error. */
struct index *study_index(struct study *s, struct err *err);

/* The offset where a document was left, 0 when it was never read. */
size_t study_place(struct study *s, int64_t document);
void study_set_place(struct study *s, int64_t document, size_t offset);

/* Writes changed places; SYNC: durable. 0 or -1. */
int study_save_places(struct study *s, bool sync, struct err *err);

#endif

/* Bringing documents onto the shelf, finding them there, taking them off. */
#ifndef STUDY_SHELVE_H
#define STUDY_SHELVE_H

#include "store/shelf.h"
#include "study/study.h"

/* What to add: a path, "-" for standard input. Facts that are not empty win
 * over those of the document. */
struct shelve_request {
	const char *path;
	struct slice format; /* empty = guess */
	struct slice encoding; /* empty = recognise */
	struct slice title, author, date;
	bool own; /* a text of ibid: no filter is asked */
	int64_t edition_of; /* a document whose new edition it is; 0: find out */
};

/* Reads, imports in the worker, stores. A file known by path, size and time is
 * not even read. 0 or -1. */
int shelve_add(struct study *s, const struct shelve_request *request,
	int64_t *id, enum shelf_outcome *outcome, struct err *err);

/* Imports a file without adding it; the caller frees the document. SOURCE (may
 * be NULL) gets the original bytes appended. */
struct doc *shelve_preview(const struct shelve_request *request,
	struct buf *source, struct err *err);

/* The document NAME means: its id, the path it was added from, its `id:`,
 * words of its title that fit only one. 0 when there is none (with a sentence
 * of kind ERR_ABSENT), -1 on failure or when several fit (ERR_USAGE). */
int64_t shelve_find(struct study *s, struct slice name, struct err *err);

/* The document of the shelf, made anew from its original bytes when its
 * edition is of another version. NULL with an error. */
struct doc *shelve_load(struct study *s, int64_t id, struct err *err);

/* Off the shelf; notes go to the trash. */
int shelve_remove(struct study *s, int64_t id, struct err *err);

/* All documents by title into OUT (of struct shelf_entry), text in ARENA. */
int shelve_list(struct study *s, struct arena *arena, struct vec *out,
	struct err *err);

/* One document: 0 found, 1 there is none, -1 failure. */
int shelve_entry(struct study *s, int64_t id, struct arena *arena,
	struct shelf_entry *out, struct err *err);

/* The document that the file PATH is, unchanged since it was added; 0 when
 * there is none, -1 on failure. */
int64_t shelve_by_file(struct study *s, const char *path, struct err *err);

/* The document whose `id:` is KEY; 0 when there is none, -1 on failure. */
int64_t shelve_by_key(struct study *s, struct slice key, struct err *err);

/* The original bytes, mapped (file_unmap). 0 or -1. */
int shelve_original(struct study *s, int64_t id, struct slice *mapped,
	struct err *err);

/* The texts that come with ibid: all of them when the shelf is empty; those
 * that changed. Failures are no reason not to start. */
void shelve_first_texts(struct study *s);
void shelve_changed_texts(struct study *s);

/* The guide among them: its id, 0 when it isn't there. */
int64_t shelve_guide(struct study *s);

#endif

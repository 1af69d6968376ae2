/*
 * The documents on the shelf. Each has editions, the newest of which is read:
 * two immutable files named by the hash of the original bytes, HASH.source (the
 * bytes themselves) and HASH.doc (the flat document made of them).
 */
#ifndef STORE_SHELF_H
#define STORE_SHELF_H

#include <stdint.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/vec.h"
#include "store/store.h"
#include "text/doc.h"

struct shelf_entry {
	int64_t id;
	struct slice title; /* never empty: else the file's name */
	struct slice author, date;
	struct slice path;  /* where it was added from; empty for standard input */
	struct slice key;   /* its `id:`, or empty */
	struct slice hash;  /* SHA-256 of the original bytes, hexadecimal */
	struct slice format, encoding; /* as the reader gave them, or empty */
	struct slice notice; /* what import had to say, or empty */
	size_t bytes;       /* of the original */
	int64_t added;      /* UTC seconds */
	size_t notes;       /* the reader's notes and marks on it */
};

/* Whether nobody gave it a title and nothing told one. */
bool shelf_is_untitled(const struct shelf_entry *e);

/* What is added: facts override those of the document when not empty. */
struct shelf_new {
	int64_t document;       /* is its new edition; 0: find out */
	struct slice original;  /* bytes */
	const struct doc *doc;
	struct slice path, format, encoding;
	struct slice title, author, date;
	struct file_facts file; /* to know the file again without hashing */
};

enum shelf_outcome { SHELF_ADDED, SHELF_KNOWN, SHELF_NEW_EDITION };

/* Adds in one transaction, the two files first (synced, renamed). Bytes that
 * are on the shelf already: SHELF_KNOWN and that document's id. The same path
 * or the same `id:` with other bytes: a new edition of that document. 0 or -1. */
int shelf_add(struct store *s, const struct shelf_new *new, int64_t *id,
	enum shelf_outcome *outcome, struct err *err);

/* The same for COUNT at once, all or none: their files are synced together
 * (some 64 at a time are well spent). OUT has COUNT items. */
struct shelf_added {
	int64_t id;
	enum shelf_outcome outcome;
};
int shelf_add_many(struct store *s, const struct shelf_new *news, size_t count,
	struct shelf_added *out, struct err *err);

/* All documents by title into OUT (of struct shelf_entry), text in ARENA. */
int shelf_list(struct store *s, struct arena *arena, struct vec *out,
	struct err *err);

/* One document; 0 when found, 1 when there is none, -1 on failure. */
int shelf_entry(struct store *s, int64_t id, struct arena *arena,
	struct shelf_entry *out, struct err *err);

/* The document whose file is PATH with these FACTS (unchanged since it was
 * added, though the document may have a newer edition from elsewhere), or with
 * these bytes; whose newest edition has this hash; whose `id:` is KEY: the id,
 * 0 when there is none, -1 on failure. */
int64_t shelf_by_file(struct store *s, const char *path,
	const struct file_facts *facts, struct err *err);
int64_t shelf_by_bytes(struct store *s, const char *path, const char *hash,
	struct err *err);
int64_t shelf_by_hash(struct store *s, const char *hash, struct err *err);
int64_t shelf_by_key(struct store *s, struct slice key, struct err *err);

/* The newest edition, mapped; the original bytes, mapped (file_unmap). An
 * edition file of another version or machine gives NULL and ERR_ABSENT: make
 * it anew from the original by shelf_remake. */
struct doc *shelf_load(struct store *s, int64_t id, struct err *err);
int shelf_original(struct store *s, int64_t id, struct slice *mapped,
	struct err *err);

/* The newest edition was made anew from its original: NEW says its document,
 * format and encoding, and facts, those that are to change. 0 or -1. */
int shelf_remake(struct store *s, int64_t id, const struct shelf_new *new,
	struct err *err);

/* Takes the document off the shelf; its notes stay in the trash. */
int shelf_remove(struct store *s, int64_t id, struct err *err);

#endif

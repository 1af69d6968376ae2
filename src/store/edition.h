/*
 * The two files of an edition, in one folder and named by the hash of the
 * original bytes: HASH.source, those bytes, and HASH.doc, the flat document
 * made of them. Once written they are only replaced by their equal, so they
 * may be mapped; two documents on the shelf may share them.
 */
#ifndef STORE_EDITION_H
#define STORE_EDITION_H

#include "base/err.h"
#include "text/doc.h"

/* Both files. Durable, unless SOON: then edition_sync makes all of FOLDER's
 * so at once. */
int edition_save(const char *folder, const char *hash, struct slice source,
	const struct doc *doc, bool soon, struct err *err);
int edition_sync(const char *folder, struct err *err);

/* The document anew, by a newer importer. */
int edition_remake(const char *folder, const char *hash, const struct doc *doc,
	struct err *err);

bool edition_is_there(const char *folder, const char *hash);

/* Mapped; NULL and ERR_ABSENT when it must be made anew from the source. */
struct doc *edition_load(const char *folder, const char *hash, struct err *err);

/* The source, mapped; the caller unmaps it (file_unmap). */
int edition_source(const char *folder, const char *hash, struct slice *mapped,
	struct err *err);

void edition_drop(const char *folder, const char *hash);

/* Whether the source has its hash and the document can be trusted. 0 or -1. */
int edition_check(const char *folder, const char *hash, struct err *err);

#endif

/*
 * Entering a document into the books of the library: which one it is, its new
 * edition, its facts, the file that it was read from. All within a transaction
 * of the caller's.
 */
#ifndef STORE_ACCESSION_H
#define STORE_ACCESSION_H

#include "base/hash.h"
#include "store/shelf.h"

struct accession {
	const struct shelf_new *new; /* borrowed */
	char hash[HASH_HEX + 1];     /* of its original bytes */
	int64_t document;            /* result */
	enum shelf_outcome outcome;  /* result */
};

/* Bytes that are not what a document on the shelf is read from: a new edition
 * of the document that is named, else with the same `id:`, or from the same path, or that once had
 * these bytes; else a new document. 0 or -1. */
int accession_enter(struct store *s, struct accession *a, struct err *err);

/* The edition was made anew by a newer importer or read in another way: its
 * format, encoding, notice, and the facts that are not empty. */
int accession_renew(struct store *s, const struct accession *a, struct err *err);

/* The newest edition of its document was read from that file, too. */
int accession_know(struct store *s, const struct accession *a, struct err *err);

#endif

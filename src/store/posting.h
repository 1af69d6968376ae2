/*
 * Where three words in a row stand in the library: derived, in the cache
 * folder, in files of its own that are written once, mapped, and merged when
 * idle. A posting is the hash of a shingle and the byte where it begins. Any
 * sign of damage: a file is dropped and its documents are read again. Several
 * processes may read, one of them writes at a time.
 *
 * Who adds: posting_begin, for each document posting_document, then a
 * posting_add for each of its words and posting_reach, at last posting_commit;
 * a kill before that leaves things as they were.
 */
#ifndef STORE_POSTING_H
#define STORE_POSTING_H

#include <stdint.h>

#include "base/vec.h"
#include "store/store.h"

struct postings;

struct posting_place {
	int64_t document;
	uint32_t offset; /* bytes of the text of its newest edition */
};

/* Opens what is there, made for words that are folded in the way FOLD (another
 * number: made anew). NULL with an error. */
struct postings *posting_open(struct store *s, uint32_t fold, struct err *err);
void posting_close(struct postings *p);

/* Documents of the shelf whose newest edition isn't in: ids into OUT (of
 * int64_t); those that are gone from the shelf are let go of. 0 or -1. */
int posting_behind(struct postings *p, struct vec *out, struct err *err);

/* An intake of documents, or parts of them: each is published as a whole, and
 * what is published stays. About POSTING_INTAKE words are well taken at once.
 * *IN is NULL when another process is at it. 0 or -1. */
enum { POSTING_INTAKE = 2 << 20 };
struct posting_intake;
int posting_begin(
	struct postings *p, struct posting_intake **in, struct err *err);

/* DOCUMENT comes next: 0, and *FROM is the byte of its text to go on from;
 * 1: all of it is in, or it is not on the shelf; -1. */
int posting_document(struct posting_intake *in, int64_t document, size_t *from,
	struct err *err);
/* SHINGLE 0: the word only counts; WORD 0: it does not. */
void posting_add(struct posting_intake *in, uint32_t word, uint32_t shingle,
	uint32_t offset);
/* The text was added up to END (WHOLE: and ends there). */
void posting_reach(struct posting_intake *in, size_t end, bool whole);
size_t posting_intake_words(const struct posting_intake *in);

/* Writes and publishes what was reached. 0 or -1; IN is gone in any case. */
int posting_commit(struct posting_intake *in, struct err *err);
void posting_drop(struct posting_intake *in);

/* Joins files that have grown many, a few milliseconds' worth: 1 while there is
 * more, 0 when all is well, -1. */
int posting_merge_step(struct postings *p, struct err *err);

/* At most LIMIT places of SHINGLE into OUT (of struct posting_place); how many
 * there are in all. */
size_t posting_find(struct postings *p, uint32_t shingle, size_t limit,
	struct vec *out);

/* How often a word was added, about (never less); how many were in all. */
size_t posting_count(struct postings *p, uint32_t word);
size_t posting_words(struct postings *p);

/* Goes up when documents came, changed or went; kept over restarts. The number
 * that a document came with; 0: it isn't in. */
int64_t posting_state(const struct postings *p);
int64_t posting_since(const struct postings *p, int64_t document);

#endif

/*
 * A file of postings: some documents, or parts of them, and where their
 * shingles stand. Written once, from the start to the end, then mapped and
 * never changed. Keys come in order, so any number of files are joined by
 * reading them side by side.
 *
 *   header      counts, and a checksum of itself and the entries
 *   entries     which part of which edition stands where in the file's space
 *   directory   2^bits + 1 indices: the first posting of each top of a key
 *   postings    six bytes each: the rest of the key, a place in the space
 *   counts      words in order, and how often each was added
 */
#ifndef STORE_SEGMENT_H
#define STORE_SEGMENT_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"

/* A part of a text, and where it begins in the space of its segment. */
struct segment_entry {
	int64_t document, edition, revision;
	int64_t since;      /* state of the postings that it came with */
	uint32_t base;
	uint32_t start, end; /* bytes of the text */
	uint32_t whole;     /* the text ends with this part */
};

struct segment_count {
	uint32_t word, count;
};

/* Keys are the upper bits of a shingle. */
enum { SEGMENT_KEY = 30 };
uint32_t segment_key(uint32_t shingle);

struct segment {
	int64_t number;     /* its file is named by it */
	bool settled;       /* on the disk for sure */
	bool damaged;       /* a lookup met nonsense */
	bool *dead;         /* owned: for each entry, whether it is outdated */
	size_t dead_count;
	bool sparing;       /* postings are read, not mapped, when they are asked
	                     * for: what is mapped and touched stays in memory */
	/* private: */
	struct slice file;
	int fd;
	const struct segment_header *header;
	struct buf window;  /* postings read last, from index `first` on */
	size_t first, held;
};

/* Maps the file PATH, made for words that are folded in the way FOLD. NULL
 * with an error when it cannot be trusted. */
struct segment *segment_open(const char *path, uint32_t fold, struct err *err);
void segment_close(struct segment *s);

size_t segment_entry_count(const struct segment *s);
const struct segment_entry *segment_entry(const struct segment *s, size_t index);
size_t segment_size(const struct segment *s);  /* postings */
size_t segment_bytes(const struct segment *s); /* of the file */
uint64_t segment_words(const struct segment *s);
uint64_t segment_space(const struct segment *s);

/* The words in order, with their counts. */
const struct segment_count *segment_counts(const struct segment *s, size_t *count);

/* Posting INDEX of bucket BUCKET, for whoever walks all of them in order:
 * *BUCKET starts as 0 and is moved along. */
uint32_t segment_read(const struct segment *s, size_t index, size_t *bucket,
	uint32_t *place);

/* The entry that holds PLACE; NULL: none. *HINT (0 at first) makes neighbours
 * quick. */
const struct segment_entry *segment_entry_of(const struct segment *s,
	uint32_t place, size_t *hint);

/* The postings of KEY: index of the first, and how many. */
size_t segment_find(struct segment *s, uint32_t key, size_t *first);
uint32_t segment_place(const struct segment *s, size_t index);

/* How often WORD was added. */
size_t segment_count(const struct segment *s, uint32_t word);

/* Gives the memory back that was read of it. */
void segment_rest(const struct segment *s);

/* Writing one. */
struct segment_plan {
	const char *path;  /* borrowed */
	uint32_t fold;
	const struct segment_entry *entries; /* borrowed, by base */
	size_t entry_count, most; /* postings at most */
};
struct segment_writer;
struct segment_writer *segment_writer_new(const struct segment_plan *plan,
	struct err *err);

/* Keys in order. */
void segment_writer_add(struct segment_writer *w, uint32_t key, uint32_t place);

/* Writes the rest: 0 or -1 (then there is no file). W is gone in any case. */
int segment_writer_end(struct segment_writer *w,
	const struct segment_count *counts, size_t count, struct err *err);

/* Gives up: there is no file. */
void segment_writer_drop(struct segment_writer *w);

#endif

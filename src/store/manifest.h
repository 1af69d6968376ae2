/*
 * Which segments count: a small file in their folder, replaced as a whole. What
 * it does not name is rubbish of a process that was stopped. Segments that were
 * not waited for until they were on the disk bear the name of this start of the
 * machine, and are not trusted after another one.
 */
#ifndef STORE_MANIFEST_H
#define STORE_MANIFEST_H

#include <stdint.h>

#include "base/err.h"
#include "base/file.h"
#include "base/vec.h"

struct manifest_line {
	int64_t number; /* of a segment */
	bool settled;   /* it is on the disk */
};

struct manifest {
	int64_t state;    /* of the postings */
	int64_t next;     /* number of the next segment */
	struct vec lines; /* of struct manifest_line */
};

void manifest_init(struct manifest *m);
void manifest_release(struct manifest *m);

/* Reads that of FOLDER for words folded in the way FOLD, at BOOT; an absent or
 * damaged one is empty. FACTS (zero when absent) know it again. */
void manifest_read(struct manifest *m, const char *folder, uint32_t fold,
	const char *boot, struct file_facts *facts);

/* Replaces it; DURABLE: it is on the disk, too. 0 or -1. */
int manifest_write(const struct manifest *m, const char *folder, uint32_t fold,
	const char *boot, bool durable, struct err *err);

/* The path of a segment; the caller frees it. */
char *manifest_path(const char *folder, int64_t number);

/* Deletes the segments of FOLDER that M does not name. */
void manifest_sweep(const struct manifest *m, const char *folder);

/* The one who may write into FOLDER (made if it isn't there): a descriptor to
 * be closed, or -1: somebody else is, or an error of kind ERR_FILE. */
int manifest_lock(const char *folder, struct err *err);

#endif

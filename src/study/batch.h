/*
 * Files on their way onto the shelf. They are read and imported one by one and
 * stored some at a time, so that the disk is waited for only once, and no more
 * of them are held than a few megabytes.
 */
#ifndef STUDY_BATCH_H
#define STUDY_BATCH_H

#include "study/reanchor.h"
#include "study/shelve.h"

struct batch_item {
	char *name;                  /* as it was asked for; owned */
	int64_t id;                  /* these are known once it is stored */
	enum shelf_outcome outcome;
	struct reanchor_count notes; /* of a new edition */
	size_t unfit; /* corrections that have no place in it */
	/* private: */
	struct shelve_request request;
	struct file_facts file;
	char *path;
	struct buf bytes;
	struct doc *doc; /* NULL: it is on the shelf already */
};

struct batch {
	struct study *study; /* borrowed */
	struct vec items;    /* of struct batch_item */
	size_t bytes;        /* that they hold */
};

void batch_init(struct batch *b, struct study *s);
void batch_release(struct batch *b);

/* Reads and imports a file; one known by path, size and time is not even read.
 * The texts of the request are borrowed until it is stored. 0, or -1: it is
 * not in the batch. */
int batch_take(struct batch *b, const struct shelve_request *request,
	struct err *err);

bool batch_is_full(const struct batch *b);

/* Puts all of it on the shelf, or nothing of it, and gives the memory back; the
 * items stay for their names and results until batch_clear. 0 or -1. */
int batch_store(struct batch *b, struct err *err);
void batch_clear(struct batch *b);

#endif

/*
 * Reading JSON, one value after the other, without building anything. What a
 * value says is good until the next one. Nesting is not recursion; deeper than
 * 60 it is a fault.
 */
#ifndef BASE_JSONREAD_H
#define BASE_JSONREAD_H

#include <stdint.h>

#include "base/buf.h"

enum jsonread_kind {
	JSONREAD_OBJECT, JSONREAD_ARRAY, /* begins; JSONREAD_END ends either */
	JSONREAD_END,
	JSONREAD_TEXT, JSONREAD_NUMBER, JSONREAD_WORD, /* true, false, null */
	JSONREAD_DONE,
	JSONREAD_FAULT
};

struct jsonread {
	struct slice text;
	struct buf key, value; /* of the latest value; no key in an array */
	const char *why;       /* of a fault */
	/* private: */
	size_t at;
	unsigned depth;
	uint64_t objects; /* a bit for each depth */
	bool begun;       /* something stands before in this object or array */
};

void jsonread_init(struct jsonread *r, struct slice text);
void jsonread_release(struct jsonread *r);

enum jsonread_kind jsonread_next(struct jsonread *r);

/* Past the end of the object or array that has just begun. */
bool jsonread_skip(struct jsonread *r);

/* The line that is being read, from 1. */
size_t jsonread_line(const struct jsonread *r);

#endif

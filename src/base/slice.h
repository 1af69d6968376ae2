/*
 * Borrowed bytes: a pointer and a length, never NUL-terminated by promise.
 * Whoever made the bytes must outlive the slice.
 */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct slice {
	const char *data;
	size_t size; /* bytes */
};

#define SLICE(literal) ((struct slice){ (literal), sizeof(literal) - 1 })
#define SLICE_NONE SIZE_MAX

/* The bytes of a C string; NULL gives the empty slice. */
struct slice slice_of(const char *string);

/* Bytes [start, end), clamped to the slice. */
struct slice slice_sub(struct slice s, size_t start, size_t end);

bool slice_equal(struct slice a, struct slice b);

/* ASCII letters of either case count as equal. */
bool slice_equal_ascii(struct slice a, struct slice b);

/* <0, 0, >0 by bytes, shorter first; fit for sorting. */
int slice_compare(struct slice a, struct slice b);

bool slice_starts(struct slice s, struct slice prefix);
bool slice_ends(struct slice s, struct slice suffix);

/* Offset of the first NEEDLE at or after FROM, else SLICE_NONE. */
size_t slice_find(struct slice s, struct slice needle, size_t from);

/* Without ASCII white space at both ends. */
struct slice slice_trim(struct slice s);

/* Takes the next piece up to SEPARATOR off REST (the separator is dropped);
 * false when REST is exhausted. An empty piece between separators counts, one
 * behind the last separator doesn't. */
bool slice_cut(struct slice *rest, char separator, struct slice *piece);

/* Takes the next word (run without ASCII white space) off REST. */
bool slice_word(struct slice *rest, struct slice *word);

/* The whole slice as a decimal number; false if it is anything else or does
 * not fit. */
bool slice_number(struct slice s, size_t *value);

#endif

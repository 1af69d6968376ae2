/*
 * Writing JSON: commas, nesting, escapes. The caller opens and closes in
 * pairs; a key is given before each value inside an object, NULL inside an
 * array. A zeroed struct with OUT set is ready.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdint.h>

#include "base/buf.h"

struct json {
	struct buf *out; /* borrowed */
	bool pending;    /* a comma is due */
};

void json_object(struct json *j, const char *key);
void json_object_end(struct json *j);
void json_array(struct json *j, const char *key);
void json_array_end(struct json *j);

/* Broken UTF-8 in a text is written as U+FFFD. */
void json_text(struct json *j, const char *key, struct slice value);
void json_number(struct json *j, const char *key, int64_t value);
void json_real(struct json *j, const char *key, double value);
void json_bool(struct json *j, const char *key, bool value);
void json_null(struct json *j, const char *key);

/* [start, end] */
void json_pair(struct json *j, const char *key, size_t start, size_t end);

#endif

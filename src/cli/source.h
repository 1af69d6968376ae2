/* Ranges of a document's text written into JSON as ranges of its source. */
#ifndef CLI_SOURCE_H
#define CLI_SOURCE_H

#include "base/json.h"
#include "base/vec.h"
#include "text/doc.h"

struct source {
	const struct doc *doc; /* borrowed */
	struct slice bytes;    /* borrowed: the original file */
	struct json *json;     /* borrowed */
	struct vec pieces;     /* of struct origin_piece: the latest asked for */
};

void source_init(
	struct source *s, const struct doc *d, struct slice bytes, struct json *j);
void source_release(struct source *s);

/* The bytes from the first to the last that R was read from, without white
 * space at the ends; a range of RANGE_NONE when there are none. */
struct origin_piece source_hull(const struct source *s, struct range r);

/* The same bytes as pieces of the file, in `pieces`. */
void source_pieces(struct source *s, struct range r);

/* [start, end] or [start, end, "member"]; null without a source. */
void source_put(struct source *s, const char *key, struct origin_piece piece);
void source_put_hull(struct source *s, const char *key, struct range r);

/* [[start, end], ...] of each line of R. */
void source_put_pieces(struct source *s, const char *key, struct range r);

/* "start": …, "end": … (and "member"); false, and nothing, without a source. */
bool source_put_bounds(struct source *s, struct range r);

#endif

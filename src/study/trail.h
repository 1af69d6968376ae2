/*
 * The path of jumps in one pane. Stands on one of its places; a new jump
 * forgets what lay ahead.
 */
#ifndef STUDY_TRAIL_H
#define STUDY_TRAIL_H

#include "base/vec.h"

#include <stdbool.h>
#include <stdint.h>

struct trail_place {
	int64_t document;
	size_t offset;    /* of the cursor */
	size_t top, lead; /* first row shown */
};

struct trail {
	struct vec places; /* of struct trail_place */
	size_t at;         /* count: at the newest, not in the list */
};

void trail_init(struct trail *t);
void trail_release(struct trail *t);

/* A jump away from FROM. */
void trail_push(struct trail *t, struct trail_place from);

/* The place before (HERE is remembered for the way forward), the place after;
 * false at the ends. */
bool trail_back(struct trail *t, struct trail_place here,
	struct trail_place *out);
bool trail_forward(struct trail *t, struct trail_place here,
	struct trail_place *out);

#endif

/* What work.c keeps and work_match.c uses. */
#ifndef APPARATUS_WORKINSIDE_H
#define APPARATUS_WORKINSIDE_H

#include "apparatus/title.h"
#include "apparatus/work.h"
#include "base/map.h"
#include "base/vec.h"

struct work_record {
	struct work work;
	struct title *names; /* all its titles, the main one first */
	size_t count;        /* 0: another record took its place */
};

struct catalogue {
	struct arena arena;
	struct vec records; /* of struct work_record */
	struct map keys;    /* index + 1, as a pointer */
	struct map words, families; /* struct vec of uint32_t, owned */
};

const struct work_record *work_record_at(
	const struct catalogue *c, size_t index);

/* How far R is what HINT says, CITED being its title, 0..1; 0 when the title is
 * less like than LEAST. */
double work_score(const struct catalogue *c, const struct work_hint *hint,
	const struct title *cited, const struct work_record *r, double least);

#endif

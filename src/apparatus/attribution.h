/* Whose words each citation is for, by those who are named before it: in shares
 * of one, what is missing is anybody's. Used by weigh.c. */
#ifndef APPARATUS_ATTRIBUTION_H
#define APPARATUS_ATTRIBUTION_H

#include "apparatus/heard.h"

struct attribution {
	uint64_t key; /* of the family name, as credit_key */
	double share; /* 0: only named */
	bool named;   /* before this citation; else he spoke before */
};

struct attributions {
	struct vec all;    /* of struct attribution, of one citation after another */
	struct vec firsts; /* of size_t: of each citation, and one more */
};

/* Of all citations that H was made for, in their order (SAID, of struct
 * citing); turns H. */
void attribution_read(
	struct attributions *s, struct heard *h, const struct vec *said);
void attribution_release(struct attributions *s);

/* Those of citation INDEX, their number in *COUNT. */
const struct attribution *attribution_of(
	const struct attributions *s, size_t index, size_t *count);

#endif

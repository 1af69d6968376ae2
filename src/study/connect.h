/* Links between any two places that the reader makes, with a kind; undone as
 * notes are (annotate_undo takes the last change of either back). */
#ifndef STUDY_CONNECT_H
#define STUDY_CONNECT_H

#include "store/link.h"
#include "study/reading.h"

/* Links FROM of R to TO of another reading (or the same). Its id, or -1. */
int64_t connect_add(struct reading *r, struct range from, struct reading *to,
	struct range there, enum link_kind kind, enum link_state state,
	struct err *err);

/* Another kind; another state; into the trash. 0 or -1. */
int connect_change(struct study *s, int64_t link, enum link_kind kind,
	struct err *err);
int connect_decide(struct study *s, int64_t link, enum link_state state,
	struct err *err);
int connect_delete(struct study *s, int64_t link, struct err *err);

/* The links of a reading's document, both directions, where their ends stand
 * in its newest text, into OUT (of struct link), text in ARENA. Proposals that
 * were decided (accepted, refused) only with DECIDED. 0 or -1. */
int connect_list(struct study *s, int64_t document, bool decided,
	struct arena *arena, struct vec *out, struct err *err);

/* A link as it is seen from one of its ends. */
struct connect_view {
	const struct link *link;
	const struct anchor *here, *there;
	bool forward;       /* HERE is where it begins */
};

/* The links made by hand that have an end in R of the reading's text, into OUT
 * (of struct connect_view); borrowed until the next refresh. */
void connect_in(const struct reading *r, struct range in, struct vec *out);

const char *connect_kind_name(enum link_kind kind); /* "replies to" */

/* For annotate_undo: takes CHANGE back, in *WHAT a word for it. 0 or -1. */
struct study_change;
int connect_take_back(struct study *s, const struct study_change *change,
	const char **what, struct err *err);

#endif

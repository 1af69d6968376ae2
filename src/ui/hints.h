/* Letters on everything that can be followed in sight; typing one follows. */
#ifndef UI_HINTS_H
#define UI_HINTS_H

#include "ui/follow.h"

/* A view over READER; CHOSEN is called with OWNER and the target when the
 * letters of one have been typed, with NULL when a letter fits none. */
struct view *hints_new(const struct reader *reader, void *owner,
	void (*chosen)(void *owner, const struct follow_target *t));

/* How many targets there are. */
size_t hints_count(const struct view *v);

#endif

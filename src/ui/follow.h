/* What can be followed in a text: markers, notes back to their markers, links,
 * glossary terms,
 * quotations (marked ones) that have a source. */
#ifndef UI_FOLLOW_H
#define UI_FOLLOW_H

#include "ui/reader.h"

enum follow_kind { FOLLOW_MARK, FOLLOW_LABEL, FOLLOW_LINK, FOLLOW_TERM,
	FOLLOW_QUOTE };

struct follow_target {
	enum follow_kind kind;
	struct range range;
	size_t index; /* note, link, entry of the glossary, quotation */
};

/* Appends to OUT (of struct follow_target) what can be followed in R, in the
 * order of the text. */
void follow_collect(const struct reader *r, struct range in, struct vec *out);

/* What Enter follows: the innermost at the cursor, else the next on its row,
 * else the first there. False when the row has nothing. */
bool follow_at_cursor(const struct reader *r, struct follow_target *out);

/* Title and words of a target for a peek, appended; the words may be empty. */
void follow_describe(const struct reader *r, const struct follow_target *t,
	struct buf *title, struct buf *words);

#endif

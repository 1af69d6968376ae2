/*
 * What is told of a quotation and its source: where it leads, how faithful it
 * is, and the difference word by word in signs that need no colour: [-left
 * out-], {the source's -> the quotation's}, {+added+}.
 */
#ifndef UI_PASSAGE_H
#define UI_PASSAGE_H

#include "study/quoting.h"
#include "ui/view.h"

/* The sign of a link in gutter and panel, one column wide: where it leads to, who
 * quotes it, the same words that nobody marked, perhaps another version. */
struct slice passage_sign(const struct quoting_link *link, bool from_here);

/* "altered: 2 words changed", with "?" when it is not sure, and "accepted" when
 * the reader said so. LINK is of R: a source of its words if FROM_HERE, else
 * one who quotes them. In ARENA. */
struct slice passage_tell(struct reading *r, const struct quoting_link *link,
	bool from_here, struct arena *arena);

/* The same in a word or two. A constant or in ARENA. */
struct slice passage_grade(
	const struct quoting_link *link, struct arena *arena);

/* "Title ¶ 3.7" of the other end, in ARENA. */
struct slice passage_where(struct study *s, const struct quoting_link *link,
	struct arena *arena);

/* The words of the other end that both have, into OUT (of struct range). */
void passage_marks(struct reading *r, const struct quoting_link *link,
	bool from_here, struct vec *out);

/* A sheet with all of it: place, grade, score, difference. */
struct view *passage_sheet(
	struct reading *r, const struct quoting_link *link, bool from_here);

#endif

/*
 * Where the text came from. Sorted runs lead from ranges of the text to byte
 * ranges of the original file. An exact run has both sides of equal length and
 * maps byte for byte (also one byte that stands for one other: a joined line
 * end); one of another encoding maps character for character; a run that was
 * replaced (entity, soft hyphen) maps only as a whole, so a range that cuts it
 * widens to it. Text between runs was put in by the importer and has no source;
 * source between runs was dropped.
 */
#ifndef TEXT_ORIGIN_H
#define TEXT_ORIGIN_H

#include "base/slice.h"
#include "base/vec.h"
#include "text/range.h"

/* Flags, one at most: each byte stands for itself; each character for a byte;
 * each character for a unit of UTF-16, or two above U+FFFF. */
enum { ORIGIN_EXACT = 1, ORIGIN_BYTES = 2, ORIGIN_UNITS = 4 };

/* Bytes of text in the longest run that maps character for character. */
enum { ORIGIN_STRIDE = 1024 };

struct origin {
	size_t start, end; /* in the text */
	size_t from, to;   /* in the file, or in the archive's member */
	uint32_t member;   /* string id of the member's name, 0 = the file itself */
	uint32_t flags;
};

/* A borrowed, finished set. */
struct origins {
	const struct origin *items;
	size_t count;
	const uint32_t *order; /* the COUNT indices by member and source */
	struct slice text;     /* the whole text of the document */
};

/* A piece of the source. */
struct origin_piece {
	struct range range;
	uint32_t member;
};

/* Whether the flags of O, a run of TEXT, are true. */
bool origin_is_true(const struct origin *o, struct slice text);

/* Fills ORDER with the indices of ITEMS by member, then by source. */
void origin_order(const struct origin *items, size_t count, uint32_t *order);

/* Whether `order` is just that (its indices are below the count). */
bool origin_is_ordered(struct origins set);

/* Appends to OUT (of struct origin_piece) the source of the text range R in
 * the order of the text. Neighbours become one piece when what lies between
 * them in SOURCE is dropped and holds no line end. Without SOURCE (empty
 * slice) only pieces that touch are joined. */
void origin_pieces(struct origins set, struct range r, struct slice source,
	struct vec *out);

/* The smallest source range around that of R: first byte to last byte, in the
 * member of the first; RANGE_NONE when R has no source at all. */
struct origin_piece origin_hull(struct origins set, struct range r);

/* The text offset that the source byte AT of MEMBER became, or that of the
 * next one that was kept; OFFSET_NONE when there is none. */
size_t origin_text(struct origins set, uint32_t member, size_t at);

/* Appends to OUT (of struct origin_piece) every range of [0, size) of MEMBER
 * that no run holds: what was dropped. */
void origin_dropped(struct origins set, uint32_t member, size_t size,
	struct vec *out);

#endif

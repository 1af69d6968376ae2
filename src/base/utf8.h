/*
 * Characters of UTF-8 text, through libunistring: decoding, clusters (what a
 * reader takes for one character), width, folding, normal form. Offsets and
 * sizes are bytes throughout. Malformed bytes decode one at a time as U+FFFD.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdint.h>

#include "base/buf.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* Bytes of the character at AT (which is below the size), and its code. */
size_t utf8_next(struct slice s, size_t at, uint32_t *code);

/* Start of the character before AT (0 < AT <= size); and of the one that the
 * byte AT belongs to. */
size_t utf8_before(struct slice s, size_t at);
size_t utf8_start(struct slice s, size_t at);

/* End of the grapheme cluster that starts at AT; start of the cluster that
 * ends at AT (AT > 0), found within the last few hundred bytes. */
size_t utf8_cluster_end(struct slice s, size_t at);
size_t utf8_cluster_before(struct slice s, size_t at);

/* Appends CODE in UTF-8. */
void utf8_put(struct buf *out, uint32_t code);

/* Columns of one cluster on a terminal: 0, 1 or 2. */
int utf8_width(struct slice cluster, bool ambiguous_wide);

bool utf8_is_valid(struct slice s);

/* Length of the longest valid beginning. */
size_t utf8_valid_size(struct slice s);

/* Unicode normal form C. */
bool utf8_is_normal(struct slice s);
void utf8_normalize(struct slice s, struct buf *out);

/* Appends S as it is compared in searches: case folded, accents and combining
 * marks gone, ё as е, curly quotation marks and dashes as the plain ones, soft
 * hyphens gone. utf8_fold_char does it for the one character at AT: it appends
 * and returns the bytes consumed, so offsets can be kept in step. */
void utf8_fold(struct slice s, struct buf *out);
size_t utf8_fold_char(struct slice s, size_t at, struct buf *out);

bool utf8_is_letter(uint32_t code); /* letter, mark or digit: part of a word */
bool utf8_is_upper(uint32_t code);
bool utf8_is_digit(uint32_t code);
bool utf8_is_space(uint32_t code);
bool utf8_is_mark(uint32_t code);   /* combining */

/* Assigned, and neither control, format nor surrogate. */
bool utf8_is_graphic(uint32_t code);

/* An emoji or part of one (not the digits of keycaps). */
bool utf8_is_picture(uint32_t code);

/* The letter of which CODE is an accented, raised, lowered or wide form; CODE
 * itself if it is none. */
uint32_t utf8_base(uint32_t code);

#endif

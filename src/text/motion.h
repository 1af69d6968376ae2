/*
 * Motions over a text: each takes an offset and gives one; "cannot move"
 * returns the offset it was given. Uniform, so that a table can hold them.
 * Objects take an offset and give the range around it (RANGE_NONE: none).
 */
#ifndef TEXT_MOTION_H
#define TEXT_MOTION_H

#include "text/doc.h"

typedef size_t motion_fn(const struct doc *d, size_t at);
typedef struct range motion_object_fn(const struct doc *d, size_t at);

size_t motion_char_next(const struct doc *d, size_t at); /* clusters */
size_t motion_char_before(const struct doc *d, size_t at);
size_t motion_word_next(const struct doc *d, size_t at);   /* start of the next */
size_t motion_word_before(const struct doc *d, size_t at); /* start of this or the one before */
size_t motion_word_end(const struct doc *d, size_t at);    /* last character of the word */
size_t motion_sentence_next(const struct doc *d, size_t at);
size_t motion_sentence_before(const struct doc *d, size_t at);
size_t motion_paragraph_next(const struct doc *d, size_t at);
size_t motion_paragraph_before(const struct doc *d, size_t at);
size_t motion_section_next(const struct doc *d, size_t at); /* headings */
size_t motion_section_before(const struct doc *d, size_t at);
size_t motion_text_start(const struct doc *d, size_t at);
size_t motion_text_end(const struct doc *d, size_t at); /* last character */

struct range motion_word_at(const struct doc *d, size_t at);
/* A sentence ends at . ! ? … with closing marks and note markers, before a
 * blank and a capital, not behind an abbreviation or an initial; it never
 * leaves its paragraph. */
struct range motion_sentence_at(const struct doc *d, size_t at);
struct range motion_paragraph_at(const struct doc *d, size_t at);
struct range motion_quotation_at(const struct doc *d, size_t at); /* innermost */
struct range motion_note_at(const struct doc *d, size_t at); /* body around AT */

#endif

/* By what a field of a reference is told: the shapes of its words. */
#ifndef APPARATUS_CUE_H
#define APPARATUS_CUE_H

#include "base/slice.h"

/* The one of WORDS (ended by NULL) that S begins with, as whole words in
 * either case; NULL when none. */
const char *cue_first(struct slice s, const char *const *words);

/* Whether a digit, a capital stands at AT. */
bool cue_digit(struct slice s, size_t at);
bool cue_upper(struct slice s, size_t at);

/* Four digits that may be a year; empty without. */
struct slice cue_year(struct slice s);

/* One of WORDS with a number behind it: "p. 12". */
bool cue_locator(struct slice s, const char *const *words);

bool cue_is_pages(struct slice s);     /* pp. 12-14 */
bool cue_is_volume(struct slice s);    /* Vol.3 */
bool cue_is_month(struct slice word);
bool cue_is_date(struct slice s);      /* 13 December 1924 */
bool cue_is_name(struct slice s);      /* of a person, or of several */
bool cue_is_publisher(struct slice s);
bool cue_is_place(struct slice s);     /* a city, a place with a year */
bool cue_is_noise(struct slice s);     /* emphasis added, ed. by … */

/* Bytes of the name in "Name (ed.)"; 0 when S is nothing like that. */
size_t cue_editor(struct slice s);

#endif

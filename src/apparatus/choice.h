/* Which of the places where its words stand a quotation comes from. */
#ifndef APPARATUS_CHOICE_H
#define APPARATUS_CHOICE_H

#include "apparatus/source.h"

/* Appends to OUT the best of FOUND (both of struct source_passage; FOUND is
 * sorted), and all that are as good; with ONE none where there are several. */
void choice_make(struct vec *found, bool one, struct vec *out);

#endif

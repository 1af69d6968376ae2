/*
 * Runs of boilerplate (navigation, sharing, teasers): whole lines that are not
 * part of what the author wrote. A run stands as one row until it is opened.
 */
#ifndef LAYOUT_FOLD_H
#define LAYOUT_FOLD_H

#include "base/vec.h"
#include "text/doc.h"

/* The run that holds OFFSET: whole lines with the newline of the last, all
 * neighbouring boilerplate together. RANGE_NONE where there is none. */
struct range fold_at(const struct doc *d, size_t offset);

/* Lines of a run. */
size_t fold_lines(const struct doc *d, struct range run);

/* Whether the run is among OPEN (of struct range). */
bool fold_is_open(const struct vec *open, struct range run);

/* Opens the run, or closes it when it was open. */
void fold_toggle(struct vec *open, struct range run);

#endif

/* The headings of a document as a reader uses them. */
#ifndef TEXT_OUTLINE_H
#define TEXT_OUTLINE_H

#include "text/doc.h"

/* The heading whose section holds OFFSET, or NULL before the first. The index
 * among the headings goes to *INDEX (may be NULL). */
const struct span *outline_at(const struct doc *d, size_t offset, size_t *index);

/* Section number of heading INDEX (0 for the title). */
size_t outline_section(const struct doc *d, size_t index);

/* Whether heading INDEX is the title of the document itself. */
bool outline_is_title(const struct doc *d, size_t index);

/* Words of heading INDEX, without the markers of notes at their end. */
struct slice outline_words(const struct doc *d, size_t index);

#endif

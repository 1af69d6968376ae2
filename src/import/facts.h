/* What a text says of itself: keys, dates, the head of a Markdown file. */
#ifndef IMPORT_FACTS_H
#define IMPORT_FACTS_H

#include "text/builder.h"

/* The head of a Markdown file: lines `key: value` between two lines `---`.
 * Writes the facts and returns where the text begins; 0 when there is no
 * head. */
size_t facts_head(struct slice bytes, struct builder *b);

/* "24 August 2025", "August 24, 2025", "2025-08-24", "May 1920", "1920" as
 * ISO 8601, as exact as it is; false when S is no date. */
bool facts_date(struct slice s, struct buf *iso);

/* "key: value" with a KEY that names a fact. */
bool facts_line(struct slice line, enum doc_fact *fact, struct slice *value);

#endif

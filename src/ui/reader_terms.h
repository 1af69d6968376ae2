/* The glossary terms around the rows in sight of a reader. */
#ifndef UI_READER_TERMS_H
#define UI_READER_TERMS_H

#include "ui/reader.h"

/* Bytes: a term used that near before is one that the reader has met, some
 * seven pages. */
enum { READER_TERMS_MEMORY = 16384 };

/* Looks again when the rows have left what was looked at, or the glossary is
 * another one. */
void reader_terms_update(struct reader *r);

/* Index of the first term that ends behind OFFSET. */
size_t reader_terms_index(const struct reader *r, size_t offset);

#endif

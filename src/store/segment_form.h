/* What the reader and the writer of a segment agree on. */
#ifndef STORE_SEGMENT_FORM_H
#define STORE_SEGMENT_FORM_H

#include "store/segment.h"

/* In this machine's byte order: one of another machine is made anew. The last
 * number is the version of the form. */
#define SEGMENT_MAGIC UINT64_C(0x6962696450530001)

/* Bytes of a posting: 2 of the key, 4 of the place. */
enum { SEGMENT_WIDTH = 6 };

struct segment_header {
	uint64_t magic;
	uint32_t fold, bits;
	uint64_t entries, postings, counts, words;
	uint64_t check;
};

/* Of a header (but for `check`) and its ENTRIES. */
uint64_t segment_form_check(const struct segment_header *h, struct slice entries);

#endif

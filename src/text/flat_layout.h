/*
 * Inside of a document: the header of its flat block and what stands in it.
 * Only text/ looks in here. The parts follow each other in the order of the
 * list without any hole but the zeros up to the next multiple of eight.
 */
#ifndef TEXT_FLAT_LAYOUT_H
#define TEXT_FLAT_LAYOUT_H

#include <assert.h>

#include "text/doc.h"

enum flat_part {
	FLAT_TEXT,
	FLAT_SPANS, /* one part for each kind */
	FLAT_ORIGINS = FLAT_SPANS + SPAN_KIND_COUNT,
	FLAT_ORDER, /* of the origins by source: uint32_t */
	FLAT_NOTES,
	FLAT_LINKS,   /* string ids: uint32_t */
	FLAT_FACTS,   /* sorted by fact */
	FLAT_STRINGS, /* end of each string in the bytes: size_t */
	FLAT_BYTES,
	FLAT_PART_COUNT
};

struct flat_fact {
	uint32_t fact, string;
};

struct flat_head {
	char magic[8];
	uint64_t byte_order;
	uint32_t version, word; /* bytes of a size_t */
	size_t size;            /* of the whole block */
	size_t main_end;
	struct {
		size_t start, count; /* bytes of the block, items */
	} parts[FLAT_PART_COUNT];
};

struct doc {
	struct slice block; /* owned, given back through `release` */
	void (*release)(struct slice block);
	const struct flat_head *head; /* in the block */
};

/* The items of a part, in the block. */
static inline const void *
flat_items(const struct doc *d, enum flat_part part)
{
	assert(part < FLAT_PART_COUNT);
	return d->block.data + d->head->parts[part].start;
}

static inline size_t
flat_count(const struct doc *d, enum flat_part part)
{
	return d->head->parts[part].count;
}

/* Making a block: the head's room comes first, the text is appended to BLOCK
 * right behind it, flat_text ends it; then each further part in order (ITEMS
 * may be NULL with a COUNT of 0). flat_seal turns all into a document and
 * leaves BLOCK empty. */
void flat_start(struct buf *block);
void flat_text(struct buf *block, struct flat_head *head);
void flat_put(struct buf *block, struct flat_head *head, enum flat_part part,
	const void *items, size_t count);
struct doc *flat_seal(struct buf *block, struct flat_head *head);

#endif

/*
 * A document as one block of bytes: what the import worker sends, what an
 * edition's file holds, what is mapped when a document is opened. A header,
 * then arrays of plain structs, each at a multiple of eight; offsets are from
 * the start of the block; all in this machine's byte order and word size,
 * which the header names (an edition from another machine is made anew from
 * its original bytes).
 */
#ifndef TEXT_FLAT_H
#define TEXT_FLAT_H

#include "base/err.h"
#include "text/doc.h"

/* Goes up with every change of the arrays or of what a span means. */
enum { FLAT_VERSION = 1 };

/* Greatest text that a document may have. */
#define FLAT_TEXT_LIMIT ((size_t)256 << 20)

/* The block of a document, borrowed from it. */
struct slice flat_of(const struct doc *d);

/* Checks every byte that will be trusted: lengths, order, ranges within the
 * text and on character borders, string ids, valid UTF-8. For blocks from
 * elsewhere. NAME is for the sentence. 0 or -1. */
int flat_check(struct slice block, const char *name, struct err *err);

/* A document over BLOCK, after looking only at header, version and lengths;
 * RELEASE(BLOCK) is called by doc_free. NULL on failure (BLOCK stays the
 * caller's). Costs the same for any size. */
struct doc *flat_view(struct slice block, void (*release)(struct slice),
	const char *name, struct err *err);

/* Total size that the header at the start of BLOCK (at least FLAT_HEAD_SIZE
 * bytes) promises; 0 when it is no header of ours. */
size_t flat_size(struct slice block);
size_t flat_head_size(void);

#endif

/*
 * Foreign bytes as the pieces of a document's text: valid UTF-8 in NFC without
 * NUL, carriage return and soft hyphen. Each piece says which bytes it stands for and
 * whether they were changed, so that origin runs can keep up.
 */
#ifndef TEXT_CLEAN_H
#define TEXT_CLEAN_H

#include "base/buf.h"
#include "text/range.h"

enum clean_kind {
	CLEAN_KEPT,     /* the bytes themselves */
	CLEAN_REPLACED, /* made normal; a lone carriage return as a blank */
	CLEAN_BROKEN,   /* one byte that is no UTF-8, as U+FFFD */
	CLEAN_DROPPED,  /* a carriage return before a newline; a soft hyphen */
	CLEAN_NUL       /* dropped too */
};

struct clean_piece {
	enum clean_kind kind;
	struct slice text; /* good until the next piece */
	struct range from; /* bytes of the slice that is cleaned */
};

struct clean {
	struct slice from;
	/* private: */
	size_t at, stop, nul, cr, soft;
	bool by_line;
	struct buf made;
};

/* FROM is borrowed as long as the pieces are taken. */
void clean_init(struct clean *c, struct slice from);
void clean_release(struct clean *c);

/* The next piece, in order and without holes; false behind the last one. */
bool clean_next(struct clean *c, struct clean_piece *out);

#endif

/*
 * Foreign bytes as UTF-8 before a parser sees them: what the reader says they
 * are, or what they look like. builder_decoded leads the offsets back.
 */
#ifndef IMPORT_ENCODING_H
#define IMPORT_ENCODING_H

#include "base/charset.h"
#include "text/builder.h"

struct encoding {
	struct slice bytes;         /* UTF-8, broken or not; borrowed */
	const struct charset *set;  /* that they were in */
	enum charset_reason reason;
	struct charset_text text;   /* empty when nothing had to be decoded */
};

/* Decodes BYTES, which are GIVEN (empty = recognise). 0, or -1: GIVEN is no
 * encoding. Release it in any case, after the last use of `bytes`. */
int encoding_init(struct encoding *e, struct slice bytes, struct slice given,
	struct err *err);
void encoding_release(struct encoding *e);

/* Whether it can be text at all: no NUL in the first 8 KiB, and not more than
 * a tenth of it broken. */
bool encoding_is_text(const struct encoding *e);

/* Tells B how offsets lead back, and the reader what was guessed. */
void encoding_tell(const struct encoding *e, struct builder *b);

#endif

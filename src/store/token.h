/*
 * Words as the index knows them: folded, and everything that is not a letter,
 * mark or digit is a blank. Texts and queries go through the same rule.
 */
#ifndef STORE_TOKEN_H
#define STORE_TOKEN_H

#include "base/buf.h"

/* Appends the words of TEXT, blanks between. ROOM is working memory. */
void token_text(struct slice text, struct buf *room, struct buf *out);

/* Appends the FTS5 query for all of WORDS; those within quotation marks, or
 * joined by a sign ("state-of-the-art"), stand together. PREFIX: the last one
 * is a beginning. Nothing is appended when there is no word. */
void token_query(struct slice words, bool prefix, struct buf *out);

#endif

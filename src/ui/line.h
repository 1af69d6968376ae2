/*
 * The one line language of the user's file, the `:` prompt, `ibid -c`, scripts
 * and bindings: words split at blanks, `"` quotes (with \" and \\ inside), `;`
 * separates commands, `#` at the start of a word begins a comment.
 */
#ifndef UI_LINE_H
#define UI_LINE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"

/* One command: WORDS are slices (NUL-terminated in the arena); tail is the
 * source of everything behind the first word, for commands that take a rest. */
struct line_command {
	struct slice *words;
	size_t count; /* at least 1 */
	struct slice tail;
};

/* Splits TEXT into OUT (of struct line_command), memory in ARENA. An empty line
 * gives none. -1 with a sentence for an open quotation mark. */
int line_split(struct slice text, struct arena *arena, struct vec *out,
	struct err *err);

/* Appends WORD, quoted when it has to be. */
void line_quote(struct slice word, struct buf *out);

#endif

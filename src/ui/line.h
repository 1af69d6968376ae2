/*
 * The one line language of the user's file, the `:` prompt, `ibid -c`, scripts
 * and bindings: words split at blanks, `"` quotes (with \" and \\ inside), `;`
 * and the end of a line separate commands, `#` at the start of a word begins a
 * comment. A quotation mark inside a word is nothing special. `bind` takes the
 * whole rest of its line, `;` too.
 */
#ifndef UI_LINE_H
#define UI_LINE_H

#include "base/arena.h"
#include "base/buf.h"
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

enum line_kind { LINE_END, LINE_WORD, LINE_SEPARATOR, LINE_OPEN };

/* The next piece of TEXT at *AT, which moves behind it; *RAW is its source.
 * LINE_OPEN is a word whose quotation mark isn't closed. */
enum line_kind line_next(struct slice text, size_t *at, struct slice *raw);

/* Appends the word that is written as RAW, without its quotation marks. */
void line_unquote(struct slice raw, struct buf *out);

#endif

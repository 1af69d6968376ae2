/*
 * Sequences of keys -> command lines, by context. A context that does not know
 * a sequence asks the one behind it (select -> text -> global, all others ->
 * global); a prompt keeps all that begins with a character to itself. A new
 * sequence takes the place of what it could not be told from: of a shorter one
 * that it begins with, of longer ones that begin with it (see keymap_notice).
 *
 * The syntax is that of the user's file:
 *
 *     bind CONTEXT[,CONTEXT] KEYS COMMAND [ARGUMENT…] [; COMMAND …] [-- "help"]
 *     unbind CONTEXT[,CONTEXT] KEYS        unbind *
 *
 * `<Any>` as the last key stands for any character, and %k in the command line
 * for the one that came.
 */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "base/err.h"
#include "base/map.h"
#include "base/vec.h"
#include "ui/key.h"

enum keymap_context {
	KEYMAP_GLOBAL, KEYMAP_TEXT, KEYMAP_SELECT, KEYMAP_PANEL, KEYMAP_LIST,
	KEYMAP_OUTLINE, KEYMAP_PROMPT, KEYMAP_HELP,
	KEYMAP_CONTEXT_COUNT
};

struct keymap_binding {
	enum keymap_context context;
	uint32_t *keys; /* owned, COUNT of them */
	size_t count;
	char *command;  /* owned: the command line */
	char *help;     /* owned, may be NULL */
	char *where;    /* owned: "less.keys:12", for describe-key */
};

struct keymap;

struct keymap *keymap_new(void);
void keymap_free(struct keymap *m);

/* TEXT is what stands behind the word `bind`, `unbind`. WHERE names file and
 * line. 0, or -1 with a sentence (the binding is left out). */
int keymap_bind(struct keymap *m, struct slice text, const char *where,
	struct err *err);
int keymap_unbind(struct keymap *m, struct slice text, struct err *err);

void keymap_clear(struct keymap *m);

/* What the last keymap_bind displaced ("gg (start), gb (bookmarks)"), empty
 * when nothing; the same keys bound anew do not count. Borrowed. */
struct slice keymap_notice(const struct keymap *m);

enum keymap_answer { KEYMAP_NOTHING, KEYMAP_PREFIX, KEYMAP_FOUND };

/* What KEYS means in CONTEXT. On KEYMAP_FOUND *COMMAND is the command line with
 * %k put in (appended to the buffer). */
enum keymap_answer keymap_look(const struct keymap *m,
	enum keymap_context context, const uint32_t *keys, size_t count,
	struct buf *command);

/* Appends to OUT (of const struct keymap_binding *) the bindings seen from
 * CONTEXT that begin with KEYS (all when COUNT is 0), sorted by keys. */
void keymap_list(const struct keymap *m, enum keymap_context context,
	const uint32_t *keys, size_t count, struct vec *out);

/* The shortest binding whose first word is COMMAND, as seen from CONTEXT, or
 * NULL. */
const struct keymap_binding *keymap_key_of(const struct keymap *m,
	enum keymap_context context, struct slice command);

/* All bindings in loadable form. */
void keymap_print(const struct keymap *m, struct buf *out);

const char *keymap_context_name(enum keymap_context context);
bool keymap_context_parse(struct slice name, enum keymap_context *out);

#endif

/*
 * One line of keys, as it is written (keymap.h has the syntax): places, keys,
 * command line, help. A zeroed struct is empty.
 */
#ifndef UI_BINDING_H
#define UI_BINDING_H

#include "base/err.h"
#include "base/vec.h"
#include "ui/key.h"

struct binding {
	struct slice contexts; /* of the text: names with commas between */
	struct vec keys;       /* of uint32_t, at least one */
	struct slice command;  /* of the text */
	struct buf help;       /* empty when there is none */
};

/* Reads what stands behind `bind`, or (without a command) behind `unbind`. B is
 * to be released in either case. 0, or -1 with a sentence (usage). */
int binding_parse(struct slice text, struct binding *b, struct err *err);
int binding_parse_keys(struct slice text, struct binding *b, struct err *err);

void binding_release(struct binding *b);

/* Appends B as binding_parse reads it, and a newline. */
void binding_print(const struct binding *b, struct buf *out);

/* Appends the names of COUNT keys. */
void binding_print_keys(const uint32_t *keys, size_t count, struct buf *out);

#endif

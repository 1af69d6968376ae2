/* The line language and the key bindings: what a user's file may hold. */
#include <stdint.h>

#include "base/arena.h"
#include "ui/keymap.h"
#include "ui/line.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
take_line(struct keymap *keys, struct slice line)
{
	struct err err = { 0 };
	struct arena arena = { 0 };
	struct vec commands = VEC_OF(struct line_command);

	line_split(line, &arena, &commands, &err);
	keymap_bind(keys, line, "fuzz:1", &err);
	keymap_unbind(keys, line, &err);
	keymap_bind(keys, line, "fuzz:2", &err);
	vec_release(&commands);
	arena_release(&arena);
	err_release(&err);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice rest = { (const char *)data, size };
	struct keymap *keys = keymap_new();
	struct buf out = { 0 };
	struct slice line;

	while (slice_cut(&rest, '\n', &line))
		take_line(keys, line);
	keymap_print(keys, &out);
	buf_release(&out);
	keymap_free(keys);
	return 0;
}

#include "cli/verbs.h"

#include "ui/userfile.h"
#include "ui/binding.h"

static void
put_binding(struct json *j, const struct keymap_binding *b)
{
	struct buf keys = { 0 };

	binding_print_keys(b->keys, b->count, &keys);
	json_object(j, NULL);
	json_text(j, "context", slice_of(keymap_context_name(b->context)));
	json_text(j, "keys", buf_view(&keys));
	json_text(j, "command", slice_of(b->command));
	if (b->help)
		json_text(j, "help", slice_of(b->help));
	json_object_end(j);
	buf_release(&keys);
}

static void
print_json(struct request *r, const struct keymap *m)
{
	struct json j = request_json(r);

	json_array(&j, NULL);
	for (int c = 0; c < KEYMAP_CONTEXT_COUNT; c++) {
		struct vec seen = VEC_OF(const struct keymap_binding *);

		keymap_list(m, (enum keymap_context)c, NULL, 0, &seen);
		for (size_t i = 0; i < seen.count; i++) {
			const struct keymap_binding *b = *(
				const struct keymap_binding **)vec_at(&seen, i);

			if ((int)b->context == c)
				put_binding(&j, b);
		}
		vec_release(&seen);
	}
	json_array_end(&j);
	request_json_end(r);
}

int
keys_run(struct request *r, struct err *err)
{
	struct userfile u;
	struct slice preset =
		r->count > 0 ? slice_of(r->words[0]) : SLICE("vi");
	int result = userfile_init(&u, preset, err);

	if (result == 0 && r->count == 0)
		result = userfile_read(&u, err);
	if (result == 0 && r->options.json)
		print_json(r, u.keymap);
	else if (result == 0)
		keymap_print(u.keymap, &r->out.data);
	userfile_release(&u);
	return result;
}

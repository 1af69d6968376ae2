#include "cli/verbs.h"

#include <stdlib.h>

#include "ui/userfile.h"

static void
print_json(struct request *r, const struct userfile *u, const char *path)
{
	struct json j = request_json(r);

	json_object(&j, NULL);
	json_text(&j, "file", slice_of(path));
	json_array(&j, "settings");
	for (int i = 0; i < SETTING_COUNT; i++) {
		struct buf line = { 0 };

		setting_print(&u->settings, (enum setting_id)i, &line);
		json_text(&j, NULL, buf_view(&line));
		buf_release(&line);
	}
	json_array_end(&j);
	json_object_end(&j);
	request_json_end(r);
}

static void
print_text(struct buf *out, const struct userfile *u, const char *path)
{
	buf_printf(out, "# what %s makes of the settings\n", path);
	for (int i = 0; i < SETTING_COUNT; i++) {
		enum setting_id id = (enum setting_id)i;
		size_t start = out->size;

		buf_text(out, "set ");
		setting_print(&u->settings, id, out);
		if (out->size - start < 24)
			buf_repeat(out, ' ', 24 - (out->size - start));
		buf_printf(out, " # %s", setting_help(id));
		if (*setting_words(id))
			buf_printf(out, ": %s", setting_words(id));
		buf_char(out, '\n');
	}
}

static int
tell_faults(const struct userfile *u)
{
	for (size_t i = 0; i < u->faults.count; i++) {
		struct err err = { 0 };

		err_set(&err, ERR_USAGE, "%s", *(char **)vec_at(&u->faults, i));
		output_fail(&err);
		err_release(&err);
	}
	return u->faults.count > 0;
}

int
config_run(struct request *r, struct err *err)
{
	struct userfile u;
	char *path = userfile_path(err);
	int result = userfile_init(&u, SLICE("vi"), err);

	if (!path)
		result = -1;
	if (result == 0)
		result = userfile_read(&u, err);
	if (result == 0 && r->options.json)
		print_json(r, &u, path);
	else if (result == 0)
		print_text(&r->out.data, &u, path);
	if (result == 0)
		result = tell_faults(&u);
	userfile_release(&u);
	free(path);
	return result;
}

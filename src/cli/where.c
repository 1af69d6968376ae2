#include "cli/verbs.h"

#include <stdlib.h>

#include "base/file.h"
#include "ui/userfile.h"

enum { WHERE_COUNT = 7 };

struct place {
	const char *name, *path;
};

static void
print(struct request *r, const struct place places[WHERE_COUNT])
{
	struct json j = request_json(r);

	if (r->options.json)
		json_object(&j, NULL);
	for (size_t i = 0; i < WHERE_COUNT; i++)
		if (r->options.json)
			json_text(&j, places[i].name, slice_of(places[i].path));
		else
			buf_printf(&r->out.data, "%-9s %s\n", places[i].name,
				places[i].path);
	if (r->options.json) {
		json_object_end(&j);
		request_json_end(r);
	}
}

int
where_run(struct request *r, struct err *err)
{
	struct study *s = request_study(r, err);
	char *config = s ? userfile_path(err) : NULL;
	char *texts = file_join(study_data_folder(), "texts");
	char *keymaps = file_join(study_data_folder(), "keymaps");

	if (config) {
		const struct place places[WHERE_COUNT] = {
			{ "database", study_path_of(s, STUDY_DATABASE) },
			{ "editions", study_path_of(s, STUDY_EDITIONS) },
			{ "state", study_path_of(s, STUDY_STATE) },
			{ "cache", study_path_of(s, STUDY_CACHE) },
			{ "config", config },
			{ "texts", texts },
			{ "keymaps", keymaps },
		};

		print(r, places);
	}
	free(config);
	free(texts);
	free(keymaps);
	return config ? 0 : -1;
}

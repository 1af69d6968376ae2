#include "cli/request.h"

struct study *
request_study(struct request *r, struct err *err)
{
	struct study_options options = {
		.database = r->options.database,
		.read_only = r->options.read_only,
	};

	if (!r->study)
		r->study = study_open(&options, err);
	return r->study;
}

int
request_writable(struct request *r, struct err *err)
{
	struct study *s = request_study(r, err);

	if (!s)
		return -1;
	if (study_is_read_only(s))
		return err_set(err, ERR_FILE, "%s: is read-only",
			study_path_of(s, STUDY_DATABASE));
	return 0;
}

char *
request_text(const struct request *r, size_t first)
{
	struct buf text = { 0 };

	for (size_t i = first; i < r->count; i++) {
		if (i > first)
			buf_char(&text, ' ');
		buf_text(&text, r->words[i]);
	}
	return buf_take(&text);
}

struct json
request_json(struct request *r)
{
	return (struct json){ .out = &r->out.data };
}

void
request_json_end(struct request *r)
{
	buf_char(&r->out.data, '\n');
}

void
request_release(struct request *r)
{
	study_close(r->study);
	r->study = NULL;
}

/* Where words come from, as far as the shelf knows. */
#include "cli/verbs.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/quotation.h"

enum { WORDS_LIMIT = 16 << 20 /* bytes */ };

static void
print(struct request *r, struct study *s, struct slice words,
	const struct vec *links)
{
	struct json j = request_json(r);
	struct quotation q;
	bool json = r->options.json && !r->options.jsonl;

	quotation_init(&q, s, &j);
	if (json)
		json_array(&j, NULL);
	for (size_t i = 0; i < links->count && output_pass(&r->out); i++) {
		const struct quoting_link *l = vec_at(links, i);
		struct difference_side here = { NULL, words, l->here };

		if (!json && !r->options.jsonl) {
			quotation_print(&q, &here, l, true, &r->out.data);
			continue;
		}
		quotation_put(&q, &here, l);
		if (r->options.jsonl) {
			request_json_end(r);
			j.pending = false;
		}
	}
	if (json) {
		json_array_end(&j);
		request_json_end(r);
	}
	quotation_release(&q);
}

static int
trace(struct request *r, struct slice words, struct err *err)
{
	struct study *s = request_study(r, err);
	struct vec links = VEC_OF(struct quoting_link);
	int result = s ? quoting_prepare(s, quotation_tell, err) : -1;

	if (result == 0) {
		quotation_tell(0);
		result = quoting_trace(s, words, &links, err);
	}
	if (result == 0)
		print(r, s, words, &links);
	if (result == 0 && links.count == 0) {
		output_say("these words are nowhere on the shelf");
		result = 1;
	}
	vec_release(&links);
	return result;
}

int
trace_run(struct request *r, struct err *err)
{
	struct buf words = { 0 };
	char *text = request_text(r, 0);
	int result = 0;

	if (r->count > 0)
		buf_text(&words, text);
	else
		result = file_read_from(STDIN_FILENO, "standard input",
			WORDS_LIMIT, &words, err);
	if (result == 0)
		result = trace(r, buf_view(&words), err);
	free(text);
	buf_release(&words);
	return result;
}

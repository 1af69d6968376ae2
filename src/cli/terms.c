#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>

#include "apparatus/footnote.h"
#include "base/glyph.h"
#include "cli/own.h"
#include "cli/page.h"
#include "text/motion.h"

static void
put_json(struct json *j, const struct term_entry *e)
{
	struct buf id = { 0 }, words = { 0 };

	term_define(e, &words);
	buf_printf(&id, "%lld", (long long)e->shelf);
	json_object(j, NULL);
	json_text(j, "name", e->name);
	json_text(j, "years", e->years);
	json_text(j, "also", e->also);
	json_text(j, "see", e->see);
	json_text(j, "definition", buf_view(&words));
	json_text(j, "doc", buf_view(&id));
	json_object_end(j);
	buf_release(&id);
	buf_release(&words);
}

/* The name and the first sentence. */
static void
print_line(struct buf *out, const struct term_entry *e)
{
	struct range first = e->definition;
	struct buf words = { 0 };

	if (range_size(first) > 0)
		first = range_intersect(
			motion_sentence_at(e->doc, first.start), first);
	glyph_clean(e->name, false, out);
	if (e->years.size > 0) {
		buf_text(out, ", ");
		glyph_clean(e->years, false, out);
	}
	buf_text(out, ": ");
	footnote_unmark(e->doc, first, &words);
	glyph_clean(buf_view(&words), false, out);
	buf_char(out, '\n');
	buf_release(&words);
}

static int
list(struct request *r, const struct glossary *g)
{
	struct json j = request_json(r);
	bool json = r->options.json;

	if (json)
		json_array(&j, NULL);
	for (size_t i = 0; i < term_count(g) && output_pass(&r->out); i++)
		if (json)
			put_json(&j, term_at(g, i));
		else
			print_line(&r->out.data, term_at(g, i));
	if (json) {
		json_array_end(&j);
		request_json_end(r);
	}
	return 0;
}

static void
print_field(struct buf *out, const char *name, struct slice value)
{
	if (value.size == 0)
		return;
	buf_text(out, name);
	glyph_clean(value, false, out);
	buf_char(out, '\n');
}

/* Paragraphs, with a blank line between them. */
static void
print_definition(struct buf *out, const struct term_entry *e, size_t width)
{
	struct buf words = { 0 };
	struct slice rest, line;

	term_define(e, &words);
	rest = buf_view(&words);
	while (slice_cut(&rest, '\n', &line)) {
		page_wrap(line, 0, width, out);
		if (rest.size > 0)
			buf_char(out, '\n');
	}
	buf_release(&words);
}

static void
print_entry(struct request *r, const struct term_entry *e)
{
	size_t width = r->options.width ? r->options.width : PAGE_WIDTH;

	print_field(&r->out.data, "", e->name);
	print_field(&r->out.data, "years: ", e->years);
	print_field(&r->out.data, "also: ", e->also);
	buf_char(&r->out.data, '\n');
	print_definition(&r->out.data, e, width);
	if (e->see.size > 0)
		buf_char(&r->out.data, '\n');
	print_field(&r->out.data, "see: ", e->see);
}

static int
tell(struct request *r, const struct glossary *g, struct err *err)
{
	char *name = request_text(r, 0);
	size_t index = term_named(g, slice_of(name));
	int result = 0;

	if (index == OFFSET_NONE) {
		result = err_set(
			err, ERR_ABSENT, "%s: not in the glossary", name);
	} else if (r->options.json) {
		struct json j = request_json(r);

		put_json(&j, term_at(g, index));
		request_json_end(r);
	} else {
		print_entry(r, term_at(g, index));
	}
	free(name);
	return result;
}

static int
add(struct request *r, struct study *s, struct err *err)
{
	char *definition;
	int result;

	if (r->count < 3)
		return err_set(err, ERR_USAGE,
			"terms add NAME DEFINITION; see ibid terms -h");
	if (request_writable(r, err) != 0)
		return -1;
	definition = request_text(r, 2);
	result = own_add(s, slice_of(r->words[1]), slice_of(definition),
		r->options.dry_run, err);
	free(definition);
	if (result == 0)
		output_say("%s: %s the glossary", r->words[1],
			r->options.dry_run ? "would be in" : "is in");
	return result;
}

int
terms_run(struct request *r, struct err *err)
{
	struct study *s = request_study(r, err);

	if (!s)
		return -1;
	if (r->count > 0 && strcmp(r->words[0], "add") == 0)
		return add(r, s, err);
	if (r->count > 0)
		return tell(r, study_glossary(s), err);
	return list(r, study_glossary(s));
}

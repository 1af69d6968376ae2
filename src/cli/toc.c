#include "cli/verbs.h"

#include "base/glyph.h"
#include "cli/structure.h"
#include "cli/target.h"
#include "text/outline.h"

static void
print_heading(struct output *out, const struct doc *d, size_t index)
{
	uint32_t level = doc_spans(d, SPAN_HEADING).items[index].number;

	if (outline_is_title(d, index))
		buf_text(&out->data, "    ");
	else
		buf_printf(&out->data, "%3zu ", outline_section(d, index));
	if (level > 1)
		buf_repeat(&out->data, ' ', 2 * (size_t)(level - 1));
	buf_char(&out->data, ' ');
	glyph_clean(outline_words(d, index), false, &out->data);
	buf_char(&out->data, '\n');
}

int
toc_run(struct request *r, struct err *err)
{
	struct target t;
	int result = target_open(r, r->words[0], &t, err);
	size_t count = 0;

	if (result == 0)
		count = doc_spans(t.doc, SPAN_HEADING).count;
	if (result == 0 && r->options.json)
		structure_print_headings(&r->out, &t);
	else
		for (size_t i = 0; i < count && output_pass(&r->out); i++)
			print_heading(&r->out, t.doc, i);
	if (result == 0 && count == 0) {
		output_say("%s: has no headings", r->words[0]);
		result = 1;
	}
	target_close(&t);
	return result;
}

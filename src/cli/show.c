#include "cli/verbs.h"

#include "cli/dropped.h"
#include "cli/faircopy.h"
#include "cli/page.h"
#include "cli/structure.h"
#include "cli/target.h"
#include "text/motion.h"

/* The paragraph at a place, the section of a heading. */
static struct range
range_at(const struct doc *d, size_t offset)
{
	struct range r = doc_line(d, offset);

	if (span_at(doc_spans(d, SPAN_HEADING), offset)) {
		size_t next = motion_section_next(d, r.start);

		r.end = next > r.start ? next : doc_main_end(d);
	}
	return r;
}

static void
show_text(struct request *r, const struct target *t)
{
	size_t width = r->options.width ? r->options.width : PAGE_WIDTH;
	struct range all = { 0, doc_text(t->doc).size };

	if (r->options.no_notes)
		all.end = doc_main_end(t->doc);
	if (t->offset != OFFSET_NONE)
		all = range_at(t->doc, t->offset);
	page_print(&r->out, t->doc, all, width);
}

static int
show(struct request *r, const struct target *t, struct err *err)
{
	struct study *s = request_study(r, err);

	if (r->options.dropped)
		dropped_print(&r->out, t);
	else if (r->options.markdown)
		faircopy_print(&r->out, t, r->options.all);
	else if (r->options.json)
		structure_print(&r->out, t, s);
	else
		show_text(r, t);
	return 0;
}

int
show_run(struct request *r, struct err *err)
{
	struct target t;
	int result = target_open(r, r->words[0], &t, err);

	if (result == 0)
		result = show(r, &t, err);
	target_close(&t);
	return result;
}

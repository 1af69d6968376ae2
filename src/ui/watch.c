#include "ui/watch.h"

#include "ui/passage.h"
#include "ui/reader_passage.h"

static bool
look_step(void *data)
{
	struct app *a = data;

	a->looks = quoting_step(a->study, NULL) == 1;
	return a->looks;
}

void
watch_start(struct app *a)
{
	if (a->looks)
		return;
	a->looks = true;
	job_queue_add_patient(&a->jobs, (struct job){ look_step, NULL, a });
}

static bool
read_one(struct reader *r)
{
	const struct quoting *q = quoting_of(r->reading);

	if (q == r->quoting && q->version == r->quoting_version)
		return false;
	r->quoting = q;
	r->quoting_version = q->version;
	return true;
}

bool
watch_read(struct app *a)
{
	struct pane *p = pane_first(a->root);
	bool changed = false;

	do {
		if (read_one(p->reader))
			changed = true;
		p = pane_next(a->root, p);
	} while (p != pane_first(a->root));
	return changed;
}

struct pane *
watch_follower(const struct app *a)
{
	struct pane *first = pane_first(a->root), *p = first;

	do {
		if (p->reader->follows)
			return p;
		p = pane_next(a->root, p);
	} while (p != first);
	return NULL;
}

/* The best source of a quotation that is more than another version of it. */
static const struct quoting_link *
source_of(const struct quoting *q, const struct quoting_quote *quote)
{
	for (size_t i = 0; i < quote->count; i++) {
		const struct quoting_link *l =
			vec_at(&q->links, quote->first + i);

		if (l->state != QUOTING_REFUSED &&
			l->grade != DIFFERENCE_VARIANT)
			return l;
	}
	return NULL;
}

/* Of the quotations in sight that have a source: the last that begins before
 * the end of the cursor's row, else the first. */
static const struct quoting_link *
nearest(const struct reader *r)
{
	const struct quoting *q = r->quoting;
	const struct flow_row *row = vec_at(&r->rows, reader_cursor_row(r));
	const struct quoting_link *found = NULL, *l;
	struct range seen = reader_visible(r);

	for (size_t i = 0; q && i < q->quotes.count; i++) {
		const struct quoting_quote *quote = vec_at(&q->quotes, i);
		struct range at = quote->quote.outer;

		if (at.end <= seen.start || !(l = source_of(q, quote)))
			continue;
		if (at.start >= seen.end || (found && at.start >= row->end))
			break;
		found = l;
	}
	return found;
}

static void
show(struct reader *r, struct reading *from, const struct quoting_link *link)
{
	struct vec marks = VEC_OF(struct range);
	struct reading *reading;

	if (r->reading->id != link->document) {
		reading = reading_open(r->reading->study, link->document, NULL);
		if (!reading)
			return;
		reader_show(r, reading);
	}
	if (r->passage.start == link->range.start &&
		r->passage.end == link->range.end)
		return;
	passage_marks(from, link, true, &marks);
	reader_passage_show(r, link->range, &marks);
	vec_release(&marks);
}

void
watch_follow(struct app *a)
{
	struct pane *follower = watch_follower(a);
	const struct reader *r = a->focus->reader;
	const struct quoting_link *link;

	if (!follower || follower == a->focus || r->rows.count == 0)
		return;
	link = nearest(r);
	if (link)
		show(follower->reader, r->reading, link);
}

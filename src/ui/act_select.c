#include "ui/act.h"

#include "text/motion.h"

static void
toggle(struct app *a, bool paragraphs)
{
	struct reader *r = app_reader(a);
	bool stop = r->anchor != OFFSET_NONE && r->paragraphs == paragraphs;

	if (r->anchor == OFFSET_NONE)
		r->anchor = r->cursor;
	r->paragraphs = paragraphs;
	if (stop)
		r->anchor = OFFSET_NONE;
}

void
act_select_start(struct app *a, const struct call *c)
{
	(void)c;
	toggle(a, false);
}

void
act_select_paragraph(struct app *a, const struct call *c)
{
	(void)c;
	toggle(a, true);
}

static const struct {
	const char *name;
	motion_object_fn *find;
} objects[] = {
	{ "word", motion_word_at },
	{ "sentence", motion_sentence_at },
	{ "paragraph", motion_paragraph_at },
	{ "quotation", motion_quotation_at },
	{ "note", motion_note_at },
};

void
act_select_object(struct app *a, const struct call *c)
{
	struct reader *r = app_reader(a);
	struct range range = RANGE_NONE;

	for (size_t i = 0; i < sizeof(objects) / sizeof(*objects); i++)
		if (slice_equal(c->words[0], slice_of(objects[i].name)))
			range = objects[i].find(r->reading->doc, r->cursor);
	if (range_is_none(range) || range.start == range.end) {
		app_say(a, "there is no %.*s here", (int)c->words[0].size,
			c->words[0].data);
		return;
	}
	r->anchor = range.start;
	r->paragraphs = false;
	reader_put_cursor(r, motion_char_before(r->reading->doc, range.end));
}

void
act_select_swap(struct app *a, const struct call *c)
{
	struct reader *r = app_reader(a);
	size_t anchor = r->anchor;

	(void)c;
	if (anchor == OFFSET_NONE)
		return;
	r->anchor = r->cursor;
	reader_put_cursor(r, anchor);
}

static struct range
chosen_words(const struct reader *r)
{
	struct range range = reader_selection(r);

	return range_is_none(range)
		? motion_sentence_at(r->reading->doc, r->cursor)
		: range;
}

static void
send(struct app *a, struct slice words)
{
	if (a->front->ops->copy(a->front, words))
		app_say(a, "sent to your terminal's clipboard (%zu bytes)",
			words.size);
	else
		app_say(a, "%zu bytes are too much for a terminal's clipboard",
			words.size);
	app_reader(a)->anchor = OFFSET_NONE;
}

void
act_select_copy(struct app *a, const struct call *c)
{
	const struct reader *r = app_reader(a);

	(void)c;
	send(a, doc_cut(r->reading->doc, chosen_words(r)));
}

void
act_select_copy_citation(struct app *a, const struct call *c)
{
	const struct reader *r = app_reader(a);
	const struct shelf_entry *e = &r->reading->entry;
	struct range range = chosen_words(r);
	struct buf out = { 0 };

	(void)c;
	buf_text(&out, "“");
	buf_slice(&out, doc_cut(r->reading->doc, range));
	buf_text(&out, "” (");
	if (e->author.size) {
		buf_slice(&out, e->author);
		buf_text(&out, ", ");
	}
	buf_slice(&out, e->title);
	if (e->date.size) {
		buf_text(&out, ", ");
		buf_slice(&out, e->date);
	}
	buf_text(&out, ", ¶ ");
	reading_place(r->reading, range.start, &out);
	buf_text(&out, ")");
	send(a, buf_view(&out));
	buf_release(&out);
}

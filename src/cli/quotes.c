/*
 * The quotations of documents: whose words, where they come from, how faithful
 * they are.
 */
#include "cli/verbs.h"

#include "apparatus/footnote.h"
#include "apparatus/speaker.h"
#include "base/file.h"
#include "base/glyph.h"
#include "cli/page.h"
#include "cli/quotation.h"
#include "cli/source.h"
#include "cli/target.h"
#include "study/works.h"

enum { WORDS_SHOWN = 12 /* of a quotation */ };

/* One document on its way out. */
struct quotes {
	struct request *request;
	struct target target;
	struct reading *reading; /* owned */
	const struct quoting *all;
	struct json json;
	struct source source;
	struct quotation quotation;
	struct speakers *speakers; /* owned */
	struct slice speaker;	   /* of the quotation before */
	size_t told, found;
};

static void
text_or_null(struct json *j, const char *key, struct slice value)
{
	if (value.size > 0)
		json_text(j, key, value);
	else
		json_null(j, key);
}

static void
put_whose(struct quotes *q, const struct quote *x)
{
	struct slice label = quoting_label(q->reading, x);
	const struct catalogue *works = works_catalogue(q->reading->study);
	size_t work = WORK_NONE;
	int64_t document;

	q->speaker = speaker_of(
		q->speakers, x->outer, x->kind == QUOTE_BLOCK, q->speaker);
	if (label.size > 0)
		work = works_of_label(q->reading, label, &document);
	text_or_null(&q->json, "label", label);
	text_or_null(&q->json, "speaker", q->speaker);
	text_or_null(&q->json, "work_id",
		work == WORK_NONE ? SLICE("")
				  : work_at(works, work)->fields[WORK_KEY]);
}

static struct difference_side
side_of(const struct quotes *q, const struct quoting_link *l)
{
	return (struct difference_side){ q->reading->doc,
		doc_text(q->reading->doc), l->here };
}

/* Other versions of the same are told apart: they are no sources. */
static void
put_links(struct quotes *q, const struct quoting_quote *x, const char *key,
	bool variants)
{
	json_array(&q->json, key);
	for (size_t i = 0; i < x->count; i++) {
		const struct quoting_link *l =
			vec_at(&q->all->links, x->first + i);
		struct difference_side here = side_of(q, l);

		if ((l->grade == DIFFERENCE_VARIANT) == variants)
			quotation_put(&q->quotation, &here, l);
	}
	json_array_end(&q->json);
}

static void
put_document(struct quotes *q)
{
	const struct shelf_entry *e = &q->target.entry;
	struct buf id = { 0 };

	if (q->target.id != 0)
		buf_printf(&id, "%lld", (long long)q->target.id);
	text_or_null(&q->json, "doc", buf_view(&id));
	json_text(&q->json, "file",
		slice_of(e->path.size ? file_name(e->path.data) : ""));
	buf_release(&id);
}

static void
put_quote(struct quotes *q, const struct quoting_quote *x)
{
	json_object(&q->json, NULL);
	if (q->request->options.jsonl)
		put_document(q);
	source_put_bounds(&q->source, x->quote.range);
	json_text(&q->json, "kind", slice_of(quote_kind_name(x->quote.kind)));
	put_whose(q, &x->quote);
	put_links(q, x, "links", false);
	put_links(q, x, "variants", true);
	json_object_end(&q->json);
	if (q->request->options.jsonl) {
		request_json_end(q->request);
		q->json.pending = false;
	}
}

/* Its first words, between marks. */
static void
print_words(struct quotes *q, const struct quote *x, struct buf *out)
{
	struct buf line = { 0 }, words = { 0 };
	struct slice rest, word;
	size_t count = 0;

	doc_place_print(q->reading->doc,
		doc_place_of(q->reading->doc, x->range.start), &line);
	buf_text(&line, " ");
	footnote_unmark(q->reading->doc, x->range, &words);
	rest = buf_view(&words);
	while (count < WORDS_SHOWN && slice_word(&rest, &word)) {
		buf_text(&line, count++ == 0 ? " \"" : " ");
		buf_slice(&line, word);
	}
	if (slice_trim(rest).size > 0)
		buf_text(&line, glyph_is_ascii() ? " ..." : " …");
	buf_text(&line, "\"");
	page_wrap(buf_view(&line), 0, PAGE_WIDTH, out);
	buf_release(&line);
	buf_release(&words);
}

static void
print_quote(struct quotes *q, const struct quoting_quote *x)
{
	struct buf *out = &q->request->out.data;

	if (q->told > 0)
		buf_char(out, '\n');
	print_words(q, &x->quote, out);
	for (size_t i = 0; i < x->count; i++) {
		const struct quoting_link *l =
			vec_at(&q->all->links, x->first + i);
		struct difference_side here = side_of(q, l);

		if (l->state == QUOTING_REFUSED && i > 0)
			break;
		quotation_print(&q->quotation, &here, l,
			q->request->options.check, out);
	}
}

static bool
has_source(const struct quotes *q, const struct quoting_quote *x)
{
	const struct quoting_link *best =
		x->count > 0 ? vec_at(&q->all->links, x->first) : NULL;

	return best && best->state != QUOTING_REFUSED &&
		best->grade != DIFFERENCE_VARIANT;
}

/* Whether it says something else than the source it most likely has. */
static bool
is_altered(const struct quotes *q, const struct quoting_quote *x)
{
	const struct quoting_link *best =
		has_source(q, x) ? vec_at(&q->all->links, x->first) : NULL;

	return best && best->grade == DIFFERENCE_ALTERED;
}

static bool
is_wanted(const struct quotes *q, const struct quoting_quote *x)
{
	const struct options *o = &q->request->options;

	if (o->check)
		return is_altered(q, x);
	return o->json || o->jsonl || x->count > 0;
}

static void
print_all(struct quotes *q)
{
	bool json = q->request->options.json || q->request->options.jsonl;

	for (size_t i = 0; i < q->all->quotes.count; i++) {
		const struct quoting_quote *x = vec_at(&q->all->quotes, i);

		q->found += has_source(q, x);
		if (!output_pass(&q->request->out) || !is_wanted(q, x))
			continue;
		if (json)
			put_quote(q, x);
		else
			print_quote(q, x);
		q->told++;
	}
}

static void
print_document(struct quotes *q)
{
	bool whole = q->request->options.json && !q->request->options.jsonl;

	q->speakers =
		speaker_read(q->reading->doc, reading_citations(q->reading));
	if (whole) {
		json_object(&q->json, NULL);
		put_document(q);
		json_array(&q->json, "quotes");
	}
	print_all(q);
	if (whole) {
		json_array_end(&q->json);
		json_object_end(&q->json);
	}
	speaker_free(q->speakers);
}

static int
open_reading(struct quotes *q, struct study *s, struct err *err)
{
	struct target *t = &q->target;

	if (t->id != 0) {
		q->reading = reading_open(s, t->id, err);
		return q->reading ? 0 : -1;
	}
	q->reading = reading_of(s, t->doc, t->entry.title);
	t->doc = NULL;
	return 0;
}

static int
list(struct quotes *q, struct study *s, struct err *err)
{
	if (open_reading(q, s, err) < 0 ||
		quoting_finish(q->reading, quotation_tell, err) < 0)
		return -1;
	quotation_tell(0);
	reading_read_all_citations(q->reading);
	q->all = quoting_of(q->reading);
	quotation_init(&q->quotation, s, &q->json);
	source_init(&q->source, q->reading->doc, q->target.source, &q->json);
	print_document(q);
	source_release(&q->source);
	quotation_release(&q->quotation);
	return 0;
}

static void
tell(const struct quotes *q, const char *name)
{
	const struct options *o = &q->request->options;

	if (!o->json && !o->jsonl && !o->check)
		output_say("%s: %zu of %zu quotations have a source on the "
			   "shelf",
			name, q->found, q->all->quotes.count);
}

/* The quotations that were told, counted to *TOLD. */
static int
list_one(struct request *r, struct json *j, const char *name, size_t *told,
	struct err *err)
{
	struct study *s = request_study(r, err);
	struct quotes q = { .request = r, .json = *j, .told = *told };
	int result = s ? target_open(r, name, &q.target, err) : -1;

	if (result == 0)
		result = list(&q, s, err);
	if (result == 0)
		tell(&q, name);
	*told = q.told;
	j->pending = q.json.pending;
	if (q.reading)
		reading_close(q.reading);
	if (s)
		target_close(&q.target);
	return result;
}

int
quotes_run(struct request *r, struct err *err)
{
	struct json j = request_json(r);
	bool many = r->options.json && !r->options.jsonl && r->count > 1;
	size_t told = 0;
	int result = 0;

	if (many)
		json_array(&j, NULL);
	for (size_t i = 0; i < r->count && result == 0; i++)
		result = list_one(r, &j, r->words[i], &told, err);
	if (many)
		json_array_end(&j);
	if (r->options.json && !r->options.jsonl)
		request_json_end(r);
	if (result == 0)
		result = r->options.check ? told > 0 : told == 0;
	return result;
}

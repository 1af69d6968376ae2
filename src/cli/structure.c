#include "cli/structure.h"

#include "apparatus/citation.h"
#include "apparatus/footnote.h"
#include "apparatus/speaker.h"
#include "base/file.h"
#include "cli/listing.h"
#include "cli/source.h"
#include "study/testimony.h"
#include "study/works.h"
#include "text/outline.h"

/* One document on its way out. */
struct writer {
	struct json json;
	struct source source;
	struct output *out;
	const struct target *target;
	const struct doc *doc;
	const struct glossary *glossary;
	struct study *study;
	struct citations *citations;
	struct speakers *speakers;
};

static void
start(struct writer *w, struct output *out, const struct target *t)
{
	*w = (struct writer){
		.json = { .out = &out->data },
		.out = out,
		.target = t,
		.doc = t->doc,
	};
	source_init(&w->source, t->doc, t->source, &w->json);
}

static void
text_or_null(struct writer *w, const char *key, struct slice value)
{
	if (value.size > 0)
		json_text(&w->json, key, value);
	else
		json_null(&w->json, key);
}

static void
put_identity(struct writer *w)
{
	const struct shelf_entry *e = &w->target->entry;
	struct buf id = { 0 };

	buf_printf(&id, "%lld", (long long)w->target->id);
	text_or_null(w, "doc", w->target->id ? buf_view(&id) : SLICE(""));
	json_text(&w->json, "file",
		slice_of(e->path.size ? file_name(e->path.data) : ""));
	json_number(&w->json, "bytes", (int64_t)w->target->source.size);
	json_text(&w->json, "sha256", e->hash);
	json_text(&w->json, "title", e->title);
	buf_release(&id);
}

/* The document knows them one by one, unless the reader knew better. */
static void
put_authors(struct writer *w)
{
	struct slice known = w->target->entry.author;
	struct slice author = doc_fact(w->doc, DOC_AUTHOR, 0);

	json_array(&w->json, "authors");
	if (author.size == 0 || !slice_starts(known, author)) {
		if (known.size > 0)
			json_text(&w->json, NULL, known);
		author.size = 0;
	}
	for (size_t i = 1; author.size > 0; i++) {
		json_text(&w->json, NULL, author);
		author = doc_fact(w->doc, DOC_AUTHOR, i);
	}
	json_array_end(&w->json);
}

static void
put_meta(struct writer *w)
{
	const struct shelf_entry *e = &w->target->entry;

	json_object(&w->json, "meta");
	text_or_null(w, "title", e->title);
	text_or_null(w, "subtitle", doc_fact(w->doc, DOC_SUBTITLE, 0));
	put_authors(w);
	text_or_null(w, "date", e->date);
	text_or_null(w, "publisher", doc_fact(w->doc, DOC_PUBLISHER, 0));
	text_or_null(w, "language", doc_fact(w->doc, DOC_LANGUAGE, 0));
	json_object_end(&w->json);
}

static void
put_heading(struct writer *w, size_t index, bool section)
{
	const struct span *h = &doc_spans(w->doc, SPAN_HEADING).items[index];

	json_object(&w->json, NULL);
	json_number(&w->json, "level", h->number);
	if (section)
		json_number(&w->json, "section",
			(int64_t)outline_section(w->doc, index));
	source_put_bounds(&w->source, span_range(h));
	json_text(&w->json, "text", outline_words(w->doc, index));
	json_object_end(&w->json);
}

static void
put_headings(struct writer *w, const char *key, bool section)
{
	json_array(&w->json, key);
	for (size_t i = 0; i < doc_spans(w->doc, SPAN_HEADING).count; i++)
		put_heading(w, i, section);
	json_array_end(&w->json);
}

static void
put_paragraphs(struct writer *w)
{
	struct spans set = doc_spans(w->doc, SPAN_PARAGRAPH);
	struct buf number = { 0 };

	json_array(&w->json, "paragraphs");
	for (size_t i = 0; i < set.count && output_pass(w->out); i++) {
		const struct span *p = &set.items[i];

		buf_clear(&number);
		doc_place_print(
			w->doc, doc_place_of(w->doc, p->start), &number);
		json_object(&w->json, NULL);
		json_text(&w->json, "n", buf_view(&number));
		source_put_pieces(&w->source, "pieces", span_range(p));
		json_object_end(&w->json);
	}
	json_array_end(&w->json);
	buf_release(&number);
}

static void
put_notes(struct writer *w)
{
	json_array(&w->json, "notes");
	for (size_t i = 0; i < doc_note_count(w->doc) && output_pass(w->out);
		i++) {
		const struct doc_note *n = doc_note_at(w->doc, i);

		json_object(&w->json, NULL);
		json_text(&w->json, "label", doc_string(w->doc, n->label));
		json_text(&w->json, "kind",
			slice_of(doc_note_kind_name(
				(enum doc_note_kind)n->kind)));
		source_put_hull(&w->source, "marker", n->mark);
		source_put_hull(&w->source, "body", n->body);
		json_bool(&w->json, "unsure", n->unsure != 0);
		json_object_end(&w->json);
	}
	json_array_end(&w->json);
}

/* Whether only stops and closing marks stand between AT and END. */
static bool
is_end(struct slice text, size_t at, size_t end)
{
	static const char *const closing[] = { " ", "\n", ".", ",", ";", ")",
		"\"", "'", "”", "’", "»" };
	enum { COUNT = sizeof(closing) / sizeof(*closing) };

	while (at < end) {
		struct slice rest = slice_sub(text, at, end);
		size_t i = 0;

		while (i < COUNT && !slice_starts(rest, slice_of(closing[i])))
			i++;
		if (i == COUNT)
			return false;
		at += slice_of(closing[i]).size;
	}
	return true;
}

/* The label of the note whose marker ends the quotation; empty without one. */
static struct slice
label_at_end(const struct doc *d, struct range quotation)
{
	struct spans marks = doc_spans(d, SPAN_NOTE_MARK);
	size_t behind = span_index(marks, quotation.end);
	const struct span *last = behind ? &marks.items[behind - 1] : NULL;

	if (!last || last->start < quotation.start ||
		!is_end(doc_text(d), last->end, quotation.end))
		return SLICE("");
	return footnote_label(d, last->number);
}

static void
put_block_quotes(struct writer *w)
{
	struct spans set = doc_spans(w->doc, SPAN_QUOTE);
	struct slice speaker = SLICE("");

	json_array(&w->json, "block_quotes");
	for (size_t i = 0; i < set.count && output_pass(w->out); i++) {
		struct range r = span_range(&set.items[i]);

		if (set.items[i].number > 1)
			continue;
		speaker = speaker_of(w->speakers, r, true, speaker);
		json_object(&w->json, NULL);
		source_put_pieces(&w->source, "pieces", r);
		text_or_null(w, "speaker", speaker);
		text_or_null(w, "label", label_at_end(w->doc, r));
		json_object_end(&w->json);
	}
	json_array_end(&w->json);
}

/* Of several quotations in a paragraph one may tell who speaks in all. */
static struct slice
speaker_inside(struct writer *w, const struct span *q,
	const struct span *before, struct slice last)
{
	enum { FAR = 1200 };
	struct slice found =
		speaker_of(w->speakers, span_range(q), false, last);

	if (found.size == 0 && before && q->start - before->start < FAR &&
		slice_find(slice_sub(doc_text(w->doc), before->start, q->start),
			SLICE("\n"), 0) == SLICE_NONE)
		return last;
	return found;
}

static void
put_inline_quotes(struct writer *w)
{
	struct spans set = doc_spans(w->doc, SPAN_QUOTATION);
	struct slice speaker = SLICE("");

	if (set.count == 0)
		return;
	json_array(&w->json, "inline_quotes");
	for (size_t i = 0; i < set.count && output_pass(w->out); i++) {
		const struct span *q = &set.items[i];

		speaker = speaker_inside(w, q, i > 0 ? q - 1 : NULL, speaker);
		json_object(&w->json, NULL);
		source_put_bounds(&w->source, span_range(q));
		text_or_null(w, "speaker", speaker);
		text_or_null(w, "label", speaker_source(w->doc, span_range(q)));
		json_object_end(&w->json);
	}
	json_array_end(&w->json);
}

/* The key of the work in some list; of one that only citations name, none. */
static void
put_work(struct writer *w, const struct citation *c)
{
	size_t work = works_meant(
		w->study, w->doc, w->target->id, w->citations, c, NULL);

	text_or_null(w, "work_id",
		work == WORK_NONE ? SLICE("")
				  : work_at(works_catalogue(w->study), work)
					    ->fields[WORK_KEY]);
}

/* The labels of the notes from C back to the one that prints its work. */
static void
put_chain(struct writer *w, const struct citation *c)
{
	struct buf labels = { 0 };

	citation_chain(w->citations, c, "<-", &labels);
	text_or_null(w, "chain", buf_view(&labels));
	buf_release(&labels);
}

static void
put_citation(
	struct writer *w, const struct citations *all, const struct citation *c)
{
	const struct citation *source =
		c->source == CITATION_NONE ? NULL : citation_at(all, c->source);

	json_object(&w->json, NULL);
	json_text(&w->json, "note_label", footnote_label(w->doc, c->note));
	source_put_hull(&w->source, "at", c->at);
	text_or_null(w, "author", c->author);
	text_or_null(w, "work_title", c->title);
	text_or_null(w, "container", c->container);
	text_or_null(w, "volume", c->volume);
	text_or_null(w, "year", c->year);
	text_or_null(w, "pages", c->pages);
	text_or_null(w, "original", c->original);
	text_or_null(w, "back", slice_of(citation_back_name(c->back)));
	text_or_null(w, "ibid_of",
		c->back && c->back != CITATION_SHORT && source
			? footnote_label(w->doc, source->note)
			: SLICE(""));
	if (source)
		source_put_hull(&w->source, "source", source->at);
	else
		json_null(&w->json, "source");
	put_chain(w, c);
	put_work(w, c);
	json_bool(&w->json, "unsure", c->unsure);
	json_object_end(&w->json);
}

static void
put_citations(struct writer *w)
{
	const struct citations *all = w->citations;

	json_array(&w->json, "citations");
	for (size_t i = 0; i < citation_count(all) && output_pass(w->out); i++)
		put_citation(w, all, citation_at(all, i));
	json_array_end(&w->json);
}

static void
put_boilerplate(struct writer *w)
{
	struct spans set = doc_spans(w->doc, SPAN_BOILERPLATE);

	json_array(&w->json, "boilerplate");
	for (size_t i = 0; i < set.count && output_pass(w->out); i++) {
		source_pieces(&w->source, span_range(&set.items[i]));
		for (size_t k = 0; k < w->source.pieces.count; k++)
			source_put(&w->source, NULL,
				*(struct origin_piece *)vec_at(
					&w->source.pieces, k));
	}
	json_array_end(&w->json);
}

/* Whether the bytes hold a line with nothing on it. */
static bool
has_blank_line(struct slice s)
{
	bool ended = false;

	for (size_t i = 0; i < s.size; i++) {
		if (s.data[i] == '\n' && ended)
			return true;
		if (s.data[i] == '\n')
			ended = true;
		else if (s.data[i] != ' ' && s.data[i] != '\t' &&
			s.data[i] != '\r')
			ended = false;
	}
	return false;
}

/* The places of the file where a paragraph that is one was cut in two. */
static void
find_joins(struct writer *w, struct vec *out)
{
	struct spans set = doc_spans(w->doc, SPAN_PARAGRAPH);

	for (size_t i = 0; i < set.count; i++) {
		const struct origin_piece *p;

		source_pieces(&w->source, span_range(&set.items[i]));
		p = w->source.pieces.items;
		for (size_t k = 1; k < w->source.pieces.count; k++) {
			struct range gap = { p[k - 1].range.end,
				p[k].range.start };

			if (gap.start < gap.end && p[k].member == 0 &&
				has_blank_line(slice_sub(
					w->target->source, gap.start, gap.end)))
				*(struct range *)vec_push(out) = gap;
		}
	}
}

static void
put_joins(struct writer *w)
{
	struct vec joins = VEC_OF(struct range);

	find_joins(w, &joins);
	if (joins.count > 0) {
		json_array(&w->json, "paragraph_joins");
		for (size_t i = 0; i < joins.count; i++) {
			const struct range *gap = vec_at(&joins, i);

			json_pair(&w->json, NULL, gap->start, gap->end);
		}
		json_array_end(&w->json);
	}
	vec_release(&joins);
}

/* By entry, then by place. */
static int
compare_uses(const void *a, const void *b)
{
	const struct term_use *x = a, *y = b;

	return (x->entry > y->entry) - (x->entry < y->entry);
}

static void
put_terms(struct writer *w)
{
	struct arena names = { 0 };
	struct vec uses = VEC_OF(struct term_use);
	size_t last = OFFSET_NONE;

	term_uses(w->glossary, w->doc,
		(struct range){ 0, doc_text(w->doc).size }, &uses);
	vec_sort(&uses, compare_uses);
	json_object(&w->json, "terms");
	for (size_t i = 0; i < uses.count && output_pass(w->out); i++) {
		const struct term_use *u = vec_at(&uses, i);

		if (u->entry != last && last != OFFSET_NONE)
			json_array_end(&w->json);
		if (u->entry != last)
			json_array(&w->json,
				arena_string(&names,
					term_at(w->glossary, u->entry)->name));
		last = u->entry;
		source_put_hull(&w->source, NULL, u->range);
	}
	if (last != OFFSET_NONE)
		json_array_end(&w->json);
	json_object_end(&w->json);
	vec_release(&uses);
	arena_release(&names);
}

void
structure_print(struct output *out, const struct target *t, struct study *s)
{
	struct writer w;

	start(&w, out, t);
	w.study = s;
	w.glossary = study_glossary(s);
	w.citations = testimony_citations(s, t->id, t->doc, true);
	w.speakers = speaker_read(t->doc, w.citations);
	json_object(&w.json, NULL);
	put_identity(&w);
	put_meta(&w);
	put_headings(&w, "headings", false);
	put_paragraphs(&w);
	put_notes(&w);
	put_block_quotes(&w);
	put_inline_quotes(&w);
	put_citations(&w);
	listing_put(&w.source);
	put_boilerplate(&w);
	put_joins(&w);
	put_terms(&w);
	json_object_end(&w.json);
	buf_char(&out->data, '\n');
	speaker_free(w.speakers);
	citation_free(w.citations);
	source_release(&w.source);
}

void
structure_print_headings(struct output *out, const struct target *t)
{
	struct writer w;

	start(&w, out, t);
	put_headings(&w, NULL, true);
	buf_char(&out->data, '\n');
	source_release(&w.source);
}

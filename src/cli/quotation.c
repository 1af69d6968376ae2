#include "cli/quotation.h"

#include "apparatus/contrast.h"
#include "apparatus/source.h"
#include "base/file.h"
#include "base/glyph.h"
#include "cli/page.h"
#include "cli/source.h"
#include "study/shelve.h"

enum { FILES_MOST = 64 };

/* A document that something is quoted from. */
struct quotation_file {
	int64_t id;
	struct slice bytes; /* mapped */
	struct shelf_entry entry;
	struct arena arena;
};

void
quotation_init(struct quotation *q, struct study *s, struct json *j)
{
	*q = (struct quotation){ .study = s,
		.json = j,
		.files = VEC_OF(struct quotation_file),
		.steps = VEC_OF(struct difference) };
}

static void
close_files(struct quotation *q)
{
	for (size_t i = 0; i < q->files.count; i++) {
		struct quotation_file *f = vec_at(&q->files, i);

		file_unmap(f->bytes);
		arena_release(&f->arena);
	}
	vec_clear(&q->files);
}

void
quotation_release(struct quotation *q)
{
	close_files(q);
	vec_release(&q->files);
	vec_release(&q->steps);
	arena_release(&q->arena);
}

static const struct quotation_file *
file_of(struct quotation *q, int64_t id)
{
	struct quotation_file *f;

	for (size_t i = 0; i < q->files.count; i++) {
		f = vec_at(&q->files, i);
		if (f->id == id)
			return f;
	}
	if (q->files.count == FILES_MOST)
		close_files(q);
	f = vec_push(&q->files);
	f->id = id;
	if (shelve_original(q->study, id, &f->bytes, NULL) != 0)
		f->bytes = slice_of("");
	shelve_entry(q->study, id, &f->arena, &f->entry, NULL);
	return f;
}

/* Words as one line, with one blank where there is white space. */
static struct slice
flat(struct quotation *q, struct slice words)
{
	struct buf out = { 0 };
	struct slice word, copy;

	while (slice_word(&words, &word)) {
		if (out.size > 0)
			buf_char(&out, ' ');
		buf_slice(&out, word);
	}
	copy = arena_copy(&q->arena, buf_view(&out));
	buf_release(&out);
	return copy;
}

static struct slice
quoted_words(struct quotation *q, const struct difference_side *here,
	const struct difference *d)
{
	return flat(q, slice_sub(here->text, d->quoted.start, d->quoted.end));
}

static struct slice
source_words(struct quotation *q, const struct difference *d)
{
	return flat(q, slice_sub(q->other, d->source.start, d->source.end));
}

/* What stands behind the name of each kind. */
static void
put_step(struct quotation *q, const struct difference_side *here,
	const struct difference *d)
{
	struct json *j = q->json;

	json_array(j, NULL);
	json_text(j, NULL, slice_of(difference_kind_name(d->kind)));
	switch (d->kind) {
	case DIFFERENCE_ELLIPSIS:
		json_number(j, NULL, (int64_t)d->words);
		break;
	case DIFFERENCE_OMITTED:
		json_text(j, NULL, source_words(q, d));
		break;
	case DIFFERENCE_CASE:
	case DIFFERENCE_PUNCTUATION:
	case DIFFERENCE_SPELLING:
	case DIFFERENCE_CHANGED:
		json_text(j, NULL, quoted_words(q, here, d));
		json_text(j, NULL, source_words(q, d));
		break;
	default:
		json_text(j, NULL, quoted_words(q, here, d));
	}
	json_array_end(j);
}

static void
put_origin(struct json *j, const struct quoting_link *l)
{
	json_array(j, "by");
	if (l->by & SOURCE_BY_WORDS)
		json_text(j, NULL, SLICE("words"));
	if (l->by & SOURCE_BY_CITATION)
		json_text(j, NULL, SLICE("citation"));
	if (l->decision != 0)
		json_text(j, NULL, SLICE("reader"));
	json_array_end(j);
}

static void
put_place(struct quotation *q, const struct quoting_link *l)
{
	const struct quotation_file *f = file_of(q, l->document);
	const struct doc *doc = quoting_doc(q->study, l->document);
	struct slice name =
		f->entry.path.size > 0 ? f->entry.path : f->entry.title;
	struct source s;

	json_text(q->json, "doc",
		arena_printf(&q->arena, "%lld", (long long)l->document));
	json_text(q->json, "file",
		slice_of(file_name(arena_string(&q->arena, name))));
	if (!doc)
		return;
	source_init(&s, doc, f->bytes, q->json);
	source_put_bounds(&s, l->range);
	source_release(&s);
}

/* Reads how LINK differs; nothing if its source is gone. */
static void
compare(struct quotation *q, const struct difference_side *here,
	const struct quoting_link *l)
{
	arena_clear(&q->arena);
	vec_clear(&q->steps);
	q->other = slice_of("");
	quoting_compare(
		q->study, here, l, true, &q->arena, &q->steps, &q->other, NULL);
}

void
quotation_put(struct quotation *q, const struct difference_side *here,
	const struct quoting_link *l)
{
	static const char *const states[] = { [QUOTING_PROPOSED] = "proposed",
		[QUOTING_ACCEPTED] = "accepted",
		[QUOTING_REFUSED] = "refused" };
	struct json *j = q->json;

	compare(q, here, l);
	json_object(j, NULL);
	put_place(q, l);
	json_text(j, "grade", slice_of(difference_grade_name(l->grade)));
	json_bool(j, "unsure", l->unsure);
	json_real(j, "score", l->score);
	put_origin(j, l);
	json_text(j, "state", slice_of(states[l->state]));
	json_array(j, "diff");
	for (size_t i = 0; i < q->steps.count; i++)
		put_step(q, here, vec_at(&q->steps, i));
	json_array_end(j);
	json_object_end(j);
}

void
quotation_print(struct quotation *q, const struct difference_side *here,
	const struct quoting_link *l, bool words, struct buf *out)
{
	struct quoting_context c = { 0 };
	struct contrast contrast = { &q->steps, here->text, SLICE(""),
		here->range };
	struct buf line = { 0 };

	compare(q, here, l);
	contrast.source = q->other;
	quoting_describe(q->study, l, &q->arena, &c, NULL);
	buf_printf(&line, "%s ", glyph_is_ascii() ? "->" : "→");
	buf_slice(&line, c.title);
	buf_char(&line, ' ');
	buf_slice(&line, c.place);
	buf_printf(&line, "%s, ", l->unsure ? "?" : "");
	difference_tell(l->grade, q->steps.items, q->steps.count, &line);
	if (l->state == QUOTING_REFUSED)
		buf_text(&line, " (refused)");
	page_wrap(buf_view(&line), 6, PAGE_WIDTH, out);
	buf_clear(&line);
	if (words) {
		contrast_write(&contrast, &line, NULL);
		page_wrap(buf_view(&line), 8, PAGE_WIDTH, out);
	}
	buf_release(&line);
}

void
quotation_tell(size_t left)
{
	if (left > 0)
		output_progress("reading what is new: %zu %s left...", left,
			left == 1 ? "document" : "documents");
	else
		output_progress("%s", "");
}

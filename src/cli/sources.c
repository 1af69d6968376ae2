/*
 * The ledger of the works that the shelf, or one document, cites: as lines, as
 * JSON with every place, or the records themselves as BibTeX.
 */
#include "cli/verbs.h"

#include <stdlib.h>

#include "apparatus/bibtex.h"
#include "apparatus/footnote.h"
#include "base/glyph.h"
#include "study/shelve.h"
#include "study/works.h"

struct ledger {
	struct request *request;
	struct study *study;
	const struct catalogue *works;
	int64_t document; /* 0: all */
	struct arena arena;
	struct vec lines;  /* of struct works_line */
	struct vec places; /* of struct works_place */
	struct doc *doc;   /* the latest that was opened, owned */
	int64_t opened;	   /* its id */
};

/* Places are cited as "7#3.14"; in one document the number is known. */

static const struct doc *
doc_of(struct ledger *l, int64_t id)
{
	if (id != l->opened) {
		doc_free(l->doc);
		l->doc = shelve_load(l->study, id, NULL);
		l->opened = id;
	}
	return l->doc;
}

static void
put_place(struct ledger *l, const struct works_place *p, struct buf *out)
{
	const struct doc *d = doc_of(l, p->document);
	struct range mark;

	if (!d)
		return;
	mark = doc_note_at(d, p->note)->mark;
	doc_place_print(d,
		doc_place_of(d, range_is_none(mark) ? p->at.start : mark.start),
		out);
}

/* Each place once, however many notes stand there. */
static void
print_places(struct ledger *l, const struct works_line *line, struct buf *out)
{
	enum { WIDTH = 72, INDENT = 8 };
	struct buf word = { 0 }, last = { 0 };
	size_t column = 0;

	for (size_t i = 0; i < line->count; i++) {
		const struct works_place *p =
			vec_at(&l->places, line->first + i);

		buf_clear(&word);
		if (l->document == 0)
			buf_printf(&word, "%lld#", (long long)p->document);
		put_place(l, p, &word);
		buf_text(&word, p->unsure ? "?" : "");
		if (slice_equal(buf_view(&word), buf_view(&last)))
			continue;
		buf_clear(&last);
		buf_slice(&last, buf_view(&word));
		if (column > 0 && column + 1 + word.size <= WIDTH) {
			buf_char(out, ' ');
			column++;
		} else {
			buf_text(out, column > 0 ? "\n" : "");
			buf_repeat(out, ' ', INDENT);
			column = INDENT;
		}
		buf_slice(out, buf_view(&word));
		column += word.size;
	}
	buf_char(out, '\n');
	buf_release(&word);
	buf_release(&last);
}

static void
print_line(struct ledger *l, const struct works_line *line, struct buf *out)
{
	buf_printf(out, "%4zu  %c ", line->count, line->document ? '*' : ' ');
	glyph_clean(line->name, false, out);
	buf_char(out, '\n');
	if (l->document || l->request->options.places)
		print_places(l, line, out);
}

static void
put_id(struct json *j, const char *key, int64_t id)
{
	struct buf text = { 0 };

	buf_printf(&text, "%lld", (long long)id);
	if (id > 0)
		json_text(j, key, buf_view(&text));
	else
		json_null(j, key);
	buf_release(&text);
}

static void
put_places(struct ledger *l, struct json *j, const struct works_line *line)
{
	struct buf place = { 0 };

	json_array(j, "places");
	for (size_t i = 0; i < line->count; i++) {
		const struct works_place *p =
			vec_at(&l->places, line->first + i);
		const struct doc *d = doc_of(l, p->document);

		buf_clear(&place);
		put_place(l, p, &place);
		json_object(j, NULL);
		put_id(j, "doc", p->document);
		json_text(j, "place", buf_view(&place));
		if (d)
			json_text(j, "note_label", footnote_label(d, p->note));
		json_bool(j, "unsure", p->unsure);
		json_object_end(j);
	}
	json_array_end(j);
	buf_release(&place);
}

static void
put_json(struct ledger *l, struct json *j, const struct works_line *line)
{
	const struct work *w = work_at(l->works, line->work);

	json_object(j, NULL);
	json_text(j, "work_id", w->fields[WORK_KEY]);
	json_text(j, "name", line->name);
	json_text(j, "author", w->fields[WORK_AUTHOR]);
	json_text(j, "title", w->fields[WORK_TITLE]);
	json_text(j, "year", w->fields[WORK_YEAR]);
	json_bool(j, "listed", !w->cited_only);
	put_id(j, "doc", line->document);
	json_number(j, "count", (int64_t)line->count);
	put_places(l, j, line);
	json_object_end(j);
}

static void
print_all(struct ledger *l)
{
	struct request *r = l->request;
	struct json j = request_json(r);
	bool bibtex = r->options.bibtex, json = r->options.json && !bibtex;

	if (json)
		json_array(&j, NULL);
	for (size_t i = 0; i < l->lines.count && output_pass(&r->out); i++) {
		const struct works_line *line = vec_at(&l->lines, i);

		if (json)
			put_json(l, &j, line);
		else if (bibtex)
			bibtex_write(
				work_at(l->works, line->work), &r->out.data);
		else
			print_line(l, line, &r->out.data);
	}
	if (json) {
		json_array_end(&j);
		request_json_end(r);
	}
}

/* What is wrong in the reader's lists; the rest of them counts. */
static void
tell_faults(struct study *s)
{
	const struct vec *faults = works_faults(s);

	for (size_t i = 0; i < faults->count; i++) {
		struct err err = { 0 };

		err_set(&err, ERR_FILE, "%s",
			*(char *const *)vec_at(faults, i));
		output_fail(&err);
		err_release(&err);
	}
}

static int
run(struct ledger *l, struct err *err)
{
	if (works_ledger(l->study, l->document, &l->arena, &l->lines,
		    &l->places, err) != 0)
		return -1;
	l->works = works_catalogue(l->study);
	tell_faults(l->study);
	print_all(l);
	if (l->lines.count == 0 && !l->request->options.json)
		output_say("no work is cited");
	return l->lines.count == 0;
}

int
sources_run(struct request *r, struct err *err)
{
	struct ledger l = { .request = r, .study = request_study(r, err) };
	char *name = request_text(r, 0);
	int result = -1;

	l.lines = VEC_OF(struct works_line);
	l.places = VEC_OF(struct works_place);
	if (l.study && *name)
		l.document = shelve_find(l.study, slice_of(name), err);
	if (l.study && (!*name || l.document > 0))
		result = run(&l, err);
	doc_free(l.doc);
	vec_release(&l.lines);
	vec_release(&l.places);
	arena_release(&l.arena);
	free(name);
	return result;
}

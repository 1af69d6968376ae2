/*
 * The reader's notes from the shell: listed, and written with the same calls
 * that the screen uses, so that they are anchored in the same way.
 */
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/glyph.h"
#include "base/mem.h"
#include "cli/target.h"
#include "study/annotate.h"

enum { TEXT_LIMIT = 1 << 20 /* bytes of a note from standard input */ };

/* A list of notes on its way out; titles are looked up once a document. */
struct listing {
	struct request *request;
	struct study *study;
	struct arena arena;
	struct shelf_entry entry; /* of the latest document */
};

static struct slice
title_of(struct listing *l, const struct note *n)
{
	if (l->entry.id != n->at.document &&
		shelve_entry(l->study, n->at.document, &l->arena, &l->entry,
			NULL) != 0)
		l->entry = (struct shelf_entry){ .id = n->at.document };
	return l->entry.title;
}

static const char *
kind_name(const struct note *n)
{
	static const char *const names[] = {
		[NOTE_REMARK] = "note",
		[NOTE_BOOKMARK] = "bookmark",
		[NOTE_HIGHLIGHT] = "highlight",
	};

	return names[n->kind];
}

static void
put_time(struct json *j, const char *key, int64_t seconds)
{
	struct buf iso = { 0 };

	clock_iso(seconds, &iso);
	json_text(j, key, buf_view(&iso));
	buf_release(&iso);
}

static void
put_json(struct listing *l, struct json *j, const struct note *n)
{
	struct buf id = { 0 };

	buf_printf(&id, "%lld", (long long)n->at.document);
	json_object(j, NULL);
	json_number(j, "id", n->id);
	json_text(j, "doc", buf_view(&id));
	json_text(j, "title", title_of(l, n));
	json_text(j, "place", n->at.place);
	json_text(j, "section", n->at.section);
	json_text(j, "kind", slice_of(kind_name(n)));
	json_text(
		j, "mark", (struct slice){ &n->mark, n->mark ? (size_t)1 : 0 });
	json_text(j, "exact", n->at.exact);
	json_text(j, "body", n->body);
	json_text(j, "tags", n->tags);
	put_time(j, "created", n->created);
	put_time(j, "changed", n->changed);
	json_object_end(j);
	buf_release(&id);
}

static void
print_note(struct listing *l, struct buf *out, const struct note *n)
{
	struct slice rest = n->body, line;

	buf_printf(out, "%lld  %lld#", (long long)n->id,
		(long long)n->at.document);
	glyph_clean(n->at.place, false, out);
	buf_text(out, "  ");
	glyph_clean(title_of(l, n), false, out);
	buf_text(out, "  ");
	clock_age(n->changed, out);
	if (n->kind != NOTE_REMARK)
		buf_printf(out, "  %s", kind_name(n));
	if (n->mark)
		buf_printf(out, " %c", n->mark);
	if (n->at.exact.size > 0) {
		buf_text(out, "\n    > ");
		glyph_clean(n->at.exact, false, out);
	}
	while (slice_cut(&rest, '\n', &line)) {
		buf_text(out, "\n    ");
		glyph_clean(line, false, out);
	}
	buf_char(out, '\n');
}

static void
print_all(struct listing *l, const struct vec *notes)
{
	struct output *out = &l->request->out;
	struct json j = request_json(l->request);
	bool json = l->request->options.json;

	if (json)
		json_array(&j, NULL);
	for (size_t i = 0; i < notes->count && output_pass(out); i++)
		if (json)
			put_json(l, &j, vec_at(notes, i));
		else
			print_note(l, &out->data, vec_at(notes, i));
	if (json) {
		json_array_end(&j);
		request_json_end(l->request);
	}
}

static int
list(struct request *r, struct study *s, struct err *err)
{
	struct listing l = { .request = r, .study = s };
	struct vec notes = VEC_OF(struct note);
	char *name = request_text(r, 0);
	int64_t id = *name ? shelve_find(s, slice_of(name), err) : 0;
	int result = -1;

	if (!*name || id > 0)
		result = annotate_list(
			s, id, r->options.trash, &l.arena, &notes, err);
	if (result == 0)
		print_all(&l, &notes);
	free(name);
	vec_release(&notes);
	arena_release(&l.arena);
	return result;
}

static int
misuse(const char *words, struct err *err)
{
	return err_set(err, ERR_USAGE, "notes %s; see ibid notes -h", words);
}

/* The words from FIRST on, or standard input for "-". */
static int
read_text(struct request *r, size_t first, struct buf *out, struct err *err)
{
	char *words = request_text(r, first);
	int result = 0;

	if (strcmp(words, "-") == 0)
		result = file_read_from(
			STDIN_FILENO, "standard input", TEXT_LIMIT, out, err);
	else
		buf_text(out, words);
	free(words);
	if (result == 0 && slice_trim(buf_view(out)).size == 0)
		return err_set(err, ERR_USAGE, "a note without words");
	return result;
}

/* The whole paragraph at the place. */
static int
annotate(struct request *r, struct reading *reading, struct slice place,
	struct err *err)
{
	struct buf body = { 0 };
	struct range range;
	int64_t id = 0;
	int result = target_offset(reading->doc, place, &range.start, err);

	if (result == 0)
		result = read_text(r, 2, &body, err);
	if (result == 0 && !r->options.dry_run) {
		range.end = doc_line(reading->doc, range.start).end;
		id = annotate_add(reading, range, NOTE_REMARK, 0,
			slice_trim(buf_view(&body)), err);
		result = id < 0 ? -1 : 0;
	}
	if (id > 0)
		buf_printf(&r->out.data, "%lld\n", (long long)id);
	buf_release(&body);
	return result;
}

static int
add(struct request *r, struct study *s, struct err *err)
{
	struct target_place p;
	struct reading *reading = NULL;
	int result;

	if (r->count < 3)
		return misuse("add DOC#PLACE TEXT", err);
	result = target_locate(r, r->words[1], &p, err);
	if (result == 0 && p.id == 0)
		result = err_set(err, ERR_ABSENT,
			"%s: is not on the shelf; ibid add puts it there",
			r->words[1]);
	else if (result == 0 && p.place.size == 0)
		result = misuse("add DOC#PLACE TEXT: a place is missing", err);
	if (result == 0)
		reading = reading_open(s, p.id, err);
	if (reading)
		result = annotate(r, reading, p.place, err);
	else
		result = -1;
	reading_close(reading);
	target_place_release(&p);
	return result;
}

static int
note_number(const char *word, int64_t *id, struct err *err)
{
	size_t number;

	if (!slice_number(slice_of(word), &number) || number == 0 ||
		number > INT64_MAX)
		return err_set(err, ERR_USAGE,
			"%s: is no number of a note; ibid notes tells them",
			word);
	*id = (int64_t)number;
	return 0;
}

static int
edit(struct request *r, struct study *s, struct err *err)
{
	struct buf body = { 0 };
	int64_t id;
	int result;

	if (r->count < 3)
		return misuse("edit ID TEXT", err);
	result = note_number(r->words[1], &id, err);
	if (result == 0)
		result = read_text(r, 2, &body, err);
	if (result == 0 && !r->options.dry_run)
		result = annotate_change(
			s, id, slice_trim(buf_view(&body)), err);
	buf_release(&body);
	return result;
}

/* Does ACT to each of the notes named. */
static int
each(struct request *r, struct study *s,
	int (*act)(struct study *s, int64_t note, struct err *err),
	struct err *err)
{
	int64_t id;

	if (r->count < 2) {
		char *words = request_text(r, 0);

		misuse(words, err);
		free(words);
		return -1;
	}
	for (size_t i = 1; i < r->count; i++) {
		if (note_number(r->words[i], &id, err) != 0)
			return -1;
		if (!r->options.dry_run && act(s, id, err) != 0)
			return -1;
	}
	return 0;
}

static int delete (struct request *r, struct study *s, struct err *err)
{
	return each(r, s, annotate_delete, err);
}

static int
restore(struct request *r, struct study *s, struct err *err)
{
	return each(r, s, annotate_restore, err);
}

static const struct {
	const char *name;
	int (*run)(struct request *r, struct study *s, struct err *err);
} acts[] = {
	{ "add", add },
	{ "edit", edit },
	{ "delete", delete },
	{ "restore", restore },
};

static int
act(struct request *r, struct study *s,
	int (*run)(struct request *r, struct study *s, struct err *err),
	struct err *err)
{
	int result = request_writable(r, err);

	if (result == 0)
		result = run(r, s, err);
	if (result == 0 && r->options.dry_run)
		output_say("that would be done; nothing was changed");
	return result;
}

int
notes_run(struct request *r, struct err *err)
{
	struct study *s = request_study(r, err);

	if (!s)
		return -1;
	for (size_t i = 0; r->count > 0 && i < sizeof(acts) / sizeof(*acts);
		i++)
		if (strcmp(r->words[0], acts[i].name) == 0)
			return act(r, s, acts[i].run, err);
	return list(r, s, err);
}

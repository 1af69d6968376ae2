#include "cli/verbs.h"

#include "study/amend.h"
#include "study/remake.h"
#include "study/shelve.h"

/* What came of all of them. */
struct reimport {
	struct request *request;
	struct json json;
	size_t changed, lost;
	int worst; /* exit status */
};

static void
put_json(struct json *j, const struct shelf_entry *e, const struct remake *m)
{
	struct buf id = { 0 };

	buf_printf(&id, "%lld", (long long)e->id);
	json_object(j, NULL);
	json_text(j, "doc", buf_view(&id));
	json_text(j, "title", e->title);
	json_bool(j, "changed", !m->same);
	json_number(j, "notes_kept", (int64_t)m->notes.kept);
	json_number(j, "notes_moved", (int64_t)m->notes.moved);
	json_number(j, "notes_unsure", (int64_t)m->notes.unsure);
	json_number(j, "notes_lost", (int64_t)m->notes.lost);
	json_number(j, "corrections_unfit", (int64_t)m->unfit);
	json_object_end(j);
	buf_release(&id);
}

static void
tell(struct reimport *x, const struct shelf_entry *e, const struct remake *m)
{
	struct buf notes = { 0 };

	x->changed += !m->same;
	x->lost += m->notes.lost;
	reanchor_tell(&m->notes, &notes);
	if (m->unfit > 0 && notes.size > 0)
		buf_text(&notes, ", ");
	amend_tell(m->unfit, &notes);
	if (!m->same || notes.size > 0 || x->request->count > 0)
		output_say("%.*s: %s%s%s", (int)e->title.size, e->title.data,
			m->same		     ? "is as it was"
				: m->dry_run ? "would change"
					     : "was made anew",
			notes.size > 0 ? "; " : "", buf_string(&notes));
	if (x->request->options.json)
		put_json(&x->json, e, m);
	buf_release(&notes);
}

static int
remake(struct reimport *x, const struct shelf_entry *e, struct err *err)
{
	const struct options *o = &x->request->options;
	struct remake m = {
		.format = slice_of(o->format),
		.encoding = slice_of(o->encoding),
		.dry_run = o->dry_run,
	};
	struct doc *doc =
		remake_document(request_study(x->request, err), e->id, &m, err);

	if (!doc)
		return -1;
	doc_free(doc);
	tell(x, e, &m);
	return 0;
}

static void
fail(struct reimport *x, struct err *err)
{
	output_fail(err);
	if (x->worst < (int)err->kind)
		x->worst = (int)err->kind;
	err_release(err);
}

static void
remake_named(struct reimport *x, struct study *s, const char *word)
{
	struct arena arena = { 0 };
	struct shelf_entry entry;
	struct err err = { 0 };
	int64_t id = shelve_find(s, slice_of(word), &err);

	if (id <= 0 || shelve_entry(s, id, &arena, &entry, &err) != 0 ||
		remake(x, &entry, &err) != 0)
		fail(x, &err);
	arena_release(&arena);
}

/* All of them; one that fails leaves the others to come. */
static int
remake_all(struct reimport *x, struct study *s, struct err *err)
{
	struct arena arena = { 0 };
	struct vec entries = VEC_OF(struct shelf_entry);
	int result = shelve_list(s, &arena, &entries, err);

	for (size_t i = 0; result == 0 && i < entries.count; i++) {
		struct err why = { 0 };

		output_progress("%zu of %zu", i, entries.count);
		if (remake(x, vec_at(&entries, i), &why) != 0)
			fail(x, &why);
	}
	output_progress("%s", "");
	if (result == 0)
		output_say("%zu of %zu documents %s", x->changed, entries.count,
			x->request->options.dry_run ? "would change"
						    : "were made anew");
	vec_release(&entries);
	arena_release(&arena);
	return result;
}

int
reimport_run(struct request *r, struct err *err)
{
	struct reimport x = { .request = r, .json = request_json(r) };
	const struct options *o = &r->options;
	struct study *s = request_study(r, err);
	int result = 0;

	if (!s || (!o->dry_run && request_writable(r, err) != 0))
		return -1;
	if (r->count == 0 && (o->format || o->encoding))
		return err_set(err, ERR_USAGE,
			"--as and --encoding want a document that is named");
	if (o->json)
		json_array(&x.json, NULL);
	for (size_t i = 0; i < r->count; i++)
		remake_named(&x, s, r->words[i]);
	if (r->count == 0)
		result = remake_all(&x, s, err);
	if (o->json) {
		json_array_end(&x.json);
		request_json_end(r);
	}
	if (result != 0)
		return -1;
	return x.worst > 0 ? x.worst : x.lost > 0;
}

/*
 * Files and folders, one after the other. A folder's files are taken as they
 * are found, its folders are remembered for later, so nothing depends on how
 * deep they lie. What cannot be read is told and left, the rest still comes in.
 * What was read gathers in a batch, which is stored when it is full, or when
 * something else is to be told.
 */
#include "cli/verbs.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "study/amend.h"
#include "study/batch.h"

struct addition {
	struct request *request;
	struct json json;
	struct vec folders; /* of char *, owned: still to be looked into */
	struct batch batch; /* read, not stored yet */
	bool in_folder;	    /* whose files are counted, not told */
	size_t done, bad;   /* files */
	size_t count[SHELF_NEW_EDITION + 1]; /* of them, by outcome */
	int worst;			     /* exit status */
	int64_t edition_of;		     /* a document, 0: as it comes */
};

static const struct {
	const char *name, *sentence;
} outcomes[] = {
	[SHELF_ADDED] = { "added", "on the shelf as" },
	[SHELF_KNOWN] = { "known", "already on the shelf as" },
	[SHELF_NEW_EDITION] = { "new edition", "a new edition of" },
};

static void
fail(struct addition *a, struct err *err)
{
	output_fail(err);
	a->bad++;
	if (a->worst < (int)err->kind)
		a->worst = (int)err->kind;
	err_release(err);
}

static struct shelve_request
request_of(const struct addition *a, const char *path)
{
	const struct options *o = &a->request->options;

	return (struct shelve_request){
		.path = path,
		.format = slice_of(o->format),
		.encoding = slice_of(o->encoding),
		.title = slice_of(o->title),
		.author = slice_of(o->author),
		.date = slice_of(o->date),
		.edition_of = a->edition_of,
	};
}

static void
put_json(struct addition *a, const char *path, enum shelf_outcome outcome,
	const struct shelf_entry *e)
{
	struct buf id = { 0 };

	buf_printf(&id, "%lld", (long long)e->id);
	json_object(&a->json, NULL);
	json_text(&a->json, "file", slice_of(path));
	json_text(&a->json, "doc", buf_view(&id));
	json_text(&a->json, "outcome", slice_of(outcomes[outcome].name));
	json_text(&a->json, "title", e->title);
	json_text(&a->json, "notice", e->notice);
	json_object_end(&a->json);
	buf_release(&id);
}

static void
tell(struct addition *a, const struct batch_item *item,
	const struct shelf_entry *e)
{
	const char *path =
		strcmp(item->name, "-") == 0 ? "standard input" : item->name;
	enum shelf_outcome outcome = item->outcome;
	struct buf notes = { 0 };

	a->count[outcome]++;
	if (!a->in_folder)
		output_say("%s: %s %lld, %.*s", path,
			outcomes[outcome].sentence, (long long)e->id,
			(int)e->title.size, e->title.data);
	if (e->notice.size > 0 && outcome != SHELF_KNOWN)
		output_say(
			"%s: %.*s", path, (int)e->notice.size, e->notice.data);
	reanchor_tell(&item->notes, &notes);
	if (item->unfit > 0 && notes.size > 0)
		buf_text(&notes, ", ");
	amend_tell(item->unfit, &notes);
	if (notes.size > 0)
		output_say("%s: %s", path, buf_string(&notes));
	if (a->request->options.json)
		put_json(a, path, outcome, e);
	buf_release(&notes);
}

static int
tell_stored(struct addition *a, const struct batch_item *item, struct err *err)
{
	struct arena arena = { 0 };
	struct shelf_entry entry = { 0 };
	int result =
		shelve_entry(a->batch.study, item->id, &arena, &entry, err);

	if (result == 0)
		tell(a, item, &entry);
	arena_release(&arena);
	return result;
}

/* Stores what has gathered, and tells it. */
static void
store_batch(struct addition *a)
{
	struct vec *items = &a->batch.items;
	struct err err = { 0 };

	if (items->count > 0 && batch_store(&a->batch, &err) != 0) {
		fail(a, &err);
		a->bad += items->count - 1;
		batch_clear(&a->batch);
	}
	for (size_t i = 0; i < items->count; i++)
		if (tell_stored(a, vec_at(items, i), &err) != 0)
			fail(a, &err);
	batch_clear(&a->batch);
}

static int
add_file(struct addition *a, const char *path, struct err *err)
{
	struct shelve_request wanted = request_of(a, path);
	int result = batch_take(&a->batch, &wanted, err);

	if (result != 0 || batch_is_full(&a->batch))
		store_batch(a);
	return result;
}

static int
try_file(struct addition *a, const char *path, struct err *err)
{
	struct shelve_request wanted = request_of(a, path);
	struct doc *doc = shelve_preview(&wanted, NULL, err);
	struct slice title;

	if (!doc)
		return -1;
	title = wanted.title.size ? wanted.title : doc_fact(doc, DOC_TITLE, 0);
	output_say("%s: would be added%s%.*s", path, title.size ? " as " : "",
		(int)title.size, title.data);
	doc_free(doc);
	return 0;
}

static void
show_progress(const struct addition *a, struct slice name)
{
	enum { MOST = 40 /* bytes: the line must not be broken */ };

	if (name.size > MOST)
		name.size = utf8_start(name, MOST);
	output_progress(
		"%zu read, now %.*s", a->done, (int)name.size, name.data);
}

static void
take_file(struct addition *a, const char *path)
{
	struct err err = { 0 };
	int result;

	if (a->in_folder)
		show_progress(a, slice_of(file_name(path)));
	result = a->request->options.dry_run ? try_file(a, path, &err)
					     : add_file(a, path, &err);
	if (result != 0)
		fail(a, &err);
	a->done++;
}

/* Links to folders are not followed: they may lead back here. */
static bool
is_folder(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void
take_entry(struct addition *a, const char *folder, const char *name)
{
	char *path;

	if (name[0] == '.')
		return;
	path = file_join(folder, name);
	if (is_folder(path)) {
		*(char **)vec_push(&a->folders) = path;
		return;
	}
	take_file(a, path);
	free(path);
}

static void
take_folder(struct addition *a, const char *folder)
{
	struct dirent **names;
	int count = scandir(folder, &names, NULL, alphasort);
	struct err err = { 0 };

	if (count < 0) {
		err_errno(&err, ERR_FILE, "%s", folder);
		fail(a, &err);
		return;
	}
	for (int i = 0; i < count; i++) {
		take_entry(a, folder, names[i]->d_name);
		free(names[i]);
	}
	free(names);
}

/* All files of FOLDER and of the folders in it. */
static void
walk(struct addition *a, const char *folder)
{
	*(char **)vec_push(&a->folders) = mem_copy(folder, strlen(folder));
	while (a->folders.count > 0) {
		char *next = *(char **)vec_last(&a->folders);

		vec_pop(&a->folders);
		take_folder(a, next);
		free(next);
	}
}

static void
tell_tree(const struct addition *before, const struct addition *a,
	const char *folder)
{
	size_t count[SHELF_NEW_EDITION + 1];

	for (int i = 0; i <= SHELF_NEW_EDITION; i++)
		count[i] = a->count[i] - before->count[i];
	output_say("%s: %zu added, %zu new editions, %zu known, "
		   "%zu could not be read",
		folder, count[SHELF_ADDED], count[SHELF_NEW_EDITION],
		count[SHELF_KNOWN], a->bad - before->bad);
}

static void
take_tree(struct addition *a, const char *folder)
{
	struct addition before;
	struct err err = { 0 };

	store_batch(a);
	before = *a;
	a->in_folder = true;
	walk(a, folder);
	store_batch(a);
	a->in_folder = false;
	output_progress("%s", "");
	if (a->bad == before.bad && a->done == before.done) {
		err_set(&err, ERR_FILE, "%s: is a directory without files",
			folder);
		fail(a, &err);
	} else if (!a->request->options.dry_run) {
		tell_tree(&before, a, folder);
	}
}

static void
take_all(struct addition *a)
{
	for (size_t i = 0; i < a->request->count; i++) {
		const char *word = a->request->words[i];
		struct stat st;

		if (stat(word, &st) == 0 && S_ISDIR(st.st_mode))
			take_tree(a, word);
		else
			take_file(a, word);
	}
	store_batch(a);
}

/* The document that --edition-of names; one file alone can be its edition. */
static int
find_edition_of(struct addition *a, struct err *err)
{
	struct request *r = a->request;
	const char *name = r->options.edition_of;
	struct stat st;

	if (!name)
		return 0;
	if (r->count > 1 ||
		(stat(r->words[0], &st) == 0 && S_ISDIR(st.st_mode)))
		return err_set(
			err, ERR_USAGE, "--edition-of: takes one file alone");
	a->edition_of = shelve_find(request_study(r, err), slice_of(name), err);
	return a->edition_of > 0 ? 0 : -1;
}

int
add_run(struct request *r, struct err *err)
{
	struct addition a = {
		.request = r,
		.json = request_json(r),
		.folders = VEC_OF(char *),
	};

	if (!r->options.dry_run && request_writable(r, err) != 0)
		return -1;
	if (find_edition_of(&a, err) != 0)
		return -1;
	if (!r->options.dry_run)
		batch_init(&a.batch, request_study(r, err));
	if (r->options.json)
		json_array(&a.json, NULL);
	take_all(&a);
	if (r->options.json) {
		json_array_end(&a.json);
		request_json_end(r);
	}
	batch_release(&a.batch);
	vec_release(&a.folders);
	return a.worst;
}

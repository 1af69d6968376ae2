#include "study/shelve.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "import/worker.h"
#include "study/filter.h"
#include "study/inside.h"
#include "study/remake.h"

/* Greatest file that is read. */
static const size_t INPUT_LIMIT = (size_t)256 << 20;

static bool
is_standard_input(const struct shelve_request *request)
{
	return strcmp(request->path, "-") == 0;
}

static int
read_source(
	const struct shelve_request *request, struct buf *out, struct err *err)
{
	int made = 0;

	if (is_standard_input(request))
		return file_read_from(
			STDIN_FILENO, "standard input", INPUT_LIMIT, out, err);
	if (!request->own)
		made = filter_read(request->path, INPUT_LIMIT, out, err);
	return made == 0   ? file_read(request->path, INPUT_LIMIT, out, err)
		: made < 0 ? -1
			   : 0;
}

static struct doc *
import_source(const struct shelve_request *request, struct slice bytes,
	struct err *err)
{
	struct worker_request work = {
		.bytes = bytes,
		.name = slice_of(is_standard_input(request) ? "standard input"
							    : request->path),
		.format = request->format,
		.encoding = request->encoding,
	};

	return worker_import(&work, err);
}

struct doc *
shelve_preview(const struct shelve_request *request, struct buf *source,
	struct err *err)
{
	struct buf own = { 0 };
	struct buf *bytes = source ? source : &own;
	struct doc *doc = NULL;

	if (read_source(request, bytes, err) == 0)
		doc = import_source(request, buf_view(bytes), err);
	buf_release(&own);
	return doc;
}

/* The id of a document whose bytes these are already. */
static int64_t
find_same_bytes(struct study *s, struct slice bytes, struct err *err)
{
	char hash[HASH_HEX + 1];

	hash_sha256(bytes, hash);
	return shelf_by_hash(s->store, hash, err);
}

static int
add_bytes(struct study *s, const struct shelve_request *request,
	struct shelf_new *new, int64_t *id, enum shelf_outcome *outcome,
	struct err *err)
{
	struct doc *doc = import_source(request, new->original, err);
	int result;

	if (!doc)
		return -1;
	new->doc = doc;
	result = shelf_add(s->store, new, id, outcome, err);
	doc_free(doc);
	study_forget_glossary(s);
	return result;
}

static int
add_file(struct study *s, const struct shelve_request *request,
	const char *path, int64_t *id, enum shelf_outcome *outcome,
	struct err *err)
{
	struct shelf_new new = {
		.path = slice_of(path),
		.format = request->format,
		.encoding = request->encoding,
		.title = request->title,
		.author = request->author,
		.date = request->date,
	};
	struct buf bytes = { 0 };
	int result = -1;

	if (path)
		file_look(path, &new.file);
	if (read_source(request, &bytes, err) == 0) {
		new.original = buf_view(&bytes);
		*outcome = SHELF_KNOWN;
		*id = find_same_bytes(s, new.original, err);
		if (*id > 0)
			result = 0;
		else if (*id == 0)
			result = add_bytes(s, request, &new, id, outcome, err);
	}
	buf_release(&bytes);
	return result;
}

int
shelve_add(struct study *s, const struct shelve_request *request, int64_t *id,
	enum shelf_outcome *outcome, struct err *err)
{
	struct file_facts facts;
	char *path;
	int result;

	if (is_standard_input(request))
		return add_file(s, request, NULL, id, outcome, err);
	path = file_real(request->path, err);
	if (!path)
		return -1;
	*outcome = SHELF_KNOWN;
	*id = 0;
	if (file_look(path, &facts) == 0)
		*id = shelf_by_file(s->store, path, &facts, err);
	result = *id > 0  ? 0
		: *id < 0 ? -1
			  : add_file(s, request, path, id, outcome, err);
	free(path);
	return result;
}

int64_t
shelve_by_file(struct study *s, const char *path, struct err *err)
{
	char *real = file_real(path, err);
	struct file_facts facts;
	int64_t id = real ? 0 : -1;

	if (real && file_look(real, &facts) == 0)
		id = shelf_by_file(s->store, real, &facts, err);
	free(real);
	return id;
}

static int64_t
find_by_path(struct study *s, struct slice name)
{
	char *path = mem_copy(name.data, name.size);
	int64_t id = shelve_by_file(s, path, NULL);

	free(path);
	return id > 0 ? id : 0;
}

/* Whether each word of NAME begins a word of the folded TITLE. */
static bool
title_fits(struct slice title, struct slice name)
{
	struct buf have = { 0 }, want = { 0 };
	struct slice rest, word;
	bool fits = true;

	buf_char(&have, ' ');
	utf8_fold(title, &have);
	buf_text(&want, "");
	utf8_fold(name, &want);
	rest = buf_view(&want);
	while (fits && slice_word(&rest, &word)) {
		struct buf needle = { 0 };

		buf_char(&needle, ' ');
		buf_slice(&needle, word);
		fits = slice_find(buf_view(&have), buf_view(&needle), 0) !=
			SLICE_NONE;
		buf_release(&needle);
	}
	buf_release(&have);
	buf_release(&want);
	return fits;
}

static bool
entry_is(const struct shelf_entry *entry, struct slice name)
{
	size_t number;

	return (slice_number(name, &number) && (int64_t)number == entry->id) ||
		slice_equal(entry->path, name) ||
		(entry->key.size && slice_equal(entry->key, name)) ||
		slice_equal(entry->title, name);
}

static int64_t
find_by_title(const struct vec *entries, struct slice name, struct err *err)
{
	int64_t found = 0;
	int count = 0;

	for (size_t i = 0; i < entries->count; i++) {
		const struct shelf_entry *entry = vec_at(entries, i);

		if (title_fits(entry->title, name)) {
			found = entry->id;
			count++;
		}
	}
	if (count > 1)
		return err_set(err, ERR_USAGE,
			"\"%.*s\" fits %d documents on the shelf",
			(int)name.size, name.data, count);
	return found;
}

int64_t
shelve_find(struct study *s, struct slice name, struct err *err)
{
	struct arena arena = { 0 };
	struct vec entries = VEC_OF(struct shelf_entry);
	int64_t found = 0;

	if (shelf_list(s->store, &arena, &entries, err) != 0)
		found = -1;
	for (size_t i = 0; i < entries.count && found == 0; i++) {
		const struct shelf_entry *entry = vec_at(&entries, i);

		if (entry_is(entry, name))
			found = entry->id;
	}
	if (found == 0)
		found = find_by_path(s, name);
	if (found == 0 && name.size > 0)
		found = find_by_title(&entries, name, err);
	if (found == 0)
		err_set(err, ERR_ABSENT, "%.*s: not on the shelf",
			(int)name.size, name.data);
	vec_release(&entries);
	arena_release(&arena);
	return found;
}

struct doc *
shelve_load(struct study *s, int64_t id, struct err *err)
{
	struct err why = { 0 };
	struct doc *doc = shelf_load(s->store, id, &why);

	if (!doc && why.kind == ERR_ABSENT)
		doc = remake_document(s, id, &(struct remake){ 0 }, err);
	else if (!doc)
		err_set(err, why.kind, "%s", err_text(&why));
	err_release(&why);
	return doc;
}

int
shelve_remove(struct study *s, int64_t id, struct err *err)
{
	study_forget_glossary(s);
	return shelf_remove(s->store, id, err);
}

static void
add_text(struct study *s, const char *folder, const char *name)
{
	char *path = file_join(folder, name);
	struct shelve_request request = { .path = path, .own = true };
	enum shelf_outcome outcome;
	int64_t id;

	if (slice_ends(slice_of(name), SLICE(".md")))
		shelve_add(s, &request, &id, &outcome, NULL);
	free(path);
}

void
shelve_changed_texts(struct study *s)
{
	char *folder = file_join(study_data_folder(), "texts");
	struct dirent **names;
	int count = scandir(folder, &names, NULL, alphasort);

	for (int i = 0; i < count; i++) {
		add_text(s, folder, names[i]->d_name);
		free(names[i]);
	}
	if (count >= 0)
		free(names);
	free(folder);
}

void
shelve_first_texts(struct study *s)
{
	struct arena arena = { 0 };
	struct vec entries = VEC_OF(struct shelf_entry);

	if (!store_is_read_only(s->store) &&
		shelf_list(s->store, &arena, &entries, NULL) == 0 &&
		entries.count == 0)
		shelve_changed_texts(s);
	vec_release(&entries);
	arena_release(&arena);
}

int64_t
shelve_guide(struct study *s)
{
	int64_t id = shelf_by_key(s->store, SLICE("guide"), NULL);

	return id > 0 ? id : 0;
}

int
shelve_list(
	struct study *s, struct arena *arena, struct vec *out, struct err *err)
{
	return shelf_list(s->store, arena, out, err);
}

int
shelve_entry(struct study *s, int64_t id, struct arena *arena,
	struct shelf_entry *out, struct err *err)
{
	return shelf_entry(s->store, id, arena, out, err);
}

int64_t
shelve_by_key(struct study *s, struct slice key, struct err *err)
{
	return shelf_by_key(s->store, key, err);
}

int
shelve_original(
	struct study *s, int64_t id, struct slice *mapped, struct err *err)
{
	return shelf_original(s->store, id, mapped, err);
}

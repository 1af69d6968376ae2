#include "study/shelve.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "store/glance.h"
#include "study/batch.h"
#include "study/fetch.h"
#include "study/inside.h"
#include "study/remake.h"

struct doc *
shelve_preview(const struct shelve_request *request, struct buf *source,
	struct err *err)
{
	struct buf own = { 0 };
	struct buf *bytes = source ? source : &own;
	struct doc *doc = NULL;

	if (fetch_bytes(request, bytes, err) == 0)
		doc = fetch_document(request, buf_view(bytes), err);
	buf_release(&own);
	return doc;
}

int
shelve_add(struct study *s, const struct shelve_request *request, int64_t *id,
	enum shelf_outcome *outcome, struct err *err)
{
	struct batch b;
	int result;

	batch_init(&b, s);
	result = batch_take(&b, request, err);
	if (result == 0)
		result = batch_store(&b, err);
	if (result == 0) {
		const struct batch_item *item = vec_at(&b.items, 0);

		*id = item->id;
		*outcome = item->outcome;
	}
	batch_release(&b);
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
	if (!store_is_read_only(s->store) && glance_is_empty(s->store))
		shelve_changed_texts(s);
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

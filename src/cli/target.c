#include "cli/target.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "base/mem.h"

/* Whether PATH is there: 'f', 'd' (a folder), 0. */
static char
kind_of_file(const char *path)
{
	struct stat st;

	if (*path == '\0' || stat(path, &st) < 0)
		return 0;
	return S_ISDIR(st.st_mode) ? 'd' : 'f';
}

static bool
is_number(const char *word)
{
	size_t number;

	return slice_number(slice_of(word), &number);
}

/* A word with a slash or an ending meant a file. */
static bool
looks_like_file(const char *word)
{
	const char *dot = strrchr(word, '.');

	return strchr(word, '/') ||
		(dot && dot > word && strlen(dot) > 1 && strlen(dot) <= 9 &&
			!strpbrk(dot, " #"));
}

static int
not_there(const char *word, struct err *err)
{
	if (looks_like_file(word))
		return err_set(err, ERR_FILE,
			"%s: no such file, and nothing of that name on the "
			"shelf",
			word);
	return err_set(err, ERR_ABSENT, "%s: not on the shelf", word);
}

/* NAME without a place: 0 when it means something, 1 when it means nothing,
 * -1. */
static int
locate(struct study *s, const char *name, struct target_place *out,
	struct err *err)
{
	char kind = kind_of_file(name);
	int64_t id = 0;

	if (kind != 'f' || is_number(name))
		id = shelve_find(s, slice_of(name), err);
	if (id == 0 && kind == 'f')
		id = shelve_by_file(s, name, err);
	if (id < 0)
		return -1;
	err_release(err);
	out->id = id;
	buf_clear(&out->path);
	if (id == 0)
		buf_text(&out->path, name);
	return id > 0 || kind != 0 ? 0 : 1;
}

int
target_locate(struct request *r, const char *word, struct target_place *out,
	struct err *err)
{
	struct study *s = request_study(r, err);
	const char *sharp = strrchr(word, '#');
	char *name;
	int result;

	*out = (struct target_place){ 0 };
	if (!s)
		return -1;
	if (strcmp(word, "-") == 0) {
		buf_text(&out->path, word);
		return 0;
	}
	result = locate(s, word, out, err);
	if (result > 0 && sharp && sharp > word) {
		name = mem_copy(word, (size_t)(sharp - word));
		result = locate(s, name, out, err);
		out->place = slice_of(sharp + 1);
		free(name);
	}
	return result > 0 ? not_there(word, err) : result;
}

void
target_place_release(struct target_place *p)
{
	buf_release(&p->path);
}

int
target_offset(const struct doc *d, struct slice place, size_t *offset,
	struct err *err)
{
	struct doc_place number;

	*offset = OFFSET_NONE;
	if (place.size == 0)
		return 0;
	if (doc_place_parse(d, place, &number))
		*offset = doc_place_find(d, number);
	if (*offset == OFFSET_NONE)
		return err_set(err, ERR_ABSENT,
			"%.*s: there is no such place in the document",
			(int)place.size, place.data);
	return 0;
}

static int
open_shelved(struct study *s, struct target *t, struct err *err)
{
	t->doc = shelve_load(s, t->id, err);
	if (!t->doc)
		return -1;
	if (shelve_entry(s, t->id, &t->arena, &t->entry, err) != 0)
		return -1;
	if (shelve_original(s, t->id, &t->source, err) != 0)
		return -1;
	t->mapped = true;
	return 0;
}

/* What the shelf would know of the file. */
static void
describe_file(struct target *t, const char *path)
{
	char hash[HASH_HEX + 1];
	struct shelf_entry *e = &t->entry;

	hash_sha256(t->source, hash);
	e->hash = arena_copy(&t->arena, slice_of(hash));
	e->path = arena_copy(&t->arena, slice_of(path));
	e->title = doc_fact(t->doc, DOC_TITLE, 0);
	if (e->title.size == 0)
		e->title = slice_of(file_name(e->path.data));
	e->author = doc_fact(t->doc, DOC_AUTHOR, 0);
	e->date = doc_fact(t->doc, DOC_DATE, 0);
	e->notice = doc_fact(t->doc, DOC_NOTICE, 0);
	e->bytes = t->source.size;
}

static int
open_file(const struct request *r, const char *path, struct target *t,
	struct err *err)
{
	struct shelve_request wanted = {
		.path = path,
		.format = slice_of(r->options.format),
		.encoding = slice_of(r->options.encoding),
	};

	t->doc = shelve_preview(&wanted, &t->bytes, err);
	if (!t->doc)
		return -1;
	t->source = buf_view(&t->bytes);
	describe_file(t, strcmp(path, "-") == 0 ? "standard input" : path);
	return 0;
}

int
target_open(
	struct request *r, const char *word, struct target *t, struct err *err)
{
	struct target_place p;
	int result = target_locate(r, word, &p, err);

	*t = (struct target){ .id = p.id };
	if (result == 0)
		result = p.id > 0 ? open_shelved(request_study(r, err), t, err)
				  : open_file(r, buf_string(&p.path), t, err);
	if (result == 0)
		result = target_offset(t->doc, p.place, &t->offset, err);
	target_place_release(&p);
	return result;
}

void
target_close(struct target *t)
{
	doc_free(t->doc);
	if (t->mapped)
		file_unmap(t->source);
	buf_release(&t->bytes);
	arena_release(&t->arena);
}

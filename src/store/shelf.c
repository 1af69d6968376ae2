/*
 * The files of an edition are written and synced before the transaction that
 * names them, so a crash leaves at worst files without a name, which the next
 * adding of the same bytes replaces. They are deleted only when no document on
 * the shelf names them, while nobody else can write the database; so who adds
 * looks, within the transaction, whether they are still there.
 */
#include "store/shelf.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/accession.h"
#include "store/db.h"
#include "store/edition.h"

#define ENTRY \
	"SELECT document.id, document.title, document.author, document.date," \
	" document.path, document.key, edition.hash, edition.format," \
	" edition.notice, edition.bytes, document.added," \
	" (SELECT count(*) FROM note WHERE note.document = document.id" \
	" AND note.deleted IS NULL)," \
	" coalesce((SELECT name FROM edition_encoding" \
	" WHERE edition_encoding.edition = edition.id), '')" \
	" FROM document JOIN edition ON edition.id = document.edition" \
	" WHERE document.removed IS NULL"

static void
read_entry(struct db_query *q, struct arena *arena, struct shelf_entry *out)
{
	*out = (struct shelf_entry){
		.id = db_int(q, 0),
		.title = arena_copy(arena, db_text(q, 1)),
		.author = arena_copy(arena, db_text(q, 2)),
		.date = arena_copy(arena, db_text(q, 3)),
		.path = arena_copy(arena, db_text(q, 4)),
		.key = arena_copy(arena, db_text(q, 5)),
		.hash = arena_copy(arena, db_text(q, 6)),
		.format = arena_copy(arena, db_text(q, 7)),
		.notice = arena_copy(arena, db_text(q, 8)),
		.bytes = (size_t)db_int(q, 9),
		.added = db_int(q, 10),
		.notes = (size_t)db_int(q, 11),
		.encoding = arena_copy(arena, db_text(q, 12)),
	};
}

/* An entry with what it is sorted by. */
struct sorting {
	struct shelf_entry entry;
	struct slice key;
};

static int
compare_titles(const void *a, const void *b)
{
	const struct sorting *left = a, *right = b;

	return slice_compare(left->key, right->key);
}

static int
read_all(struct store *s, struct arena *arena, struct vec *all, struct err *err)
{
	struct db_query *q =
		db_query(store_db(s), ENTRY " ORDER BY document.id");
	struct buf key = { 0 };
	int rc;

	while ((rc = db_step(q, err)) == DB_ROW) {
		struct sorting *one = vec_push(all);

		read_entry(q, arena, &one->entry);
		buf_clear(&key);
		utf8_fold(one->entry.title, &key);
		one->key = arena_copy(arena, buf_view(&key));
	}
	buf_release(&key);
	return rc;
}

int
shelf_list(
	struct store *s, struct arena *arena, struct vec *out, struct err *err)
{
	struct vec all = VEC_OF(struct sorting);
	int rc = read_all(s, arena, &all, err);
	size_t i;

	vec_sort(&all, compare_titles);
	for (i = 0; rc == 0 && i < all.count; i++) {
		const struct sorting *one = vec_at(&all, i);

		*(struct shelf_entry *)vec_push(out) = one->entry;
	}
	vec_release(&all);
	return rc;
}

bool
shelf_is_untitled(const struct shelf_entry *e)
{
	return e->title.size > 0 && slice_ends(e->path, e->title) &&
		(e->path.size == e->title.size ||
			e->path.data[e->path.size - e->title.size - 1] == '/');
}

int
shelf_entry(struct store *s, int64_t id, struct arena *arena,
	struct shelf_entry *out, struct err *err)
{
	struct db_query *q =
		db_query(store_db(s), ENTRY " AND document.id = ?1");
	int rc;

	db_bind(q, 1, id);
	rc = db_step(q, err);
	if (rc < 0)
		return -1;
	if (rc == DB_END)
		return 1;
	read_entry(q, arena, out);
	db_rest(q);
	return 0;
}

static int64_t
first_id(struct db_query *q, struct err *err)
{
	int64_t id;

	return db_number(q, &id, err) < 0 ? -1 : id;
}

int64_t
shelf_by_file(struct store *s, const char *path, const struct file_facts *facts,
	struct err *err)
{
	struct db_query *q = db_query(store_db(s),
		"SELECT document.id FROM file"
		" JOIN edition ON edition.id = file.edition"
		" JOIN document ON document.id = edition.document"
		" WHERE file.path = ?1 AND file.device = ?2 AND file.inode = ?3"
		" AND file.size = ?4 AND file.modified = ?5"
		" AND document.removed IS NULL");

	db_bind_text(q, 1, slice_of(path));
	db_bind(q, 2, (int64_t)facts->device);
	db_bind(q, 3, (int64_t)facts->inode);
	db_bind(q, 4, (int64_t)facts->size);
	db_bind(q, 5, facts->modified);
	return first_id(q, err);
}

int64_t
shelf_by_bytes(
	struct store *s, const char *path, const char *hash, struct err *err)
{
	struct db_query *q = db_query(store_db(s),
		"SELECT document.id FROM file"
		" JOIN edition ON edition.id = file.edition"
		" JOIN document ON document.id = edition.document"
		" WHERE file.path = ?1 AND edition.hash = ?2"
		" AND document.removed IS NULL");

	db_bind_text(q, 1, slice_of(path));
	db_bind_text(q, 2, slice_of(hash));
	return first_id(q, err);
}

int64_t
shelf_by_hash(struct store *s, const char *hash, struct err *err)
{
	struct db_query *q = db_query(store_db(s),
		"SELECT document.id FROM edition"
		" JOIN document ON document.id = edition.document"
		" AND document.edition = edition.id"
		" WHERE edition.hash = ?1 AND document.removed IS NULL"
		" ORDER BY document.id LIMIT 1");

	db_bind_text(q, 1, slice_of(hash));
	return first_id(q, err);
}

int64_t
shelf_by_key(struct store *s, struct slice key, struct err *err)
{
	struct db_query *q = db_query(store_db(s),
		"SELECT id FROM document"
		" WHERE key = ?1 AND key <> '' AND removed IS NULL"
		" ORDER BY id LIMIT 1");

	db_bind_text(q, 1, key);
	return first_id(q, err);
}

/* The document whose newest edition these bytes are. */
static int64_t
holder(struct store *s, const struct accession *a, struct err *err)
{
	struct db_query *q;

	if (a->new->document == 0)
		return shelf_by_hash(s, a->hash, err);
	q = db_query(store_db(s),
		"SELECT document.id FROM document"
		" JOIN edition ON edition.id = document.edition"
		" WHERE document.id = ?1 AND edition.hash = ?2"
		" AND document.removed IS NULL");
	db_bind(q, 1, a->new->document);
	db_bind_text(q, 2, slice_of(a->hash));
	return first_id(q, err);
}

static int
save_files(
	struct store *s, const struct accession *a, bool soon, struct err *err)
{
	return edition_save(store_editions(s), a->hash, a->new->original,
		a->new->doc, soon, err);
}

/* Whether the path and facts of the file are those that were kept. */
static int
is_known_file(struct store *s, const struct accession *a, struct err *err)
{
	const struct shelf_new *new = a->new;
	char *path;
	int64_t id;

	if (new->path.size == 0)
		return 1;
	path = mem_copy(new->path.data, new->path.size);
	id = shelf_by_file(s, path, &new->file, err);
	free(path);
	return id < 0 ? -1 : id == a->document;
}

/* Within the transaction. */
static int
enter(struct store *s, struct accession *a, struct err *err)
{
	a->document = holder(s, a, err);
	if (a->document < 0)
		return -1;
	if (!edition_is_there(store_editions(s), a->hash) &&
		save_files(s, a, false, err) < 0)
		return -1;
	if (a->document == 0)
		return accession_enter(s, a, err);
	a->outcome = SHELF_KNOWN;
	return accession_know(s, a, err);
}

static int
enter_all(struct store *s, struct accession *all, size_t count, struct err *err)
{
	size_t i;
	int rc = 0;

	if (db_begin(store_db(s), err) < 0)
		return -1;
	for (i = 0; rc == 0 && i < count; i++)
		rc = enter(s, &all[i], err);
	return db_end(store_db(s), rc, err);
}

/* Writes the files of one that has none. 1: it has to be entered, too. */
static int
prepare(struct store *s, struct accession *a, bool soon, struct err *err)
{
	int known;

	a->outcome = SHELF_KNOWN;
	a->document = holder(s, a, err);
	if (a->document < 0)
		return -1;
	if (a->document == 0 || !edition_is_there(store_editions(s), a->hash))
		return save_files(s, a, soon, err) < 0 ? -1 : 1;
	known = is_known_file(s, a, err);
	return known < 0 ? -1 : !known;
}

/* 1: there is something to enter. */
static int
prepare_all(
	struct store *s, struct accession *all, size_t count, struct err *err)
{
	size_t i;
	int news = 0;

	for (i = 0; i < count; i++) {
		int rc = prepare(s, &all[i], count > 1, err);

		if (rc < 0)
			return -1;
		news |= rc;
	}
	if (news && count > 1 && edition_sync(store_editions(s), err) < 0)
		return -1;
	return news;
}

int
shelf_add_many(struct store *s, const struct shelf_new *news, size_t count,
	struct shelf_added *out, struct err *err)
{
	struct accession *all = mem_new(count * sizeof(*all));
	size_t i;
	int rc;

	for (i = 0; i < count; i++) {
		all[i].new = &news[i];
		hash_sha256(news[i].original, all[i].hash);
	}
	rc = prepare_all(s, all, count, err);
	if (rc > 0)
		rc = enter_all(s, all, count, err);
	for (i = 0; rc == 0 && i < count; i++)
		out[i] =
			(struct shelf_added){ all[i].document, all[i].outcome };
	free(all);
	return rc;
}

int
shelf_add(struct store *s, const struct shelf_new *new, int64_t *id,
	enum shelf_outcome *outcome, struct err *err)
{
	struct shelf_added added;

	if (shelf_add_many(s, new, 1, &added, err) < 0)
		return -1;
	*id = added.id;
	*outcome = added.outcome;
	return 0;
}

/* Hash of the newest edition. */
static int
hash_of(struct store *s, int64_t id, char hash[HASH_HEX + 1], struct err *err)
{
	struct arena arena = { 0 };
	struct shelf_entry entry;
	int rc = shelf_entry(s, id, &arena, &entry, err);

	if (rc == 0 && entry.hash.size == HASH_HEX)
		memcpy(hash, entry.hash.data, HASH_HEX + 1);
	else if (rc >= 0)
		rc = err_set(err, ERR_FILE,
			"document %lld: is not on the shelf", (long long)id);
	arena_release(&arena);
	return rc;
}

struct doc *
shelf_load(struct store *s, int64_t id, struct err *err)
{
	char hash[HASH_HEX + 1];

	if (hash_of(s, id, hash, err) < 0)
		return NULL;
	return edition_load(store_editions(s), hash, err);
}

int
shelf_original(
	struct store *s, int64_t id, struct slice *mapped, struct err *err)
{
	char hash[HASH_HEX + 1];

	if (hash_of(s, id, hash, err) < 0)
		return -1;
	return edition_source(store_editions(s), hash, mapped, err);
}

int
shelf_remake(struct store *s, int64_t id, const struct shelf_new *new,
	struct err *err)
{
	struct accession a = { .new = new, .document = id };

	if (hash_of(s, id, a.hash, err) < 0 ||
		edition_remake(store_editions(s), a.hash, new->doc, err) < 0)
		return -1;
	if (db_begin(store_db(s), err) < 0)
		return -1;
	return db_end(store_db(s), accession_renew(s, &a, err), err);
}

/* Runs SQL on the document ?1 at the time ?2. */
static int
run_now(struct store *s, const char *sql, int64_t id, struct err *err)
{
	struct db_query *q = db_query(store_db(s), sql);

	db_bind(q, 1, id);
	db_bind(q, 2, clock_now());
	return db_run(q, err);
}

static int
forget_files(struct store *s, int64_t id, struct err *err)
{
	struct db_query *q = db_query(store_db(s),
		"DELETE FROM file WHERE edition IN"
		" (SELECT id FROM edition WHERE document = ?1)");

	db_bind(q, 1, id);
	return db_run(q, err);
}

static int
take_off(struct store *s, int64_t id, struct err *err)
{
	if (run_now(s,
		    "UPDATE document SET removed = ?2"
		    " WHERE id = ?1 AND removed IS NULL",
		    id, err) < 0)
		return -1;
	if (db_changes(store_db(s)) == 0)
		return err_set(err, ERR_ABSENT,
			"document %lld: is not on the shelf", (long long)id);
	if (run_now(s,
		    "UPDATE note SET deleted = ?2"
		    " WHERE document = ?1 AND deleted IS NULL",
		    id, err) < 0 ||
		run_now(s,
			"UPDATE link SET deleted = ?2"
			" WHERE deleted IS NULL AND id IN"
			" (SELECT link FROM link_end WHERE document = ?1)",
			id, err) < 0)
		return -1;
	return forget_files(s, id, err);
}

/* The files of a document that was taken off, unless another has them too. */
static int
drop_files(struct store *s, int64_t id, struct err *err)
{
	struct db_query *q = db_query(store_db(s),
		"SELECT hash FROM edition AS gone WHERE document = ?1"
		" AND NOT EXISTS (SELECT 1 FROM edition"
		" JOIN document ON document.id = edition.document"
		" WHERE edition.hash = gone.hash"
		" AND document.removed IS NULL)");
	int rc;

	db_bind(q, 1, id);
	while ((rc = db_step(q, err)) == DB_ROW) {
		char *hash = mem_copy(db_text(q, 0).data, db_text(q, 0).size);

		edition_drop(store_editions(s), hash);
		free(hash);
	}
	return rc;
}

/* Files go after the commit, in a second transaction that only keeps others
 * from adding the same bytes meanwhile. If that fails, they stay. */
int
shelf_remove(struct store *s, int64_t id, struct err *err)
{
	struct db *d = store_db(s);
	int dropped;

	if (db_begin(d, err) < 0 || db_end(d, take_off(s, id, err), err) < 0)
		return -1;
	dropped = db_begin(d, NULL);
	if (dropped == 0)
		dropped = db_end(d, drop_files(s, id, NULL), NULL);
	(void)dropped;
	return 0;
}

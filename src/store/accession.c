#include "store/accession.h"

#include "base/clock.h"
#include "store/db.h"

/* Statements hand their first value to *OUT: 1 there is one, 0 none, -1. */

static int
find_by_key(struct db *d, struct slice key, int64_t *out, struct err *err)
{
	struct db_query *q = db_query(d,
		"SELECT id FROM document"
		" WHERE key = ?1 AND key <> '' AND removed IS NULL"
		" ORDER BY id LIMIT 1");

	db_bind_text(q, 1, key);
	return db_number(q, out, err);
}

/* A file that has become another work, by what it calls itself, is another
 * document. */
static int
find_by_path(struct db *d, const struct shelf_new *new, int64_t *out,
	struct err *err)
{
	struct db_query *q = db_query(d,
		"SELECT document.id FROM file"
		" JOIN edition ON edition.id = file.edition"
		" JOIN document ON document.id = edition.document"
		" WHERE file.path = ?1 AND document.removed IS NULL"
		" AND (document.key = '' OR ?2 = '')");

	db_bind_text(q, 1, new->path);
	db_bind_text(q, 2, doc_fact(new->doc, DOC_ID, 0));
	return db_number(q, out, err);
}

static int
find_by_hash(struct db *d, const char *hash, int64_t *out, struct err *err)
{
	struct db_query *q = db_query(d,
		"SELECT document.id FROM edition"
		" JOIN document ON document.id = edition.document"
		" WHERE edition.hash = ?1"
		" ORDER BY document.removed IS NOT NULL, document.id LIMIT 1");

	db_bind_text(q, 1, slice_of(hash));
	return db_number(q, out, err);
}

static int
find_document(struct db *d, struct accession *a, struct err *err)
{
	struct slice key = doc_fact(a->new->doc, DOC_ID, 0);
	int rc;

	a->document = a->new->document;
	if (a->document != 0)
		return DB_ROW;
	rc = find_by_key(d, key, &a->document, err);

	if (rc == DB_END)
		rc = find_by_path(d, a->new, &a->document, err);
	if (rc == DB_END)
		rc = find_by_hash(d, a->hash, &a->document, err);
	return rc;
}

/* What is off the shelf comes back as if it were new. */
static int
decide_outcome(struct db *d, struct accession *a, struct err *err)
{
	struct db_query *q = db_query(
		d, "SELECT removed IS NOT NULL FROM document WHERE id = ?1");
	int64_t removed;

	db_bind(q, 1, a->document);
	if (db_number(q, &removed, err) < 0)
		return -1;
	a->outcome = removed ? SHELF_ADDED : SHELF_NEW_EDITION;
	return 0;
}

static int
make_document(struct db *d, struct accession *a, struct err *err)
{
	struct db_query *q = db_query(d,
		"INSERT INTO document (uuid, added)"
		" VALUES (lower(hex(randomblob(16))), ?1)");

	db_bind(q, 1, clock_now());
	if (db_run(q, err) < 0)
		return -1;
	a->document = db_last_id(d);
	a->outcome = SHELF_ADDED;
	return 0;
}

/* All values of a fact in one line. */
static void
join_fact(const struct doc *doc, enum doc_fact fact, struct buf *out)
{
	struct slice value;
	size_t i;

	for (i = 0; (value = doc_fact(doc, fact, i)).size > 0; i++) {
		if (i > 0)
			buf_text(out, ", ");
		buf_slice(out, value);
	}
}

static int
put_edition(
	struct db *d, const struct accession *a, int64_t *id, struct err *err)
{
	struct db_query *q = db_query(d,
		"INSERT INTO edition"
		" (document, hash, format, notice, bytes, added)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
		" ON CONFLICT (hash, document) DO UPDATE SET"
		" format = excluded.format, notice = excluded.notice,"
		" revision = revision + 1 RETURNING id");
	struct buf notice = { 0 };
	int rc;

	join_fact(a->new->doc, DOC_NOTICE, &notice);
	db_bind(q, 1, a->document);
	db_bind_text(q, 2, slice_of(a->hash));
	db_bind_text(q, 3, a->new->format);
	db_bind_text(q, 4, buf_view(&notice));
	db_bind(q, 5, (int64_t)a->new->original.size);
	db_bind(q, 6, clock_now());
	rc = db_number(q, id, err);
	buf_release(&notice);
	return rc < 0 ? -1 : 0;
}

static struct slice
title_of(const struct shelf_new *new)
{
	struct slice title = slice_trim(new->title);

	return title.size > 0 ? title
			      : slice_trim(doc_fact(new->doc, DOC_TITLE, 0));
}

static struct slice
name_of(const struct shelf_new *new)
{
	struct slice name;
	size_t slash;

	for (slash = new->path.size; slash > 0; slash--)
		if (new->path.data[slash - 1] == '/')
			break;
	name = slice_sub(new->path, slash, new->path.size);
	return name.size > 0 ? name : SLICE("standard input");
}

static int
put_encoding(struct db *d, const struct accession *a, int64_t edition,
	struct err *err)
{
	struct db_query *q = db_query(d,
		a->new->encoding.size > 0
			? "INSERT OR REPLACE INTO edition_encoding"
			  " (edition, name) VALUES (?1, ?2)"
			: "DELETE FROM edition_encoding WHERE edition = ?1");

	db_bind(q, 1, edition);
	if (a->new->encoding.size > 0)
		db_bind_text(q, 2, a->new->encoding);
	return db_run(q, err);
}

/* What a new edition does not say stays as it was. */
static int
put_facts(struct db *d, const struct accession *a, int64_t edition,
	struct err *err)
{
	struct db_query *q = db_query(d,
		"UPDATE document SET edition = ?2, removed = NULL,"
		" title = coalesce(nullif(?3, ''), nullif(title, ''), ?8),"
		" author = coalesce(nullif(?4, ''), author),"
		" date = coalesce(nullif(?5, ''), date),"
		" path = coalesce(nullif(?6, ''), path),"
		" key = coalesce(nullif(?7, ''), key) WHERE id = ?1");
	const struct shelf_new *new = a->new;
	struct buf author = { 0 };
	int rc;

	buf_slice(&author, new->author);
	if (author.size == 0)
		join_fact(new->doc, DOC_AUTHOR, &author);
	db_bind(q, 1, a->document);
	db_bind(q, 2, edition);
	db_bind_text(q, 3, title_of(new));
	db_bind_text(q, 4, buf_view(&author));
	db_bind_text(q, 5,
		new->date.size > 0 ? new->date
				   : doc_fact(new->doc, DOC_DATE, 0));
	db_bind_text(q, 6, new->path);
	db_bind_text(q, 7, doc_fact(new->doc, DOC_ID, 0));
	db_bind_text(q, 8, name_of(new));
	rc = db_run(q, err);
	buf_release(&author);
	return rc;
}

static int
renew_edition(
	struct db *d, const struct accession *a, int64_t *id, struct err *err)
{
	struct db_query *q = db_query(d,
		"UPDATE edition SET format = ?3, notice = ?4"
		" WHERE hash = ?1 AND document = ?2 RETURNING id");
	struct buf notice = { 0 };
	int rc;

	join_fact(a->new->doc, DOC_NOTICE, &notice);
	db_bind_text(q, 1, slice_of(a->hash));
	db_bind(q, 2, a->document);
	db_bind_text(q, 3, a->new->format);
	db_bind_text(q, 4, buf_view(&notice));
	rc = db_number(q, id, err);
	buf_release(&notice);
	return rc < 0 ? -1 : 0;
}

static int
renew_facts(struct db *d, const struct accession *a, struct err *err)
{
	struct db_query *q = db_query(d,
		"UPDATE document SET title = coalesce(nullif(?2, ''), title),"
		" author = coalesce(nullif(?3, ''), author),"
		" date = coalesce(nullif(?4, ''), date) WHERE id = ?1");

	db_bind(q, 1, a->document);
	db_bind_text(q, 2, a->new->title);
	db_bind_text(q, 3, a->new->author);
	db_bind_text(q, 4, a->new->date);
	return db_run(q, err);
}

/* What was derived from the bytes is told by the revision, whoever has them. */
int
accession_renew(struct store *s, const struct accession *a, struct err *err)
{
	struct db *d = store_db(s);
	struct db_query *q = db_query(d,
		"UPDATE edition SET revision = revision + 1 WHERE hash = ?1");
	int64_t edition;

	db_bind_text(q, 1, slice_of(a->hash));
	if (db_run(q, err) < 0 || renew_edition(d, a, &edition, err) < 0)
		return -1;
	if (put_encoding(d, a, edition, err) < 0)
		return -1;
	return renew_facts(d, a, err);
}

int
accession_know(struct store *s, const struct accession *a, struct err *err)
{
	struct db_query *q = db_query(store_db(s),
		"INSERT INTO file (path, edition, device, inode, size, modified)"
		" SELECT ?2, edition, ?3, ?4, ?5, ?6 FROM document"
		" WHERE id = ?1 AND ?2 <> ''"
		" ON CONFLICT (path) DO UPDATE SET edition = excluded.edition,"
		" device = excluded.device, inode = excluded.inode,"
		" size = excluded.size, modified = excluded.modified");
	const struct file_facts *facts = &a->new->file;

	db_bind(q, 1, a->document);
	db_bind_text(q, 2, a->new->path);
	db_bind(q, 3, (int64_t)facts->device);
	db_bind(q, 4, (int64_t)facts->inode);
	db_bind(q, 5, (int64_t)facts->size);
	db_bind(q, 6, facts->modified);
	return db_run(q, err);
}

int
accession_enter(struct store *s, struct accession *a, struct err *err)
{
	struct db *d = store_db(s);
	int64_t edition;
	int rc = find_document(d, a, err);

	if (rc == DB_ROW)
		rc = decide_outcome(d, a, err);
	else if (rc == DB_END)
		rc = make_document(d, a, err);
	if (rc < 0 || put_edition(d, a, &edition, err) < 0)
		return -1;
	if (put_encoding(d, a, edition, err) < 0 ||
		put_facts(d, a, edition, err) < 0)
		return -1;
	return accession_know(s, a, err);
}

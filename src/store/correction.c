#include "store/correction.h"

#include "base/clock.h"
#include "store/db.h"

static int
insert(struct db *d, const struct correction *c, struct err *err)
{
	struct db_query *q = db_query(d,
		"INSERT INTO correction (uuid, document, kind, level,"
		" paragraphs, first, exact, before, after, created)"
		" VALUES (lower(hex(randomblob(16))), ?1, ?2, ?3, ?4, ?5, ?6,"
		" ?7, ?8, ?9)");

	db_bind(q, 1, c->document);
	db_bind_text(q, 2, c->kind);
	db_bind(q, 3, (int64_t)c->level);
	db_bind(q, 4, (int64_t)c->paragraphs);
	db_bind(q, 5, (int64_t)c->first);
	db_bind_text(q, 6, c->exact);
	db_bind_text(q, 7, c->before);
	db_bind_text(q, 8, c->after);
	db_bind(q, 9, clock_now());
	return db_run(q, err);
}

int
correction_put(struct store *s, struct correction *c, struct err *err)
{
	struct db *d = store_db(s);
	int64_t id;
	int rc;

	if (db_begin(d, err) < 0)
		return -1;
	rc = insert(d, c, err);
	id = db_last_id(d);
	if (db_end(d, rc, err) < 0)
		return -1;
	c->id = id;
	return 0;
}

/* Runs SQL on ?1, at the time ?2, in a transaction of its own. */
static int
change(struct store *s, const char *sql, int64_t id, struct err *err)
{
	struct db *d = store_db(s);
	struct db_query *q;

	if (db_begin(d, err) < 0)
		return -1;
	q = db_query(d, sql);
	db_bind(q, 1, id);
	db_bind(q, 2, clock_now());
	return db_end(d, db_run(q, err), err);
}

int
correction_drop(struct store *s, int64_t id, struct err *err)
{
	return change(
		s, "DELETE FROM correction WHERE id = ?1 AND ?2", id, err);
}

int
correction_retire(struct store *s, int64_t document, struct err *err)
{
	return change(s,
		"UPDATE correction SET retired = ?2"
		" WHERE document = ?1 AND retired IS NULL",
		document, err);
}

#define CORRECTIONS \
	"SELECT id, document, kind, level, paragraphs, first, exact, before," \
	" after FROM correction"

static void
read_one(struct db_query *q, struct arena *arena, struct correction *out)
{
	*out = (struct correction){
		.id = db_int(q, 0),
		.document = db_int(q, 1),
		.kind = arena_copy(arena, db_text(q, 2)),
		.level = (uint32_t)db_int(q, 3),
		.paragraphs = (size_t)db_int(q, 4),
		.first = (size_t)db_int(q, 5),
		.exact = arena_copy(arena, db_text(q, 6)),
		.before = arena_copy(arena, db_text(q, 7)),
		.after = arena_copy(arena, db_text(q, 8)),
	};
}

int
correction_list(struct store *s, int64_t document, struct arena *arena,
	struct vec *out, struct err *err)
{
	struct db_query *q = db_query(store_db(s),
		CORRECTIONS " WHERE document = ?1 AND retired IS NULL"
			    " ORDER BY id");
	int rc;

	db_bind(q, 1, document);
	while ((rc = db_step(q, err)) == DB_ROW)
		read_one(q, arena, vec_push(out));
	return rc;
}

int
correction_find(struct store *s, int64_t id, struct arena *arena,
	struct correction *out, struct err *err)
{
	struct db_query *q =
		db_query(store_db(s), CORRECTIONS " WHERE id = ?1");
	int rc;

	db_bind(q, 1, id);
	rc = db_step(q, err);
	if (rc < 0)
		return -1;
	if (rc == DB_END)
		return 1;
	read_one(q, arena, out);
	db_rest(q);
	return 0;
}

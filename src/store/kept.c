#include "store/kept.h"

#include "base/buf.h"
#include "base/clock.h"

int
kept_change(struct db *d, struct db_query *q, const char *table, int64_t id,
	struct err *err)
{
	if (db_run(q, err) < 0)
		return -1;
	if (db_changes(d) > 0)
		return 0;
	return err_set(err, ERR_ABSENT, "%s %lld: there is none", table,
		(long long)id);
}

int
kept_set_deleted(struct store *s, const char *table, int64_t id, bool deleted,
	struct err *err)
{
	struct db *d = store_db(s);
	struct buf sql = { 0 };
	struct db_query *q;

	if (db_begin(d, err) < 0)
		return -1;
	buf_printf(&sql,
		"UPDATE %s SET deleted = CASE WHEN ?2 THEN"
		" coalesce(deleted, ?3) END WHERE id = ?1",
		table);
	q = db_query(d, buf_string(&sql));
	buf_release(&sql);
	db_bind(q, 1, id);
	db_bind(q, 2, deleted);
	db_bind(q, 3, clock_now());
	return db_end(d, kept_change(d, q, table, id, err), err);
}

#include "store/glance.h"

#include "store/db.h"

bool
glance_is_empty(struct store *s)
{
	struct db_query *q = db_query(store_db(s),
		"SELECT 1 FROM document WHERE removed IS NULL LIMIT 1");
	int64_t one;

	return db_number(q, &one, NULL) == DB_END;
}

int
glance_keyed(
	struct store *s, struct slice prefix, struct vec *out, struct err *err)
{
	struct db_query *q = db_query(store_db(s),
		"SELECT id FROM document WHERE key <> '' AND key >= ?1"
		" AND substr(key, 1, length(?1)) = ?1 AND removed IS NULL"
		" ORDER BY id");
	int rc;

	db_bind_text(q, 1, prefix);
	while ((rc = db_step(q, err)) == DB_ROW)
		*(int64_t *)vec_push(out) = db_int(q, 0);
	return rc == DB_END ? 0 : -1;
}

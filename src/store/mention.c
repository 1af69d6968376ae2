#include "store/mention.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/derived.h"

static const char *const scripts[] = {
	DERIVED_SCRIPT "CREATE TABLE mention (document INTEGER PRIMARY KEY,"
		       " edition INTEGER NOT NULL, revision INTEGER NOT NULL,"
		       " form INTEGER NOT NULL, bytes TEXT NOT NULL) STRICT;",
	NULL,
};

static const struct schema kind = {
	.what = "citations found by ibid",
	.application = 0x6962696D, /* "ibim" */
	.scripts = scripts,
	.derived = true,
};

struct mentions {
	struct derived file;
};

struct mentions *
mention_open(struct store *s, struct err *err)
{
	struct mentions *m = mem_new(sizeof(*m));

	if (derived_init(&m->file, s, "citations.db", &kind, err) == 0)
		return m;
	mention_close(m);
	return NULL;
}

void
mention_close(struct mentions *m)
{
	if (!m)
		return;
	derived_release(&m->file);
	free(m);
}

int
mention_get(struct mentions *m, const struct roster_line *line, int64_t form,
	struct buf *out, struct err *err)
{
	struct db_query *q;
	int rc;

	if (derived_ready(&m->file, err) < 0)
		return -1;
	q = db_query(m->file.db,
		"SELECT bytes FROM mention WHERE document = ?1 AND edition = ?2"
		" AND revision = ?3 AND form = ?4");
	db_bind(q, 1, line->document);
	db_bind(q, 2, line->edition);
	db_bind(q, 3, line->revision);
	db_bind(q, 4, form);
	rc = db_step(q, err);
	if (rc == DB_ROW) {
		buf_slice(out, db_text(q, 0));
		db_rest(q);
		return 1;
	}
	if (rc < 0)
		derived_recover(&m->file);
	return rc == DB_END ? 0 : -1;
}

int
mention_put(struct mentions *m, const struct roster_line *line, int64_t form,
	struct slice bytes, struct err *err)
{
	struct db_query *q;

	if (derived_ready(&m->file, err) < 0 ||
		derived_begin(&m->file, err) < 0) {
		derived_recover(&m->file);
		return -1;
	}
	q = db_query(m->file.db,
		"INSERT OR REPLACE INTO mention VALUES (?1, ?2, ?3, ?4, ?5)");
	db_bind(q, 1, line->document);
	db_bind(q, 2, line->edition);
	db_bind(q, 3, line->revision);
	db_bind(q, 4, form);
	db_bind_text(q, 5, bytes);
	return derived_end(&m->file, db_run(q, err), err);
}

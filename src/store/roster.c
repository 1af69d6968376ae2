#include "store/roster.h"

#include "store/db.h"

#define NEWEST \
	"SELECT document.id, edition.id, edition.revision FROM document" \
	" JOIN edition ON edition.id = document.edition" \
	" WHERE document.removed IS NULL"

static struct roster_line
line_of(struct db_query *q)
{
	return (struct roster_line){ db_int(q, 0), db_int(q, 1), db_int(q, 2) };
}

int
roster_read(struct store *s, struct vec *out, struct err *err)
{
	struct db_query *q =
		db_query(store_db(s), NEWEST " ORDER BY document.id");
	int rc;

	while ((rc = db_step(q, err)) == DB_ROW)
		*(struct roster_line *)vec_push(out) = line_of(q);
	return rc == DB_END ? 0 : -1;
}

static bool
is_below(const void *item, const void *document)
{
	return ((const struct roster_line *)item)->document <
		*(const int64_t *)document;
}

const struct roster_line *
roster_find(const struct vec *all, int64_t document)
{
	size_t at = vec_lower(all, &document, is_below);
	const struct roster_line *line =
		at < all->count ? vec_at(all, at) : NULL;

	return line && line->document == document ? line : NULL;
}

int
roster_of(struct store *s, int64_t document, struct roster_line *out,
	struct err *err)
{
	struct db_query *q =
		db_query(store_db(s), NEWEST " AND document.id = ?1");
	int rc;

	db_bind(q, 1, document);
	rc = db_step(q, err);
	if (rc != DB_ROW)
		return rc == DB_END ? 0 : -1;
	*out = line_of(q);
	db_rest(q);
	return 1;
}

bool
roster_same(const struct roster_line *a, const struct roster_line *b)
{
	return a->document == b->document && a->edition == b->edition &&
		a->revision == b->revision;
}

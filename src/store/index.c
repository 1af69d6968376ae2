/*
 * Paragraphs are numbered as they come, and never twice; the table `paragraph`
 * says where each stands. (Numbers without gaps keep FTS5's lists a quarter
 * shorter than offsets would.) An edition that is outdated or gone only loses
 * its rows there, and what FTS5 still holds of it belongs to nothing and is
 * passed over by every query. So un-indexing needs no old text, which a
 * contentless table would otherwise want back, letter by letter. When a fifth
 * of the text is dead the whole index is begun anew.
 *
 * Words: the text is folded, and whatever is not a letter, mark or digit
 * becomes a blank, in texts and in queries alike; FTS5's simplest tokenizer
 * then only cuts at blanks. A query reaches FTS5 as quoted words, so nothing in
 * it can be syntax.
 */
#include "store/index.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/derived.h"
#include "store/intake.h"
#include "store/token.h"

enum {
	DEAD_LEAST = 1 << 20, /* bytes; less is not worth a new index */
	QUERY_LIMIT = 4096,   /* bytes */
};

static const char *const scripts[] = {
	DERIVED_SCRIPT INTAKE_SCRIPT,
	NULL,
};

static const struct schema kind = {
	.what = "an index of ibid",
	.application = 0x69626978, /* "ibix" */
	.scripts = scripts,
	.derived = true,
};

struct index {
	struct store *store; /* borrowed */
	struct derived file;
	bool (*asked)(void *);
	void *asked_data; /* borrowed */
};

struct index *
index_open(struct store *s, struct err *err)
{
	struct index *x = mem_new(sizeof(*x));

	x->store = s;
	if (derived_init(&x->file, s, "index.db", &kind, err) == 0)
		return x;
	index_close(x);
	return NULL;
}

void
index_close(struct index *x)
{
	if (!x)
		return;
	derived_release(&x->file);
	free(x);
}

static int
compare_documents(
	const struct intake_edition *a, const struct intake_edition *b)
{
	return (a->document > b->document) - (a->document < b->document);
}

static int
read_entries(struct db_query *q, struct vec *out, struct err *err)
{
	int rc;

	while ((rc = db_step(q, err)) == DB_ROW)
		*(struct intake_edition *)vec_push(out) =
			(struct intake_edition){ db_int(q, 0), db_int(q, 1),
				db_int(q, 2) };
	return rc;
}

static int
wanted(struct index *x, struct vec *out, struct err *err)
{
	return read_entries(
		db_query(store_db(x->store),
			"SELECT document.id, edition.id, edition.revision"
			" FROM document"
			" JOIN edition ON edition.id = document.edition"
			" WHERE document.removed IS NULL ORDER BY document.id"),
		out, err);
}

static int
present(struct index *x, struct vec *out, struct err *err)
{
	return read_entries(
		db_query(x->file.db,
			"SELECT document, edition, iif(whole, revision, -1)"
			" FROM held ORDER BY document"),
		out, err);
}

/* Where two lists by document differ. */
static void
differences(const struct vec *a, const struct vec *b, struct vec *out)
{
	size_t i = 0, j = 0;

	while (i < a->count || j < b->count) {
		const struct intake_edition *left =
			i < a->count ? vec_at(a, i) : NULL;
		const struct intake_edition *right =
			j < b->count ? vec_at(b, j) : NULL;
		int order = !left ? 1
			: !right  ? -1
				  : compare_documents(left, right);

		i += order <= 0;
		j += order >= 0;
		if (order == 0 && left->edition == right->edition &&
			left->revision == right->revision)
			continue;
		*(int64_t *)vec_push(out) =
			order <= 0 ? left->document : right->document;
	}
}

/* Whether so much of it is dead that it is better begun anew; or -1. */
static int
is_stale(struct index *x, struct err *err)
{
	struct db_query *q = db_query(x->file.db,
		"SELECT dead > ?1 AND dead >"
		" (SELECT coalesce(sum(bytes), 0) FROM held) / 4 FROM tally");
	int64_t stale;

	db_bind(q, 1, DEAD_LEAST);
	return db_number(q, &stale, err) < 0 ? -1 : (int)stale;
}

static int
behind(struct index *x, struct vec *out, struct err *err)
{
	struct vec want = VEC_OF(struct intake_edition),
		   have = VEC_OF(struct intake_edition);
	int rc = is_stale(x, err);

	if (rc > 0) {
		rc = derived_reset(&x->file, err);
	}
	if (rc == 0)
		rc = wanted(x, &want, err);
	if (rc == 0)
		rc = present(x, &have, err);
	if (rc == 0)
		differences(&want, &have, out);
	vec_release(&want);
	vec_release(&have);
	return rc;
}

int
index_behind(struct index *x, struct vec *out, struct err *err)
{
	if (store_is_read_only(x->store))
		return 0;
	if (derived_ready(&x->file, err) < 0)
		return -1;
	if (behind(x, out, err) == 0)
		return 0;
	return derived_recover(&x->file) ? behind(x, out, err) : -1;
}

static int
find_newest(struct index *x, int64_t document, struct intake_edition *out,
	struct err *err)
{
	struct db_query *q = db_query(store_db(x->store),
		"SELECT edition.id, edition.revision FROM document"
		" JOIN edition ON edition.id = document.edition"
		" WHERE document.id = ?1 AND document.removed IS NULL");
	int rc;

	db_bind(q, 1, document);
	rc = db_step(q, err);
	if (rc != DB_ROW)
		return rc;
	*out = (struct intake_edition){ document, db_int(q, 0), db_int(q, 1) };
	db_rest(q);
	return DB_ROW;
}

static int
go_on(struct index *x, int64_t document, const struct doc *doc, size_t budget,
	struct err *err)
{
	struct intake_edition newest = { .document = document };

	if (find_newest(x, document, &newest, err) < 0)
		return -1;
	return intake_step(x->file.db, &newest, doc, budget, err);
}

static int
step(struct index *x, int64_t document, const struct doc *doc, size_t budget,
	struct err *err)
{
	int rc;

	if (derived_begin(&x->file, err) < 0)
		return -1;
	rc = go_on(x, document, doc, budget, err);
	return derived_end(&x->file, rc < 0 ? -1 : 0, err) < 0 ? -1 : rc;
}

int
index_step(struct index *x, int64_t document, const struct doc *doc,
	size_t budget, struct err *err)
{
	int rc;

	if (store_is_read_only(x->store))
		return 0;
	if (derived_ready(&x->file, err) < 0)
		return -1;
	rc = step(x, document, doc, budget, err);
	if (rc < 0 && derived_recover(&x->file))
		rc = step(x, document, doc, budget, err);
	return rc;
}

#define HITS(rank) \
	"SELECT paragraph.document, paragraph.start, " rank " FROM words" \
	" CROSS JOIN paragraph ON paragraph.id = words.rowid" \
	" WHERE words MATCH ?1 AND words.rowid BETWEEN ?2 AND ?3" \
	" AND (?4 = 0 OR paragraph.document = ?4)" \
	" ORDER BY words."

/* The numbers to look among; DB_END: the document is not in the index. */
static int
rows_of(struct index *x, int64_t document, int64_t *first, int64_t *last,
	struct err *err)
{
	struct db_query *q;
	int rc;

	*first = 0;
	*last = INT64_MAX;
	if (document == 0)
		return DB_ROW;
	q = db_query(x->file.db,
		"SELECT first, beyond - 1 FROM held WHERE document = ?1");
	db_bind(q, 1, document);
	rc = db_step(q, err);
	if (rc != DB_ROW)
		return rc;
	*first = db_int(q, 0);
	*last = db_int(q, 1);
	db_rest(q);
	return DB_ROW;
}

static int
collect(struct index *x, const struct index_query *query, struct slice match,
	struct vec *out, struct err *err)
{
	struct db_query *q;
	int64_t first, last;
	int rc = rows_of(x, query->document, &first, &last, err);

	if (rc != DB_ROW)
		return rc;
	q = db_query(x->file.db,
		query->ranked ? HITS("words.rank") "rank LIMIT ?5"
			      : HITS("0.0") "rowid LIMIT ?5");
	db_bind_text(q, 1, match);
	db_bind(q, 2, first);
	db_bind(q, 3, last);
	db_bind(q, 4, query->document);
	db_bind(q, 5, (int64_t)query->limit);
	while ((rc = db_step(q, err)) == DB_ROW)
		*(struct index_hit *)vec_push(out) =
			(struct index_hit){ db_int(q, 0), (size_t)db_int(q, 1),
				db_real(q, 2) };
	return rc;
}

/* Stopped or in want of a new index, it finds nothing; that is no failure. */
static int
find(struct index *x, const struct index_query *query, struct slice match,
	struct vec *out, struct err *err)
{
	struct err why = { 0 };
	size_t count = out->count;
	int rc;

	db_set_interrupt(x->file.db, x->asked, x->asked_data);
	rc = collect(x, query, match, out, &why);
	db_set_interrupt(x->file.db, NULL, NULL);
	if (rc < 0) {
		while (out->count > count)
			vec_pop(out);
		if (db_fault(x->file.db) == DB_STOPPED ||
			derived_recover(&x->file))
			rc = 0;
		else if (err)
			err_set(err, why.kind, "%s", why.sentence);
	}
	err_release(&why);
	return rc;
}

int
index_find(struct index *x, const struct index_query *query, struct vec *out,
	struct err *err)
{
	struct buf match = { 0 };
	int rc = derived_ready(&x->file, err);

	token_query(
		slice_sub(query->words, 0, QUERY_LIMIT), query->prefix, &match);
	if (rc == 0 && match.size > 0)
		rc = find(x, query, buf_view(&match), out, err);
	buf_release(&match);
	return rc;
}

void
index_set_interrupt(struct index *x, bool (*asked)(void *), void *data)
{
	x->asked = asked;
	x->asked_data = data;
}

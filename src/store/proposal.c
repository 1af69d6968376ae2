#include "store/proposal.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/derived.h"
#include "store/roster.h"

/* Scores are kept as whole numbers. */
static const double score_unit = 1e6;

static const char *const scripts[] = {
	DERIVED_SCRIPT
	"CREATE TABLE look (citing INTEGER PRIMARY KEY,"
	" edition INTEGER NOT NULL, revision INTEGER NOT NULL,"
	" state INTEGER NOT NULL, method INTEGER NOT NULL) STRICT;"
	"CREATE TABLE proposal (citing INTEGER NOT NULL,"
	" first INTEGER NOT NULL, beyond INTEGER NOT NULL,"
	" source INTEGER NOT NULL, edition INTEGER NOT NULL,"
	" revision INTEGER NOT NULL, source_first INTEGER NOT NULL,"
	" source_beyond INTEGER NOT NULL, kind INTEGER NOT NULL,"
	" grade INTEGER NOT NULL, origin INTEGER NOT NULL,"
	" unsure INTEGER NOT NULL, score INTEGER NOT NULL) STRICT;"
	"CREATE INDEX proposal_citing ON proposal"
	" (citing, source, edition, revision);"
	"CREATE INDEX proposal_source ON proposal (source, source_first);",
	NULL,
};

static const struct schema kind = {
	.what = "quotations found by ibid",
	.application = 0x69626970, /* "ibip" */
	.scripts = scripts,
	.derived = true,
};

struct proposals {
	struct store *store; /* borrowed */
	struct derived file;
	uint32_t method;
};

struct proposals *
proposal_open(struct store *s, uint32_t method, struct err *err)
{
	struct proposals *p = mem_new(sizeof(*p));

	p->store = s;
	p->method = method;
	if (derived_init(&p->file, s, "proposals.db", &kind, err) == 0)
		return p;
	proposal_close(p);
	return NULL;
}

void
proposal_close(struct proposals *p)
{
	if (!p)
		return;
	derived_release(&p->file);
	free(p);
}

/* Runs SQL, whose only value this is. */
static int
run_with(struct proposals *p, const char *sql, int64_t value, struct err *err)
{
	struct db_query *q = db_query(p->file.db, sql);

	db_bind(q, 1, value);
	return db_run(q, err);
}

static int
clear(struct proposals *p, int64_t citing, struct err *err)
{
	if (run_with(p, "DELETE FROM proposal WHERE citing = ?1", citing, err) <
		0)
		return -1;
	return run_with(p, "DELETE FROM look WHERE citing = ?1", citing, err);
}

/* A source that is gone by now is left out. */
static int
put_one(struct proposals *p, const struct proposal *x, struct err *err)
{
	struct roster_line source;
	struct db_query *q;
	int rc = roster_of(p->store, x->source, &source, err);

	if (rc <= 0)
		return rc;
	q = db_query(p->file.db,
		"INSERT INTO proposal VALUES"
		" (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
	db_bind(q, 1, x->citing);
	db_bind(q, 2, (int64_t)x->cited.start);
	db_bind(q, 3, (int64_t)x->cited.end);
	db_bind(q, 4, x->source);
	db_bind(q, 5, source.edition);
	db_bind(q, 6, source.revision);
	db_bind(q, 7, (int64_t)x->range.start);
	db_bind(q, 8, (int64_t)x->range.end);
	db_bind(q, 9, x->kind);
	db_bind(q, 10, x->grade);
	db_bind(q, 11, (int64_t)x->by);
	db_bind(q, 12, x->unsure);
	db_bind(q, 13, (int64_t)(x->score * score_unit));
	return db_run(q, err);
}

static int
look(struct proposals *p, const struct roster_line *citing, int64_t state,
	struct err *err)
{
	struct db_query *q = db_query(
		p->file.db, "INSERT INTO look VALUES (?1, ?2, ?3, ?4, ?5)");

	db_bind(q, 1, citing->document);
	db_bind(q, 2, citing->edition);
	db_bind(q, 3, citing->revision);
	db_bind(q, 4, state);
	db_bind(q, 5, p->method);
	return db_run(q, err);
}

static int
put(struct proposals *p, const struct roster_line *citing, int64_t state,
	const struct proposal *found, size_t count, struct err *err)
{
	int rc;

	if (derived_begin(&p->file, err) < 0)
		return -1;
	rc = clear(p, citing->document, err);
	for (size_t i = 0; rc == 0 && i < count; i++)
		rc = put_one(p, &found[i], err);
	if (rc == 0)
		rc = look(p, citing, state, err);
	return derived_end(&p->file, rc, err) < 0 ? -1 : rc;
}

int
proposal_put(struct proposals *p, int64_t citing, int64_t library,
	const struct proposal *found, size_t count, struct err *err)
{
	struct roster_line line;
	int rc;

	if (p->file.read_only)
		return 0;
	if (derived_ready(&p->file, err) < 0)
		return -1;
	rc = roster_of(p->store, citing, &line, err);
	if (rc <= 0)
		return rc;
	rc = put(p, &line, library, found, count, err);
	if (rc < 0 && derived_recover(&p->file))
		rc = put(p, &line, library, found, count, err);
	return rc;
}

/* Whether SOURCE has the text that was quoted. */
static bool
is_current(const struct vec *roster, const struct roster_line *line)
{
	const struct roster_line *newest = roster_find(roster, line->document);

	return newest && roster_same(newest, line);
}

/* Documents that cite, as sources, what isn't there any more: into STALE (of
 * int64_t), in order. */
static int
find_stale(struct proposals *p, const struct vec *roster, struct vec *stale,
	struct err *err)
{
	struct db_query *q = db_query(p->file.db,
		"SELECT DISTINCT citing, source, edition, revision"
		" FROM proposal ORDER BY citing");
	int rc;

	while ((rc = db_step(q, err)) == DB_ROW) {
		const int64_t *last = vec_last(stale);
		int64_t citing = db_int(q, 0);

		if ((!last || *last != citing) &&
			!is_current(roster,
				&(struct roster_line){ db_int(q, 1),
					db_int(q, 2), db_int(q, 3) }))
			*(int64_t *)vec_push(stale) = citing;
	}
	return rc == DB_END ? 0 : -1;
}

static bool
is_below(const void *item, const void *number)
{
	return *(const int64_t *)item < *(const int64_t *)number;
}

static bool
has_number(const struct vec *numbers, int64_t number)
{
	size_t at = vec_lower(numbers, &number, is_below);

	return at < numbers->count && *(int64_t *)vec_at(numbers, at) == number;
}

/* What was looked at, in order; what is gone from the shelf into GONE. */
static int
read_looks(struct proposals *p, const struct vec *roster,
	const struct vec *stale, struct vec *out, struct vec *gone,
	struct err *err)
{
	struct db_query *q = db_query(p->file.db,
		"SELECT citing, edition, revision, state, method FROM look"
		" ORDER BY citing");
	int rc;

	while ((rc = db_step(q, err)) == DB_ROW) {
		struct roster_line line = { db_int(q, 0), db_int(q, 1),
			db_int(q, 2) };

		if (!roster_find(roster, line.document))
			*(int64_t *)vec_push(gone) = line.document;
		else if (db_int(q, 4) == p->method &&
			is_current(roster, &line) &&
			!has_number(stale, line.document))
			*(struct proposal_look *)vec_push(out) =
				(struct proposal_look){ line.document,
					db_int(q, 3) };
	}
	return rc == DB_END ? 0 : -1;
}

/* Those without a look get one of state 0. */
static void
fill(const struct vec *roster, const struct vec *looks, struct vec *out)
{
	size_t k = 0;

	for (size_t i = 0; i < roster->count; i++) {
		const struct roster_line *line = vec_at(roster, i);
		struct proposal_look *new = vec_push(out);
		const struct proposal_look *known =
			k < looks->count ? vec_at(looks, k) : NULL;

		*new = (struct proposal_look){ line->document, 0 };
		if (known && known->citing == line->document) {
			*new = *known;
			k++;
		}
	}
}

static int
let_go(struct proposals *p, const struct vec *gone, struct err *err)
{
	int rc = 0;

	if (gone->count == 0 || p->file.read_only)
		return 0;
	if (derived_begin(&p->file, err) < 0)
		return -1;
	for (size_t i = 0; rc == 0 && i < gone->count; i++)
		rc = clear(p, *(int64_t *)vec_at(gone, i), err);
	return derived_end(&p->file, rc, err);
}

static int
list_looks(struct proposals *p, struct vec *out, struct err *err)
{
	struct vec roster = VEC_OF(struct roster_line);
	struct vec looks = VEC_OF(struct proposal_look);
	struct vec stale = VEC_OF(int64_t), gone = stale;
	int rc = roster_read(p->store, &roster, err);

	if (rc == 0)
		rc = find_stale(p, &roster, &stale, err);
	if (rc == 0)
		rc = read_looks(p, &roster, &stale, &looks, &gone, err);
	if (rc == 0)
		rc = let_go(p, &gone, err);
	if (rc == 0)
		fill(&roster, &looks, out);
	vec_release(&roster);
	vec_release(&looks);
	vec_release(&stale);
	vec_release(&gone);
	return rc;
}

int
proposal_looks(struct proposals *p, struct vec *out, struct err *err)
{
	if (derived_ready(&p->file, err) < 0)
		return -1;
	if (list_looks(p, out, err) == 0)
		return 0;
	return derived_recover(&p->file) ? list_looks(p, out, err) : -1;
}

int
proposal_forget(struct proposals *p, int64_t citing, struct err *err)
{
	int rc;

	if (p->file.read_only)
		return 0;
	if (derived_ready(&p->file, err) < 0 ||
		derived_begin(&p->file, err) < 0)
		return -1;
	rc = run_with(
		p, "UPDATE look SET state = 0 WHERE citing = ?1", citing, err);
	return derived_end(&p->file, rc, err) < 0 ? -1 : rc;
}

#define ROWS \
	"SELECT proposal.citing, source, first, beyond, source_first," \
	" source_beyond, kind, grade, origin, unsure, score," \
	" proposal.edition, proposal.revision, look.edition, look.revision" \
	" FROM proposal JOIN look ON look.citing = proposal.citing"

static struct proposal
proposal_from(struct db_query *q)
{
	return (struct proposal){
		.citing = db_int(q, 0),
		.source = db_int(q, 1),
		.cited = { (size_t)db_int(q, 2), (size_t)db_int(q, 3) },
		.range = { (size_t)db_int(q, 4), (size_t)db_int(q, 5) },
		.kind = (int)db_int(q, 6),
		.grade = (int)db_int(q, 7),
		.by = (unsigned)db_int(q, 8),
		.unsure = db_int(q, 9) != 0,
		.score = (double)db_int(q, 10) / score_unit,
	};
}

/* What was asked of the shelf last, since rows of one document come together. */
struct checked {
	struct roster_line line;
	bool current;
};

static bool
check(struct proposals *p, struct checked *last, const struct roster_line *line)
{
	struct roster_line newest;

	if (roster_same(&last->line, line))
		return last->current;
	last->line = *line;
	last->current =
		roster_of(p->store, line->document, &newest, NULL) > 0 &&
		roster_same(&newest, line);
	return last->current;
}

static int
read_rows(struct proposals *p, const char *sql, int64_t document,
	struct vec *out, struct err *err)
{
	struct db_query *q = db_query(p->file.db, sql);
	struct checked citing = { 0 }, source = { 0 };
	int rc;

	db_bind(q, 1, document);
	while ((rc = db_step(q, err)) == DB_ROW) {
		struct proposal x = proposal_from(q);

		if (check(p, &citing,
			    &(struct roster_line){
				    x.citing, db_int(q, 13), db_int(q, 14) }) &&
			check(p, &source,
				&(struct roster_line){ x.source, db_int(q, 11),
					db_int(q, 12) }))
			*(struct proposal *)vec_push(out) = x;
	}
	return rc == DB_END ? 0 : -1;
}

static int
read_or_recover(struct proposals *p, const char *sql, int64_t document,
	struct vec *out, struct err *err)
{
	size_t count = out->count;

	if (derived_ready(&p->file, err) < 0)
		return -1;
	if (read_rows(p, sql, document, out, err) == 0)
		return 0;
	while (out->count > count)
		vec_pop(out);
	return derived_recover(&p->file) ? read_rows(p, sql, document, out, err)
					 : -1;
}

int
proposal_of(
	struct proposals *p, int64_t citing, struct vec *out, struct err *err)
{
	return read_or_recover(p,
		ROWS " WHERE proposal.citing = ?1"
		     " ORDER BY first, beyond DESC, score DESC",
		citing, out, err);
}

int
proposal_to(
	struct proposals *p, int64_t source, struct vec *out, struct err *err)
{
	return read_or_recover(p,
		ROWS " WHERE source = ?1"
		     " ORDER BY source_first, source_beyond DESC, score DESC",
		source, out, err);
}

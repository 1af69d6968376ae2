/*
 * Each step leaves in `held` how far it came, so whoever comes next goes on
 * from there: the same program after a key, another one at the same time, the
 * next one after a kill.
 *
 * FTS5 writes a list of the words of each step, and merges lists of like size.
 * Left to itself it merges long ones at one go, which a reader who types would
 * feel; so each step asks for a bit of it, as much as keeps up.
 */
#include "store/intake.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "store/token.h"

enum {
	LINE_LIMIT = 32 << 10, /* bytes; a longer paragraph becomes several */
	LET_GO_AT_ONCE = 8192, /* paragraphs */
	MERGE_AT_ONCE = 48,    /* pages; a step writes some ten */
};

/* What is held of a document, from its start up to `bytes`. */
struct held {
	struct intake_edition edition;
	size_t bytes;
	bool whole;
	int64_t first, beyond; /* numbers of paragraphs, others' among them */
};

static int
find_held(struct db *d, int64_t document, struct held *out, struct err *err)
{
	struct db_query *q = db_query(d,
		"SELECT edition, revision, bytes, whole, first, beyond"
		" FROM held WHERE document = ?1");
	int rc;

	db_bind(q, 1, document);
	rc = db_step(q, err);
	if (rc != DB_ROW)
		return rc;
	*out = (struct held){
		.edition = { document, db_int(q, 0), db_int(q, 1) },
		.bytes = (size_t)db_int(q, 2),
		.whole = db_int(q, 3) != 0,
		.first = db_int(q, 4),
		.beyond = db_int(q, 5),
	};
	db_rest(q);
	return DB_ROW;
}

static int
hold(struct db *d, const struct held *h, struct err *err)
{
	struct db_query *q = db_query(
		d, "REPLACE INTO held VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

	db_bind(q, 1, h->edition.document);
	db_bind(q, 2, h->edition.edition);
	db_bind(q, 3, h->edition.revision);
	db_bind(q, 4, (int64_t)h->bytes);
	db_bind(q, 5, h->whole);
	db_bind(q, 6, h->first);
	db_bind(q, 7, h->beyond);
	return db_run(q, err);
}

/* Runs SQL, whose only value this is. */
static int
run_with(struct db *d, const char *sql, int64_t value, struct err *err)
{
	struct db_query *q = db_query(d, sql);

	db_bind(q, 1, value);
	return db_run(q, err);
}

static int
drop_paragraphs(struct db *d, struct held *h, struct err *err)
{
	struct db_query *q = db_query(d,
		"DELETE FROM paragraph"
		" WHERE id >= ?1 AND id < ?2 AND document = ?3");
	int64_t end = h->beyond - h->first > LET_GO_AT_ONCE
		? h->first + LET_GO_AT_ONCE
		: h->beyond;

	db_bind(q, 1, h->first);
	db_bind(q, 2, end);
	db_bind(q, 3, h->edition.document);
	h->first = end;
	return db_run(q, err);
}

/* Lets go of a part of what is held; 1 while there is more. From the first part
 * on it is of no edition: should this one come back, it is put in anew. */
static int
let_go(struct db *d, struct held *h, struct err *err)
{
	h->whole = false;
	h->edition.edition = 0;
	if (drop_paragraphs(d, h, err) < 0)
		return -1;
	if (h->first < h->beyond)
		return hold(d, h, err) < 0 ? -1 : 1;
	if (run_with(d, "UPDATE tally SET dead = dead + ?1", (int64_t)h->bytes,
		    err) < 0)
		return -1;
	return run_with(d, "DELETE FROM held WHERE document = ?1",
		h->edition.document, err);
}

/* A text being put in. */
struct intake {
	struct db *db; /* borrowed */
	struct held held;
	struct buf room, words;
};

static int
put_paragraph(
	struct intake *t, struct slice line, size_t start, struct err *err)
{
	struct db *d = t->db;
	struct db_query *q =
		db_query(d, "INSERT INTO words (rowid, text) VALUES (?1, ?2)");

	buf_clear(&t->words);
	token_text(line, &t->room, &t->words);
	db_bind(q, 1, t->held.beyond);
	db_bind_text(q, 2, buf_view(&t->words));
	if (db_run(q, err) < 0)
		return -1;
	q = db_query(d, "INSERT INTO paragraph VALUES (?1, ?2, ?3)");
	db_bind(q, 1, t->held.beyond++);
	db_bind(q, 2, t->held.edition.document);
	db_bind(q, 3, (int64_t)start);
	return db_run(q, err);
}

/* The paragraph at AT, or as much of it as is put in at once. */
static struct slice
line_at(struct slice text, size_t at)
{
	struct slice line = slice_sub(text, at, at + LINE_LIMIT);
	size_t end = slice_find(line, SLICE("\n"), 0);

	if (end != SLICE_NONE || at + line.size == text.size)
		return slice_sub(line, 0, end);
	for (end = line.size; end > 0 && line.data[end - 1] != ' ';)
		end--;
	return slice_sub(
		line, 0, end > 0 ? end : utf8_start(text, at + line.size) - at);
}

static int
put_paragraphs(
	struct intake *t, struct slice text, size_t budget, struct err *err)
{
	size_t at = t->held.bytes;
	size_t end = text.size - at > budget ? at + budget : text.size;
	int rc = 0;

	while (rc == 0 && at < end) {
		struct slice line = line_at(text, at);

		if (line.size > 0)
			rc = put_paragraph(t, line, at, err);
		at += line.size;
		at += at < text.size && text.data[at] == '\n';
	}
	t->held.bytes = at;
	t->held.whole = at == text.size;
	return rc;
}

/* Puts the next BUDGET bytes or so in; 1 while there is more. */
static int
take_in(struct db *d, const struct held *held, struct slice text, size_t budget,
	struct err *err)
{
	struct intake t = { .db = d, .held = *held };
	int rc = db_number(
		db_query(d, "SELECT next FROM tally"), &t.held.beyond, err);

	if (t.held.bytes == 0)
		t.held.first = t.held.beyond;
	if (rc >= 0)
		rc = put_paragraphs(&t, text, budget, err);
	if (rc == 0)
		rc = hold(d, &t.held, err);
	if (rc == 0)
		rc = run_with(
			d, "UPDATE tally SET next = ?1", t.held.beyond, err);
	buf_release(&t.room);
	buf_release(&t.words);
	return rc < 0 ? -1 : !t.held.whole;
}

static bool
is_of(const struct held *h, const struct intake_edition *newest,
	struct slice text)
{
	return h->edition.edition == newest->edition &&
		h->edition.revision == newest->revision &&
		h->bytes <= text.size;
}

/* So many pages of what is to be merged. */
static int
merge(struct db *d, int64_t pages, struct err *err)
{
	return run_with(d,
		"INSERT INTO words (words, rank) VALUES ('merge', ?1)", pages,
		err);
}

int
intake_step(struct db *d, const struct intake_edition *newest,
	const struct doc *doc, size_t budget, struct err *err)
{
	struct slice text = doc ? doc_text(doc) : slice_of("");
	struct held held = { .edition = *newest };
	int rc = find_held(d, newest->document, &held, err);
	bool wanted = newest->edition != 0 && doc;

	if (rc == DB_ROW && !(wanted && is_of(&held, newest, text))) {
		rc = let_go(d, &held, err);
		return rc == 0 ? wanted : rc;
	}
	if (rc < 0 || !wanted || held.whole)
		return rc < 0 ? -1 : 0;
	rc = take_in(d, &held, text, budget, err);
	return rc < 0 || merge(d, MERGE_AT_ONCE, err) < 0 ? -1 : rc;
}

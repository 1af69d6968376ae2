#include "store/note.h"

#include "base/clock.h"
#include "store/db.h"
#include "store/kept.h"

enum { BODY_LIMIT = 16 << 20 }; /* bytes */

static const struct slice kind_names[] = {
	[NOTE_REMARK] = { "remark", 6 },
	[NOTE_BOOKMARK] = { "bookmark", 8 },
	[NOTE_HIGHLIGHT] = { "highlight", 9 },
};

static enum note_kind
kind_of(struct slice name)
{
	int i = NOTE_HIGHLIGHT;

	while (i > 0 && !slice_equal(name, kind_names[i]))
		i--;
	return (enum note_kind)i;
}

static struct slice
mark_text(const struct note *note)
{
	return (struct slice){ &note->mark, note->mark != 0 };
}

/* A new note: all of it. */
static int
insert(struct db *d, struct note *note, int64_t now, struct err *err)
{
	struct db_query *q = db_query(d,
		"INSERT INTO note (" ANCHOR_COLUMNS
		", uuid, kind, mark, body, tags, created, changed)"
		" VALUES (" ANCHOR_VALUES ", lower(hex(randomblob(16))), ?10,"
		" ?11, ?12, ?13, ?14, ?14)");

	anchor_bind(q, &note->at);
	db_bind_text(q, ANCHOR_BOUND + 1, kind_names[note->kind]);
	db_bind_text(q, ANCHOR_BOUND + 2, mark_text(note));
	db_bind_text(q, ANCHOR_BOUND + 3, note->body);
	db_bind_text(q, ANCHOR_BOUND + 4, note->tags);
	db_bind(q, ANCHOR_BOUND + 5, now);
	return db_run(q, err);
}

/* A note that is there: what the reader can change. */
static int
update(struct db *d, struct note *note, int64_t now, struct err *err)
{
	struct db_query *q = db_query(d,
		"UPDATE note SET kind = ?2, mark = ?3, body = ?4, tags = ?5,"
		" changed = ?6 WHERE id = ?1");

	db_bind(q, 1, note->id);
	db_bind_text(q, 2, kind_names[note->kind]);
	db_bind_text(q, 3, mark_text(note));
	db_bind_text(q, 4, note->body);
	db_bind_text(q, 5, note->tags);
	db_bind(q, 6, now);
	return kept_change(d, q, "note", note->id, err);
}

int
note_put(struct store *s, struct note *note, struct err *err)
{
	struct db *d = store_db(s);
	int64_t now = clock_now(), id = note->id;
	int rc;

	if (note->body.size > BODY_LIMIT)
		return err_set(err, ERR_FILE, "note: is larger than 16 MiB");
	if (db_begin(d, err) < 0)
		return -1;
	rc = id != 0 ? update(d, note, now, err) : insert(d, note, now, err);
	if (id == 0)
		id = db_last_id(d);
	if (db_end(d, rc, err) < 0)
		return -1;
	if (note->id == 0)
		note->created = now;
	note->id = id;
	note->changed = now;
	return 0;
}

static int
place(struct db *d, const struct note *note, struct err *err)
{
	struct db_query *q = db_query(d,
		"INSERT OR REPLACE INTO anchor (" ANCHOR_MOVED_COLUMNS ", note)"
		" VALUES (" ANCHOR_MOVED_VALUES ", ?7)");

	anchor_bind_moved(q, &note->at);
	db_bind(q, ANCHOR_MOVED_BOUND + 1, note->id);
	return db_run(q, err);
}

int
note_place(struct store *s, const struct note *notes, size_t count,
	struct err *err)
{
	struct db *d = store_db(s);
	size_t i;
	int rc = 0;

	if (db_begin(d, err) < 0)
		return -1;
	for (i = 0; rc == 0 && i < count; i++)
		rc = place(d, &notes[i], err);
	return db_end(d, rc, err);
}

int
note_delete(struct store *s, int64_t id, struct err *err)
{
	return kept_set_deleted(s, "note", id, true, err);
}

int
note_restore(struct store *s, int64_t id, struct err *err)
{
	return kept_set_deleted(s, "note", id, false, err);
}

/* OFFSET_NONE is kept as -1, and so stands before all places. */
#define NOTES \
	"SELECT " ANCHOR_SELECTED("note", \
		"anchor") ", id, kind, mark, body," \
			  " tags, created, changed," \
			  " coalesce(anchor.first, note.first) AS start," \
			  " coalesce(anchor.beyond, note.beyond) AS stop" \
			  " FROM note LEFT JOIN anchor ON anchor.note = note.id"
#define ORDER "start < 0, start, stop, id"

static void
read_note(struct db_query *q, struct arena *arena, struct note *out)
{
	struct slice mark = db_text(q, ANCHOR_READ + 2);

	*out = (struct note){
		.id = db_int(q, ANCHOR_READ),
		.kind = kind_of(db_text(q, ANCHOR_READ + 1)),
		.mark = mark.size > 0 ? mark.data[0] : '\0',
		.body = arena_copy(arena, db_text(q, ANCHOR_READ + 3)),
		.tags = arena_copy(arena, db_text(q, ANCHOR_READ + 4)),
		.created = db_int(q, ANCHOR_READ + 5),
		.changed = db_int(q, ANCHOR_READ + 6),
	};
	anchor_read(q, 0, arena, &out->at);
}

int
note_list(struct store *s, int64_t document, bool trash, struct arena *arena,
	struct vec *out, struct err *err)
{
	struct db_query *q;
	int rc;

	if (document != 0)
		q = db_query(store_db(s),
			NOTES " WHERE (deleted IS NOT NULL) = ?1"
			      " AND document = ?2 ORDER BY " ORDER);
	else
		q = db_query(store_db(s),
			NOTES " WHERE (deleted IS NOT NULL) = ?1"
			      " ORDER BY document, " ORDER);
	db_bind(q, 1, trash);
	if (document != 0)
		db_bind(q, 2, document);
	while ((rc = db_step(q, err)) == DB_ROW)
		read_note(q, arena, vec_push(out));
	return rc;
}

int
note_find(struct store *s, int64_t id, struct arena *arena, struct note *out,
	struct err *err)
{
	struct db_query *q = db_query(store_db(s), NOTES " WHERE id = ?1");
	int rc;

	db_bind(q, 1, id);
	rc = db_step(q, err);
	if (rc < 0)
		return -1;
	if (rc == DB_END)
		return 1;
	read_note(q, arena, out);
	db_rest(q);
	return 0;
}

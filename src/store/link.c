#include "store/link.h"

#include "base/clock.h"
#include "store/db.h"
#include "store/kept.h"

static const char *const kind_names[] = {
	[LINK_QUOTES] = "quotes",
	[LINK_PARAPHRASES] = "paraphrases",
	[LINK_REPLIES] = "replies to",
	[LINK_CONTRADICTS] = "contradicts",
	[LINK_DEFINES] = "defines",
	[LINK_SEE_ALSO] = "see also",
};

static const char *const state_names[] = {
	[LINK_MADE] = "made",
	[LINK_ACCEPTED] = "accepted",
	[LINK_REFUSED] = "refused",
};

const char *
link_kind_name(enum link_kind kind)
{
	return kind_names[kind];
}

/* The index of NAME among COUNT names; the last when it is none of them. */
static int
index_of(struct slice name, const char *const *names, int count)
{
	int i = 0;

	while (i < count - 1 && !slice_equal(name, slice_of(names[i])))
		i++;
	return i;
}

static int
insert_end(struct db *d, int64_t link, int side, const struct anchor *end,
	struct err *err)
{
	struct db_query *q = db_query(d,
		"INSERT INTO link_end (" ANCHOR_COLUMNS ", link, side)"
		" VALUES (" ANCHOR_VALUES ", ?10, ?11)");

	anchor_bind(q, end);
	db_bind(q, ANCHOR_BOUND + 1, link);
	db_bind(q, ANCHOR_BOUND + 2, side);
	return db_run(q, err);
}

/* A new link: all of it. Its id goes to *ID. */
static int
insert(struct db *d, const struct link *link, int64_t now, int64_t *id,
	struct err *err)
{
	struct db_query *q = db_query(d,
		"INSERT INTO link (uuid, kind, state, created, changed)"
		" VALUES (lower(hex(randomblob(16))), ?1, ?2, ?3, ?3)");

	db_bind_text(q, 1, slice_of(kind_names[link->kind]));
	db_bind_text(q, 2, slice_of(state_names[link->state]));
	db_bind(q, 3, now);
	if (db_run(q, err) < 0)
		return -1;
	*id = db_last_id(d);
	if (insert_end(d, *id, 0, &link->from, err) < 0)
		return -1;
	return insert_end(d, *id, 1, &link->to, err);
}

static int
update(struct db *d, const struct link *link, int64_t now, struct err *err)
{
	struct db_query *q = db_query(d,
		"UPDATE link SET kind = ?2, state = ?3, changed = ?4"
		" WHERE id = ?1");

	db_bind(q, 1, link->id);
	db_bind_text(q, 2, slice_of(kind_names[link->kind]));
	db_bind_text(q, 3, slice_of(state_names[link->state]));
	db_bind(q, 4, now);
	return kept_change(d, q, "link", link->id, err);
}

int
link_put(struct store *s, struct link *link, struct err *err)
{
	struct db *d = store_db(s);
	int64_t now = clock_now(), id = link->id;
	int rc;

	if (db_begin(d, err) < 0)
		return -1;
	rc = id != 0 ? update(d, link, now, err)
		     : insert(d, link, now, &id, err);
	if (db_end(d, rc, err) < 0)
		return -1;
	if (link->id == 0)
		link->created = now;
	link->id = id;
	link->changed = now;
	return 0;
}

static int
place_end(struct db *d, int64_t link, int side, const struct anchor *end,
	struct err *err)
{
	struct db_query *q = db_query(d,
		"INSERT OR REPLACE INTO link_anchor (" ANCHOR_MOVED_COLUMNS
		", link, side) VALUES (" ANCHOR_MOVED_VALUES ", ?7, ?8)");

	anchor_bind_moved(q, end);
	db_bind(q, ANCHOR_MOVED_BOUND + 1, link);
	db_bind(q, ANCHOR_MOVED_BOUND + 2, side);
	return db_run(q, err);
}

int
link_place(struct store *s, const struct link *links, size_t count,
	struct err *err)
{
	struct db *d = store_db(s);
	size_t i;
	int rc = 0;

	if (db_begin(d, err) < 0)
		return -1;
	for (i = 0; rc == 0 && i < count; i++) {
		rc = place_end(d, links[i].id, 0, &links[i].from, err);
		if (rc == 0)
			rc = place_end(d, links[i].id, 1, &links[i].to, err);
	}
	return db_end(d, rc, err);
}

int
link_delete(struct store *s, int64_t id, struct err *err)
{
	return kept_set_deleted(s, "link", id, true, err);
}

int
link_restore(struct store *s, int64_t id, struct err *err)
{
	return kept_set_deleted(s, "link", id, false, err);
}

#define LINKS \
	"SELECT " ANCHOR_SELECTED("a", "am") ", " ANCHOR_SELECTED("b", \
		"bm") ", id, kind, state, created, changed FROM link" \
		      " JOIN link_end AS a ON a.link = id AND a.side = 0" \
		      " JOIN link_end AS b ON b.link = id AND b.side = 1" \
		      " LEFT JOIN link_anchor AS am ON am.link = id AND am.side = 0" \
		      " LEFT JOIN link_anchor AS bm ON bm.link = id AND bm.side = 1"

static void
read_link(struct db_query *q, struct arena *arena, struct link *out)
{
	enum { AT = 2 * ANCHOR_READ };

	*out = (struct link){
		.id = db_int(q, AT),
		.kind = (enum link_kind)index_of(
			db_text(q, AT + 1), kind_names, LINK_KIND_COUNT),
		.state = (enum link_state)index_of(
			db_text(q, AT + 2), state_names, LINK_REFUSED + 1),
		.created = db_int(q, AT + 3),
		.changed = db_int(q, AT + 4),
	};
	anchor_read(q, 0, arena, &out->from);
	anchor_read(q, ANCHOR_READ, arena, &out->to);
}

int
link_list(struct store *s, int64_t document, bool trash, struct arena *arena,
	struct vec *out, struct err *err)
{
	struct db_query *q;
	int rc;

	if (document != 0)
		q = db_query(store_db(s),
			LINKS " WHERE (deleted IS NOT NULL) = ?1 AND id IN"
			      " (SELECT link FROM link_end WHERE document = ?2)"
			      " ORDER BY id");
	else
		q = db_query(store_db(s),
			LINKS " WHERE (deleted IS NOT NULL) = ?1 ORDER BY id");
	db_bind(q, 1, trash);
	if (document != 0)
		db_bind(q, 2, document);
	while ((rc = db_step(q, err)) == DB_ROW)
		read_link(q, arena, vec_push(out));
	return rc;
}

int
link_find(struct store *s, int64_t id, struct arena *arena, struct link *out,
	struct err *err)
{
	struct db_query *q = db_query(store_db(s), LINKS " WHERE id = ?1");
	int rc;

	db_bind(q, 1, id);
	rc = db_step(q, err);
	if (rc < 0)
		return -1;
	if (rc == DB_END)
		return 1;
	read_link(q, arena, out);
	db_rest(q);
	return 0;
}

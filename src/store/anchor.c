#include "store/anchor.h"

#include "store/db.h"

static const struct slice grade_names[] = {
	[ANCHOR_EXACT] = { "exact", 5 },
	[ANCHOR_MOVED] = { "moved", 5 },
	[ANCHOR_CHANGED] = { "changed", 7 },
	[ANCHOR_AMBIGUOUS] = { "ambiguous", 9 },
	[ANCHOR_ORPHAN] = { "orphan", 6 },
};

void
anchor_bind(struct db_query *q, const struct anchor *a)
{
	const struct slice words[] = { a->exact, a->before, a->after,
		a->section, a->place };

	db_bind(q, 1, a->document);
	db_bind_text(q, 2, a->hash);
	db_bind(q, 3, (int64_t)a->range.start);
	db_bind(q, 4, (int64_t)a->range.end);
	for (int i = 0; i < 5; i++)
		db_bind_text(q, 5 + i, words[i]);
}

void
anchor_bind_moved(struct db_query *q, const struct anchor *a)
{
	db_bind_text(q, 1, a->hash);
	db_bind_text(q, 2, grade_names[a->grade]);
	db_bind(q, 3, (int64_t)a->range.start);
	db_bind(q, 4, (int64_t)a->range.end);
	db_bind_text(q, 5, a->section);
	db_bind_text(q, 6, a->place);
}

static enum anchor_grade
grade_of(struct slice name)
{
	int i = ANCHOR_ORPHAN;

	while (i > 0 && !slice_equal(name, grade_names[i]))
		i--;
	return (enum anchor_grade)i;
}

void
anchor_read(struct db_query *q, int at, struct arena *arena, struct anchor *out)
{
	*out = (struct anchor){
		.document = db_int(q, at),
		.hash = arena_copy(arena, db_text(q, at + 1)),
		.range = { (size_t)db_int(q, at + 2),
			(size_t)db_int(q, at + 3) },
		.exact = arena_copy(arena, db_text(q, at + 4)),
		.before = arena_copy(arena, db_text(q, at + 5)),
		.after = arena_copy(arena, db_text(q, at + 6)),
		.section = arena_copy(arena, db_text(q, at + 7)),
		.place = arena_copy(arena, db_text(q, at + 8)),
		.grade = grade_of(db_text(q, at + 9)),
	};
}

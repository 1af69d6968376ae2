/* A text on its way into the index, and out of it, piece by piece. */
#ifndef STORE_INTAKE_H
#define STORE_INTAKE_H

#include "store/db.h"
#include "text/doc.h"

struct intake_edition {
	int64_t document, edition, revision; /* edition 0: there is none */
};

/* What the index makes of this when it begins. */
#define INTAKE_SCRIPT \
	"CREATE TABLE tally (next INTEGER NOT NULL, dead INTEGER NOT NULL)" \
	" STRICT;" \
	"INSERT INTO tally VALUES (1, 0);" \
	"CREATE TABLE held (document INTEGER PRIMARY KEY," \
	" edition INTEGER NOT NULL, revision INTEGER NOT NULL," \
	" bytes INTEGER NOT NULL, whole INTEGER NOT NULL," \
	" first INTEGER NOT NULL, beyond INTEGER NOT NULL) STRICT;" \
	"CREATE TABLE paragraph (id INTEGER PRIMARY KEY," \
	" document INTEGER NOT NULL, start INTEGER NOT NULL) STRICT;" \
	"CREATE VIRTUAL TABLE words USING fts5(text, content=''," \
	" tokenize='ascii', prefix='2 3');" \
	"INSERT INTO words (words, rank) VALUES ('automerge', 0);" \
	"INSERT INTO words (words, rank) VALUES ('usermerge', 8);"

/* One step, in the caller's transaction: lets go of a part of what is held of
 * another edition, else puts about BUDGET bytes of DOC (NULL: it is gone), the
 * NEWEST edition, in. 1 while there is more, 0 at the end, -1. */
int intake_step(struct db *d, const struct intake_edition *newest,
	const struct doc *doc, size_t budget, struct err *err) DB_CHECKED;

#endif

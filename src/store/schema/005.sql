-- Links between two places: made by the reader, or found by ibid and accepted
-- or refused.

CREATE TABLE link (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uuid TEXT NOT NULL UNIQUE,
	kind TEXT NOT NULL,                 -- quotes, see-also, ...
	state TEXT NOT NULL CHECK (state IN ('made', 'accepted', 'refused')),
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER                     -- NULL unless in the trash
) STRICT;

-- Both ends, as they were when the link was made; they never change.
CREATE TABLE link_end (
	link INTEGER NOT NULL REFERENCES link,
	side INTEGER NOT NULL CHECK (side IN (0, 1)), -- from, to
	document INTEGER NOT NULL REFERENCES document,
	hash TEXT NOT NULL,                 -- of the edition
	first INTEGER NOT NULL,             -- range of bytes, end excluded
	beyond INTEGER NOT NULL,
	exact TEXT NOT NULL,                -- the words themselves
	before TEXT NOT NULL,               -- and those around them
	after TEXT NOT NULL,
	section TEXT NOT NULL,
	place TEXT NOT NULL,                -- "3.14"
	PRIMARY KEY (link, side)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_end_document ON link_end (document);

-- Where an end stands now that its document has another text.
CREATE TABLE link_anchor (
	link INTEGER NOT NULL REFERENCES link,
	side INTEGER NOT NULL CHECK (side IN (0, 1)),
	hash TEXT NOT NULL,                 -- of the edition it was looked for in
	grade TEXT NOT NULL CHECK (grade IN
		('exact', 'moved', 'changed', 'ambiguous', 'orphan')),
	first INTEGER NOT NULL,             -- range of bytes; -1: no place
	beyond INTEGER NOT NULL,
	section TEXT NOT NULL,
	place TEXT NOT NULL,
	PRIMARY KEY (link, side)
) STRICT, WITHOUT ROWID;

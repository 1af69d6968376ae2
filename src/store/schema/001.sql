-- The library: what a reader must never lose. Times are UTC seconds, text is
-- kept byte for byte as it came, places are byte offsets into the text of an
-- edition. Ids are never given twice, since files outside name them.

CREATE TABLE document (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uuid TEXT NOT NULL UNIQUE,          -- the same on every machine
	edition INTEGER NOT NULL DEFAULT 0, -- the one that is read
	title TEXT NOT NULL DEFAULT '',
	author TEXT NOT NULL DEFAULT '',
	date TEXT NOT NULL DEFAULT '',
	path TEXT NOT NULL DEFAULT '',      -- came from here; '' = standard input
	key TEXT NOT NULL DEFAULT '',       -- what it calls itself (id:)
	added INTEGER NOT NULL,
	removed INTEGER                     -- NULL while it is on the shelf
) STRICT;

CREATE INDEX document_key ON document (key) WHERE key <> '';

-- Versions of a document. The bytes themselves are two files beside the
-- library, named by the hash.
CREATE TABLE edition (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	document INTEGER NOT NULL REFERENCES document,
	hash TEXT NOT NULL,                 -- SHA-256 of the original
	format TEXT NOT NULL,
	notice TEXT NOT NULL,               -- what import had to say
	bytes INTEGER NOT NULL,             -- of the original
	added INTEGER NOT NULL,
	revision INTEGER NOT NULL DEFAULT 1, -- goes up when it is made anew
	UNIQUE (hash, document)
) STRICT;

CREATE INDEX edition_document ON edition (document);

-- Where the bytes of an edition were read, and what the file looked like, so
-- that it is known again without reading it.
CREATE TABLE file (
	path TEXT PRIMARY KEY NOT NULL,
	edition INTEGER NOT NULL REFERENCES edition,
	device INTEGER NOT NULL,
	inode INTEGER NOT NULL,
	size INTEGER NOT NULL,
	modified INTEGER NOT NULL           -- nanoseconds since 1970
) STRICT, WITHOUT ROWID;

CREATE INDEX file_edition ON file (edition);

-- The reader's notes, bookmarks, highlights. All of the anchor (hash to place)
-- says where the note was made and never changes.
CREATE TABLE note (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uuid TEXT NOT NULL UNIQUE,
	document INTEGER NOT NULL REFERENCES document,
	kind TEXT NOT NULL CHECK (kind IN ('remark', 'bookmark', 'highlight')),
	mark TEXT NOT NULL,                 -- a letter or ''
	hash TEXT NOT NULL,                 -- of the edition
	first INTEGER NOT NULL,             -- range of bytes, end excluded
	beyond INTEGER NOT NULL,
	exact TEXT NOT NULL,                -- the words themselves
	before TEXT NOT NULL,               -- and those around them
	after TEXT NOT NULL,
	section TEXT NOT NULL,
	place TEXT NOT NULL,                -- "3.14"
	body TEXT NOT NULL,                 -- what the reader wrote
	tags TEXT NOT NULL,                 -- a blank between
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	deleted INTEGER                     -- NULL unless in the trash
) STRICT;

CREATE INDEX note_document ON note (document, first);

-- Odds and ends that belong to the library and not to a machine.
CREATE TABLE setting (
	name TEXT PRIMARY KEY NOT NULL,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

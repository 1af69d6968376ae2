-- What the reader corrected in the structure of a document. They are made
-- again, in their order, whenever its text is made anew; each is found by its
-- words and those around them.

CREATE TABLE correction (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uuid TEXT NOT NULL UNIQUE,
	document INTEGER NOT NULL REFERENCES document,
	kind TEXT NOT NULL,                 -- heading, join, note-end, ...
	level INTEGER NOT NULL,             -- of a heading
	paragraphs INTEGER NOT NULL,        -- from the first on
	first INTEGER NOT NULL,             -- byte of the text it was made on
	exact TEXT NOT NULL,                -- the words there
	before TEXT NOT NULL,               -- and those around them
	after TEXT NOT NULL,
	created INTEGER NOT NULL,
	retired INTEGER                     -- NULL while it is made again
) STRICT;

CREATE INDEX correction_document ON correction (document, id);

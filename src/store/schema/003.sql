-- Where a note stands now that its document has another text than the one it
-- was made on. Where it was made stays in the note.

CREATE TABLE anchor (
	note INTEGER PRIMARY KEY NOT NULL REFERENCES note,
	hash TEXT NOT NULL,                 -- of the edition it was looked for in
	grade TEXT NOT NULL CHECK (grade IN
		('exact', 'moved', 'changed', 'ambiguous', 'orphan')),
	first INTEGER NOT NULL,             -- range of bytes; -1: no place
	beyond INTEGER NOT NULL,
	section TEXT NOT NULL,
	place TEXT NOT NULL
) STRICT;

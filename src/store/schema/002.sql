-- What the reader said the bytes of an edition are in; else it is recognised.
CREATE TABLE edition_encoding (
	edition INTEGER PRIMARY KEY REFERENCES edition,
	name TEXT NOT NULL
) STRICT;

-- Where a note stands since its document was made anew, if that isn't where it
-- was made. NULL: nowhere, its words were not found.
CREATE TABLE note_place (
	note INTEGER PRIMARY KEY REFERENCES note,
	first INTEGER,
	beyond INTEGER
) STRICT;

-- What the reader said the bytes of an edition are in; else it is recognised.
CREATE TABLE edition_encoding (
	edition INTEGER PRIMARY KEY REFERENCES edition,
	name TEXT NOT NULL
) STRICT;

/*
 * Plain text while it is being read: lines, blocks, notes, and the passes that
 * find them. Each pass is a file with one function over struct plain; their
 * order is the table in prose.c. All offsets are bytes of the source.
 */
#ifndef IMPORT_PLAIN_H
#define IMPORT_PLAIN_H

#include "base/vec.h"
#include "text/builder.h"

struct plain_line {
	size_t start, end; /* its words, without blanks around; equal = blank */
	uint32_t indent;   /* columns before START, behind the > of a quotation */
	uint32_t columns;  /* of the words: characters */
	uint8_t quote;     /* number of > before them */
	bool hard;         /* ends in two blanks: a line end that is meant */
	bool cut;          /* its last word goes on in the next line */
};

enum plain_kind {
	PLAIN_PROSE,
	PLAIN_HEADING,
	PLAIN_ITEM,
	PLAIN_VERBATIM,
	PLAIN_RULE,
	PLAIN_BOILERPLATE /* the page around the text */
};

#define PLAIN_NO_NOTE UINT32_MAX

struct plain_block {
	size_t lead;       /* where its first line begins: marker or label */
	size_t start, end; /* its words */
	size_t line;       /* index of its first line */
	size_t columns;    /* of all its lines together */
	uint32_t lines;    /* number of them */
	uint32_t indent;   /* least of its lines */
	uint32_t note;     /* the note it is a body of, else PLAIN_NO_NOTE */
	uint8_t kind;      /* enum plain_kind */
	uint8_t depth;     /* level of a heading, nesting of an item */
	uint8_t quote;     /* nesting of quotation, 0 = none */
	bool verse;        /* its line ends are kept */
	bool byline;       /* facts about the work: never a heading */
	bool marked;       /* a heading by its markup */
};

/* A note of the text. Joined by its index with blocks and marks. */
struct plain_note {
	struct slice label; /* borrowed from the source */
	enum doc_note_kind kind;
	bool made;   /* the label is not printed before the body */
	bool unsure;
};

/* Something that may be a note's marker: [12], [1*], [*], or digits stuck to a
 * word, which may have the body of the note stuck to them. */
struct plain_mark {
	size_t start, end; /* brackets included */
	size_t body;       /* end of the body that begins at END, 0 = none */
	uint32_t number;
	uint8_t series;    /* of its label, see endnotes.c */
	bool leading;      /* stands at the beginning of a block */
	bool glued;        /* stuck to a word, without brackets */
	bool unsure;       /* the body may end elsewhere */
	uint32_t note;     /* or PLAIN_NO_NOTE: just words */
};

struct plain {
	struct slice bytes;  /* borrowed */
	struct builder *out; /* borrowed */
	struct vec lines;    /* of struct plain_line */
	struct vec blocks;   /* of struct plain_block */
	struct vec marks;    /* of struct plain_mark, in order */
	struct vec notes;    /* of struct plain_note */
	bool wrapped;        /* lines are cut at a width, paragraphs by blanks */
	uint32_t width;      /* that width in columns */
	bool named;          /* the author is told by a key */
	size_t front;        /* block behind a head that is folded */
	size_t notes_end;    /* block behind the last list of notes, 0 = none */
};

struct plain_line *plain_line_at(const struct plain *p, size_t index);
struct plain_block *plain_block_at(const struct plain *p, size_t index);
struct slice plain_words(const struct plain *p, const struct plain_block *b);

/* The words of a mark without its brackets. */
struct slice plain_label(const struct plain *p, const struct plain_mark *m);

/* Makes the blocks FROM to TO one. Those behind FROM keep their places without
 * a line until all of them are dropped. */
void plain_join(struct plain *p, size_t from, size_t to);
void plain_drop_joined(struct plain *p);

/* Index of the line that OFFSET stands in, or of the next one. */
size_t plain_line_of(const struct plain *p, size_t offset);

#endif

/*
 * What stands before the words of a line: bullets and numbers of lists, labels
 * of notes. One grammar for the passes that need it.
 */
#ifndef IMPORT_MARKERS_H
#define IMPORT_MARKERS_H

#include <stdint.h>

#include "base/slice.h"

enum marker_form {
	MARKER_NONE,
	MARKER_BULLET,  /* "- " "* " "+ " "• " */
	MARKER_DOT,     /* "12. " */
	MARKER_PAREN,   /* "12) " "(12) " "a) " */
	MARKER_BRACKET, /* "[12] " */
	MARKER_SPACE,   /* "12 Words": labels of notes only */
	MARKER_SPELLED, /* "[Footnote 12: words]": the same */
	MARKER_FORM_COUNT
};

/* 12 and 12* count apart, and so do *, ** and †. */
enum marker_series {
	MARKER_NUMBERS,
	MARKER_STARRED,
	MARKER_SIGNS,
	MARKER_SERIES_COUNT
};

/* Numbers above are years, pages and the like. */
enum { MARKER_HIGHEST = 9999 };

struct marker {
	enum marker_form form;
	enum marker_series series;
	uint32_t number;     /* of a bullet 0; a = 1 */
	struct slice label;  /* "12", "1*" */
	size_t size;         /* bytes up to the words behind it */
};

/* The marker of a list item at the beginning of LINE; form MARKER_NONE when
 * there is none, or no words behind it. */
struct marker markers_item(struct slice line);

/* The label of a note's body at the beginning of LINE. */
struct marker markers_note(struct slice line);

/* [12], [1*], [*] at AT: its size in bytes, else 0. */
size_t markers_bracket(struct slice s, size_t at, struct marker *out);

#endif

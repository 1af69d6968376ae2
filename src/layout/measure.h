/*
 * From the text to what is shown of it: one sign at a time, with its columns
 * and the bytes it stands for. Note markers are drawn here in their two forms
 * ("[12]" or raised digits), so that layout and screen agree on every column.
 * Only plain numbers are raised; "[1*]" keeps its brackets in both forms.
 */
#ifndef LAYOUT_MEASURE_H
#define LAYOUT_MEASURE_H

#include "base/glyph.h"
#include "text/doc.h"

enum measure_markers { MEASURE_BRACKET, MEASURE_SUPERSCRIPT };

/* One thing to draw. Bytes that show nothing (the brackets of a raised marker,
 * invisible characters) have 0 columns and an empty sign. */
struct measure_sign {
	size_t start, end; /* bytes of the text */
	struct slice sign; /* harmless UTF-8, constant or of the text */
	int columns;       /* 0, 1, 2; a tab is one blank */
	bool marker;       /* part of a note marker */
};

struct measure {
	const struct doc *doc; /* borrowed */
	enum measure_markers markers;
	size_t at;             /* next byte */
	size_t end;            /* stop here */
	/* private: */
	struct slice text;     /* all of it */
	struct spans marks;
	size_t mark_index;
	struct range mark;     /* the marker at or after `at` */
	bool raised;
};

/* Starts at R.start, ends at R.end. */
void measure_start(struct measure *m, const struct doc *doc,
	enum measure_markers markers, struct range r);

/* The next sign; false at the end. A newline or U+2028 is one sign of 0
 * columns. */
bool measure_next(struct measure *m, struct measure_sign *out);

#endif

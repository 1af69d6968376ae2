/*
 * The one rule from characters to harmless signs and their columns. Whatever
 * stands on a screen or goes to a terminal's standard output has gone through
 * here: graphic characters stay, at most eight marks on one; controls, bidi
 * and invisible characters, noncharacters and broken bytes become a visible
 * sign of known width.
 */
#ifndef BASE_GLYPH_H
#define BASE_GLYPH_H

#include "base/buf.h"

struct glyph {
	struct slice sign; /* harmless UTF-8: of the text, or constant */
	int columns;       /* 0 (nothing is shown), 1 or 2 */
};

/* The next sign of TEXT at AT: one cluster. Returns the bytes it stands for,
 * at least 1. A newline, U+2028 and a tab are one blank here; who lays out
 * lines looks for them first. */
size_t glyph_next(struct slice text, size_t at, struct glyph *out);

/* Columns of all of TEXT. */
size_t glyph_columns(struct slice text);

/* Appends TEXT made harmless. Line ends (newline, U+2028) are newlines if
 * LINES, else blanks. */
void glyph_clean(struct slice text, bool lines, struct buf *out);

/* How the terminal draws: ambiguous characters two wide; no Unicode at all
 * ('?' for each unknown character, plain forms for quotation marks, dashes).
 * Set once at start. */
void glyph_set_ambiguous_wide(bool wide);
void glyph_set_ascii(bool ascii);
bool glyph_is_ascii(void);

#endif

/*
 * What can be set, one table: name, kind, bounds, default, help. `set NAME
 * VALUE`; `set NAME` alone turns a switch on, `set noNAME` off.
 */
#ifndef UI_SETTING_H
#define UI_SETTING_H

#include "base/buf.h"
#include "base/err.h"

/* X(ID, name, kind, least or words, greatest, default, help) */
#define SETTINGS(X) \
	X(MEASURE, "measure", NUMBER, 20, 200, 72, "", \
		"columns of the text at most") \
	X(MARKERS, "markers", CHOICE, 0, 2, 0, "auto superscript bracket", \
		"how footnote markers are drawn") \
	X(NUMBERS, "numbers", SWITCH, 0, 1, 0, "", \
		"paragraph numbers in the margin") \
	X(PANEL, "panel", CHOICE, 0, 3, 0, "auto right below off", \
		"where the side panel stands") \
	X(PANEL_SIZE, "panel-size", NUMBER, 0, 80, 0, "", \
		"percent of the screen for the panel, 0 = as fits") \
	X(SECTIONS, "sections", CHOICE, 0, 6, 0, \
		"all footnotes terms notes sources quoted-by links", \
		"what the panel shows") \
	X(AMBIGUOUS, "ambiguous", CHOICE, 0, 1, 0, "narrow wide", \
		"columns of ambiguous characters") \
	X(SIGNS, "signs", CHOICE, 0, 1, 0, "auto ascii", \
		"signs beyond ASCII, or not")

enum setting_id {
#define X(id, name, kind, least, greatest, preset, words, help) SETTING_##id,
	SETTINGS(X)
#undef X
	SETTING_COUNT
};

struct setting_values {
	int value[SETTING_COUNT];
};

void setting_init(struct setting_values *v);

/* NAME (or noNAME) and VALUE (empty for a switch). -1 with a sentence. */
int setting_set(struct setting_values *v, struct slice name, struct slice value,
	struct err *err);

/* "measure 72" appended, as it would be set. */
void setting_print(const struct setting_values *v, enum setting_id id,
	struct buf *out);

const char *setting_name(enum setting_id id);
const char *setting_help(enum setting_id id);
const char *setting_words(enum setting_id id); /* choices, blank between */

#endif

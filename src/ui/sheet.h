/* A sheet of words laid over the lower part of the screen: peeks, answers. */
#ifndef UI_SHEET_H
#define UI_SHEET_H

#include "base/buf.h"
#include "ui/view.h"

/* TITLE and TEXT are copied. Free it through its view. */
struct view *sheet_new(struct slice title, struct slice text);

/* Gives a part of the text another role than text. */
void sheet_mark(struct view *v, struct range part, enum theme_role role);

/* Rows that it would like at COLUMNS, at most MOST. */
int sheet_rows(const struct view *v, int columns, int most);

bool sheet_is(const struct view *v);

#endif

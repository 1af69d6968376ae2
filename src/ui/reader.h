/*
 * A view of a document: rows from `top` down, a cursor, perhaps a selection.
 * The place is an offset: another width keeps it, and only moving changes it.
 */
#ifndef UI_READER_H
#define UI_READER_H

#include "layout/flow.h"
#include "study/quoting.h"
#include "study/trail.h"
#include "text/search.h"
#include "ui/view.h"

/* How texts look on this desk; shared by all readers. */
struct reader_look {
	size_t measure;                     /* columns at most */
	enum measure_markers markers;
	bool numbers;                       /* paragraph numbers */
	const struct glossary *glossary;    /* NULL: not looked at yet */
	const struct search_pattern *hits;  /* what is looked for, or NULL */
	struct range hit;                   /* the current one */
	const struct reading *hit_reading;  /* and whose it is */
};

struct reader_term {
	size_t entry;
	struct range range;
	size_t before; /* its last use before, as far as was looked, or none */
	bool first;    /* in its section */
};

struct reader {
	struct view view;
	struct reading *reading;         /* one share of it is owned */
	const struct reader_look *look;  /* borrowed */
	struct flow *flow;               /* owned; NULL before the first place */
	size_t top, lead;                /* first row shown */
	size_t cursor;                   /* offset */
	size_t column;                   /* wanted column of the cursor */
	int keep;                        /* screen row the cursor keeps */
	size_t anchor;                   /* other end of the selection, or none */
	bool paragraphs;                 /* select whole ones */
	struct trail trail;
	struct vec rows;                 /* of struct flow_row: what is shown */
	struct vec open;                 /* of struct range: runs not folded */
	int margin;                      /* columns left of the text */
	struct vec terms;                /* of struct reader_term, around the rows */
	struct range terms_of;           /* the range they were looked for in */
	const struct glossary *glossary; /* that they were looked for with */
	const struct doc *doc;           /* of `flow` */
	const struct quoting *quoting;   /* of the reading; NULL: not read yet */
	unsigned quoting_version;        /* that was looked at last */
	struct range passage;            /* shown for its sake, or none */
	struct vec marks;                /* of struct range: its words marked */
	bool follows;                    /* shows sources of another pane's text */
};

/* Where a reader stands: another can be put there. */
struct reader_place {
	int64_t document;
	size_t top, lead, cursor;
};

/* Takes over the caller's share of READING; opens where it was left. OPS are
 * those of reader_view.h, which makes whole readers. */
struct reader *reader_new(struct reading *reading,
	const struct reader_look *look, const struct view_ops *ops);
void reader_free(struct reader *r);

/* Shows another document instead; takes over the share of READING. */
void reader_show(struct reader *r, struct reading *reading);

/* Lays the text out anew if its reading was renewed; keeps the place. */
void reader_renew(struct reader *r);

/* The rows for an area; keeps the place. */
void reader_place(struct reader *r, struct screen_area area);

/* Cursor to OFFSET, scrolled into the upper third when it was not in sight. */
void reader_go(struct reader *r, size_t offset);

/* The place it stands at; back to it, row for row. 0, or -1: the document is
 * gone. */
struct reader_place reader_here(const struct reader *r);
int reader_return(struct reader *r, struct reader_place place, struct err *err);

/* The range of the rows in sight. */
struct range reader_visible(const struct reader *r);

/* The row the cursor is on; index among the rows in sight. */
size_t reader_cursor_row(const struct reader *r);

/* The selection in order, whole paragraphs if asked for; RANGE_NONE without. */
struct range reader_selection(const struct reader *r);

/* What a command is about: the selection, else the sentence at the cursor. */
struct range reader_meant(const struct reader *r);

/* Folds the boilerplate at the cursor, or opens it; false when there is none. */
bool reader_fold(struct reader *r);

/* Puts the cursor at OFFSET as a motion does, scrolling as little as needed. */
void reader_put_cursor(struct reader *r, size_t offset);

/* Scrolls by rows, down when positive; the cursor keeps its row. Returns the
 * rows it could not scroll. */
size_t reader_scroll(struct reader *r, long rows);

#endif

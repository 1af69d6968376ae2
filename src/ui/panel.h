/*
 * The side panel: footnotes, sources, own notes and links, who quotes what, and
 * glossary terms of exactly the rows in sight of one reader, each in the order
 * of the text. Of terms those come first that are new to the pages around.
 */
#ifndef UI_PANEL_H
#define UI_PANEL_H

#include "ui/reader.h"

enum panel_kind {
	PANEL_FOOTNOTE, PANEL_TERM, PANEL_NOTE, PANEL_SOURCE, PANEL_USE,
	PANEL_LINK,
	PANEL_KIND_COUNT
};

struct panel_entry {
	enum panel_kind kind;
	size_t index;        /* of the note, entry, own note, source or use */
	size_t at;           /* where in the text it belongs */
	int64_t id;          /* of an own note or link */
	struct slice label;  /* in the panel's arena, or borrowed like BODY */
	struct slice detail; /* behind the label, dim; may be empty */
	struct slice body;   /* from the document, glossary or reading */
	struct slice meant;  /* what an Ibid. stands for, below it; may be empty */
	struct slice sign;   /* of what leads to another place */
	bool quiet;          /* a footnote that only cites, another version */
	bool met;            /* a term used in the pages before, too */
};

/* What was told of a source (FROM_HERE) or a use. */
struct panel_told {
	size_t index;
	bool from_here;
	struct slice title, place, body;
};

struct panel {
	struct view view;
	struct vec entries;      /* of struct panel_entry */
	struct arena arena;
	size_t selected;         /* when focused */
	size_t top;              /* first entry shown */
	bool focused;
	bool brief;              /* one line an entry until focused */
	bool raised;             /* markers are raised digits */
	int sections;            /* 0 all, else 1 + enum panel_kind */
	/* what the entries were made of */
	const struct reader *reader;
	const struct reading *reading;
	struct range seen;
	unsigned version;
	const struct glossary *glossary;
	const struct quoting *quoting;
	unsigned quoting_version;
	/* texts about links, kept while nothing changes */
	struct vec told;         /* of struct panel_told */
	struct arena told_arena;
	const struct reading *told_of;
	unsigned told_version;
};

struct panel *panel_new(void);
void panel_free(struct panel *p);

/* Makes the entries those of READER's rows (NULL: none), if they are not. */
void panel_follow(struct panel *p, const struct reader *reader);

/* Forgets what the entries were made of: the next panel_follow makes them. */
void panel_forget(struct panel *p);

/* What SECTIONS, a value of the setting of that name, lets in: "terms", or
 * "everything". */
const char *panel_sections_name(int sections);

/* The chosen entry, NULL when there is none. */
const struct panel_entry *panel_chosen(const struct panel *p);

#endif

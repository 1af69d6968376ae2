/*
 * The state of the screen: panes, panel, the stack of views over them, what is
 * being looked for, the message. Commands change it; nothing here draws.
 */
#ifndef UI_APP_H
#define UI_APP_H

#include "base/arena.h"
#include "base/job.h"
#include "study/annotate.h"
#include "study/works.h"
#include "ui/call.h"
#include "ui/front.h"
#include "ui/list.h"
#include "ui/pane.h"
#include "ui/panel.h"
#include "ui/prompt.h"
#include "ui/userfile.h"

/* The lines typed at each kind of prompt are remembered apart. */
enum app_history { APP_COMMANDS, APP_SEARCHES, APP_HISTORY_COUNT };

/* A search in a document, carried on between keys. */
struct app_find {
	struct search_pattern pattern;
	bool prepared;           /* the pattern is in use */
	struct buf words;        /* as typed */
	bool backward;
	struct trail_place from; /* where it began */
	struct reader *reader;   /* whose; borrowed */
	unsigned round;          /* a job of an earlier round is void */
	size_t number, total;    /* "3 of 41"; total 0 = not counted */
};

/* One look at a passage in another pane: where both panes stood before. */
struct app_detour {
	struct reader *from, *to;          /* borrowed */
	struct reader_place from_was, to_was;
	size_t from_depth, to_depth;       /* of their trails */
	bool split;                        /* the pane of TO was made for it */
};

/* A link by hand on its way, and the links that are listed. */
struct app_link {
	int64_t document;                  /* where it begins; 0: none was begun */
	struct range range;
	struct range end;                  /* in the focused text, its kind asked */
	struct range listed;
};

/* The ledger that is listed. */
struct app_works {
	struct arena arena;
	struct vec lines;                  /* of struct works_line */
	struct vec places;                 /* of struct works_place */
	size_t line;                       /* whose places are listed */
};

struct app {
	struct study *study;     /* borrowed */
	struct front *front;     /* borrowed */
	struct screen screen;
	struct userfile user;    /* keys and settings */
	struct buf hint_line;    /* keys for the bottom row, for hint_context */
	int hint_context;        /* -1: to be made anew */
	struct pane *root, *focus;
	struct reader_look look;
	struct panel *panel;
	bool panel_off;          /* hidden by the reader */
	struct vec modal;        /* of struct view *, the last on top; owned */
	struct buf message;
	bool message_is_error;
	struct vec keys;         /* of uint32_t: the pending prefix */
	size_t count;            /* the number typed before a command */
	struct vec history[APP_HISTORY_COUNT]; /* of char *, owned */
	struct app_find find;
	struct job_queue jobs;
	bool looks;              /* for quotations, through the shelf */
	struct vec detours;      /* of struct app_detour */
	struct app_link link;
	struct app_works works;
	struct vec found;        /* of struct quoting_link: what a list offers */
	bool describe;           /* the next key is only described */
	bool desk_changed;       /* since the desk was saved */
	bool quit;
	int status;
	/* Runs a command line (set by the loop; commands may call it). */
	void (*run)(struct app *app, struct slice line);
};

/* The message line. An error is released by app_fail. */
void app_say(struct app *a, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void app_fail(struct app *a, struct err *err);

/* The reader in the focused pane. */
struct reader *app_reader(const struct app *a);

/* The top of the stack, NULL when only panes are there. */
struct view *app_top(const struct app *a);

/* The view that gets keys: top of the stack, else panel or reader. */
struct view *app_focused(const struct app *a);

/* The context of the next key. */
enum keymap_context app_context(const struct app *a);

/* Puts V on the stack (taken over); takes the topmost, or V wherever it lies,
 * away. */
void app_push(struct app *a, struct view *v);
void app_pop(struct app *a);
void app_drop(struct app *a, struct view *v);

/* Whether V lies on the stack. */
bool app_has(const struct app *a, const struct view *v);

/* A prompt on the stack; returned for more settings. */
struct prompt *app_ask(struct app *a, const struct prompt_spec *spec,
	struct slice text);

/* Opens DOCUMENT at OFFSET (OFFSET_NONE: where it was left) in the focused
 * pane, remembering where the reader was; SPLIT: in a new pane. 0 or -1, told
 * in the message. */
int app_open(struct app *a, int64_t document, size_t offset, bool split);

/* Takes a pane away; the last one stays: false. */
bool app_close_pane(struct app *a, struct pane *leaf);

/* The cursor of the focused pane to OFFSET, a jump. */
void app_jump(struct app *a, size_t offset);

/* A trail place for where the reader is now. */
struct trail_place app_here(const struct app *a);

/* Goes to a place of a trail, without remembering. 0 or -1, told. */
int app_return(struct app *a, struct trail_place place);

/* Notes changed: panel and panes look again. */
void app_notes_changed(struct app *a);

/* The text of a document that is open has changed: what was made of the old one
 * is made anew, the reader keeps the place. */
void app_text_changed(struct app *a);

/* The glossary, read when it was not or when a document came: what was made of
 * an older one is looked at again. */
void app_read_glossary(struct app *a);

/* Brings `look` and glyph rules in line with the settings. */
void app_apply_settings(struct app *a);

/* Says the first fault that was found in the reader's files, if there was one;
 * all are forgotten. */
void app_tell_faults(struct app *a);

/* Whether the panel stands at the right, below, or is off, for this screen. */
enum app_panel_side { APP_PANEL_OFF, APP_PANEL_RIGHT, APP_PANEL_BELOW };
enum app_panel_side app_panel_side(const struct app *a);

#endif

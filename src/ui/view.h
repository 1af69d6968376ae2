/*
 * What every view offers: panes hold readers, a stack of others may lie on
 * top. The turn has three steps: a command changes state (move, key), `place`
 * brings the view's own figures up to date for an area, `draw` only reads.
 */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "ui/keymap.h"
#include "ui/screen.h"

enum view_motion {
	VIEW_ROW_DOWN, VIEW_ROW_UP, VIEW_HALF_DOWN, VIEW_HALF_UP,
	VIEW_PAGE_DOWN, VIEW_PAGE_UP, VIEW_START, VIEW_END,
	VIEW_CURSOR_DOWN, VIEW_CURSOR_UP, VIEW_CURSOR_RIGHT, VIEW_CURSOR_LEFT,
	VIEW_ROW_START, VIEW_ROW_END,
	VIEW_WORD_NEXT, VIEW_WORD_BEFORE, VIEW_SENTENCE_NEXT,
	VIEW_SENTENCE_BEFORE, VIEW_PARAGRAPH_NEXT, VIEW_PARAGRAPH_BEFORE,
	VIEW_SECTION_NEXT, VIEW_SECTION_BEFORE, VIEW_PERCENT,
	VIEW_MOTION_COUNT
};

struct view;

struct view_ops {
	enum keymap_context context;
	void (*place)(struct view *v, struct screen_area area);
	void (*draw)(const struct view *v, struct screen *s, bool focused);

	/* A motion, COUNT times (0: no number was given). May be NULL. */
	void (*move)(struct view *v, enum view_motion motion, size_t count);

	/* A key that no binding knows, a text that was pasted: true when it was
	 * taken. May be NULL. */
	bool (*key)(struct view *v, uint32_t key);
	bool (*paste)(struct view *v, struct slice text);

	void (*free)(struct view *v);
};

struct view {
	const struct view_ops *ops;
	struct screen_area area;
};

/* The entry that MOTION (COUNT times, 0 = once) chooses in a view that is a
 * list of ENTRIES, when CHOSEN is chosen; a page is half of its rows. */
size_t view_choose(const struct view *v, size_t chosen, size_t entries,
	enum view_motion motion, size_t count);

#endif

#include "ui/act.h"

/* Every motion is the same act on the view that has the keys. */
static void
move(struct app *a, enum view_motion motion, const struct call *c)
{
	struct view *v = app_focused(a);

	if (v->ops->move)
		v->ops->move(v, motion, c->count);
	a->desk_changed = true;
}

#define MOTION(name, motion) \
	void act_move_##name(struct app *a, const struct call *c) \
	{ \
		move(a, motion, c); \
	}

MOTION(row_down, VIEW_ROW_DOWN)
MOTION(row_up, VIEW_ROW_UP)
MOTION(half_down, VIEW_HALF_DOWN)
MOTION(half_up, VIEW_HALF_UP)
MOTION(page_down, VIEW_PAGE_DOWN)
MOTION(page_up, VIEW_PAGE_UP)
MOTION(start, VIEW_START)
MOTION(end, VIEW_END)
MOTION(cursor_down, VIEW_CURSOR_DOWN)
MOTION(cursor_up, VIEW_CURSOR_UP)
MOTION(cursor_right, VIEW_CURSOR_RIGHT)
MOTION(cursor_left, VIEW_CURSOR_LEFT)
MOTION(row_start, VIEW_ROW_START)
MOTION(row_end, VIEW_ROW_END)
MOTION(word_next, VIEW_WORD_NEXT)
MOTION(word_before, VIEW_WORD_BEFORE)
MOTION(sentence_next, VIEW_SENTENCE_NEXT)
MOTION(sentence_before, VIEW_SENTENCE_BEFORE)
MOTION(paragraph_next, VIEW_PARAGRAPH_NEXT)
MOTION(paragraph_before, VIEW_PARAGRAPH_BEFORE)
MOTION(section_next, VIEW_SECTION_NEXT)
MOTION(section_before, VIEW_SECTION_BEFORE)

/* Far jumps are remembered: back returns to where they were made. */
void
act_move_percent(struct app *a, const struct call *c)
{
	struct call percent = *c;
	size_t number;

	if (c->word_count && slice_number(c->words[0], &number))
		percent.count = number;
	if (percent.count > 100) {
		app_say(a, "%zu%%: there are a hundred", percent.count);
		return;
	}
	trail_push(&app_reader(a)->trail, app_here(a));
	move(a, VIEW_PERCENT, &percent);
}

static bool
go_to_percent(struct app *a, struct slice word)
{
	struct call percent = { 0 };

	if (!slice_ends(word, SLICE("%")) ||
		!slice_number(
			slice_sub(word, 0, word.size - 1), &percent.count))
		return false;
	act_move_percent(a, &percent);
	return true;
}

void
act_move_goto(struct app *a, const struct call *c)
{
	const struct doc *d = app_reader(a)->reading->doc;
	struct slice word = c->words[0];
	struct doc_place place;
	size_t offset;

	if (go_to_percent(a, word))
		return;
	if (!doc_place_parse(d, word, &place) ||
		(offset = doc_place_find(d, place)) == OFFSET_NONE) {
		app_say(a, "%.*s: no paragraph has this number", (int)word.size,
			word.data);
		a->message_is_error = true;
		return;
	}
	app_jump(a, offset);
}

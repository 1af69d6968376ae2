#include "ui/view.h"

/* How far each motion goes in a list: whole ends, pages or single entries. */
static const struct {
	int direction;
	bool page, end;
} steps[VIEW_MOTION_COUNT] = {
	[VIEW_ROW_DOWN] = { 1, false, false },
	[VIEW_ROW_UP] = { -1, false, false },
	[VIEW_CURSOR_DOWN] = { 1, false, false },
	[VIEW_CURSOR_UP] = { -1, false, false },
	[VIEW_HALF_DOWN] = { 1, true, false },
	[VIEW_HALF_UP] = { -1, true, false },
	[VIEW_PAGE_DOWN] = { 1, true, false },
	[VIEW_PAGE_UP] = { -1, true, false },
	[VIEW_START] = { -1, false, true },
	[VIEW_END] = { 1, false, true },
};

size_t
view_choose(const struct view *v, size_t chosen, size_t entries,
	enum view_motion motion, size_t count)
{
	size_t last = entries ? entries - 1 : 0;
	size_t page = v->area.rows > 4 ? (size_t)v->area.rows / 2 - 1 : 1;
	size_t by = (count ? count : 1) * (steps[motion].page ? page : 1);

	if (steps[motion].end)
		by = entries;
	if (steps[motion].direction > 0)
		return last - chosen < by ? last : chosen + by;
	if (steps[motion].direction < 0)
		return chosen < by ? 0 : chosen - by;
	return chosen;
}

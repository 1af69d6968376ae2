/* Who gets which rows of the side panel. */
#ifndef UI_PANEL_SHARE_H
#define UI_PANEL_SHARE_H

#include <stdbool.h>
#include <stddef.h>

/* Fewest rows in which the words of an entry are worth reading: its name, and
 * two lines. */
enum { PANEL_SHARE_READABLE = 3 };

struct panel_need {
	size_t rows;  /* shown whole; at least 1 */
	bool patient; /* takes what the others leave; such come last */
};

struct panel_slot {
	size_t row, rows; /* 0 rows: there is no room */
};

/* Slots for COUNT needs in ROOM rows. Those who are not patient get theirs
 * first, but leave up to a third of the rows; the patient are told in one row
 * each when there is not enough to be read. Returns the first free row. */
size_t panel_share(const struct panel_need *needs, size_t count, size_t room,
	struct panel_slot *slots);

/* The same for a panel that is walked through: all are alike, and when one row
 * each is too much it scrolls, so that entry CHOSEN is in sight. */
void panel_share_walked(const struct panel_need *needs, size_t count,
	size_t room, size_t chosen, struct panel_slot *slots);

#endif

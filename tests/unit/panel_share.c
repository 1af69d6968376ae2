#include "ui/panel_share.h"

#include "base/buf.h"
#include "tap.h"

enum { MOST = 32 };

/* "3 5~ 20": needs, the patient ones with a tilde. */
static size_t
read_needs(const char *text, struct panel_need *needs)
{
	struct slice rest = slice_of(text), word;
	size_t count = 0;

	while (slice_word(&rest, &word)) {
		needs[count].patient = slice_ends(word, SLICE("~"));
		word.size -= needs[count].patient;
		slice_number(word, &needs[count].rows);
		count++;
	}
	return count;
}

/* "0+3 4+5": row and rows of each; "-" for none. */
static void
check(const char *needs_text, size_t room, int chosen, const char *want)
{
	struct panel_need needs[MOST];
	struct panel_slot slots[MOST];
	size_t count = read_needs(needs_text, needs);
	struct buf got = { 0 };

	if (chosen < 0)
		panel_share(needs, count, room, slots);
	else
		panel_share_walked(needs, count, room, (size_t)chosen, slots);
	for (size_t i = 0; i < count; i++)
		if (slots[i].rows > 0)
			buf_printf(&got, "%s%zu+%zu", i ? " " : "",
				slots[i].row, slots[i].rows);
		else
			buf_printf(&got, "%s-", i ? " " : "");
	tap_equal(buf_view(&got), slice_of(want), needs_text);
	buf_release(&got);
}

int
main(void)
{
	check("", 10, -1, "");
	check("3 5", 20, -1, "0+3 4+5");
	check("3 50", 20, -1, "0+3 4+16");
	check("9 9 9 9", 16, -1, "0+3 4+3 8+3 12+3");
	check("9 9 9 9", 13, -1, "0+3 3+3 6+3 9+3");
	check("2 5~", 20, -1, "0+2 3+5");
	check("9 9~ 9~", 30, -1, "0+9 10+9 20+9");
	/* the patient leave room, but are left some */
	check("30 9~ 9~", 24, -1, "0+17 18+3 21+3");
	check("30 9~", 24, -1, "0+20 21+3");
	/* words come before air, and one row each before two */
	check("2 9~ 9~ 9~ 9~ 9~ 9~", 20, -1, "0+2 2+3 5+3 8+3 11+3 14+3 17+3");
	check("2 9~ 9~ 9~ 9~ 9~ 9~", 19, -1, "0+2 3+1 4+1 5+1 6+1 7+1 8+1");
	check("2 2 5~ 4~", 14, -1, "0+2 3+2 6+3 10+3");
	check("2 1~ 9~ 9~", 14, -1, "0+2 3+1 5+4 10+4");
	check("9~ 9~ 9~ 9~", 3, -1, "0+1 1+1 2+1 -");
	check("2 2 2", 2, -1, "0+1 1+1 -");
	check("3", 0, -1, "-");
	check("1 1~", 2, -1, "0+1 1+1");
	check("1 4 2 2 3~ 6~", 18, -1, "0+1 2+3 6+2 9+2 12+3 15+3");
	check("1 4 2 2 2 2 3~ 6~", 14, -1, "0+1 1+2 3+2 5+2 7+2 9+2 12+1 13+1");
	/* walked through: all alike */
	check("2 9~ 9~", 24, 0, "0+2 3+9 13+9");
	check("9 9 9 9", 3, 0, "0+1 1+1 2+1 -");
	check("9 9 9 9", 3, 3, "- 0+1 1+1 2+1");
	return tap_done();
}

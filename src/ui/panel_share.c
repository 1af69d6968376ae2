/*
 * Each is shown whole while all fit; else the longest are cut, as little as
 * needed. Air between entries comes before the ends of long ones, but not
 * before the rows that make them readable.
 */
#include "ui/panel_share.h"

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
sum_of(const struct panel_need *needs, size_t count, size_t share)
{
	size_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += least(needs[i].rows, share);
	return sum;
}

/* The greatest number of rows one may have so that all fit in ROOM; at least
 * 1. */
static size_t
fair_share(const struct panel_need *needs, size_t count, size_t room)
{
	size_t share = room ? room : 1;

	while (share > 1 && sum_of(needs, count, share) > room)
		share--;
	return share;
}

/* Whether SHARE leaves each what it needs, or enough. */
static bool
is_readable(const struct panel_need *needs, size_t count, size_t share)
{
	return share >= PANEL_SHARE_READABLE ||
		sum_of(needs, count, share) == sum_of(needs, count, share + 1);
}

/* How COUNT needs share their rows. */
struct portion {
	size_t share; /* at most */
	size_t gap;   /* between two of them */
};

static struct portion
portion_of(const struct panel_need *needs, size_t count, size_t room, bool air)
{
	struct portion p = { 1, 1 };

	if (air && count > 1 && room > 2 * count) {
		p.share = fair_share(needs, count, room - (count - 1));
		if (is_readable(needs, count, p.share))
			return p;
	}
	p.share = fair_share(needs, count, room);
	p.gap = 0;
	return p;
}

/* Slots from ROW on; the first row behind them. */
static size_t
put(const struct panel_need *needs, size_t count, size_t row, size_t room,
	struct portion p, struct panel_slot *slots)
{
	size_t behind = row;

	for (size_t i = 0; i < count; i++) {
		size_t rows = least(needs[i].rows, p.share);

		if (row + rows > room)
			rows = 0;
		slots[i] = (struct panel_slot){ row, rows };
		if (rows == 0)
			continue;
		behind = row + rows;
		row = behind + p.gap;
	}
	return behind;
}

/* Those who come first, and the patient behind them. */
struct two {
	const struct panel_need *needs, *patient;
	size_t count, patients, room;
	struct portion portion, rest;
	size_t gap; /* between them */
};

static size_t
rows_of(const struct panel_need *needs, size_t count, struct portion p)
{
	return sum_of(needs, count, p.share) + (count ? count - 1 : 0) * p.gap;
}

/* Whether all fit and can be read when KEPT rows at least are left to the
 * patient. */
static bool
divide(struct two *t, size_t kept, bool air)
{
	size_t used;

	t->gap = air && t->count > 0 && t->patients > 0;
	t->portion = portion_of(t->needs, t->count, t->room - kept, air);
	used = rows_of(t->needs, t->count, t->portion) + t->gap;
	t->rest = portion_of(t->patient, t->patients,
		used < t->room ? t->room - used : 0, air);
	used += rows_of(t->patient, t->patients, t->rest);
	return used <= t->room &&
		is_readable(t->needs, t->count, t->portion.share) &&
		is_readable(t->patient, t->patients, t->rest.share);
}

/* Words come before air, but air before two rows of a term. */
static void
divide_well(struct two *t)
{
	size_t kept = sum_of(t->patient, t->patients, PANEL_SHARE_READABLE);

	kept = least(kept + (kept > 0), t->room / 2);
	if (divide(t, kept, true) || divide(t, kept, false))
		return;
	kept = least(t->patients + (kept > 0), t->room / 3);
	divide(t, kept, true);
	t->rest = (struct portion){ 1, 0 };
	if (rows_of(t->needs, t->count, t->portion) + t->gap + t->patients >
		t->room)
		t->gap = 0;
}

size_t
panel_share(const struct panel_need *needs, size_t count, size_t room,
	struct panel_slot *slots)
{
	struct two t = { .needs = needs, .room = room };
	size_t row;

	while (t.count < count && !needs[t.count].patient)
		t.count++;
	t.patient = needs + t.count;
	t.patients = count - t.count;
	divide_well(&t);
	row = put(needs, t.count, 0, room, t.portion, slots);
	if (t.patients == 0)
		return row;
	return put(t.patient, t.patients, row + t.gap, room, t.rest,
		slots + t.count);
}

/* The first one shown, so that CHOSEN is in sight. */
static size_t
first_shown(const struct panel_need *needs, size_t room, size_t chosen,
	struct portion p)
{
	size_t first = chosen, used = 0;

	for (size_t i = chosen + 1; i-- > 0;) {
		used += least(needs[i].rows, p.share);
		if (used > room)
			break;
		first = i;
		used += p.gap;
	}
	return first;
}

void
panel_share_walked(const struct panel_need *needs, size_t count, size_t room,
	size_t chosen, struct panel_slot *slots)
{
	struct portion p = portion_of(needs, count, room, true);
	size_t first = count ? first_shown(needs, room, chosen, p) : 0;

	for (size_t i = 0; i < first; i++)
		slots[i] = (struct panel_slot){ 0, 0 };
	put(needs + first, count - first, 0, room, p, slots + first);
}

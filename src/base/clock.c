#include "base/clock.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

/* Years 0 to 9999: what four digits can say. */
#define CLOCK_FIRST (-62167219200)
#define CLOCK_LAST 253402300799

enum { CLOCK_DAY = 24 * 60 * 60, CLOCK_SAME_YEAR_DAYS = 300 };

static bool
clock_fixed(int64_t *seconds)
{
	const char *text = getenv("IBID_CLOCK");
	char *end;

	if (!text || !*text)
		return false;
	errno = 0;
	*seconds = strtoll(text, &end, 10);
	return !errno && !*end;
}

int64_t
clock_now(void)
{
	int64_t seconds;

	return clock_fixed(&seconds) ? seconds : (int64_t)time(NULL);
}

int64_t
clock_ticks(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static time_t
clock_clamp(int64_t seconds)
{
	if (seconds < CLOCK_FIRST)
		return CLOCK_FIRST;
	return seconds > CLOCK_LAST ? CLOCK_LAST : (time_t)seconds;
}

void
clock_iso(int64_t seconds, struct buf *out)
{
	time_t when = clock_clamp(seconds);
	struct tm t;

	gmtime_r(&when, &t);
	buf_printf(out, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.tm_year + 1900,
		t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec);
}

/* Days since 1970 of the date in T, whatever its time zone. */
static int64_t
clock_day(const struct tm *t)
{
	struct tm noon = { .tm_year = t->tm_year,
		.tm_mon = t->tm_mon,
		.tm_mday = t->tm_mday,
		.tm_hour = 12 };

	return (int64_t)timegm(&noon) / CLOCK_DAY;
}

void
clock_age(int64_t seconds, struct buf *out)
{
	static const char *const months[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };
	time_t when = clock_clamp(seconds), now = clock_clamp(clock_now());
	struct tm t, today;
	int64_t days;

	localtime_r(&when, &t);
	localtime_r(&now, &today);
	days = clock_day(&today) - clock_day(&t);
	if (days == 0)
		buf_text(out, "today");
	else if (days == 1)
		buf_text(out, "yesterday");
	else if (t.tm_year == today.tm_year ||
		(days > 0 && days < CLOCK_SAME_YEAR_DAYS))
		buf_printf(out, "%d %s", t.tm_mday, months[t.tm_mon]);
	else
		buf_printf(out, "%d", t.tm_year + 1900);
}

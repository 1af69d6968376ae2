/* JSON as text, and the clock whose times stand in it. */
#include "base/json.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "base/clock.h"
#include "tap.h"

static void
test_nesting(void)
{
	struct buf out = { 0 };
	struct json j = { .out = &out };

	json_object(&j, NULL);
	json_text(&j, "title", SLICE("On Notes"));
	json_array(&j, "places");
	json_pair(&j, NULL, 3, 9);
	json_object(&j, NULL);
	json_object_end(&j);
	json_number(&j, NULL, -5);
	json_array_end(&j);
	json_array(&j, "none");
	json_array_end(&j);
	json_real(&j, "sure", 0.25);
	json_real(&j, "never", NAN);
	json_bool(&j, "done", true);
	json_null(&j, "by");
	json_object_end(&j);
	tap_equal(buf_view(&out),
		SLICE("{\"title\":\"On Notes\",\"places\":[[3,9],{},-5],"
		      "\"none\":[],\"sure\":0.25,\"never\":null,"
		      "\"done\":true,\"by\":null}"),
		"commas and brackets");
	buf_release(&out);
}

static void
test_escapes(void)
{
	const struct {
		struct slice text, json;
	} cases[] = {
		{ SLICE("a\"b\\c"), SLICE("\"a\\\"b\\\\c\"") },
		{ SLICE("\n\t\x1b\x7f"), SLICE("\"\\n\\t\\u001b\\u007f\"") },
		{ SLICE("\0"), SLICE("\"\\u0000\"") },
		{ SLICE("é…\U0001F600"), SLICE("\"é…\U0001F600\"") },
		{ SLICE("\u202e\u2028\ufeff"),
			SLICE("\"\\u202e\\u2028\\ufeff\"") },
		{ SLICE("\U000E0041"), SLICE("\"\\udb40\\udc41\"") },
		{ SLICE("a\xFFz\xC3"), SLICE("\"a\ufffdz\ufffd\"") },
	};
	struct buf out = { 0 };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct json j = { .out = &out };

		buf_clear(&out);
		json_text(&j, NULL, cases[i].text);
		tap_equal(buf_view(&out), cases[i].json, "a text escaped");
	}
	buf_release(&out);
}

static void
test_iso(void)
{
	static const struct {
		int64_t seconds;
		const char *iso;
	} cases[] = { { 0, "1970-01-01T00:00:00Z" },
		{ 951825599, "2000-02-29T11:59:59Z" },
		{ -1, "1969-12-31T23:59:59Z" },
		{ INT64_MAX, "9999-12-31T23:59:59Z" },
		{ INT64_MIN, "0000-01-01T00:00:00Z" } };
	struct buf out = { 0 };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_clear(&out);
		clock_iso(cases[i].seconds, &out);
		tap_equal(buf_view(&out), slice_of(cases[i].iso), "a time");
	}
	buf_release(&out);
}

/* Now is 3 February 2021, 01:00 UTC: still the second, four hours west. */
static void
test_age(void)
{
	enum { HOUR = 3600, DAY = 24 * HOUR };
	const int64_t now = 1612314000;
	static const struct {
		int64_t ago;
		const char *words;
	} cases[] = { { 0, "today" }, { 20 * HOUR, "today" },
		{ 22 * HOUR, "yesterday" }, { 2 * DAY, "31 January" },
		{ 60 * DAY, "4 December" }, { 400 * DAY, "2019" },
		{ -30 * DAY, "4 March" }, { -700 * DAY, "2023" } };
	struct buf out = { 0 };

	setenv("IBID_CLOCK", "1612314000", 1);
	setenv("TZ", "XXX4", 1);
	tzset();
	tap_ok(clock_now() == now, "the clock is fixed");
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_clear(&out);
		clock_age(now - cases[i].ago, &out);
		tap_equal(buf_view(&out), slice_of(cases[i].words), "an age");
	}
	setenv("IBID_CLOCK", "12x", 1);
	tap_ok(clock_now() > now, "nonsense does not fix the clock");
	tap_ok(clock_ticks() <= clock_ticks(), "ticks go on");
	buf_release(&out);
}

int
main(void)
{
	test_nesting();
	test_escapes();
	test_iso();
	test_age();
	return tap_done();
}

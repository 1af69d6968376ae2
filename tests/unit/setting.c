#include "tap.h"

#include "ui/setting.h"

static const struct {
	const char *name, *value;
	enum setting_id id;
	const char *printed; /* NULL: refused */
} cases[] = {
	{ "measure", "60", SETTING_MEASURE, "measure 60" },
	{ "measure", "19", SETTING_MEASURE, NULL },
	{ "measure", "201", SETTING_MEASURE, NULL },
	{ "measure", "wide", SETTING_MEASURE, NULL },
	{ "measure", "", SETTING_MEASURE, NULL },
	{ "markers", "bracket", SETTING_MARKERS, "markers bracket" },
	{ "markers", "none", SETTING_MARKERS, NULL },
	{ "panel", "below", SETTING_PANEL, "panel below" },
	{ "numbers", "", SETTING_NUMBERS, "numbers" },
	{ "numbers", "off", SETTING_NUMBERS, "nonumbers" },
	{ "numbers", "on", SETTING_NUMBERS, "numbers" },
	{ "nonumbers", "", SETTING_NUMBERS, "nonumbers" },
	{ "numbers", "maybe", SETTING_NUMBERS, NULL },
	{ "nomeasure", "", SETTING_MEASURE, NULL },
	{ "nonsense", "", SETTING_MEASURE, NULL },
};

int
main(void)
{
	struct setting_values v, before;
	struct buf out = { 0 };
	struct err err = { 0 };

	setting_init(&v);
	setting_print(&v, SETTING_MEASURE, &out);
	tap_equal(buf_view(&out), SLICE("measure 72"), "as it comes");
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		int result;

		before = v;
		result = setting_set(&v, slice_of(cases[i].name),
			slice_of(cases[i].value), &err);
		tap_ok((result == 0) == (cases[i].printed != NULL),
			"set %s %s: %s", cases[i].name, cases[i].value,
			err_text(&err));
		buf_clear(&out);
		setting_print(&v, cases[i].id, &out);
		if (cases[i].printed)
			tap_equal(buf_view(&out), slice_of(cases[i].printed),
				"and shown");
		else
			tap_ok(v.value[cases[i].id] ==
					before.value[cases[i].id],
				"and nothing is changed");
		err_release(&err);
	}
	buf_release(&out);
	return tap_done();
}

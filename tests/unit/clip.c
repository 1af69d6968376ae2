#include "tap.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/clip.h"

static const struct {
	const char *text, *want;
} cases[] = {
	{ "", "\033]52;c;\a" },
	{ "f", "\033]52;c;Zg==\a" },
	{ "fo", "\033]52;c;Zm8=\a" },
	{ "foo", "\033]52;c;Zm9v\a" },
	{ "foob", "\033]52;c;Zm9vYg==\a" },
	{ "смычка", "\033]52;c;0YHQvNGL0YfQutCw\a" },
};

int
main(void)
{
	struct buf out = { 0 };
	char *large = mem_new(74995);

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_clear(&out);
		tap_ok(clip_sequence(slice_of(cases[i].text), &out), "fits");
		tap_equal(
			buf_view(&out), slice_of(cases[i].want), cases[i].text);
	}
	buf_clear(&out);
	tap_ok(!clip_sequence((struct slice){ large, 74995 }, &out) &&
			out.size == 0,
		"too much for a terminal: nothing");
	tap_ok(clip_sequence((struct slice){ large, 74994 }, &out) &&
			out.size == 74994 / 3 * 4 + 8,
		"as much as it takes");
	free(large);
	buf_release(&out);
	return tap_done();
}

#include "apparatus/contrast.h"

#include "tap.h"

/* QUOTED against SOURCE, both whole. */
static void
check(const char *quoted, const char *source, const char *written)
{
	struct difference_side here = { .text = slice_of(quoted) };
	struct difference_side there = { .text = slice_of(source) };
	struct vec steps = VEC_OF(struct difference);
	struct contrast c = { .steps = &steps,
		.quoted = here.text,
		.words = { 0, here.text.size },
		.source = there.text };
	struct buf out = { 0 };

	here.range.end = here.text.size;
	there.range.end = there.text.size;
	difference_read(&here, &there, &steps);
	contrast_write(&c, &out, NULL);
	tap_equal(buf_view(&out), slice_of(written), written);
	buf_release(&out);
	vec_release(&steps);
}

static void
test_written(void)
{
	check("The mill turns for those who mend it.",
		"The mill turns for those who mend it.",
		"The mill turns for those who mend it.");
	check("The mill turns for those\nwho mend it.",
		"The mill turns for those who mend it.",
		"The mill turns for those who mend it.");
	check("By river, canal and road the salt came down",
		"By river, lock, canal and road the salt came down",
		"By river, [-lock-] canal and road the salt came down");
	check("Grain was weighed ... and nobody spoke of it again.",
		"Grain was weighed in the open and nobody spoke of it again.",
		"Grain was weighed ... [-in the open-] and nobody spoke of it "
		"again.");
	check("The law [of the valley] is not written down anywhere.",
		"The law is not written down anywhere.",
		"The law [of the valley] is not written down anywhere.");
	check("Nobody asked, once, who had set the toll on the bridge.",
		"Nobody asked, never, who had set the toll on the bridge.",
		"Nobody asked, {never → once}, who had set the toll on the "
		"bridge.");
	check("Nobody asked who had himself set the toll on the bridge.",
		"Nobody asked who had set the toll on the bridge.",
		"Nobody asked who had {+himself+} set the toll on the bridge.");
}

/* The words end before the bracket, as words do. */
static void
test_last_bracket(void)
{
	const char *quoted = "It was told [by us].";
	struct difference steps[] = {
		{ DIFFERENCE_EQUAL, { 0, 11 }, { 0, 11 }, 3 },
		{ DIFFERENCE_BRACKETED, { 13, 18 }, { 11, 11 }, 2 },
	};
	struct vec all = { steps, 2, 2, sizeof *steps };
	struct contrast c = { .steps = &all,
		.quoted = slice_of(quoted),
		.words = { 0, 18 },
		.source = SLICE("It was told.") };
	struct buf out = { 0 };

	contrast_write(&c, &out, NULL);
	tap_equal(buf_view(&out), SLICE("It was told [by us]"),
		"a bracket at the end is closed");
	buf_release(&out);
}

/* Words in the place of others are one change. */
static void
test_substitutes(void)
{
	const char *quoted = "It was told to the miller, by night, and to us.";
	struct difference steps[] = {
		{ DIFFERENCE_EQUAL, { 0, 14 }, { 0, 14 }, 4 },
		{ DIFFERENCE_ADDED, { 15, 18 }, { 14, 14 }, 1 },
		{ DIFFERENCE_CHANGED, { 19, 25 }, { 15, 18 }, 1 },
		{ DIFFERENCE_ADDED, { 27, 35 }, { 18, 18 }, 2 },
		{ DIFFERENCE_EQUAL, { 37, 46 }, { 19, 28 }, 3 },
	};
	struct vec all = { steps, 5, 5, sizeof *steps };
	struct contrast c = { .steps = &all,
		.quoted = slice_of(quoted),
		.words = { 0, 47 },
		.source = SLICE("It was told to him and to us.") };
	struct buf out = { 0 };

	contrast_write(&c, &out, NULL);
	tap_equal(buf_view(&out),
		SLICE("It was told to {him → the miller, by night}, and to "
		      "us."),
		"words in the place of others");
	buf_release(&out);
}

static void
test_long(void)
{
	check("The sluice was opened … and the wheel went round.",
		"The sluice was opened one two three four five six seven eight "
		"nine ten eleven twelve thirteen and the wheel went round.",
		"The sluice was opened … [-one two three four five … 5 words … "
		"eleven twelve thirteen-] and the wheel went round.");
}

static void
test_parts(void)
{
	const char *quoted = "The law [of ours] was written down, once.";
	struct difference steps[] = {
		{ DIFFERENCE_EQUAL, { 0, 7 }, { 0, 7 }, 2 },
		{ DIFFERENCE_BRACKETED, { 9, 16 }, { 7, 7 }, 2 },
		{ DIFFERENCE_EQUAL, { 18, 34 }, { 8, 24 }, 3 },
		{ DIFFERENCE_ADDED, { 36, 40 }, { 24, 24 }, 1 },
	};
	struct vec all = { steps, 4, 4, sizeof *steps };
	struct contrast c = { .steps = &all,
		.quoted = slice_of(quoted),
		.words = { 0, 41 },
		.source = SLICE("The law was written down.") };
	struct vec parts = VEC_OF(struct contrast_part);
	struct buf out = { 0 };

	buf_text(&out, "> ");
	contrast_write(&c, &out, &parts);
	tap_equal(buf_view(&out),
		SLICE("> The law [of ours] was written down, {+once+}."),
		"it is appended");
	tap_ok(parts.count == 2, "two of its parts are marked");
	for (size_t i = 0; i < parts.count; i++) {
		const struct contrast_part *p = vec_at(&parts, i);

		tap_equal(
			slice_sub(buf_view(&out), p->range.start, p->range.end),
			i == 0 ? SLICE("[of ours]") : SLICE("{+once+}"),
			difference_kind_name(p->kind));
	}
	buf_release(&out);
	vec_release(&parts);
}

int
main(void)
{
	test_written();
	test_last_bracket();
	test_substitutes();
	test_long();
	test_parts();
	return tap_done();
}

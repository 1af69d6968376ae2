#include "import/quotation.h"

#include <string.h>

#include "tap.h"

/* The quotations of TEXT, a bar between them. */
static void
check(const char *text, const char *next, const char *want)
{
	struct vec found = VEC_OF(struct range);
	struct buf got = { 0 };

	quotation_find(slice_of(text), slice_of(next), &found);
	for (size_t i = 0; i < found.count; i++) {
		struct range *r = vec_at(&found, i);

		if (i > 0)
			buf_text(&got, "|");
		buf_slice(&got, slice_sub(slice_of(text), r->start, r->end));
	}
	tap_equal(buf_view(&got), slice_of(want), text);
	buf_release(&got);
	vec_release(&found);
}

static void
test_marks(void)
{
	check("She said “go” and went.", "", "“go”");
	check("She said \"go\" and went.", "", "\"go\"");
	check("She said ‘go’ and went.", "", "‘go’");
	check("She said 'go' and went.", "", "'go'");
	check("Sie sagte „geh“ und ging.", "", "„geh“");
	check("Elle dit « va » et partit.", "", "« va »");
	check("Она сказала «иди» и ушла.", "", "«иди»");
	check("Sie sagte »geh« und ging.", "", "»geh«");
}

static void
test_apostrophes(void)
{
	check("It’s the boats’ turn.", "", "");
	check("'Tis the boatmen's day, and the boats' too.", "", "");
	check("He asked for ‘the boats’ oars’.", "", "‘the boats’ oars’");
	check("The ‘fords’ of the boatmen’s river", "", "‘fords’");
	check("in the winter of '99, he said", "", "");
	check("Max’ ‘good name’ and Franz’ boat", "", "‘good name’");
}

static void
test_nesting(void)
{
	check("“He said ‘no’ twice.”", "", "‘no’|“He said ‘no’ twice.”");
	check("‘She said “no” twice.’", "", "“no”|‘She said “no” twice.’");
	check("‘the (so called ‘ford’) was deep.’", "",
		"‘ford’|‘the (so called ‘ford’) was deep.’");
}

static void
test_markers(void)
{
	check("He said “all is lost”12 and went.", "", "“all is lost”");
	check("He said \"all is lost.\"12 It was.", "", "\"all is lost.\"");
	check("He said ‘all is lost’12 and went.", "", "‘all is lost’");
}

static void
test_unbalanced(void)
{
	check("all is lost.” [Berg, “The Mill,” p. 3]", "", "“The Mill,”");
	check("all is lost.\" [Berg, \"The Mill,\" p. 3]", "", "\"The Mill,\"");
	check("“all is lost.", "and more", "");
	check("“all is lost.", "“and more.”", "“all is lost.");
	check("he said, “all is lost.", "“and more.”", "“all is lost.");
}

int
main(void)
{
	test_marks();
	test_apostrophes();
	test_nesting();
	test_markers();
	test_unbalanced();
	return tap_done();
}

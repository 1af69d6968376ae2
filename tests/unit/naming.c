#include "apparatus/naming.h"

#include <string.h>

#include "marked.h"
#include "tap.h"

/* Whether "wide mill road" is named in TEXT, where "{" and "}" begin and end a
 * span of KIND. */
static void
check(const char *text, enum span_kind kind, bool want, const char *what)
{
	struct builder *b = builder_new();
	uint32_t number =
		kind == SPAN_LINK ? builder_link(b, SLICE("elsewhere")) : 2;
	struct doc *d;
	size_t at;

	marked_put(b, text, kind, number);
	d = builder_finish(b);
	at = slice_find(doc_text(d), SLICE("ide Mill Road"), 0) - 1;
	tap_ok(naming_is(d, (struct range){ at, at + 14 }) == want, "%s", what);
	doc_free(d);
}

/* Whether the first quotation of TEXT is a term there. */
static void
check_term(const char *before, const char *words, const char *behind, bool want)
{
	struct builder *b = builder_new();
	struct doc *d;
	size_t start;

	builder_put(b, slice_of(before));
	start = builder_here(b);
	builder_open(b, SPAN_QUOTATION, 0);
	builder_put(b, SLICE("“"));
	builder_put(b, slice_of(words));
	builder_put(b, SLICE("”"));
	builder_close(b, SPAN_QUOTATION);
	builder_put(b, slice_of(behind));
	d = builder_finish(b);
	start += strlen("“");
	tap_ok(naming_is_term(d, (struct range){ start, start + 14 }) == want,
		"%s“%s”%s", before, words, behind);
	doc_free(d);
}

static void
check_name(const char *words, bool want)
{
	tap_ok(naming_is_name(slice_of(words)) == want, "%s", words);
}

static void
test_terms(void)
{
	check_term("It was a ", "wide mill road", " then.", true);
	check_term("She said: ", "wide mill road", ".", false);
	check_term("It was a ", "wide mill road and no other", ".", false);
	check_name("The Wide Mill Road", true);
	check_name("Mill-Owners’ Year of Bread", true);
	check_name("The wide mill road", false);
	check_name("Nobody, the Clerk", false);
	check_name("What am I", false);
}

int
main(void)
{
	test_terms();
	check("She went by the {Wide Mill Road} again.", SPAN_EMPHASIS, true,
		"alone in italics");
	check("{She went by the Wide Mill Road again.}", SPAN_EMPHASIS, false,
		"in italics with others");
	check("{The Wide Mill Road}", SPAN_HEADING, true, "a heading");
	check("See the {Wide Mill Road} there.", SPAN_LINK, true, "a link");
	check("He calls it {“Wide Mill Road”}.", SPAN_QUOTATION, true,
		"a title in marks");
	check("He calls it {“wide Mill Road”}.", SPAN_QUOTATION, false,
		"words in marks");
	check("also: mill road, Wide Mill Road, the road", SPAN_EMPHASIS, true,
		"a form of an entry");
	check("She went by the Wide Mill Road again.", SPAN_EMPHASIS, false,
		"in plain words");
	return tap_done();
}

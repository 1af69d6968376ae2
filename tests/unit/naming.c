#include "apparatus/naming.h"

#include <string.h>

#include "tap.h"
#include "text/builder.h"

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

	builder_open(b, SPAN_PARAGRAPH, 0);
	while (*text) {
		size_t size = strcspn(text, "{}");

		builder_put(b, (struct slice){ text, size });
		text += size;
		if (*text == '{')
			builder_open(b, kind, number);
		else if (*text == '}')
			builder_close(b, kind);
		text += *text != '\0';
	}
	builder_break(b);
	builder_close(b, SPAN_PARAGRAPH);
	d = builder_finish(b);
	at = slice_find(doc_text(d), SLICE("ide Mill Road"), 0) - 1;
	tap_ok(naming_is(d, (struct range){ at, at + 14 }) == want, "%s", what);
	doc_free(d);
}

int
main(void)
{
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

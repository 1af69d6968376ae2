#include "apparatus/said.h"

#include "marked.h"
#include "tap.h"

/* TEXT, where "{" and "}" begin and end quotations. */
static struct doc *
make(const char *text)
{
	struct builder *b = builder_new();

	marked_put(b, text, SPAN_QUOTATION, 0);
	return builder_finish(b);
}

static struct range
last_of(const struct doc *d)
{
	struct spans all = doc_spans(d, SPAN_QUOTATION);

	return span_range(&all.items[all.count - 1]);
}

/* What stands before the last quotation of TEXT makes of it. */
static void
check_how(const char *text, enum said want)
{
	struct doc *d = make(text);

	tap_ok(said_how(doc_text(d), last_of(d).start) == want, "%s", text);
	doc_free(d);
}

static void
check_plainly(const char *text, bool want)
{
	struct doc *d = make(text);

	tap_ok(said_plainly(doc_text(d), last_of(d).start) == want,
		"%splainly: %s", want ? "" : "not ", text);
	doc_free(d);
}

static void
test_plainly(void)
{
	check_plainly("Thus: {“The Old Weir Still Held”}.", true);
	check_plainly("She argues that {“The Old Weir Held”}.", true);
	check_plainly("Anna Holm, {“The Old Weir”}, p. 3", false);
	check_plainly("Holm, in: {“The Old Weir”}, p. 3", false);
	check_plainly("{“The Old Weir”}, p. 3", false);
	check_plainly("See the paper {“The Old Weir”}.", false);
}

static void
test_how(void)
{
	check_how("She argues that {“the weir held”}.", SAID_LED);
	check_how("In the words of another, {“the weir held”}.", SAID_LED);
	check_how("Thus: ({“the weir held”}).", SAID_LED);
	check_how("The clerk wrote {“the weir held”}.", SAID_LED);
	check_how("Она думала, что {«плотина стоит»}.", SAID_LED);
	check_how("{“The weir held”} was all.", SAID_LED);
	check_how("It was a kind of {“holding weir”} then.", SAID_TERM);
	check_how("the {“old mill,”} {“holding weir”}.", SAID_ALONE);
	check_how("It held. {“Holding weirs”} do.", SAID_ALONE);
}

static void
check_place(const char *text, bool want)
{
	struct doc *d = make(text);

	tap_ok(said_with_place(d, last_of(d)) == want, "%s", text);
	doc_free(d);
}

static void
test_place(void)
{
	check_place("that {“the weir held”} (p. 12) and", true);
	check_place("that {“the weir held.”}[12] Then", true);
	check_place("that {“the weir held,”} [12] and", true);
	check_place("that {“the weir held”}12 and", true);
	check_place("that {“the weir held”} (or so) and", false);
	check_place("that {“the weir held”} 12 years", false);
}

/* The other part of the first quotation of TEXT; of the last one it is then
 * the first. */
static void
check_rest(const char *text, const char *want)
{
	struct doc *d = make(text);
	struct spans all = doc_spans(d, SPAN_QUOTATION);
	struct range first = span_range(&all.items[0]);
	struct range rest = said_rest(d, first);

	tap_equal(range_is_none(rest) ? SLICE("") : doc_cut(d, rest),
		slice_of(want), text);
	if (!range_is_none(rest))
		tap_ok(said_rest(d, rest).start == first.start, "and back");
	doc_free(d);
}

static void
test_rest(void)
{
	check_rest("{“The weir,”} wrote the clerk, {“held all winter.”}",
		"“held all winter.”");
	check_rest(
		"{“The weir,”} wrote the clerk. {“It held all winter.”}", "");
	check_rest("{“The weir”} and the mill, {“held by nobody”}", "");
	check_rest("{“The weir,”} wrote the clerk, {“The Mill”}", "");
	check_rest("{“The weir held”} all winter.", "");
}

int
main(void)
{
	test_how();
	test_plainly();
	test_place();
	test_rest();
	return tap_done();
}

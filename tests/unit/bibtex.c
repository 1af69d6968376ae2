/* Works as BibTeX and CSL-JSON have them. */
#include <string.h>

#include "apparatus/bibtex.h"
#include "apparatus/csl.h"
#include "unit/tap.h"

/* One field of one work of a list. */
static const struct {
	const char *what, *list, *key;
	enum work_field field;
	const char *want;
} fields[] = {
	{ "a field in braces", "@book{a, title = {Bread and Salt}}", "a",
		WORK_TITLE, "Bread and Salt" },
	{ "a field in quotation marks",
		"@book{a, title = \"Bread\", year=1901}", "a", WORK_YEAR,
		"1901" },
	{ "braces in braces", "@book{a, title = {The {NEP} and {{S}alt}}}", "a",
		WORK_TITLE, "The NEP and Salt" },
	{ "round brackets", "@book(a, title = {Bread})", "a", WORK_TITLE,
		"Bread" },
	{ "parts and strings",
		"@string{ p = {Press} }\n@book{a, publisher = \"North \" # p}",
		"a", WORK_PUBLISHER, "North Press" },
	{ "capitals in names of fields", "@BOOK{a, TITLE = {Bread}}", "a",
		WORK_TITLE, "Bread" },
	{ "accents", "@book{a, title = {Gr\\\"u{\\ss}e, \\'Etudes, \\v{C}ar}}",
		"a", WORK_TITLE, "Grüße, Études, Čar" },
	{ "dashes and quotation marks",
		"@book{a, title = {``Salt'' 1921--23 --- a life's}}", "a",
		WORK_TITLE, "“Salt” 1921–23 — a life’s" },
	{ "a command", "@book{a, title = {On \\emph{Salt} \\& Bread}}", "a",
		WORK_TITLE, "On Salt & Bread" },
	{ "lines are blanks", "@book{a,\n title = {Bread\n   and salt}}", "a",
		WORK_TITLE, "Bread and salt" },
	{ "a body as author", "@book{a, author = {{Union of Bakers}}}", "a",
		WORK_AUTHOR, "{Union of Bakers}" },
	{ "a year in a date", "@book{a, date = {1923-10-08}}", "a", WORK_YEAR,
		"1923" },
	{ "a span of years", "@book{a, year = {1960/1970}}", "a", WORK_YEAR,
		"1960/1970" },
	{ "other titles", "@book{a, ibid-also = {Salt | Bread}}", "a",
		WORK_ALSO, "Salt | Bread" },
	{ "a subtitle", "@book{a, title = {Salt}, subtitle = {A Life}}", "a",
		WORK_ALSO, "Salt: A Life" },
	{ "a parent that stands behind",
		"@incollection{a, title = {Salt}, crossref = {b}}\n"
		"@book{b, title = {Meals}, publisher = {Press}}",
		"a", WORK_CONTAINER, "Meals" },
	{ "what a parent hands on",
		"@book{b, title = {Meals}, publisher = {Press}}\n"
		"@incollection{a, title = {Salt}, crossref = {b}}",
		"a", WORK_PUBLISHER, "Press" },
	{ "a field of its own",
		"@book{b, title = {Meals}, year = 1902}\n"
		"@incollection{a, crossref = {b}, year = 1901}",
		"a", WORK_YEAR, "1901" },
	{ "words between entries", "words\n@book{a, title = {Salt}} words\n",
		"a", WORK_TITLE, "Salt" },
	{ "the entry behind a broken one",
		"@book{x, title = {Salt\n@book{a, title = {Bread}}", "a",
		WORK_TITLE, "Bread" },
	{ "csl: title", "[{\"id\": \"a\", \"title\": \"Bread \\u0026 Salt\"}]",
		"a", WORK_TITLE, "Bread & Salt" },
	{ "csl: names",
		"[{\"id\":\"a\",\"title\":\"B\",\"author\":[{\"family\":\"Roe\","
		"\"given\":\"Jane\"},{\"literal\":\"Bakers and Sons\"}]}]",
		"a", WORK_AUTHOR, "Roe, Jane and {Bakers and Sons}" },
	{ "csl: a date",
		"[{\"id\":\"a\",\"title\":\"B\",\"issued\":"
		"{\"date-parts\":[[1923,10,8]]}}]",
		"a", WORK_YEAR, "1923" },
	{ "csl: a span",
		"[{\"id\":\"a\",\"title\":\"B\",\"issued\":"
		"{\"date-parts\":[[1923,10,8],[1925]]}}]",
		"a", WORK_YEAR, "1923/1925" },
	{ "csl: items in an object",
		"{\"v\":[1],\"items\":[{\"id\":\"a\",\"title\":\"B\"}]}", "a",
		WORK_TITLE, "B" },
	{ "csl: what is not known is passed over",
		"[{\"id\":7,\"x\":{\"y\":[[{}]]},\"title\":\"B\"}]", "7",
		WORK_TITLE, "B" },
	{ "csl: other titles",
		"[{\"id\":\"a\",\"title\":\"B\",\"ibid-also\":[\"C\",\"D\"]}]",
		"a", WORK_ALSO, "C|D" },
};

static const struct {
	const char *list, *want;
} faults[] = {
	{ "@book{a, title = {Salt", "list:1: a brace is not closed" },
	{ "\n@book{a, title = salt}", "list:2: no @string is named salt" },
	{ "@book{a, title {Salt}}",
		"list:1: \"=\" is missing behind the name of a field" },
	{ "@book{a, title = {Salt} year = 1901}",
		"list:1: a comma is missing between two fields" },
	{ "@book{, title = {Salt}}", "list:1: an entry has no key" },
	{ "@book{a, title = \"Salt", "list:1: a quotation mark is not closed" },
	{ "[{\"id\": \"a\",\n \"title\" \"B\"}]",
		"list:2: a colon is missing behind a key" },
	{ "[{\"id\": \"a\"", "list:1: a comma or a bracket is missing" },
	{ "[nil]", "list:1: a word that JSON does not know" },
	{ "[] []", "list:1: something stands behind the end" },
};

static size_t
read_list(struct catalogue *c, const char *list, size_t *count, struct err *err)
{
	size_t bad = 0;

	*count = *list == '[' || *list == '{'
		? csl_read(c, slice_of(list), "list", &bad, err)
		: bibtex_read(c, slice_of(list), "list", &bad, err);
	return bad;
}

static void
test_fields(void)
{
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		struct catalogue *c = work_catalogue_new();
		size_t count, work;

		read_list(c, fields[i].list, &count, NULL);
		work = work_keyed(c, slice_of(fields[i].key));
		tap_equal(work == WORK_NONE
				? SLICE("(none)")
				: work_at(c, work)->fields[fields[i].field],
			slice_of(fields[i].want), fields[i].what);
		work_catalogue_free(c);
	}
}

static void
test_faults(void)
{
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct catalogue *c = work_catalogue_new();
		struct err err = { 0 };
		size_t count;

		tap_ok(read_list(c, faults[i].list, &count, &err) == 1,
			"one fault: %s", faults[i].want);
		tap_equal(slice_of(err_text(&err)), slice_of(faults[i].want),
			"what it says");
		err_release(&err);
		work_catalogue_free(c);
	}
}

static void
test_written(void)
{
	static const char entry[] = "@book{roe-salt,\n"
				    "  author = {Roe, Jane and {Bakers}},\n"
				    "  title = {Salt \\& ``Bread'' 50\\%},\n"
				    "  date = {1901}\n"
				    "}\n";
	struct catalogue *c = work_catalogue_new();
	struct buf once = { 0 }, twice = { 0 };
	size_t bad;

	bibtex_read(c, slice_of(entry), "list", &bad, NULL);
	bibtex_write(work_at(c, 0), &once);
	work_catalogue_free(c);
	c = work_catalogue_new();
	bibtex_read(c, buf_view(&once), "list", &bad, NULL);
	bibtex_write(work_at(c, 0), &twice);
	tap_ok(bad == 0, "what was written can be read");
	tap_equal(buf_view(&twice), buf_view(&once), "and written again");
	buf_release(&once);
	buf_release(&twice);
	work_catalogue_free(c);
}

int
main(void)
{
	test_fields();
	test_faults();
	test_written();
	return tap_done();
}

#include "apparatus/term.h"

#include "base/buf.h"
#include "tap.h"
#include "text/builder.h"

/* A glossary of lines: "## NAME" a heading, "key: …" a field, else text. */
static struct doc *
glossary_of(const char *lines)
{
	struct builder *b = builder_new();
	struct slice rest = slice_of(lines), line;
	bool field = false;

	while (slice_cut(&rest, '\n', &line)) {
		bool heading = slice_starts(line, SLICE("##"));
		bool is_field = slice_find(line, SLICE(": "), 0) < 6;

		if (field && is_field)
			builder_put(b, SLICE("\u2028"));
		else
			builder_break(b);
		field = is_field;
		builder_open(b, heading ? SPAN_HEADING : SPAN_PARAGRAPH, 2);
		builder_put(b, slice_sub(line, heading ? 3 : 0, line.size));
		builder_close(b, heading ? SPAN_HEADING : SPAN_PARAGRAPH);
	}
	return builder_finish(b);
}

static struct doc *
text_of(const char *words)
{
	struct builder *b = builder_new();

	builder_put(b, slice_of(words));
	return builder_finish(b);
}

/* The uses in the range, as "entry:words|entry:words". */
static struct slice
uses_in(const struct glossary *g, const struct doc *d, struct range r,
	struct buf *out)
{
	struct vec uses = VEC_OF(struct term_use);

	buf_clear(out);
	term_uses(g, d, r, &uses);
	for (size_t i = 0; i < uses.count; i++) {
		const struct term_use *use = vec_at(&uses, i);

		if (i)
			buf_char(out, '|');
		buf_slice(out, term_at(g, use->entry)->name);
		buf_char(out, ':');
		buf_slice(out, doc_cut(d, use->range));
	}
	vec_release(&uses);
	return buf_view(out);
}

static const char entries[] = "## NEP\n"
			      "also: New Economic Policy, НЭП\n"
			      "years: 1921–28\n"
			      "see: smychka\n"
			      "The policy of 1921.\n"
			      "It had two sides.\n"
			      "## smychka\n"
			      "also: смычк*, link of town and country\n"
			      "The bond.\n"
			      "## Left Opposition\n"
			      "also: Left Oppositionist*\n"
			      "The current of 1923.\n"
			      "## Testament\n"
			      "also: estament\n"
			      "not: New Testament, Testament of Youth\n"
			      "Dictated notes.\n"
			      "## Committee\n"
			      "also: C.C., committee of the 46\n"
			      "## workers' state\n"
			      "A state.\n"
			      "## Opposition\n"
			      "Any of them.\n";

static void
test_entries(const struct glossary *g)
{
	const struct term_entry *e = term_at(g, 0);

	tap_ok(term_count(g) == 7, "seven entries");
	tap_equal(e->name, SLICE("NEP"), "name");
	tap_equal(e->also, SLICE("New Economic Policy, НЭП"), "also");
	tap_equal(e->years, SLICE("1921–28"), "years");
	tap_equal(e->see, SLICE("smychka"), "see");
	tap_equal(doc_cut(e->doc, e->definition),
		SLICE("The policy of 1921.\nIt had two sides."), "definition");
	tap_ok(e->heading == 0 && e->shelf == 7, "heading and shelf");
	tap_ok(term_at(g, 4)->definition.start == term_at(g, 4)->definition.end,
		"an entry without definition");
	tap_ok(term_named(g, SLICE("nep")) == 0, "named in another case");
	tap_ok(term_named(g, SLICE(" смычкой ")) == 1, "named by a stem");
	tap_ok(term_named(g, SLICE("new economic policy")) == 0,
		"named by a form");
	tap_ok(term_named(g, SLICE("new economic")) == OFFSET_NONE &&
			term_named(g, SLICE("new testament")) == OFFSET_NONE &&
			term_named(g, SLICE("")) == OFFSET_NONE,
		"not named by a part, an exclusion, or nothing");
}

static void
test_uses(const struct glossary *g)
{
	const struct {
		const char *text, *uses;
	} cases[] = {
		{ "The NEP, nepotism, Nep and NEPs.", "NEP:NEP" },
		{ "NEP's end; the post-NEP years", "NEP:NEP|NEP:NEP" },
		{ "the New  Economic\u2028Policy",
			"NEP:New  Economic\u2028Policy" },
		{ "a new economic policy", "" },
		{ "SMYCHKA, Smychka and sm\u00ffchka",
			"smychka:SMYCHKA|smychka:Smychka|smychka:sm\u00ffchka" },
		{ "о смычке", "smychka:смычке" },
		{ "Смычка", "smychka:Смычка" },
		{ "link of town-and country",
			"smychka:link of town-and country" },
		{ "link\" of ‘town’ and “country”",
			"smychka:link\" of ‘town’ and “country" },
		{ "link\"of town and country", "" },
		{ "The Left was Left of the left opposition",
			"Opposition:opposition" },
		{ "Left Oppositionists, Left-Opposition",
			"Left Opposition:Left Oppositionists|"
			"Left Opposition:Left-Opposition|"
			"Opposition:Opposition" },
		{ "New Testament, his Testament, the testament",
			"Testament:Testament|Testament:testament" },
		{ "Testament of Youth; T estament", "Testament:estament" },
		{ "the C.C. of the C.C", "Committee:C.C." },
		{ "Committee of the 46; of the 460",
			"Committee:Committee of the 46" },
		{ "a workers\u2019 state, a workers state",
			"workers' state:workers\u2019 state" },
	};
	struct buf out = { 0 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct doc *d = text_of(cases[i].text);
		struct range all = { 0, doc_text(d).size };

		tap_equal(uses_in(g, d, all, &out), slice_of(cases[i].uses),
			cases[i].text);
		doc_free(d);
	}
	buf_release(&out);
}

static void
test_ranges(const struct glossary *g)
{
	struct doc *d = text_of("xx the New Economic Policy and NEP");
	struct doc *parted = text_of("xx the New\nEconomic Policy");
	struct buf out = { 0 };

	tap_equal(uses_in(g, d, (struct range){ 14, 20 }, &out),
		SLICE("NEP:New Economic Policy"), "a use around the range");
	tap_equal(uses_in(g, d, (struct range){ 8, 9 }, &out),
		SLICE("NEP:New Economic Policy"),
		"a use that leaves the range");
	tap_equal(uses_in(g, d, (struct range){ 26, 32 }, &out),
		SLICE("NEP:NEP"), "a use that is cut by the range");
	tap_equal(uses_in(g, d, (struct range){ 0, 7 }, &out), SLICE(""),
		"nothing beside the range");
	tap_equal(uses_in(g, d, (struct range){ 900, 990 }, &out), SLICE(""),
		"nothing behind the text");
	tap_equal(uses_in(g, parted, (struct range){ 0, 26 }, &out), SLICE(""),
		"no use over two paragraphs");
	doc_free(parted);
	doc_free(d);
	buf_release(&out);
}

/* Far from the start a walk begins inside of the text, but not inside of a
 * word. */
static void
test_far(const struct glossary *g)
{
	struct buf text = { 0 }, out = { 0 };
	struct doc *d;

	buf_repeat(&text, 'x', 3000);
	buf_text(&text, "NEP; NEP");
	d = text_of(buf_string(&text));
	for (size_t at = 3003; at < 3500 && at < text.size; at++)
		tap_equal(uses_in(g, d, (struct range){ at, text.size }, &out),
			SLICE("NEP:NEP"), "the end of a long word is no term");
	doc_free(d);
	buf_release(&text);
	buf_release(&out);
}

static void
test_later_wins(struct glossary *g)
{
	struct doc *own = glossary_of("## nep\n"
				      "also: neppish\n"
				      "My own words.\n");
	struct doc *d = text_of("NEP neppish");
	struct buf out = { 0 };

	term_glossary_add(g, own, 9);
	tap_ok(term_count(g) == 7, "a known name makes no new entry");
	tap_equal(doc_cut(own, term_at(g, 0)->definition),
		SLICE("My own words."), "the later definition counts");
	tap_equal(uses_in(g, d, (struct range){ 0, 11 }, &out),
		SLICE("nep:NEP|nep:neppish"), "its forms come in addition");
	doc_free(d);
	doc_free(own);
	buf_release(&out);
}

int
main(void)
{
	struct doc *d = glossary_of(entries);
	struct glossary *g = term_glossary_new();

	term_glossary_add(g, d, 7);
	test_entries(g);
	test_uses(g);
	test_ranges(g);
	test_far(g);
	test_later_wins(g);
	term_glossary_free(g);
	doc_free(d);
	return tap_done();
}

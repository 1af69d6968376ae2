/*
 * What becomes of a reference without a sure antecedent when others quote the
 * same words. The reference is the last one of each text; the words of a witness
 * go on to the end of their quotation.
 */
#include "apparatus/witness.h"

#include "import/import.h"
#include "tap.h"

/* Two works, and neither is likelier. */
static const char two[] =
	"One pilot wrote that \"the rope holds for whoever tars it.\" "
	"[*The Old Crossing*, p. 12] Another wrote that \"no rope in the "
	"world holds for ever.\" [*On Bridges*, p. 80]\n\n## Lamps\n\n"
	"And \"the lamp was out for nine winters.\" [Op. Cit., p. 44]\n";

/* Two works in one note. */
static const char note[] =
	"Of lamps much is said: \"a lamp is a promise.\" [Anna Holm, *The "
	"Lamp*, p. 2; Karl Brandt, *On Piers*, p. 9] It is also said that "
	"\"a pier is a bill.\" [Ibid., p. 10]\n";

/* Whoever is named may have written both. */
static const char named[] =
	"Of piers: \"they are to be paid.\" [Anna Holm, *The Lamp*, p. 2] Holm "
	"was there. \"They are to be lit.\" [*The Old Crossing*, p. 9] Later "
	"\"all of them were tarred.\" [Holm, Op. Cit., p. 60]\n";

struct testimony {
	const char *words; /* NULL: no witness */
	const char *author, *title, *pages;
	bool source, weak;
};

static const struct {
	const char *what, *text;
	struct testimony says;
	const char *want; /* title; "?" before it: unsure */
} cases[] = {
	{ "alone", two, { 0 }, "?On Bridges" },
	{ "the last one", two,
		{ "the lamp was", "", "On Bridges", "p. 44", false, false },
		"On Bridges" },
	{ "the one before", two,
		{ "the lamp was", "", "The Old Crossing", "p. 44", false,
			false },
		"The Old Crossing" },
	{ "by a longer title", two,
		{ "the lamp was", "", "The Old Crossing: A Report", "p. 44",
			false, false },
		"The Old Crossing" },
	{ "one word of a title", two,
		{ "the lamp was", "", "Crossing", "", false, false },
		"?On Bridges" },
	{ "what is not cited here", two,
		{ "the lamp was", "", "The Ferry", "", false, false },
		"?On Bridges" },
	{ "a weak one", two,
		{ "the lamp was", "", "The Old Crossing", "p. 45", false,
			true },
		"?On Bridges" },
	{ "a weak one, the same page", two,
		{ "the lamp was", "", "The Old Crossing", "pp. 43-44", false,
			true },
		"The Old Crossing" },
	{ "of other words", two,
		{ "the rope holds", "", "The Old Crossing", "p. 44", false,
			false },
		"?On Bridges" },
	{ "the work itself", two,
		{ "the lamp was", "", "The Old Crossing", "", true, false },
		"The Old Crossing" },
	{ "the work itself by a part of its title", two,
		{ "the lamp was", "", "The Old", "", true, false },
		"?On Bridges" },
	{ "Ibid. after two alone", note, { 0 }, "?On Piers" },
	{ "Ibid. after two, the first", note,
		{ "a pier is", "Holm", "The Lamp", "", false, false },
		"The Lamp" },
	{ "Ibid. after two, neither", note,
		{ "a pier is", "Holm", "The Old Crossing", "", false, false },
		"?On Piers" },
	{ "by the same title of another", note,
		{ "a pier is", "Brandt", "The Lamp", "", false, false },
		"?On Piers" },
	{ "a name that may have both", named,
		{ "all of them", "", "The Old Crossing", "p. 60", false,
			false },
		"The Old Crossing" },
};

static void
add_witness(const struct doc *d, const struct testimony *t, struct vec *out)
{
	struct slice text = doc_text(d);
	size_t start = slice_find(text, slice_of(t->words), 0);
	size_t end = slice_find(text, SLICE(".\""), start);

	*(struct witness *)vec_push(out) =
		(struct witness){ .words = { start, end },
			.author = slice_of(t->author),
			.title = slice_of(t->title),
			.pages = slice_of(t->pages),
			.source = t->source,
			.weak = t->weak };
}

static void
check(const char *what, const char *text, const struct testimony *says,
	const char *want)
{
	struct import_source source = { .bytes = slice_of(text),
		.name = SLICE("a.md") };
	struct doc *d = import_read(&source, NULL);
	struct vec witnesses = VEC_OF(struct witness);
	struct citations *all;
	const struct citation *last;
	struct buf got = { 0 };

	if (says->words)
		add_witness(d, says, &witnesses);
	witness_settle(&witnesses);
	all = citation_read_with(d, &witnesses);
	last = citation_at(all, citation_count(all) - 1);
	if (last->unsure)
		buf_char(&got, '?');
	buf_slice(&got, last->title);
	tap_equal(buf_view(&got), slice_of(want), what);
	buf_release(&got);
	citation_free(all);
	vec_release(&witnesses);
	doc_free(d);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(cases[i].what, cases[i].text, &cases[i].says,
			cases[i].want);
	return tap_done();
}

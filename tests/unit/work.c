/* Which work a citation means, and what a work is called. */
#include "apparatus/bibtex.h"
#include "apparatus/names.h"
#include "apparatus/spelling.h"
#include "unit/tap.h"

static const char list[] =
	"@book{roe-salt, author = {Roe, Jane}, title = {A History of Salt: From\n"
	"  the Mines to the Table}, year = 1901, address = {Leeds},\n"
	"  publisher = {North}}\n"
	"@book{roe-bread, author = {Roe, Jane}, title = {Bread},\n"
	"  ibid-also = {Brot | Хлеб}}\n"
	"@book{poe-bread, author = {Poe, Adam}, title = {Bread}}\n"
	"@book{poe-letters-1, author = {Poe, Adam},\n"
	"  title = {Letters from the Coast (1923-25)}}\n"
	"@book{poe-letters-2, author = {Poe, Adam},\n"
	"  title = {Letters from the Coast (1926-27)}}\n"
	"@book{works-1, author = {Sedov, Lev}, title = {Collected Works},\n"
	"  volume = {1}}\n"
	"@book{works-2, author = {Sedov, Lev}, title = {Collected Works},\n"
	"  volume = {2}}\n"
	"@book{reader, editor = {Quill, Ada}, title = {The Coast Reader},\n"
	"  year = 1950}\n"
	"@book{miller, author = {Meller, Karl}, title = {Sea, Sand, and Wind}}\n"
	"@book{trotsky, author = {Троцкий, Л.}, title = {Моя жизнь}}\n"
	"@periodical{pravda, title = {Pravda}}\n"
	"@book{usa, author = {Roe, Jane}, title = {Salt in the U.S.A.}}\n";

struct said {
	const char *author, *title, *container, *volume, *year, *words, *near;
	bool presumed, listed;
};

static const struct {
	const char *what;
	struct said said;
	const char *want; /* key; NULL: none is sure */
} matches[] = {
	{ "title and author", { .author = "J. Roe", .title = "Bread" },
		"roe-bread" },
	{ "the other one of two", { .author = "Poe", .title = "Bread" },
		"poe-bread" },
	{ "one of two, nobody knows which", { .title = "Bread" }, NULL },
	{ "the one whose author was named before",
		{ .title = "Bread", .near = "In Poe it was " }, "poe-bread" },
	{ "who was named last",
		{ .title = "Bread", .near = "Poe said, Roe said" },
		"roe-bread" },
	{ "Poetry is no Poe",
		{ .title = "Bread", .near = "Poetry and Roebuck" }, NULL },
	{ "a short title", { .author = "Roe", .title = "History of Salt" },
		"roe-salt" },
	{ "words left out", { .author = "Roe", .title = "Salt from the Mines" },
		"roe-salt" },
	{ "another title", { .author = "Roe", .title = "Brot" }, "roe-bread" },
	{ "other letters", { .author = "Roe", .title = "Khleb" }, "roe-bread" },
	{ "a name in other letters",
		{ .author = "L. Trotsky", .title = "Moia zhizn" }, "trotsky" },
	{ "a letter wrong", { .author = "Roe", .title = "A Histury of Salt" },
		"roe-salt" },
	{ "a namesake",
		{ .author = "Kurt Roe", .title = "Salt from Elsewhere" },
		NULL },
	{ "somebody else", { .author = "Smith", .title = "History of Salt" },
		NULL },
	{ "numbers tell", { .author = "Poe", .title = "Letters (1926-27)" },
		"poe-letters-2" },
	{ "numbers in full",
		{ .author = "Poe", .title = "Letters (1923-1925)" },
		"poe-letters-1" },
	{ "a number of one digit",
		{ .author = "Poe", .title = "Letters (1926-7)" },
		"poe-letters-2" },
	{ "a name alone is no title",
		{ .author = "Karl Meller",
			.title = "On Waves",
			.words = "Karl Meller, On Waves, p. 2" },
		NULL },
	{ "a piece in a volume is no book",
		{ .title = "Bread", .container = "A Volume", .near = "Roe" },
		NULL },
	{ "a volume tells",
		{ .author = "Sedov",
			.title = "Collected Works",
			.volume = "Vol. 2" },
		"works-2" },
	{ "a later printing",
		{ .author = "Roe",
			.title = "A History of Salt",
			.year = "1984" },
		"roe-salt" },
	{ "a preface to it",
		{ .author = "Roe",
			.title = "Preface to A History of "
				 "Salt" },
		"roe-salt" },
	{ "no reply to it", { .author = "Roe", .title = "A Reply to Bread" },
		NULL },
	{ "a piece in a reader",
		{ .author = "John Doe", .title = "The Coast Reader" },
		"reader" },
	{ "the volume that holds it",
		{ .author = "John Doe",
			.title = "On Waves",
			.container = "The Coast Reader",
			.listed = true },
		"reader" },
	{ "commas in a title",
		{ .author = "Sea",
			.title = "Sand",
			.words = "Meller, Sea, Sand, and Wind, p. 3" },
		"miller" },
	{ "a name is no title",
		{ .author = "Doe",
			.title = "On Bread",
			.words = "Doe, On Bread, Bread, p. 3" },
		NULL },
	{ "an author who may be another",
		{ .author = "Poe",
			.presumed = true,
			.title = "A History of Salt" },
		"roe-salt" },
	{ "a newspaper", { .title = "Pravda", .year = "1924" }, "pravda" },
	{ "stops in initials", { .author = "Roe", .title = "Salt in the USA" },
		"usa" },
	{ "nothing", { .author = "" }, NULL },
};

static struct work_hint
hint_of(const struct said *said)
{
	return (struct work_hint){ .author = slice_of(said->author),
		.title = slice_of(said->title),
		.container = slice_of(said->container),
		.volume = slice_of(said->volume),
		.year = slice_of(said->year),
		.words = slice_of(said->words),
		.near = slice_of(said->near),
		.presumed = said->presumed,
		.listed = said->listed,
		.not = WORK_NONE };
}

static void
test_matches(void)
{
	struct catalogue *c = work_catalogue_new();
	size_t faults;

	bibtex_read(c, slice_of(list), "list", &faults, NULL);
	for (size_t i = 0; i < sizeof matches / sizeof *matches; i++) {
		struct work_hint hint = hint_of(&matches[i].said);
		struct work_match m = work_match(c, &hint);

		tap_equal(m.sure ? work_at(c, m.work)->fields[WORK_KEY]
				 : SLICE(""),
			slice_of(matches[i].want), matches[i].what);
	}
	work_catalogue_free(c);
}

static void
test_not_itself(void)
{
	struct catalogue *c = work_catalogue_new();
	struct work_hint hint = { .title = SLICE("Bread") };
	struct work_match m;
	size_t faults;

	bibtex_read(c, slice_of(list), "list", &faults, NULL);
	hint.near = SLICE("Roe and Poe");
	hint.not = work_keyed(c, SLICE("poe-bread"));
	m = work_match(c, &hint);
	tap_ok(m.sure && m.work == work_keyed(c, SLICE("roe-bread")),
		"who speaks doesn't mean itself");
	work_catalogue_free(c);
}

static void
test_join(void)
{
	struct catalogue *c = work_catalogue_new();
	struct work own = { 0 };
	struct work_hint hint = { .title = SLICE("History of Salt"),
		.not = WORK_NONE };
	size_t faults, first, index;

	bibtex_read(c, slice_of(list), "list", &faults, NULL);
	first = work_count(c);
	own.fields[WORK_KEY] = SLICE("mine");
	own.fields[WORK_AUTHOR] = SLICE("Roe, J.");
	own.fields[WORK_TITLE] =
		SLICE("A history of salt: from the mines to the table");
	index = work_add(c, &own);
	work_join(c, first);
	tap_ok(work_keyed(c, SLICE("roe-salt")) == index,
		"the key of the one before means the new one");
	tap_equal(work_at(c, index)->fields[WORK_PLACE], SLICE("Leeds"),
		"what it lacks it has from that");
	tap_ok(work_match(c, &hint).work == index, "and it is the one found");
	work_catalogue_free(c);
}

static const struct {
	const char *entry, *name, *record, *key;
} works[] = {
	{ "@book{a, author = {Roe, Jane and Poe, Adam}, title = {The Salt},"
	  " year = 1901, address = {Leeds}, publisher = {North}}",
		"Jane Roe and Adam Poe, The Salt (1901)",
		"Jane Roe and Adam Poe, The Salt (Leeds: North, 1901)",
		"roe-salt" },
	{ "@book{a, author = {{Bakers' Union} and others}, title = {Salt}}",
		"Bakers’ Union and others, Salt",
		"Bakers’ Union and others, Salt", "bakers-union-salt" },
	{ "@article{a, title = {On Salt (1901)}, journal = {Meals}, volume = 3,"
	  " translator = {Roe, J.}, pages = {3--4}, year = 1901}",
		"On Salt (1901)",
		"On Salt (1901), in Meals, vol. 3, translated by J. Roe (1901),"
		" pp. 3–4",
		"on-salt-1901" },
	{ "@book{a, author = {Троцкий, Л.}, title = {Моя жизнь}, origdate = 1930,"
	  " year = 1991}",
		"Л. Троцкий, Моя жизнь (1930)",
		"Л. Троцкий, Моя жизнь (1991), first 1930",
		"trotskii-moia-zhizn" },
};

static void
test_words(void)
{
	for (size_t i = 0; i < sizeof works / sizeof *works; i++) {
		struct catalogue *c = work_catalogue_new();
		struct buf name = { 0 }, record = { 0 }, key = { 0 };
		size_t faults;

		bibtex_read(c, slice_of(works[i].entry), "list", &faults, NULL);
		work_name(work_at(c, 0), &name);
		work_record(work_at(c, 0), &record);
		work_make_key(work_at(c, 0), &key);
		tap_equal(buf_view(&name), slice_of(works[i].name), "name");
		tap_equal(
			buf_view(&record), slice_of(works[i].record), "record");
		tap_equal(buf_view(&key), slice_of(works[i].key), "key");
		buf_release(&name);
		buf_release(&record);
		buf_release(&key);
		work_catalogue_free(c);
	}
}

static const struct {
	const char *a, *b;
	bool same;
} spellings[] = {
	{ "Троцкий", "Trotsky", true },
	{ "Trotzki", "Trotskii", true },
	{ "Зиновьев", "Zinoviev", true },
	{ "Chruschtschow", "Chruschtschow", true },
	{ "Fünften", "Fuenften", true },
	{ "Kropotkin", "Kropotkine", false },
	{ "Сочинения", "Sochineniia", true },
	{ "Liebknecht", "Lenin", false },
};

static void
test_spellings(void)
{
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
		struct buf a = { 0 }, b = { 0 };

		spelling_key(slice_of(spellings[i].a), &a);
		spelling_key(slice_of(spellings[i].b), &b);
		tap_ok(slice_equal(buf_view(&a), buf_view(&b)) ==
				spellings[i].same,
			"%s, %s", spellings[i].a, spellings[i].b);
		buf_release(&a);
		buf_release(&b);
	}
}

static const struct {
	const char *a, *b;
	int likeness; /* hundredths; -1: nothing can be said */
} names[] = {
	{ "Roe, Jane", "J. Roe", 100 },
	{ "Roe", "Poe and Roe, J.", 100 },
	{ "Karl Roe", "Jane Roe", 40 },
	{ "Meller", "Miller, K.", 80 },
	{ "von Roe", "Roe, Jane", 100 },
	{ "Roe", "", -1 },
	{ "Roe", "{Roe and Sons}", -1 },
	{ "Roe", "Poe", 0 },
	{ "J.K.Roe", "Roe, Jane", 100 },
	{ "Roe’s", "Roe", 100 },
	{ "Jane Roe et al.", "Roe, Jane and Poe, Adam", 100 },
};

static void
test_names(void)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		double likeness =
			names_alike(slice_of(names[i].a), slice_of(names[i].b));

		tap_ok((likeness < 0 ? -1 : (int)(likeness * 100 + 0.5)) ==
				names[i].likeness,
			"%s, %s: %.2f", names[i].a, names[i].b, likeness);
	}
}

int
main(void)
{
	test_matches();
	test_not_itself();
	test_join();
	test_words();
	test_spellings();
	test_names();
	return tap_done();
}

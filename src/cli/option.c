#include "cli/option.h"

#include <assert.h>
#include <string.h>

enum option_kind { OPTION_SWITCH, OPTION_TEXT, OPTION_NUMBER };

#define AT(field) offsetof(struct options, field)

static const struct option_entry {
	const char *name;
	char letter; /* 0: none */
	enum option_kind kind;
	size_t offset;	   /* of its value in struct options */
	const char *verbs; /* names, blank between; "" = all */
	const char *argument;
	size_t least, greatest; /* of a number */
	const char *help;
} option_table[] = {
	{ "title", 0, OPTION_TEXT, AT(title), "add", "TEXT", 0, 0,
		"title, whatever the file says" },
	{ "author", 0, OPTION_TEXT, AT(author), "add", "TEXT", 0, 0, "author" },
	{ "date", 0, OPTION_TEXT, AT(date), "add", "TEXT", 0, 0,
		"date of the work: 1923, 1923-10-08" },
	{ "edition-of", 0, OPTION_TEXT, AT(edition_of), "add", "DOCUMENT", 0, 0,
		"the file is the next edition of this document" },
	{ "as", 0, OPTION_TEXT, AT(format), "add reimport show toc quotes read",
		"FORMAT", 0, 0, "read the file as text or markdown" },
	{ "encoding", 0, OPTION_TEXT, AT(encoding),
		"add reimport show toc quotes read", "NAME", 0, 0,
		"what the file is in: windows-1251, utf-16 ..." },
	{ "width", 'w', OPTION_NUMBER, AT(width), "show terms read", "N", 8,
		1000, "columns of the text (72)" },
	{ "no-notes", 0, OPTION_SWITCH, AT(no_notes), "show read", NULL, 0, 0,
		"leave the author's notes at the end out" },
	{ "markdown", 0, OPTION_SWITCH, AT(markdown), "show", NULL, 0, 0,
		"a fair copy to be edited and read back" },
	{ "all", 0, OPTION_SWITCH, AT(all), "show", NULL, 0, 0,
		"the boilerplate in it, too" },
	{ "dropped", 0, OPTION_SWITCH, AT(dropped), "show", NULL, 0, 0,
		"bytes of the file that are not in the text, a JSON line each" },
	{ "limit", 0, OPTION_NUMBER, AT(limit), "find", "N", 1, 100000,
		"so many places at most (100)" },
	{ "check", 0, OPTION_SWITCH, AT(check), "quotes", NULL, 0, 0,
		"only what is altered, word by word" },
	{ "jsonl", 0, OPTION_SWITCH, AT(jsonl), "quotes trace", NULL, 0, 0,
		"print JSON, a line for each" },
	{ "trash", 0, OPTION_SWITCH, AT(trash), "notes", NULL, 0, 0,
		"list deleted notes" },
	{ "places", 0, OPTION_SWITCH, AT(places), "sources", NULL, 0, 0,
		"where each work is cited" },
	{ "bibtex", 0, OPTION_SWITCH, AT(bibtex), "sources", NULL, 0, 0,
		"print the records of the works as BibTeX" },
	{ "command", 'c', OPTION_TEXT, AT(command), "read", "COMMAND", 0, 0,
		"do this first, as if typed at the : prompt" },
	{ "preview", 0, OPTION_TEXT, AT(preview), "read", "FILE", 0, 0,
		"look at a file without putting it on the shelf" },
	{ "json", 0, OPTION_SWITCH, AT(json), "", NULL, 0, 0, "print JSON" },
	{ "output", 'o', OPTION_TEXT, AT(output), "", "FILE", 0, 0,
		"write to FILE instead of standard output" },
	{ "quiet", 'q', OPTION_SWITCH, AT(quiet), "", NULL, 0, 0,
		"say nothing but errors" },
	{ "dry-run", 'n', OPTION_SWITCH, AT(dry_run), "", NULL, 0, 0,
		"change nothing, say what would be done" },
	{ "database", 'd', OPTION_TEXT, AT(database), "", "FILE", 0, 0,
		"another library than your own" },
	{ "read-only", 0, OPTION_SWITCH, AT(read_only), "", NULL, 0, 0,
		"open the library without writing into it" },
	{ "help", 'h', OPTION_SWITCH, AT(help), "", NULL, 0, 0, "this help" },
	{ "version", 'V', OPTION_SWITCH, AT(version), "", NULL, 0, 0,
		"which version this is" },
};

enum { OPTION_COUNT = sizeof(option_table) / sizeof(*option_table) };

static_assert(OPTION_COUNT <= 32, "the options given are bits of 32");

static bool
option_fits(const struct option_entry *e, const char *verb)
{
	struct slice rest = slice_of(e->verbs), word;

	if (rest.size == 0)
		return true;
	while (slice_word(&rest, &word))
		if (slice_equal(word, slice_of(verb)))
			return true;
	return false;
}

static const struct option_entry *
option_named(struct slice name)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (slice_equal(name, slice_of(option_table[i].name)))
			return &option_table[i];
	return NULL;
}

static const struct option_entry *
option_lettered(char letter)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (option_table[i].letter == letter)
			return &option_table[i];
	return NULL;
}

static int
option_set(struct options *o, const struct option_entry *e, const char *value,
	struct err *err)
{
	char *field = (char *)o + e->offset;
	size_t number;

	o->given |= 1u << (e - option_table);
	switch (e->kind) {
	case OPTION_SWITCH:
		*(bool *)field = true;
		break;
	case OPTION_TEXT:
		*(const char **)field = value;
		break;
	case OPTION_NUMBER:
		if (!slice_number(slice_of(value), &number) ||
			number < e->least || number > e->greatest)
			return err_set(err, ERR_USAGE,
				"--%s: %s is no number from %zu to %zu",
				e->name, value, e->least, e->greatest);
		*(size_t *)field = number;
	}
	return 0;
}

/* The words, one after the other. */
struct option_words {
	const char *const *items;
	size_t count, at;
};

/* Sets E to VALUE or, when that is NULL and one is needed, the next word. */
static int
option_take(struct options *o, const struct option_entry *e, const char *value,
	struct option_words *words, struct err *err)
{
	if (e->kind == OPTION_SWITCH && value)
		return err_set(err, ERR_USAGE, "--%s: takes no value", e->name);
	if (e->kind != OPTION_SWITCH && !value) {
		if (words->at == words->count)
			return err_set(err, ERR_USAGE, "--%s: %s is missing",
				e->name, e->argument);
		value = words->items[words->at++];
	}
	return option_set(o, e, value, err);
}

static int
option_long(struct options *o, const char *word, struct option_words *words,
	struct err *err)
{
	const char *equals = strchr(word, '=');
	struct slice name = slice_of(word + 2);
	const struct option_entry *e;

	if (equals)
		name.size = (size_t)(equals - name.data);
	e = option_named(name);
	if (!e)
		return err_set(err, ERR_USAGE, "%s: no such option", word);
	return option_take(o, e, equals ? equals + 1 : NULL, words, err);
}

/* Letters together: -qn, -oFILE. */
static int
option_short(struct options *o, const char *word, struct option_words *words,
	struct err *err)
{
	for (const char *at = word + 1; *at; at++) {
		const struct option_entry *e = option_lettered(*at);

		if (!e)
			return err_set(
				err, ERR_USAGE, "%s: no such option", word);
		if (e->kind != OPTION_SWITCH)
			return option_take(
				o, e, at[1] ? at + 1 : NULL, words, err);
		if (option_set(o, e, NULL, err) != 0)
			return -1;
	}
	return 0;
}

int
option_parse(struct options *o, const char *const *words, size_t count,
	struct vec *operands, struct err *err)
{
	struct option_words rest = { words, count, 0 };
	bool over = false;
	int result = 0;

	while (result == 0 && rest.at < count) {
		const char *word = words[rest.at++];

		if (over || word[0] != '-' || word[1] == '\0')
			*(const char **)vec_push(operands) = word;
		else if (strcmp(word, "--") == 0)
			over = true;
		else if (word[1] == '-')
			result = option_long(o, word, &rest, err);
		else
			result = option_short(o, word, &rest, err);
	}
	return result;
}

int
option_check(const struct options *o, const char *verb, struct err *err)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if ((o->given & 1u << i) != 0 &&
			!option_fits(&option_table[i], verb))
			return err_set(err, ERR_USAGE,
				"--%s: only with ibid %s", option_table[i].name,
				option_table[i].verbs);
	return 0;
}

void
option_print(const char *verb, struct buf *out)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option_entry *e = &option_table[i];
		size_t start = out->size;

		if (!option_fits(e, verb))
			continue;
		buf_text(out, "  ");
		if (e->letter)
			buf_printf(out, "-%c, ", e->letter);
		else
			buf_text(out, "    ");
		buf_printf(out, "--%s%s%s", e->name, e->argument ? " " : "",
			e->argument ? e->argument : "");
		while (out->size - start < 25)
			buf_char(out, ' ');
		buf_printf(out, " %s\n", e->help);
	}
}

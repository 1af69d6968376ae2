#include "cli/verb.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/glyph.h"
#include "cli/verbs.h"
#include "ui/line.h"

static const struct verb {
	const char *name, *words;
	size_t least, most; /* words wanted */
	int (*run)(struct request *r, struct err *err);
	const char *help;
} verb_table[] = {
	{ "add", "FILE...", 1, SIZE_MAX, add_run,
		"put files, or all files of a folder, on the shelf" },
	{ "list", "", 0, 0, list_run, "what is on the shelf" },
	{ "show", "DOC[#PLACE]", 1, 1, show_run,
		"a document as text, or its structure as JSON" },
	{ "toc", "DOC", 1, 1, toc_run, "the headings of a document" },
	{ "find", "[in:DOC] WORDS", 1, SIZE_MAX, find_run,
		"find words in all documents" },
	{ "quotes", "DOC...", 1, SIZE_MAX, quotes_run,
		"the quotations of a document and where they come from" },
	{ "trace", "[WORDS]", 0, SIZE_MAX, trace_run,
		"where words come from; without any, those of standard input" },
	{ "notes",
		"[DOC | add DOC#PLACE TEXT | edit ID TEXT | delete ID... | "
		"restore ID...]",
		0, SIZE_MAX, notes_run, "your notes and bookmarks" },
	{ "sources", "[DOC]", 0, SIZE_MAX, sources_run,
		"the works that are cited, how often and where" },
	{ "terms", "[NAME | add NAME DEFINITION]", 0, SIZE_MAX, terms_run,
		"the glossary" },
	{ "remove", "DOC...", 1, SIZE_MAX, remove_run,
		"take documents off the shelf; their notes go to the trash" },
	{ "reimport", "[DOC...]", 0, SIZE_MAX, reimport_run,
		"make documents anew from the bytes that were kept" },
	{ "keys", "[PRESET]", 0, 1, keys_run,
		"the keys: yours, or those of vi, less, emacs" },
	{ "where", "", 0, 0, where_run, "where the files are" },
	{ "config", "", 0, 0, config_run, "the settings" },
};

static const struct verb verb_none = { "read",
	"[FILE[#PLACE] | DOC[#PLACE] | -]", 0, SIZE_MAX, read_run,
	"read; without a name, where you left" };

enum { VERB_COUNT = sizeof(verb_table) / sizeof(*verb_table) };

static const struct verb *
verb_find(const char *name)
{
	for (size_t i = 0; name && i < VERB_COUNT; i++)
		if (strcmp(name, verb_table[i].name) == 0)
			return &verb_table[i];
	return &verb_none;
}

static void
print_usage(const struct verb *v, struct buf *out)
{
	if (v == &verb_none)
		buf_printf(out, "usage: ibid %s\n       ibid VERB ...\n\n",
			v->words);
	else
		buf_printf(out, "usage: ibid %s %s\n%s\n\n", v->name, v->words,
			v->help);
	for (size_t i = 0; v == &verb_none && i < VERB_COUNT; i++)
		buf_printf(out, "  %-8s %s\n", verb_table[i].name,
			verb_table[i].help);
	if (v == &verb_none)
		buf_char(out, '\n');
	option_print(v->name, out);
	if (v == &verb_none)
		buf_text(out,
			"\nDOC is a number of the shelf, a path, or "
			"words of a title; PLACE is 3.14 or n12.\n"
			"ibid VERB -h says more; man ibid says all.\n");
}

/* The options of the environment stand before those of the command line; a
 * verb that has no use for one of them leaves it alone. */
static int
read_environment(struct options *o, struct arena *arena, struct err *err)
{
	struct vec lines = VEC_OF(struct line_command);
	struct vec words = VEC_OF(const char *), others = words;
	struct err why = { 0 };
	int result =
		line_split(slice_of(getenv("IBID_OPTS")), arena, &lines, &why);

	for (size_t i = 0; i < lines.count; i++) {
		const struct line_command *line = vec_at(&lines, i);

		for (size_t k = 0; k < line->count; k++)
			*(const char **)vec_push(&words) = line->words[k].data;
	}
	if (result == 0)
		result = option_parse(
			o, words.items, words.count, &others, &why);
	if (result == 0 && others.count > 0)
		result = err_set(&why, ERR_USAGE, "%s: is no option",
			*(const char **)vec_at(&others, 0));
	if (result != 0)
		err_set(err, ERR_USAGE, "IBID_OPTS: %s", err_text(&why));
	err_release(&why);
	o->given = 0;
	vec_release(&lines);
	vec_release(&words);
	vec_release(&others);
	return result;
}

static int
check_count(const struct verb *v, const struct request *r, struct err *err)
{
	if (r->count < v->least)
		return err_set(err, ERR_USAGE, "%s what? %s is missing",
			v->name, v->words);
	if (r->count > v->most)
		return err_set(err, ERR_USAGE, "%s: one word too many",
			r->words[v->most]);
	return 0;
}

/* Takes the command line apart; *V is the verb as far as it is known. */
static int
understand(struct request *r, struct vec *words, const struct verb **v,
	struct err *err)
{
	struct vec all = *words;
	int result;

	*words = VEC_OF(const char *);
	result = option_parse(&r->options, all.items, all.count, words, err);
	vec_release(&all);
	*v = verb_find(words->count ? *(const char **)vec_at(words, 0) : NULL);
	if (*v != &verb_none)
		vec_remove(words, 0);
	r->words = words->items;
	r->count = words->count;
	if (result != 0 || r->options.help || r->options.version)
		return result;
	if (option_check(&r->options, (*v)->name, err) != 0)
		return -1;
	return check_count(*v, r, err);
}

static void
tell_misuse(const struct verb *v, const struct err *err)
{
	struct err whole = { 0 };

	err_set(&whole, ERR_USAGE, "%s; see ibid%s%s -h", err_text(err),
		v == &verb_none ? "" : " ", v == &verb_none ? "" : v->name);
	output_fail(&whole);
	err_release(&whole);
}

static int
run(struct request *r, const struct verb *v, struct err *err)
{
	if (r->options.version)
		buf_text(&r->out.data, PACKAGE_STRING "\n");
	else if (r->options.help)
		print_usage(v, &r->out.data);
	else
		return v->run(r, err);
	return 0;
}

/* Runs the verb; the exit status. */
static int
perform(struct request *r, const struct verb *v)
{
	struct err err = { 0 }, late = { 0 };
	bool whole;
	int status;

	output_init(&r->out, r->options.output);
	output_set_quiet(r->options.quiet);
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0 && output_is_terminal())
		glyph_set_ascii(true);
	status = run(r, v, &err);
	whole = status >= 0;
	if (!whole) {
		output_fail(&err);
		status = (int)err.kind;
	}
	if (output_close(&r->out, whole, &late) != 0) {
		output_fail(&late);
		status = (int)late.kind;
	}
	err_release(&err);
	err_release(&late);
	return status;
}

int
verb_run(int count, char **words)
{
	struct request r = { 0 };
	struct arena arena = { 0 };
	struct vec rest = VEC_OF(const char *);
	const struct verb *v = &verb_none;
	struct err err = { 0 };
	int status = ERR_USAGE;

	for (int i = 1; i < count; i++)
		*(const char **)vec_push(&rest) = words[i];
	if (read_environment(&r.options, &arena, &err) == 0 &&
		understand(&r, &rest, &v, &err) == 0)
		status = perform(&r, v);
	else
		tell_misuse(v, &err);
	request_release(&r);
	vec_release(&rest);
	arena_release(&arena);
	err_release(&err);
	return status;
}

/*
 * The options, one table: name, letter, kind, which verbs take it, help. What
 * is parsed and what the usage says come from it. Options may stand anywhere
 * before `--`.
 */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"

/* What was given; texts are borrowed from the words that were parsed. */
struct options {
	bool help, version, json, quiet, dry_run, read_only;
	bool no_notes, dropped, markdown, all, trash, places, bibtex;
	bool check, jsonl;
	const char *output, *database;
	const char *edition_of;
	const char *title, *author, *date, *format, *encoding;
	const char *command, *preview;
	size_t width, limit;  /* 0: not given */
	uint32_t given;       /* a bit for each line of the table */
};

/* Takes COUNT words apart: options into O (over what is there), all others
 * appended to OPERANDS (of const char *). 0, or -1 with a sentence. */
int option_parse(struct options *o, const char *const *words, size_t count,
	struct vec *operands, struct err *err);

/* Whether VERB ("read": no verb) takes all that was given; -1 with a sentence. */
int option_check(const struct options *o, const char *verb, struct err *err);

/* The lines of help for the options of VERB, appended. */
void option_print(const char *verb, struct buf *out);

#endif

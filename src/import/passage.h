/*
 * The paragraphs of a finished text as a reader who looks for quotations sees
 * them: how each begins and ends, and whether it speaks or hands over.
 */
#ifndef IMPORT_PASSAGE_H
#define IMPORT_PASSAGE_H

#include "base/vec.h"
#include "text/builder.h"

enum passage_verb {
	PASSAGE_SILENT,
	PASSAGE_SPEAKS,   /* "… wrote about it" in its last sentence */
	PASSAGE_ANNOUNCES /* "… wrote:" at its very end */
};

struct passage {
	struct range range;
	uint32_t region;   /* note it is a body of + 1; 0 = main text */
	bool prose;        /* a plain paragraph: may be a quotation */
	bool heading;
	bool cites;        /* a marker or a reference ends it */
	bool bracket;      /* a reference in square brackets */
	bool quoted;       /* words in quotation marks stand right before that */
	bool marked_inside; /* has markers elsewhere, too */
	bool cut;          /* begins with an ellipsis or in mid-sentence */
	bool goes_on;      /* begins as no quotation does: "said he", "2." */
	bool self;         /* says I or we */
	bool brief;        /* one sentence, not long */
	bool open;         /* its end is no end of a sentence */
	bool colon, comma; /* ends in one */
	bool begins_open;  /* with a quotation mark that is not closed in it */
	bool begins_said;  /* with words in quotation marks; then goes on */
	bool all_said;     /* all of it is in quotation marks */
	enum passage_verb verb;
};

/* Appends the passages of the text in B to OUT (of struct passage). Notes and
 * quotations inside paragraphs are marked before. */
void passage_list(struct builder *b, struct vec *out);

#endif

/*
 * One document looked through for what it quotes: all that is marked or set in,
 * then long runs of words that stand elsewhere, too.
 */
#ifndef STUDY_SURVEY_H
#define STUDY_SURVEY_H

#include "study/library.h"
#include "study/reading.h"

struct survey;

/* L and R must outlive it. */
struct survey *survey_new(struct library *l, struct reading *r);
void survey_free(struct survey *s);

/* Some MS milliseconds' worth; true while there is more. */
bool survey_step(struct survey *s, int64_t ms);

/* The document as it is read; another one by now: the survey is void. */
const struct doc *survey_doc(const struct survey *s);

/* What was found (of struct proposal), in the order of the text. */
const struct vec *survey_found(const struct survey *s);

/* What question quotation Q of R is; FORMER: the passage that the one before
 * came from, or NULL; OTHERS (of struct source_passage, borrowed by OUT): those
 * that other ones come from. */
void survey_question(struct reading *r, const struct quote *q,
	const struct source_passage *former, const struct vec *others,
	struct source_question *out);

#endif

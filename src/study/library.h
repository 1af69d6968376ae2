/* The shelf as the search for sources asks it: postings, documents, what was
 * found before. Opened when first wanted. */
#ifndef STUDY_LIBRARY_H
#define STUDY_LIBRARY_H

#include "apparatus/source.h"
#include "store/posting.h"
#include "store/proposal.h"
#include "study/study.h"

struct library {
	struct postings *postings;
	struct proposals *proposals;
	struct source_finder *finder;
	unsigned version; /* goes up when proposals change */
	/* private: */
	struct study *study;
	struct source_library calls;
	struct vec docs; /* of struct library_doc: open ones */
	struct vec places; /* of struct posting_place */
	size_t uses, rests;
};

/* NULL with an error. The study keeps it. */
struct library *library_of(struct study *s, struct err *err);
void library_free(struct library *l);

/* A document, borrowed until library_rest; NULL: gone. */
const struct doc *library_doc(struct library *l, int64_t id);

/* Between two questions: closes what was not asked for lately. */
void library_rest(struct library *l);

/* DOCUMENT (0: any) may have another text by now. */
void library_forget(struct library *l, int64_t document);

/* Asks the finder. Passages into OUT (of struct source_passage). */
void library_find(struct library *l, const struct source_question *question,
	struct vec *out);

#endif

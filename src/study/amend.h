/* The corrections that the reader made of a document, made again in a text of it
 * that was just read. */
#ifndef STUDY_AMEND_H
#define STUDY_AMEND_H

#include "store/correction.h"
#include "study/study.h"
#include "text/revise.h"

/* CHANGE, to be made in D, as it is kept (without document). Its texts are
 * borrowed from D. */
struct correction amend_describe(
	const struct doc *d, const struct revise_change *change);

struct amend_count {
	size_t made, unfit;
};

/* DOC, taken over, with all corrections of DOCUMENT made; those whose words are
 * not there any more are kept and counted as unfit. Never NULL. */
struct doc *amend_document(struct study *s, int64_t document, struct doc *doc,
	struct amend_count *count);

/* "1 correction fits nowhere any more" appended; nothing for 0. */
void amend_tell(size_t unfit, struct buf *out);

#endif

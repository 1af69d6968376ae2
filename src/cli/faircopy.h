/*
 * A fair copy of a document: Markdown with the facts on top, to be corrected
 * in an editor and read back as the document's next edition. Its words,
 * headings, quotations, lists and notes come back as they are.
 */
#ifndef CLI_FAIRCOPY_H
#define CLI_FAIRCOPY_H

#include "cli/target.h"

/* Boilerplate only if ALL: then as a fence "boilerplate", which is read back as
 * such. */
void faircopy_print(struct output *out, const struct target *t, bool all);

#endif

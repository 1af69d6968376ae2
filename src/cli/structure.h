/*
 * The structure of a document as JSON: what `ibid show --json` prints. Ranges
 * are [start, end) in bytes of the original file, without white space at
 * their ends; in a member of an archive its name is the third of them.
 */
#ifndef CLI_STRUCTURE_H
#define CLI_STRUCTURE_H

#include "apparatus/term.h"
#include "cli/target.h"

void structure_print(struct output *out, const struct target *t,
	struct study *s);

/* The headings alone: an array. */
void structure_print_headings(struct output *out, const struct target *t);

#endif

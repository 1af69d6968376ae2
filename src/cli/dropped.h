/* What of a document's source is not read as text. */
#ifndef CLI_DROPPED_H
#define CLI_DROPPED_H

#include "cli/output.h"
#include "cli/target.h"

/* One JSON object a line: start, end, and the bytes as text; of an archive
 * start, end and member, for each member that text was read from. */
void dropped_print(struct output *out, const struct target *t);

#endif

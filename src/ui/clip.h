/* Words for the reader's own clipboard, through whatever lies between. */
#ifndef UI_CLIP_H
#define UI_CLIP_H

#include "base/buf.h"

/* Appends the sequence (OSC 52) that copies TEXT; false, and nothing appended,
 * above the 74,994 bytes that terminals take. Only letters, digits and +/= of
 * TEXT's base64 stand in it. */
bool clip_sequence(struct slice text, struct buf *out);

#endif

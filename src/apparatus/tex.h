/* Text as TeX is told it, in the fields of BibTeX. */
#ifndef APPARATUS_TEX_H
#define APPARATUS_TEX_H

#include "base/buf.h"

/* Appends S as it is read: accents, dashes, quotation marks, without braces
 * and commands. NAMES: braces around a whole name stay. */
void tex_read(struct slice s, bool names, struct buf *out);

/* Appends S so that TeX sets it as it stands. */
void tex_write(struct slice s, struct buf *out);

#endif

/* The sizes of the members of a ZIP archive, as its directory tells them. They
 * are not to be believed where memory hangs on them. */
#ifndef CLI_ZIPSIZES_H
#define CLI_ZIPSIZES_H

#include "base/slice.h"

/* Bytes of the unpacked member NAME; 0 when it isn't there. */
size_t zipsizes_of(struct slice archive, struct slice name);

#endif

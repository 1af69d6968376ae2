/* The keymaps that are compiled in: the files of keymaps/, word for word. */
#ifndef UI_PRESET_H
#define UI_PRESET_H

#include "base/slice.h"

/* Text of preset NAME ("vi", "less", "emacs"); empty when there is none. */
struct slice preset_text(struct slice name);

/* Name of preset INDEX, NULL behind the last. */
const char *preset_name(int index);

#endif

/* What a command is called with. */
#ifndef UI_CALL_H
#define UI_CALL_H

#include "base/slice.h"

struct call {
	size_t count;        /* the number before it; 0 = none */
	struct slice *words; /* arguments, NUL-terminated */
	size_t word_count;
	struct slice tail;   /* all arguments as written */
};

#endif

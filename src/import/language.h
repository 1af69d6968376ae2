/* The language of a text, by its smallest words. */
#ifndef IMPORT_LANGUAGE_H
#define IMPORT_LANGUAGE_H

#include "base/slice.h"

/* "en", "de" …, or empty when too few words tell. */
struct slice language_guess(struct slice text);

#endif

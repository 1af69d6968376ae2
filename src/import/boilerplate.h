/*
 * The pass over plain text that finds what a page had around its text: rows of
 * links, buttons, teasers, dates of the page, addresses, captions.
 */
#ifndef IMPORT_BOILERPLATE_H
#define IMPORT_BOILERPLATE_H

#include "import/plain.h"

void boilerplate_find(struct plain *p);

#endif
